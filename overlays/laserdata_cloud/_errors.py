"""Everything that can go wrong, in one tree under `LaserDataError`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation


class FieldIssue(NamedTuple):
    """What the server found wrong with one member of a request.

    Attributes:
        code: stable machine-readable code, such as `invalid_email`.
        reason: the same for people.
        path: dotted path of the member, `None` where the server names none.
    """

    code: str
    reason: str
    path: str | None


class LaserDataError(Exception):
    """Anything this package raises.

    Attributes:
        operation: operationId of the call, `None` where there was no call.
        attempts: how often the request was sent; 0 means that nothing left this machine.
        idempotency_key: the key that went out with every attempt. Give it to the same call within ten minutes, and
            what may already have happened happens no second time.
        may_have_happened: True where the server may have carried the call out although it failed.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: Operation | None = None,
        attempts: int = 0,
        idempotency_key: str | None = None,
        may_have_happened: bool = False,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.operation = None if operation is None else operation.id
        self.attempts = attempts
        self.idempotency_key = idempotency_key
        self.may_have_happened = may_have_happened

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args, self.__dict__.copy())


def _rebuild(kind: type[LaserDataError], arguments: tuple[Any, ...], state: dict[str, Any]) -> LaserDataError:
    error = kind.__new__(kind, *arguments)
    error.args = arguments
    error.__dict__.update(state)
    return error


class InvalidRequestError(LaserDataError, ValueError):
    """The call cannot be sent as it was made; nothing left this machine."""


class ConnectionFailedError(LaserDataError):
    """No answer came: the connection could not be made, or it broke."""


class AttemptTimeoutError(ConnectionFailedError, TimeoutError):
    """No answer came in time."""


class DecodingError(LaserDataError):
    """The answer is not what the API's document promises; the message names the place.

    Attributes:
        status: HTTP status code.
        content: the body as it came.
    """

    def __init__(self, message: str, *, status: int, content: bytes, **context: Any) -> None:
        super().__init__(message, **context)
        self.status = status
        self.content = content


class StatusError(LaserDataError):
    """The server refused, or failed; it says so with its status.

    Attributes:
        status: HTTP status code, 100 to 999.
        code: the problem's stable code (`tenant_not_found`), `None` where the body is no problem document.
        reason: the problem in words.
        field_issues: what is wrong with which member of the request.
        request_id: value of the `ld-request` header; quote it when you ask LaserData for help.
        retryable: what the server says about trying again, `None` where it does not.
        retry_after: seconds the server asks to wait, `None` where it does not.
        headers: headers of the answer.
        content: the body as it came.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        headers: Mapping[str, str],
        content: bytes,
        code: str | None = None,
        reason: str | None = None,
        field_issues: tuple[FieldIssue, ...] = (),
        request_id: str | None = None,
        retryable: bool | None = None,
        retry_after: float | None = None,
        **context: Any,
    ) -> None:
        super().__init__(message, **context)
        self.status = status
        self.headers = headers
        self.content = content
        self.code = code
        self.reason = reason
        self.field_issues = field_issues
        self.request_id = request_id
        self.retryable = retryable
        self.retry_after = retry_after


class BadRequestError(StatusError):
    """400: the request is wrong; `field_issues` says where."""


class AuthenticationError(StatusError):
    """401: the API key or session is missing, malformed, expired or revoked."""


class PermissionDeniedError(StatusError):
    """403: the caller lacks a permission, its address is not allowed, or the operation refuses API keys."""


class NotFoundError(StatusError):
    """404: there is no such thing, or the caller may not see it."""


class ConflictError(StatusError):
    """409: it exists already, or its state does not allow this."""


class IdempotencyError(ConflictError):
    """409 `idempotency_error`: the idempotency key was used before, with another body."""


class GoneError(StatusError):
    """410: it was there, and is no more."""


class RateLimitError(StatusError):
    """429: too many requests with this key; `retry_after` says how many seconds to wait."""


class ServerError(StatusError):
    """5xx: the server failed."""


_BY_STATUS: Mapping[int, type[StatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    429: RateLimitError,
}


def status_error(
    operation: Operation, status: int, headers: Mapping[str, str], content: bytes, **context: Any
) -> StatusError:
    """Return the error for an answer that is no success, whatever its status and body are."""
    problem = _problem(content)
    code = _text(problem.get("code"))
    reason = _text(problem.get("reason")) or _text(problem.get("detail")) or _text(problem.get("title"))
    issues: list[FieldIssue] = []
    listed = problem.get("field_issues")
    for issue in cast("list[Any]", listed) if isinstance(listed, list) else ():
        if isinstance(issue, dict):
            entry = cast("dict[str, Any]", issue)
            issues.append(
                FieldIssue(_text(entry.get("code")) or "", _text(entry.get("reason")) or "", _text(entry.get("path")))
            )
    retryable = problem.get("retryable")
    request_id = headers.get("ld-request") or _text(problem.get("instance"))
    kind = _BY_STATUS.get(status, ServerError if 500 <= status < 600 else StatusError)
    if code == "idempotency_error":
        kind = IdempotencyError
    said = f"{operation.id}: {status}"
    if code:
        said += f" {code}"
    if reason:
        said += f": {reason}"
    for found in issues[:3]:
        said += f"; {found.path or 'request'}: {found.reason or found.code}"
    if status in (401, 403) and operation.id != "get_api_key_context" and code != "api_key_not_allowed":
        said += ". `api_keys.context()` tells whether the key works and what it may do"
    if request_id:
        said += f" (request {request_id})"
    return kind(
        said,
        status=status,
        headers=headers,
        content=content,
        code=code,
        reason=reason,
        field_issues=tuple(issues),
        request_id=request_id,
        retryable=retryable if isinstance(retryable, bool) else None,
        operation=operation,
        **context,
    )


def _problem(content: bytes) -> dict[str, Any]:
    if content.lstrip()[:1] != b"{":
        return {}
    import json

    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
