"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import UNSET, Model, Unset


@define(kw_only=True, getstate_setstate=False)
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
