"""Faults on demand: what goes wrong on a network, for chosen operations, a number of requests or a share of them."""

import asyncio
import contextlib
import math
from collections.abc import AsyncIterator, Collection
from dataclasses import asdict, dataclass
from threading import Condition
from typing import Any, Literal

from .clock import derived

FaultKind = Literal[
    "latency",
    "status",
    "cut_before",
    "cut_after",
    "hold",
    "failure",
    "slow_body",
    "not_json",
    "truncated",
    "wrong_length",
    "html",
]
FAULTS: dict[FaultKind, str] = {
    "latency": "the answer takes `seconds` longer, real time, the request already begun",
    "status": "answered with `status` (and `retry_after` seconds), such as 429 or 503, before anything happens",
    "cut_before": "the connection closes before anything happens",
    "cut_after": "the connection closes after the change is made, before the answer leaves",
    "hold": "the request, already begun, waits until it is released",
    "failure": "accepted, but what the request starts ends badly later, such as a deployment in `failed`",
    "slow_body": "the change is made, and the answer's body drips in small pieces over `seconds`, real time",
    "not_json": "the change is made, and the answer's body is text where JSON is announced",
    "truncated": "the change is made, and the second half of the answer's body is missing, its length being right",
    "wrong_length": "the change is made, and the connection closes before the announced length has arrived",
    "html": "the change is made, and the answer is an HTML page with the status of the true one",
}
WAITS = frozenset({"latency", "hold"})
CUTS = frozenset({"cut_before", "cut_after"})
REPLACES = frozenset({"status", "cut_before"})  # nothing happens but the fault
_PAGE = b"<!doctype html>\n<title>Bad gateway</title>\n<h1>Bad gateway</h1>\n"


@dataclass(slots=True)
class Fault:
    """One fault; `operation` is an operationId, or `*` for any.

    It meets each of the operation's requests, or a `share` of them, until `count` were met; None: for ever.
    """

    kind: FaultKind
    operation: str = "*"
    count: int | None = 1
    share: float = 1.0
    seconds: float = 0.0
    status: int = 503
    retry_after: int | None = None


def fault_from(values: dict[str, Any]) -> Fault:
    """A fault from JSON. Raises ValueError with a sentence for anything unknown."""
    unknown = values.keys() - Fault.__dataclass_fields__.keys()
    kind = values.get("kind")
    if unknown or kind not in FAULTS:
        raise ValueError(f"a fault has a kind of {', '.join(FAULTS)} and {', '.join(Fault.__dataclass_fields__)}")
    count = values.get("count")
    if count is None and "share" not in values:
        count = 1
    fault = Fault(
        kind,
        str(values.get("operation", "*")),
        None if count is None else int(count),
        float(values.get("share", 1)),
        float(values.get("seconds", 0)),
        int(values.get("status", 503)),
        None if values.get("retry_after") is None else int(values["retry_after"]),
    )
    if not 400 <= fault.status <= 599 or (fault.count is not None and fault.count < 1) or not 0 <= fault.seconds <= 600:
        raise ValueError("a fault has count >= 1, status 400 to 599 and 0 to 600 seconds")
    if not 0 < fault.share <= 1:
        raise ValueError("a fault has a share above 0 and up to 1")
    return fault


