"""What a call does, without doing it: generators that yield what to send or how long to wait, and are told the outcome.

A driver of a few lines runs a flow over blocking I/O, another over asyncio or trio; the rules stand here, once.
"""

from __future__ import annotations

import datetime
import email.utils
import random
import time
import uuid
from collections.abc import Callable, Generator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ._errors import (
    AttemptTimeoutError,
    ConnectionFailedError,
    DecodingError,
    InvalidRequestError,
    LaserDataError,
    StatusError,
    status_error,
)
from ._transport import Answer, Failure, Send

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation

KEY_LIFETIME = 600.0
"""Seconds for which the server remembers an idempotency key; no attempt with it goes out later than that."""

IN_PROGRESS = "idempotent_request_in_progress"

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
# Statuses after which nothing was done, so that sending again is safe without any key.
_UNTOUCHED = frozenset({408, 425, 429})
_REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"})


class Wait(NamedTuple):
    """Let time pass before the next attempt."""

    seconds: float


Step: TypeAlias = "Send | Wait"
Outcome: TypeAlias = "Answer | Failure | None"
Flow: TypeAlias = "Generator[Step, Outcome, Any]"


class Policy(NamedTuple):
    """How hard a call is tried.

    Attributes:
        max_retries: attempts after the first one.
        deadline: seconds that all attempts and waits together may take.
        backoff: seconds of the first pause at most; it doubles from pause to pause.
        longest_backoff: seconds that a pause may have at most, unless the server asks for more.
    """

    max_retries: int = 2
    deadline: float = 300.0
    backoff: float = 0.5
    longest_backoff: float = 8.0


class Surroundings(NamedTuple):
    """Where a flow takes time and chance from, so that tests can give their own."""

    clock: Callable[[], float] = time.monotonic
    wall_clock: Callable[[], float] = time.time
    uniform: Callable[[float, float], float] = random.uniform
    new_key: Callable[[], str] = lambda: str(uuid.uuid4())


