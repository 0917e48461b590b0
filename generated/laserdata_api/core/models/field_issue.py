"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class FieldIssue(Model):
    """One field at fault in a refused request; part of ErrorResponse.

    Attributes:
        code: Code of the fault, such as `invalid_email`.
        reason: What is wrong with the field, for people.
        path: Dotted path to the field, where one is known.
    """

    code: str
    reason: str
    path: str | None | Unset = UNSET
