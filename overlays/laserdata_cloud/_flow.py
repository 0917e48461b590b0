"""What a call does, without doing it: a generator yields what to send or how long to wait, and is told the outcome.

A driver of a few lines runs it over blocking I/O, another over asyncio or trio; the rules stand here, once.
"""

from __future__ import annotations

import datetime
import email.utils
import math
import random
import time
import uuid
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ._errors import (
    AttemptTimeoutError,
    ConnectionFailedError,
    DecodingError,
    InvalidRequestError,
    LaserDataError,
    StatusError,
)
from ._result import CallResult
from ._transport import Answer, Failure, Send, without_secrets

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation

    from ._budget import RetryBudget
    from ._hooks import Watch
    from ._keys import KeyMemory

KEY_LIFETIME = 600.0
"""Seconds for which the server remembers an idempotency key."""

# An attempt takes time to arrive: the last one with a key leaves this many seconds before the key is forgotten.
_KEY_MARGIN = 20.0

IN_PROGRESS = "idempotent_request_in_progress"
IN_PROGRESS_PAUSE = 0.25
"""Seconds that pass at least before asking again for a request that is still running."""

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
# Statuses after which nothing was done, so that sending again is safe without any key.
_UNTOUCHED = frozenset({408, 425, 429})
# Methods that do no more when they are sent twice.
_REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"})
_READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class Wait(NamedTuple):
    """Let time pass before the next attempt."""

    seconds: float


class Ask(NamedTuple):
    """Ask the caller something, by calling a function of theirs; what it returns may have to be awaited."""

    ask: Callable[[], Any]


Step: TypeAlias = "Send | Wait | Ask"
Outcome: TypeAlias = "Answer | Failure | Any"
Flow: TypeAlias = "Generator[Step, Outcome, Any]"


class Policy(NamedTuple):
    """How hard a call is tried.

    Attributes:
        max_retries: attempts after the first one. Waiting for a request that is still running with the same
            idempotency key is not counted, unless this is 0: it goes on until the deadline.
        deadline: seconds that all attempts and waits together may take.
        backoff: seconds of the first pause at most; it doubles from pause to pause.
        longest_backoff: seconds that a pause may have at most, unless the server asks for more.
        retry_share: retries that each call earns for all calls of the client and of those derived from it, so that
            many callers do not storm a service that is down. A new client may make 10 retries before any are earned,
            and saves up 100 at most; `math.inf` sets no limit.
    """

    max_retries: int = 2
    deadline: float = 300.0
    backoff: float = 0.5
    longest_backoff: float = 8.0
    retry_share: float = 0.2


class Surroundings(NamedTuple):
    """Where a call takes time and chance from, so that tests can give their own.

    Attributes:
        clock: seconds since any moment, never going back.
        wall_clock: seconds since 1970.
        uniform: a number between two others, by chance.
        new_key: a new idempotency key.
    """

    clock: Callable[[], float] = time.monotonic
    wall_clock: Callable[[], float] = time.time
    uniform: Callable[[float, float], float] = random.uniform
    new_key: Callable[[], str] = lambda: str(uuid.uuid4())


class _Attempts:
    """One call's attempts so far: how many, since when, and what is uncertain because of them."""

    __slots__ = (
        "_around",
        "_began",
        "_first_sent",
        "_keys",
        "_policy",
        "count",
        "key",
        "operation",
        "sending",
        "unsure",
    )

    def __init__(
        self, operation: Operation, key: str | None, policy: Policy, around: Surroundings, keys: KeyMemory | None
    ) -> None:
        self.operation = operation
        self.key = key
        self.count = 0
        self.sending = False
        self.unsure = False
        self._policy = policy
        self._around = around
        self._keys = keys
        self._began = around.clock()
        # Both clocks: the steady one stands still while a machine sleeps, the other may be set back.
        self._first_sent = (keys.first_sent(key) if keys and key else None) or (self._began, around.wall_clock())

    def left(self) -> float:
        """Seconds to the deadline."""
        return self._began + self._policy.deadline - self._around.clock()

    def key_left(self) -> float:
        """Seconds for which an attempt with the key may still leave; infinite without one."""
        if self.key is None:
            return math.inf
        clock, wall = self._first_sent
        age = max(self._around.clock() - clock, self._around.wall_clock() - wall)
        return KEY_LIFETIME - _KEY_MARGIN - age

    def time_left(self) -> float:
        """Seconds that an attempt may take, so that it does not leave when its key is forgotten."""
        return min(self.left(), self.key_left() + _KEY_MARGIN)

    def pause(self, asked: float | None) -> float:
        """Seconds until the next attempt: by chance, and no less than the server asks for."""
        policy = self._policy
        most = min(policy.longest_backoff, policy.backoff * 2.0 ** min(self.count - 1, 30))
        return max(self._around.uniform(0.0, most), asked or 0.0)

    def over(self, pause: float) -> str | None:
        """Why no attempt may follow after a pause, `None` where one may."""
        if pause >= self.left():
            return f"a pause of {pause:.1f} s would pass the deadline of {self._policy.deadline:g} s"
        if pause >= self.key_left():
            return "the server forgets an idempotency key after ten minutes"
        return None

    def told(self, error: LaserDataError, why_not: str | None = None) -> LaserDataError:
        """Return the error with what the caller should know about the attempts."""
        if why_not is not None:
            error.add(f"not tried again: {why_not}")
        error.attempts = self.count
        error.idempotency_key = self.key
        error.may_have_happened = self.unsure
        if self.unsure:
            error.add(self._advice())
            self.remember()
        return error

    def remember(self) -> None:
        """Keep in mind when the key was first sent: the call may be resumed with it."""
        if self._keys is not None and self.key is not None:
            self._keys.keep(self.key, self._first_sent)

    def note(self) -> str:
        """What the caller should know about a call that was broken off, by an exception that is not ours."""
        said = f"{self.operation.id}: broken off {'in' if self.sending else 'after'} attempt {self.count}"
        if not self.unsure:
            return f"{said}; nothing was changed"
        self.remember()
        return f"{said}; {self._advice()}"

    def _advice(self) -> str:
        left = math.floor(self.key_left()) if self.key is not None else 0
        return "it may have happened all the same: " + (
            f"call again with idempotency_key={self.key!r} within {left} s"
            if left > 0
            else "look before you call again"
        )


