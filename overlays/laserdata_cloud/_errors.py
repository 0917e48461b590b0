"""Everything that can go wrong, in one tree under `LaserDataError`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

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
        message: what happened, in one line.
        operation: operationId of the call, `None` where there was no call.
        attempts: how often it was tried; 0 means that it was refused before anything left this machine.
        idempotency_key: the key that went out with every attempt. Give it to the same call within ten minutes of the
            first, and what may already have happened happens no second time.
        may_have_happened: True where the server may have carried the call out although it failed.
    """

    def __init__(self, message: str, *, operation: Operation | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.operation = None if operation is None else operation.id
        self.attempts = 0
        self.idempotency_key: str | None = None
        self.may_have_happened = False

    def add(self, sentence: str) -> None:
        """Say more in the message."""
        self.message = f"{self.message}; {sentence}"
        self.args = (self.message,)

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


class NoSupervisorError(LaserDataError):
    """The deployment has no supervisor to talk to: not yet, or never where it runs on premise."""


class NotServedError(InvalidRequestError):
    """The region does not serve this operation (yet): its document had none such when this release was made.

    Attributes:
        region: the region, such as `aws-us`; `None` where it is not known.
        regions: the regions that serve it.
    """

    def __init__(
        self,
        message: str,
        *,
        region: str | None = None,
        regions: tuple[str, ...] = (),
        operation: Operation | None = None,
    ) -> None:
        super().__init__(message, operation=operation)
        self.region = region
        self.regions = regions


class WaitFailedError(LaserDataError):
    """The work that was waited for failed.

    Attributes:
        state: the API's word for what was seen, such as `failed`.
        seen: what was looked at when it had failed, where there is such a thing: a deployment, or a list.
    """

    def __init__(
        self, message: str, *, state: str = "unknown", seen: Any = None, operation: Operation | None = None
    ) -> None:
        super().__init__(message, operation=operation)
        self.state = state
        self.seen = seen


class WaitTimeoutError(LaserDataError, TimeoutError):
    """The work that was waited for has not ended in time; it may go on.

    Attributes:
        state: the API's word for what was seen last; `unknown` where nothing was seen.
    """

    def __init__(self, message: str, *, state: str = "unknown", operation: Operation | None = None) -> None:
        super().__init__(message, operation=operation)
        self.state = state


class DecodingError(LaserDataError):
    """The answer is not what the API's document promises; the message names the place.

    Attributes:
        status: HTTP status code.
        content: the body as it came. Left out (`b""`) where the error is pickled or copied, since it may hold a secret
            that was just created.
        request_id: value of the `ld-request` header.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        content: bytes,
        request_id: str | None = None,
        operation: Operation | None = None,
    ) -> None:
        super().__init__(message, operation=operation)
        self.status = status
        self.content = content
        self.request_id = request_id

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args, {**self.__dict__, "content": b""})


class StatusError(LaserDataError):
    """The server refused, or failed; it says so with its status.

    Attributes:
        status: HTTP status code, 100 to 999.
        code: the problem's stable code (`tenant_not_found`), `None` where the body is no problem document.
        reason: the problem in words.
        field_issues: what is wrong with which member of the request, as far as the server says.
        request_id: value of the `ld-request` header; quote it when you ask LaserData for help.
        retryable: what the server says about trying again, `None` where it does not.
        retry_after: seconds the server asks to wait, `None` where it does not.
        headers: headers of the answer, without cookies; names are matched without regard to case.
        content: the body as it came; where it repeated the API key, that is blanked.
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
        operation: Operation | None = None,
    ) -> None:
        super().__init__(message, operation=operation)
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
