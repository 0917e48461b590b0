"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class FieldIssue(Model):
    """One problem found while validating a request.

    Attributes:
        code: Machine-readable code of this problem, such as `invalid_email`.
        reason: What is wrong with the field, explained for a person.
        path: Dotted path of the field at fault, where there is one.
    """

    code: str
    reason: str
    path: str | None | Unset = UNSET