def call_flow(
    operation: Operation,
    send: Send,
    idempotency_key: str | None,
    policy: Policy,
    around: Surroundings,
    budget: RetryBudget | None = None,
    watch: Watch | None = None,
    keys: KeyMemory | None = None,
    *,
    raw: bool = False,
) -> Flow:
    """Carry one call out: send, wait, send again where that is safe, until it is done or cannot be.

    An exception that is thrown in, because the driver was interrupted, comes out again with a note on what the call
    has done so far.

    Args:
        operation: what is called.
        send: the request, the same for every attempt; its limit is that of the first.
        idempotency_key: the key in it, if any.
        policy: how hard to try.
        around: time and chance.
        budget: what all calls together may try again; `None` sets no limit.
        watch: told what happens.
        keys: when the keys of calls that ended uncertain were first sent.
        raw: whether the answer is returned as it came.

    Returns:
        What the operation promises, decoded; or a `RawResponse`.

    Raises:
        LaserDataError: as its subclasses say.
    """
    attempts = _Attempts(operation, idempotency_key, policy, around, keys)
    if budget is not None:
        budget.call_began()
    if watch is not None:
        watch.call_started()
    try:
        value = yield from _tries(attempts, send, policy, around, budget, watch, raw)
    except BaseException as error:
        if not isinstance(error, LaserDataError):
            attempts.unsure = attempts.unsure or (attempts.sending and operation.method not in _READING)
            error.add_note(attempts.note())
        elif attempts.sending:
            # This attempt was refused before it left, and the ones before it may have done something.
            attempts.count -= 1
            attempts.told(error)
        if watch is not None:
            watch.call_ended(error, attempts.unsure)
        raise
    if watch is not None:
        watch.call_ended(None, may_have_happened=False)
    return value


def _tries(
    attempts: _Attempts,
    send: Send,
    policy: Policy,
    around: Surroundings,
    budget: RetryBudget | None,
    watch: Watch | None,
    raw: bool,
) -> Flow:
    operation, key = attempts.operation, attempts.key
    retries = 0
    if attempts.key_left() < 0:
        attempts.unsure = True
        raise attempts.told(
            InvalidRequestError(
                f"{operation.id}: this idempotency key was first sent ten minutes ago or longer, and the server "
                "forgets a key after ten minutes: nothing was sent",
                operation=operation,
            )
        )
    while True:
        attempts.count += 1
        step = send if attempts.count == 1 else send._replace(limit=min(send.limit, attempts.time_left()))
        if watch is not None:
            step = watch.attempt_started(step)
        attempts.sending = True
        outcome = yield step
        attempts.sending = False
        assert outcome is not None
        if watch is not None:
            watch.attempt_ended(outcome)
        if isinstance(outcome, Answer) and (outcome.status in operation.success or 200 <= outcome.status < 300):
            return _finished(attempts, outcome, raw)
        error: LaserDataError
        asked: float | None = None
        counted = True
        cause: Exception | None = None
        if isinstance(outcome, Answer):
            error = _refused(operation, send, outcome)
            error.retry_after = asked = retry_after(outcome.headers, around.wall_clock())
            counted = error.code != IN_PROGRESS
            safe = _safe_after_status(operation, error, key)
            happened = outcome.status >= 500 or not counted
        else:
            error = _no_answer(operation, send, outcome)
            safe = not outcome.sent or key is not None or operation.method in _REPEATABLE
            safe = safe and not outcome.final
            happened = outcome.sent
            cause = outcome.error
        attempts.unsure = attempts.unsure or (happened and operation.method not in _READING)
        if not safe or (retries if counted else 0) >= policy.max_retries:
            raise attempts.told(error) from cause
        pause = attempts.pause(asked)
        if not counted:
            # What is not counted is not bounded either, but by the deadline: no asking without end and without pause.
            pause = max(pause, IN_PROGRESS_PAUSE)
        why_not = attempts.over(pause)
        if why_not is None and counted:
            retries += 1
            if budget is not None and not budget.take():
                why_not = (
                    f"more calls of this client needed a retry than its retry_share of {budget.share:g} allows, so the "
                    "service seems to be down; call later, or give Policy(retry_share=...) a higher share"
                )
        if why_not is None:
            if watch is not None:
                watch.retry_planned(pause, _reason(outcome, error))
            if pause > 0:
                yield Wait(pause)
            # Asked once more, since a wait may take longer than it should.
            why_not = attempts.over(0.0)
        if why_not is not None:
            raise attempts.told(error, why_not) from cause


