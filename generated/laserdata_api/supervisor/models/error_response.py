"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class ErrorResponse(Model):
    """Problem document (RFC 7807, `application/problem+json`) behind every response that is not a success.

    Attributes:
        code: Stable snake_case code; base decisions on this member.
        reason: Long explanation of this occurrence. It takes the place of the RFC's `detail`.
        title: Short heading, derived from the code.
        field: Single field at fault, kept for older clients.
        field_issues: Validation findings, present on 400 only.
        instance: Correlation id of the failed request, equal to the `ld-request` header.
        retryable: Whether sending the same request again may help. So it is at 408, 425, 429, 500 and 502 to 504.
        status: HTTP status, repeated in the body.
        type: URI of the problem class; `about:blank` where none is registered.
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
