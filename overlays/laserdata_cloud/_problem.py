"""From an answer that is no success to the error that says why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from ._errors import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    FieldIssue,
    GoneError,
    IdempotencyError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    StatusError,
)

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation

_BY_STATUS: Mapping[int, type[StatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    429: RateLimitError,
}


def status_error(operation: Operation, status: int, headers: Mapping[str, str], content: bytes) -> StatusError:
    """Return the error for an answer that is no success, whatever its status and body are."""
    problem = _problem(content)
    code = _text(problem.get("code"))
    reason = _text(problem.get("reason")) or _text(problem.get("detail")) or _text(problem.get("title"))
    issues = _issues(problem)
    retryable = problem.get("retryable")
    request_id = headers.get("ld-request") or _text(problem.get("instance"))
    if code == "idempotency_error":
        kind: type[StatusError] = IdempotencyError
    else:
        kind = _BY_STATUS.get(status, ServerError if 500 <= status < 600 else StatusError)
    return kind(
        _message(operation, status, code, reason, issues, request_id),
        status=status,
        headers=headers,
        content=content,
        code=code,
        reason=reason,
        field_issues=issues,
        request_id=request_id,
        retryable=retryable if isinstance(retryable, bool) else None,
        operation=operation,
    )


def _message(
    operation: Operation,
    status: int,
    code: str | None,
    reason: str | None,
    issues: tuple[FieldIssue, ...],
    request_id: str | None,
) -> str:
    said = f"{operation.id}: {status}"
    if code:
        said += f" {short(code)}"
    if reason:
        said += f": {short(reason)}"
    for issue in issues[:3]:
        said += f"; {short(issue.path or 'request')}: {short(issue.reason or issue.code)}"
    if len(issues) > 3:
        said += f"; and {len(issues) - 3} more"
    if 300 <= status < 400:
        said += "; redirects are not followed: check the base URL"
    if status in (401, 403) and operation.credentials == "any" and operation.id != "get_api_key_context":
        said += "; `api_keys.context()` tells whether the key works and what it may do"
    if request_id:
        said += f" (request {short(request_id)})"
    return said


def short(text: str) -> str:
    """Return text from the server for one line of a log."""
    line = " ".join("".join(character if character.isprintable() else " " for character in text[:1000]).split())
    return line if len(line) <= 300 else f"{line[:299]}…"


def _issues(problem: Mapping[str, Any]) -> tuple[FieldIssue, ...]:
    found: list[FieldIssue] = []
    listed = problem.get("field_issues")
    for issue in cast("list[Any]", listed) if isinstance(listed, list) else ():
        if isinstance(issue, dict):
            entry = cast("dict[str, Any]", issue)
            found.append(
                FieldIssue(_text(entry.get("code")) or "", _text(entry.get("reason")) or "", _text(entry.get("path")))
            )
    field = _text(problem.get("field"))
    if not found and field is not None:
        found = [FieldIssue(_text(problem.get("code")) or "", _text(problem.get("reason")) or "", field)]
    return tuple(found)


def _problem(content: bytes) -> dict[str, Any]:
    if content.lstrip()[:1] != b"{":
        return {}
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
