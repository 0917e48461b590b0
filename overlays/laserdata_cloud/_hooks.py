"""What a call tells to those who watch it: a log, metrics, traces."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, cast

from ._errors import InvalidRequestError, LaserDataError
from ._transport import Answer, Failure, Send

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation

LOGGER = logging.getLogger("laserdata_cloud")
# Who configures no logging is not written to.
LOGGER.addHandler(logging.NullHandler())

# Beside what no caller may set either: a key of its own would break a promise, and the rest is somebody's credential.
_NOT_FROM_HOOKS = frozenset({"idempotency-key", "authorization", "proxy-authorization", "connection", "upgrade"})


class Call:
    """One call as hooks see it. It holds no secrets, no values of the query and no bodies.

    Attributes:
        operation: operationId, such as `create_division`.
        document: the document that declares it, such as `core`.
        method: HTTP method.
        path: path with its placeholders, such as `/tenants/{tenant_id}/divisions`.
        url: where the request goes, without its query.
        idempotency_key: the key that goes out with every attempt, `None` where there is none.
        attempt: number of the latest attempt, from 1; 0 before the first.
        status: HTTP status code of the latest attempt's answer, `None` where none came yet.
        request_id: value of that answer's `ld-request` header.
        replayed: True where that answer came from the server's memory.
        elapsed: seconds since the call began, as of the event that tells of it.
        error_type: name of the exception that ended the attempt or the call, `None` where there was none. An attempt
            that got an answer has none, whatever its status.
        outcome: how the call ended: `interrupted` is one that was cancelled or broken off.
        may_have_happened: True where the call did not succeed and the server may have carried it out all the same.
        state: for the hooks' own use; give it keys that are yours alone, such as the hooks object itself.
    """

    __slots__ = (
        "attempt",
        "document",
        "elapsed",
        "error_type",
        "idempotency_key",
        "may_have_happened",
        "method",
        "operation",
        "outcome",
        "path",
        "replayed",
        "request_id",
        "state",
        "status",
        "url",
    )

    def __init__(self, operation: Operation, url: str, idempotency_key: str | None) -> None:
        self.operation = operation.id
        self.document = operation.document
        self.method: str = operation.method
        self.path = operation.path
        self.url = url.partition("?")[0]
        self.idempotency_key = idempotency_key
        self.attempt = 0
        self.status: int | None = None
        self.request_id: str | None = None
        self.replayed = False
        self.elapsed = 0.0
        self.error_type: str | None = None
        self.outcome: Literal["running", "succeeded", "failed", "interrupted"] = "running"
        self.may_have_happened = False
        self.state: dict[Any, Any] = {}

    def __repr__(self) -> str:
        return f"<Call of {self.operation}: {self.outcome}, attempt {self.attempt}>"

    @property
    def host(self) -> str:
        """Host that the request goes to, with its port where the URL names one."""
        return self.url.split("/", 3)[2]


class Hooks:
    """Told what happens to calls. Its methods do nothing: a subclass overrides those it needs.

    They are called in the thread or task of the call and hold it up, so they should be quick; clients share them, so
    they must bear several calls at once. One that raises an exception is logged once, and calls go on without it. A
    call that is refused before anything is sent is not seen.
    """

    def call_started(self, call: Call, /) -> None:
        """A call begins; comes once, and first."""

    def attempt_started(self, call: Call, /) -> Mapping[str, str] | None:
        """A request is about to be sent.

        Returns:
            Headers to send along with this attempt, such as `traceparent`. Credentials, an idempotency key, what
            frames the request, and headers that the request already has are refused.
        """

    def attempt_ended(self, call: Call, /) -> None:
        """An attempt got an answer (`call.status`), or none (`call.error_type`)."""

    def retry_planned(self, call: Call, seconds: float, reason: str, /) -> None:
        """Another attempt follows after a pause, unless the call is broken off in the meantime.

        Args:
            call: the call.
            seconds: how long the pause is, 0 or more.
            reason: why: the status, with the server's code for the problem if it has one, or the kind of failure.
        """

    def call_ended(self, call: Call, /) -> None:
        """A call is over, as `call.outcome` says; comes once, and last."""


class HookChain:
    """The hooks of a client, and of those derived from it."""

    __slots__ = ("_broken", "_hooks")

    def __init__(self, hooks: Hooks | Iterable[Hooks] = ()) -> None:
        given: Any = hooks
        self._hooks: tuple[Hooks, ...] = (
            tuple(cast("Iterable[Hooks]", given)) if isinstance(given, Iterable) else (given,)
        )
        self._broken: set[int] = set()
        for one in self._hooks:
            if not isinstance(one, Hooks):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise InvalidRequestError(f"hooks are objects of subclasses of Hooks, and not {one!r}")

    def watch(
        self, operation: Operation, send: Send, idempotency_key: str | None, clock: Callable[[], float]
    ) -> Watch | None:
        """Return what tells the hooks of one call, `None` where nobody wants to know."""
        hooks = self._hooks
        if LOGGER.isEnabledFor(logging.INFO):
            from ._log import LOG

            hooks = (*hooks, LOG)
        return Watch(self, hooks, Call(operation, send.url, idempotency_key), clock) if hooks else None

    def broke(self, hooks: Hooks, event: str) -> None:
        """Log the exception that hooks raised, unless they did before."""
        if id(hooks) not in self._broken:
            self._broken.add(id(hooks))
            LOGGER.warning(
                "%s.%s raised an exception: calls go on, and this is not said again",
                type(hooks).__qualname__,
                event,
                exc_info=True,
            )


class Watch:
    """Tells the hooks what happens to one call, each thing once and in order."""

    __slots__ = ("_began", "_call", "_chain", "_clock", "_hooks", "_sending")

    def __init__(self, chain: HookChain, hooks: tuple[Hooks, ...], call: Call, clock: Callable[[], float]) -> None:
        self._chain = chain
        self._hooks = hooks
        self._call = call
        self._clock = clock
        self._sending = False
        self._began = clock()

    def call_started(self) -> None:
        """Tell that the call begins."""
        self._tell("call_started")

    def attempt_started(self, send: Send) -> Send:
        """Tell that a request is sent, and return it with what hooks add to it."""
        call = self._call
        call.attempt += 1
        call.status = call.request_id = call.error_type = None
        call.replayed = False
        self._sending = True
        extra: dict[str, str] = {}
        self._tell("attempt_started", use=lambda found: extra.update(_usable(found, send)))
        return send._replace(headers={**send.headers, **extra}) if extra else send

    def attempt_ended(self, outcome: Answer | Failure) -> None:
        """Tell what came of a request."""
        call = self._call
        if isinstance(outcome, Answer):
            call.status = outcome.status
            call.request_id = outcome.headers.get("ld-request")
            call.replayed = outcome.headers.get("idempotent-replayed", "").lower() == "true"
        else:
            call.error_type = "AttemptTimeoutError" if outcome.error is None else type(outcome.error).__name__
        self._sending = False
        self._tell("attempt_ended")

    def retry_planned(self, seconds: float, reason: str) -> None:
        """Tell that another attempt follows."""
        self._tell("retry_planned", seconds, reason)

    def call_ended(self, error: BaseException | None, may_have_happened: bool) -> None:
        """Tell that the call is over, with an attempt in it that nobody saw the end of."""
        call = self._call
        call.error_type = None if error is None else type(error).__name__
        if self._sending:
            self._sending = False
            self._tell("attempt_ended")
        call.may_have_happened = may_have_happened
        call.outcome = (
            "succeeded" if error is None else "failed" if isinstance(error, LaserDataError) else "interrupted"
        )
        self._tell("call_ended")

    def _tell(self, event: str, *details: Any, use: Callable[[Any], None] | None = None) -> None:
        call = self._call
        call.elapsed = self._clock() - self._began
        for hooks in self._hooks:
            try:
                found = getattr(hooks, event)(call, *details)
                if use is not None and found is not None:
                    use(found)
            except Exception:
                self._chain.broke(hooks, event)


def _usable(headers: Mapping[str, str], send: Send) -> dict[str, str]:
    from ._settings import checked_headers

    found = checked_headers(headers)
    refused = found.keys() & (_NOT_FROM_HOOKS | send.headers.keys())
    if refused:
        raise ValueError(f"hooks cannot set the headers {', '.join(sorted(refused))}")
    return found
