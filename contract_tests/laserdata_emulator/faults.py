"""Faults on demand: what goes wrong on a network, for chosen operations and a chosen number of requests."""

import asyncio
import contextlib
from dataclasses import asdict, dataclass
from threading import Condition
from typing import Any, Literal

FaultKind = Literal["latency", "status", "cut_before", "cut_after", "hold", "failure"]
WAITS = frozenset({"latency", "hold"})
KINDS: tuple[FaultKind, ...] = ("latency", "status", "cut_before", "cut_after", "hold", "failure")


@dataclass(slots=True)
class Fault:
    """One fault and how many requests it still meets; `operation` is an operationId, or `*` for any."""

    kind: FaultKind
    operation: str = "*"
    count: int = 1
    seconds: float = 0.0
    status: int = 503
    retry_after: int | None = None


def fault_from(values: dict[str, Any]) -> Fault:
    """A fault from JSON. Raises ValueError with a sentence for anything unknown."""
    unknown = values.keys() - Fault.__dataclass_fields__.keys()
    kind = values.get("kind")
    if unknown or kind not in KINDS:
        raise ValueError(f"a fault has a kind of {', '.join(KINDS)} and {', '.join(Fault.__dataclass_fields__)}")
    fault = Fault(
        kind,
        str(values.get("operation", "*")),
        int(values.get("count", 1)),
        float(values.get("seconds", 0)),
        int(values.get("status", 503)),
        None if values.get("retry_after") is None else int(values["retry_after"]),
    )
    if not 400 <= fault.status <= 599 or fault.count < 1 or not 0 <= fault.seconds <= 600:
        raise ValueError("a fault has count >= 1, status 400 to 599 and 0 to 600 seconds")
    return fault


class Faults:
    """The faults in wait, first come first served. Safe to use from any thread."""

    def __init__(self) -> None:
        """None in wait."""
        self._faults: list[Fault] = []
        self._changed = Condition()
        self._held: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []
        self._delayed: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    def add(
        self,
        kind: FaultKind,
        operation: str = "*",
        *,
        count: int = 1,
        seconds: float = 0.0,
        status: int = 503,
        retry_after: int | None = None,
    ) -> None:
        """Put a fault in wait.

        - `latency`: the answer takes `seconds` longer, real time, the request already begun.
        - `status`: answered with `status` (and `retry_after` seconds) before anything happens.
        - `cut_before`: the connection closes before anything happens.
        - `cut_after`: the connection closes after the change is made, before the answer leaves.
        - `hold`: the request, already begun, waits for `release()`.
        - `failure`: accepted, but what the request starts ends badly later, such as a deployment in `failed`.

        Raises ValueError for values out of range.
        """
        fault = fault_from(asdict(Fault(kind, operation, count, seconds, status, retry_after)))
        with self._changed:
            self._faults.append(fault)

    def clear(self) -> None:
        """No more faults; what waits goes on."""
        with self._changed:
            self._faults.clear()
        self._wake(self._held)
        self._wake(self._delayed)

    def waiting(self) -> list[dict[str, Any]]:
        """The faults in wait, as JSON."""
        with self._changed:
            return [asdict(fault) for fault in self._faults]

    def take(self, operation: str) -> list[Fault]:
        """The faults that meet one request of an operation, counted down: the first wait and the first end in line."""
        if not self._faults:
            return []
        with self._changed:
            met: list[Fault] = []
            for waits in (True, False):
                line = (f for f in self._faults if f.operation in ("*", operation) and (f.kind in WAITS) is waits)
                met += [fault for fault in (next(line, None),) if fault is not None]
            for fault in met:
                fault.count -= 1
            self._faults = [fault for fault in self._faults if fault.count > 0]
            return met

    async def wait(self, fault: Fault) -> None:
        """Let a request wait as its fault says: some seconds, or until `release()`; `clear()` ends both."""
        event = asyncio.Event()
        one = (asyncio.get_running_loop(), event)
        line = self._held if fault.kind == "hold" else self._delayed
        with self._changed:
            line.append(one)
            self._changed.notify_all()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), None if fault.kind == "hold" else fault.seconds)
        with self._changed:
            if one in line:
                line.remove(one)

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
