"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class ErrorResponse(Model):
    """Body of an error answer, `application/problem+json` after RFC 7807. No operation of this document refers to it.

    Attributes:
        code: Error code in snake_case, stable and meant for programs to branch on.
        reason: Longer explanation of this occurrence for people; plays the part of `detail` in RFC 7807.
        title: Short title of the class of error, for people (RFC 7807 `title`).
        field: Request field at fault; sent with 400 only.
        field_issues: Every field at fault, with a reason each; sent with 400 only.
        instance: URI of this one occurrence (RFC 7807 `instance`), equal to the `ld-request` response header.
        retryable: Whether a retry may help: `true` for 408, 425, 429, 500, 502, 503 and 504, else `false`.
        status: The HTTP status code repeated, so that the body alone is enough to branch on.
        type: URI of the class of error (RFC 7807 `type`); `about:blank` where none is registered.
    """

    code: str
    reason: str
    title: str
    field: str | None | Unset = UNSET
    field_issues: list[FieldIssue] | Unset = UNSET
    instance: str | None | Unset = UNSET
    retryable: bool | None | Unset = UNSET
    status: int | None | Unset = UNSET
    type: str | Unset = UNSET


# Below the class, so that classes may name each other.
from .field_issue import FieldIssue  # noqa: E402