def _reason(outcome: Answer | Failure, error: LaserDataError) -> str:
    """Return why a call is tried again, in words that cannot hold a secret."""
    if isinstance(outcome, Failure):
        return type(error).__name__ if outcome.error is None else type(outcome.error).__name__
    code = error.code if isinstance(error, StatusError) else None
    return f"{outcome.status} {code}" if code and code.isidentifier() and len(code) <= 64 else str(outcome.status)


def _finished(attempts: _Attempts, answer: Answer, raw: bool) -> Any:
    result = CallResult(attempts.operation, answer, attempts.count, attempts.key)
    if not raw:
        return _decoded(attempts, answer, result)
    from laserdata_api.declarations import RawResponse

    return RawResponse[Any](result, answer.content, lambda: _decoded(attempts, answer, result))


def _decoded(attempts: _Attempts, answer: Answer, result: CallResult) -> Any:
    # Loaded with the first answer: a client that has not called anything yet needs no decoder.
    from ._codec import Misfit, decode

    operation = attempts.operation
    try:
        return decode(operation, answer.content, result)
    except Misfit as misfit:
        from ._problem import short

        media_type = short(answer.headers.get("content-type", "")) or "of no media type"
        attempts.unsure = attempts.unsure or operation.method not in _READING
        error = DecodingError(
            f"{operation.id}: the answer ({answer.status}, {media_type}) "
            f"is not what the API's document promises: {misfit}",
            status=answer.status,
            content=answer.content,
            request_id=answer.headers.get("ld-request"),
            operation=operation,
        )
        raise attempts.told(error) from None


def _to_blank(send: Send) -> tuple[str, ...]:
    """Return what no error may show, without what is too short to be told from other text."""
    return tuple(secret for secret in send.secrets if len(secret) >= 8)


def _refused(operation: Operation, send: Send, answer: Answer) -> StatusError:
    from ._problem import status_error

    secrets = _to_blank(send)
    # A proxy's error page may repeat the request, and errors end up in logs.
    content = answer.content
    for secret in secrets:
        content = content.replace(secret.encode(), b"***")
    return status_error(operation, answer.status, without_secrets(answer.headers, secrets), content)


def _no_answer(operation: Operation, send: Send, failure: Failure) -> LaserDataError:
    kind = AttemptTimeoutError if failure.timeout else ConnectionFailedError
    host = "/".join(send.url.split("/", 3)[:3])
    reason = failure.reason
    for secret in _to_blank(send):
        reason = reason.replace(secret, "***")
    return kind(f"{operation.id}: no answer from {host}: {reason}", operation=operation)


def _safe_after_status(operation: Operation, error: StatusError, idempotency_key: str | None) -> bool:
    if error.code == IN_PROGRESS:
        return idempotency_key is not None
    if error.retryable is False or (error.status not in _RETRIED and error.retryable is not True):
        return False
    return error.status in _UNTOUCHED or idempotency_key is not None or operation.method in _REPEATABLE


def retry_after(headers: Any, now: float) -> float | None:
    """Return the seconds that an answer asks to wait, as seconds or as a date; `None` where it does not say.

    A date is read by the server's own clock (`date`) where the answer has it, and by `now` otherwise.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.replace(".", "", 1).isdigit():
        return float(value)
    when = moment(value)
    if when is None:
        return None
    sent = moment(headers.get("date", ""))
    return max(0.0, when - (now if sent is None else sent))


def moment(value: str) -> float | None:
    """Return the seconds since 1970 of a date in a header; `None` where it is none."""
    try:
        when = email.utils.parsedate_to_datetime(value)
        if when.tzinfo is None:
            when = when.replace(tzinfo=datetime.UTC)
        return when.timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