def spoilt(kind: str, media: str, body: bytes) -> tuple[str, bytes]:
    """What a fault makes of an answer's content type and body."""
    if kind == "not_json":
        return media, b"upstream said: not today"
    if kind == "truncated":
        return media, body[: len(body) // 2]
    if kind == "html":
        return "text/html; charset=utf-8", _PAGE
    return media, body


class _InWait:
    """A fault in wait, and the chance that decides which requests it meets."""

    def __init__(self, fault: Fault, *seed: object) -> None:
        self.fault, self._seed, self._seen = fault, seed, 0

    def meets(self, operation: str) -> bool:
        """Whether it meets the next request of this operation."""
        if self.fault.operation not in ("*", operation):
            return False
        self._seen += 1
        return int(derived(6, "fault", *self._seed, self._seen), 16) < self.fault.share * 2**48


class Faults:
    """The faults in wait, first come first served. Safe to use from any thread."""

    def __init__(self, seed: int = 0, operations: Collection[str] = ()) -> None:
        """None in wait; `seed` chooses which requests a share meets, `operations` are all there are."""
        self.operations = operations
        self._seed, self._added = seed, 0
        self._faults: list[_InWait] = []
        self._changed = Condition()
        self._held: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []
        self._delayed: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    def add(
        self,
        kind: FaultKind,
        operation: str = "*",
        *,
        count: int | None = None,
        share: float | None = None,
        seconds: float = 0.0,
        status: int = 503,
        retry_after: int | None = None,
    ) -> None:
        """Put a fault in wait: `FAULTS` says what each kind does.

        It meets the next `count` requests of the operation: one, where nothing is said. With a `share`, above 0 and up
        to 1, it meets that share of them, the same ones in every run, and goes on until `count` were met or `clear()`.

        Raises ValueError for an operation that there is not, and for values out of range.
        """
        values: dict[str, Any] = {"kind": kind, "operation": operation, "count": count, "seconds": seconds}
        values |= {"status": status, "retry_after": retry_after} | ({} if share is None else {"share": share})
        self.put(fault_from(values))

    def put(self, fault: Fault) -> None:
        """Put a fault in wait. Raises ValueError for an operation that there is not."""
        if self.operations and fault.operation != "*" and fault.operation not in self.operations:
            raise ValueError(f"there is no operation {fault.operation!r}: see GET /_emulator/operations, or * for any")
        with self._changed:
            self._added += 1
            self._faults.append(_InWait(fault, self._seed, self._added))

    def clear(self) -> None:
        """No more faults; what waits goes on."""
        with self._changed:
            self._faults.clear()
            self._added = 0
        self._wake(self._held)
        self._wake(self._delayed)

    def waiting(self) -> list[dict[str, Any]]:
        """The faults in wait, as JSON."""
        with self._changed:
            return [asdict(one.fault) for one in self._faults]

    def take(self, operation: str) -> list[Fault]:
        """The faults that meet one request of an operation, counted down: the first that waits, the first other."""
        if not self._faults:
            return []
        with self._changed:
            met: list[Fault] = []
            for waits in (True, False):
                line = (
                    one.fault for one in self._faults if (one.fault.kind in WAITS) is waits and one.meets(operation)
                )
                met += [fault for fault in (next(line, None),) if fault is not None]
            for fault in met:
                if fault.count is not None:
                    fault.count -= 1
            self._faults = [one for one in self._faults if one.fault.count != 0]
            return met

    async def wait(self, seconds: float | None) -> bool:
        """Let a request wait for some seconds, or with None until `release()`; says whether `clear()` cut it short."""
        event = asyncio.Event()
        one = (asyncio.get_running_loop(), event)
        line = self._held if seconds is None else self._delayed
        with self._changed:
            line.append(one)
            self._changed.notify_all()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), seconds)
        with self._changed:
            if one in line:
                line.remove(one)
        return event.is_set()

    async def drip(self, body: bytes, seconds: float) -> AsyncIterator[bytes]:
        """A body in pieces, at least one a second where it has as many bytes; the rest at once after `clear()`."""
        pieces = min(len(body), max(16, math.ceil(seconds)))
        size = math.ceil(len(body) / pieces)
        hurry = False
        for at in range(0, len(body), size):
            hurry = hurry or await self.wait(seconds / pieces)
            yield body[at : at + size]

    def release(self) -> None:
        """Let every held request go on."""
        self._wake(self._held)

    def _wake(self, line: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]]) -> None:
        with self._changed:
            woken = list(line)
            line.clear()
        for loop, event in woken:
            with contextlib.suppress(RuntimeError):  # a loop that has ended has nobody waiting
                loop.call_soon_threadsafe(event.set)

    def wait_held(self, count: int = 1, timeout: float = 5.0) -> bool:
        """Block until so many requests are held, at most `timeout` seconds; says whether they are."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._held) >= count, timeout)