class CallResult:
    """How a call went: implements `laserdata_api.declarations.Result`."""

    __slots__ = ("attempts", "headers", "idempotency_key", "operation", "status")

    def __init__(self, operation: Operation, answer: Answer, attempts: int, idempotency_key: str | None) -> None:
        self.operation = operation
        self.status = answer.status
        self.headers: Mapping[str, str] = answer.headers
        self.attempts = attempts
        self.idempotency_key = idempotency_key

    def __repr__(self) -> str:
        return f"<Result of {self.operation.id}: {self.status}, request {self.request_id}>"

    @property
    def request_id(self) -> str | None:
        """Value of the `ld-request` header."""
        return self.headers.get("ld-request")

    @property
    def replayed(self) -> bool:
        """True when the server answered from its memory."""
        return self.headers.get("idempotent-replayed", "").lower() == "true"

    def _created(self, name: str) -> int | None:
        value = self.headers.get(name, "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 40 else None

    @property
    def tenant_id(self) -> int | None:
        """Id of the tenant that the call created."""
        return self._created("ld-tenant")

    @property
    def division_id(self) -> int | None:
        """Id of the division that the call created."""
        return self._created("ld-division")

    @property
    def environment_id(self) -> int | None:
        """Id of the environment that the call created."""
        return self._created("ld-environment")

    @property
    def deployment_id(self) -> int | None:
        """Id of the deployment that the call created."""
        return self._created("ld-deployment")

    @property
    def node_id(self) -> int | None:
        """Id of the node that the call created."""
        return self._created("ld-node")

    @property
    def config_id(self) -> int | None:
        """Id of the config that the call created."""
        return self._created("ld-config")

    @property
    def role_id(self) -> int | None:
        """Id of the role that the call created."""
        return self._created("ld-role")

    @property
    def subscription_id(self) -> int | None:
        """Id of the subscription that the call created."""
        return self._created("ld-subscription")


def checked_key(key: str) -> str:
    """Return an idempotency key that the server will take; raises InvalidRequestError where it would not."""
    if not 1 <= len(key) <= 255 or not all("!" <= character <= "~" for character in key):
        raise InvalidRequestError(
            "an idempotency key has 1 to 255 visible ASCII characters; "
            f"this one has {len(key)}" + ("" if key.isascii() else ", some of them not ASCII")
        )
    return key


def call_flow(
    operation: Operation,
    first: Send,
    idempotency_key: str | None,
    policy: Policy,
    around: Surroundings,
    finish: Callable[[Answer, CallResult], Any],
) -> Flow:
    """Carry one call out: send, wait, send again where that is safe, until it is done or cannot be.

    Args:
        operation: what is called.
        first: the request, the same for every attempt.
        idempotency_key: the key in it, if any.
        policy: how hard to try.
        around: time and chance.
        finish: makes the value to return from the answer and how it was got.

    Raises:
        LaserDataError: as its subclasses say.
    """
    began = around.clock()
    attempts = 0
    unsure = False
    while True:
        attempts += 1
        outcome = yield first
        context: dict[str, Any] = {"attempts": attempts, "idempotency_key": idempotency_key}
        error: LaserDataError
        if isinstance(outcome, Answer):
            if outcome.status in operation.success or 200 <= outcome.status < 300:
                return _finished(operation, outcome, attempts, idempotency_key, finish)
            answered = status_error(operation, outcome.status, outcome.headers, outcome.content, **context)
            answered.retry_after = retry_after(outcome.headers.get("retry-after"), around.wall_clock())
            unsure = unsure or (outcome.status >= 500 and operation.method not in ("GET", "HEAD"))
            error, asked = answered, answered.retry_after
            again = _retried_status(operation, answered, idempotency_key)
        else:
            assert isinstance(outcome, Failure)
            unsure = unsure or (outcome.sent and operation.method not in ("GET", "HEAD"))
            error, asked = _no_answer(operation, outcome, context), None
            again = not outcome.sent or idempotency_key is not None or operation.method in _REPEATABLE
        error.may_have_happened = unsure
        if not again or attempts > policy.max_retries:
            raise _told(error, idempotency_key) from _cause(outcome)
        pause = (
            asked
            if asked is not None
            else around.uniform(0.0, min(policy.longest_backoff, policy.backoff * 2.0 ** min(attempts - 1, 30)))
        )
        spent = around.clock() - began + pause
        if spent >= policy.deadline:
            _add(error, f"not tried again: waiting {pause:.1f} s would pass the deadline of {policy.deadline:g} s")
            raise _told(error, idempotency_key) from _cause(outcome)
        if idempotency_key is not None and spent >= KEY_LIFETIME:
            _add(error, "not tried again: the server forgets an idempotency key after ten minutes")
            raise _told(error, idempotency_key) from _cause(outcome)
        if pause > 0:
            yield Wait(pause)


def _finished(
    operation: Operation,
    answer: Answer,
    attempts: int,
    idempotency_key: str | None,
    finish: Callable[[Answer, CallResult], Any],
) -> Any:
    from ._codec import Misfit

    try:
        return finish(answer, CallResult(operation, answer, attempts, idempotency_key))
    except Misfit as misfit:
        raise DecodingError(
            f"{operation.id}: the answer ({answer.status}) is not what the API's document promises: {misfit}",
            status=answer.status,
            content=answer.content,
            operation=operation,
            attempts=attempts,
            idempotency_key=idempotency_key,
            may_have_happened=operation.method not in ("GET", "HEAD"),
        ) from None


def _retried_status(operation: Operation, error: StatusError, idempotency_key: str | None) -> bool:
    if error.code == IN_PROGRESS:
        return idempotency_key is not None
    if error.status not in _RETRIED and error.retryable is not True:
        return False
    if error.retryable is False:
        return False
    return error.status in _UNTOUCHED or idempotency_key is not None or operation.method in _REPEATABLE


def _no_answer(operation: Operation, failure: Failure, context: Mapping[str, Any]) -> LaserDataError:
    kind = AttemptTimeoutError if failure.timeout else ConnectionFailedError
    return kind(f"{operation.id}: no answer: {failure.reason}", operation=operation, **context)


def _cause(outcome: Outcome) -> Exception | None:
    return outcome.error if isinstance(outcome, Failure) else None


def _told(error: LaserDataError, idempotency_key: str | None) -> LaserDataError:
    if error.may_have_happened:
        if idempotency_key is not None:
            _add(error, f"it may have happened all the same: call again with idempotency_key={idempotency_key!r}")
        elif error.operation is not None:
            _add(error, "it may have happened all the same: look before you call again")
    return error


def _add(error: LaserDataError, sentence: str) -> None:
    error.message = f"{error.message}; {sentence}"
    error.args = (error.message,)


def retry_after(value: str | None, now: float) -> float | None:
    """Return the seconds that a Retry-After header asks for, given as seconds or as a date; `None` where unreadable."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    try:
        when = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=datetime.UTC)
    return max(0.0, when.timestamp() - now)
