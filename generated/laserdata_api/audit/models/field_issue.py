"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import UNSET, Model, Unset


@define(kw_only=True, getstate_setstate=False)
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
