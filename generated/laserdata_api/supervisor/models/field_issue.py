"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class FieldIssue(Model):
    """What is wrong with one field of a request.

    Attributes:
        code: Machine-readable kind of problem, in snake_case.
        reason: Explanation for a person.
        path: Dotted path of the offending field, where one can be named.
    """

    code: str
    reason: str
    path: str | None | Unset = UNSET
