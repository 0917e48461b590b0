"""Metrics, heartbeats and logs that look alive: functions of who writes and of the clock, stored nowhere."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import cycle, islice
from math import sin, tau
from typing import Any

from ..clock import derived
from ..engine import Call, handles, page
from ..idempotency import Answer
from ..problems import not_found
from ..store import Thing
from ..timeline import Entry, Marks, Run, Source, Timeline
from ..wire import format_time, parse_time
from .deployments import ready_since
from .runtimes import runs_of, runtimes

_STEPS = {
    "metrics": timedelta(seconds=60),
    "heartbeats": timedelta(seconds=30),
    "logs": timedelta(seconds=10),
}


def _runs(call: Call, node: Thing, runtime: str | None = None) -> list[Run]:
    """When the runtimes of a node ran: all, or one; `connector` means every connector."""
    deployment = call.find("deployment")
    ready = ready_since(call.state, deployment, node)
    if ready is None:
        return []
    return [
        run
        for name, since in runtimes(call.state, deployment)
        if runtime in (None, name, name.partition(":")[0])
        for run in runs_of(call.state, deployment, Source(node.id, name), max(ready, since or ready))
    ]


def _everything(call: Call) -> list[Run]:
    return [run for node in call.under("node") for run in _runs(call, node)]


def _limit(call: Call, name: str, otherwise: datetime) -> datetime:
    text = call.values.get(name)
    try:
        return otherwise if text is None else parse_time(text)
    except (ValueError, OverflowError):  # a day that a format allows and no calendar has
        return otherwise


def _timeline(call: Call, what: str, runs: Sequence[Run], every: int = 1, marks: Marks | None = None) -> Timeline:
    """What the runs wrote within the retention and the asked-for range, `from` included and `to` not (inferred)."""
    retention = call.find("deployment").values["retention"]["telemetry"]
    since = max(call.now - timedelta(days=retention[f"{what}_days"]), _limit(call, "from", call.now - _LONG))
    until = min(call.now + timedelta(microseconds=1), _limit(call, "to", call.now + _LONG))
    return Timeline(_STEPS[what], runs, since, until, every, marks)


_LONG = timedelta(days=400)


def _newest(call: Call, what: str, view: Callable[[Call, Entry], dict[str, Any]]) -> Answer:
    """The last entry of each runtime that runs now; who is silent is missing."""
    living = [run for run in _everything(call) if run.stop > call.now]
    found = [entry for run in living for entry in _timeline(call, what, [run]).slice(0, 1)]
    return Answer(200, [view(call, entry) for entry in found])


def _history(call: Call, what: str, view: Callable[[Call, Entry], dict[str, Any]]) -> Answer:
    """A page of what one runtime wrote on one node, newest first (inferred)."""
    node, runtime = call.find("node"), call.values["runtime"]
    if runtime not in ("connector", *(name for name, _ in runtimes(call.state, call.find("deployment")))):
        raise not_found("runtime")
    return page(call, _timeline(call, what, _runs(call, node, runtime)), view)


# ---- heartbeats


def _heartbeat(_: Call, entry: Entry) -> dict[str, Any]:
    return {
        "node_id": entry.source.node,
        "runtime": entry.source.runtime,
        "last_heartbeat": format_time(entry.at),
    }


@handles("get_heartbeats")
def get_heartbeats(call: Call) -> Answer:
    """The newest heartbeat of every runtime that runs; who was stopped is missing."""
    return _newest(call, "heartbeats", _heartbeat)


@handles("get_node_heartbeats")
def get_node_heartbeats(call: Call) -> Answer:
    """When one runtime of one node was alive."""
    return _history(call, "heartbeats", _heartbeat)


# ---- metrics

# What goes up and down: the middle, and how far it swings to each side of it, as a share.
_GAUGES: dict[str, tuple[float, float]] = {
    "cpu_usage": (12, 0.8),
    "total_cpu_usage": (24, 0.7),
    "load_average": (0.6, 0.7),
    "memory_usage": (536_870_912, 0.2),
    "available_memory": (1_610_612_736, 0.1),
    "file_descriptors": (214, 0.2),
}
# What only grows: how much in a second.
_COUNTERS = {
    "read_bytes": 2_048,
    "written_bytes": 40_960,
    "network_read_bytes": 32_768,
    "network_written_bytes": 65_536,
}
_IGGY_GAUGES = {"clients_count": (9, 0.6), "consumer_groups_count": (4, 0.5)}
_IGGY_COUNTERS = {"messages_count": 180, "segments_count": 0.002}
_IGGY_FIXED = {"streams_count": 4, "topics_count": 17, "partitions_count": 51}
_DAY = 86_400


def _wave(source: Source, name: str, entry: Entry) -> float:
    """Between -1 and 1: a day's rise and fall with some noise on it."""
    phase = int(derived(2, *source, name), 16) / 65_536
    noise = int(derived(2, *source, name, entry.number), 16) / 32_768 - 1
    return 0.7 * sin(tau * (entry.at.timestamp() / _DAY + phase)) + 0.3 * noise


def _metrics(_: Call, entry: Entry) -> dict[str, Any]:
    source, number = entry.source, entry.number
    iggy = source.runtime == "iggy"
    passed = int(_STEPS["metrics"].total_seconds()) * number
    gauges = {**_GAUGES, **(_IGGY_GAUGES if iggy else {})}
    counters = {**_COUNTERS, **(_IGGY_COUNTERS if iggy else {})}
    values: dict[str, Any] = {}
    for name, (middle, swing) in gauges.items():
        value = middle * (1 + swing * _wave(source, name, entry))
        values[name] = round(value, 2) if name in ("cpu_usage", "total_cpu_usage", "load_average") else int(value)
    values |= {name: int(rate * passed) + (name == "segments_count") * 51 for name, rate in counters.items()}
    return {
        "node_id": source.node,
        "runtime": source.runtime,
        "timestamp": format_time(entry.at),
        "process_id": 1_000 + int(derived(2, *source, entry.at - _STEPS["metrics"] * number), 16) % 30_000,
        "start_time": int(entry.at.timestamp()) - passed,
        "run_time": passed,
        **values,
        **(_IGGY_FIXED if iggy else {}),
    }


@handles("get_metrics")
def get_metrics(call: Call) -> Answer:
    """The last reading of everything that runs."""
    return _newest(call, "metrics", _metrics)


@handles("get_node_metrics")
def get_node_metrics(call: Call) -> Answer:
    """The readings of one runtime of one node."""
    return _history(call, "metrics", _metrics)


# ---- logs

# Level, scope and text of what a runtime writes, over and over in an order of its own.
_ANY = (
    ("info", "runtime::health", "health check passed"),
    ("debug", "runtime::health", "health check took 2 ms"),
    ("trace", "runtime::timer", "timer fired"),
)
_LINES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "iggy": (
        ("info", "server::streaming::segments", "stream 1, topic 3, partition 2: segment closed, the next one is open"),
        ("info", "server::streaming::segments", "stream 4, topic 1, partition 1: segment closed, the next one is open"),
        ("info", "server::tcp", "client connected over TCP"),
        ("info", "server::tcp", "client disconnected"),
        ("info", "server::quic", "client connected over QUIC"),
        ("debug", "server::streaming::saver", "buffered messages saved to disk"),
        ("debug", "server::streaming::cache", "indexes of an open segment read into memory"),
        ("trace", "server::binary", "command poll_messages handled"),
        ("trace", "server::binary", "command send_messages handled"),
        ("info", "server::streaming::consumer_groups", "consumer joined group 2, partitions shared out again"),
        ("warn", "server::tcp", "client sent nothing for 30 s, connection closed"),
        ("warn", "server::streaming::topics", "topic 3 of stream 1 holds 80 % of its allowed size"),
        ("error", "server::tcp", "connection reset by peer"),
    ),
    "connectors": (
        ("info", "runtime::manager", "connectors checked, all as configured"),
        ("debug", "runtime::state", "state saved"),
        ("warn", "runtime::iggy", "connection to Iggy was slow to open"),
        ("error", "runtime::iggy", "request to Iggy timed out, it is tried again"),
    ),
    "connector": (
        ("info", "connector::batch", "batch handed on"),
        ("debug", "connector::batch", "offset stored"),
        ("warn", "connector::batch", "batch smaller than its configured length handed on after waiting"),
        ("error", "connector::target", "the other side refused a batch, it is tried again"),
    ),
    "warden": (
        ("info", "warden::telemetry", "metrics sent"),
        ("info", "warden::telemetry", "heartbeat sent"),
        ("info", "warden::tasks", "asked for tasks, there are none"),
        ("debug", "warden::certificates", "certificates are good for more than 30 days"),
        ("warn", "warden::telemetry", "sending took longer than 5 s"),
        ("error", "warden::telemetry", "sending failed, it is tried again"),
    ),
}
_CYCLE = 31  # a prime, and more than any runtime has lines
_USUAL = ("info", "debug")


def _order(runtime: str) -> list[tuple[str, str, str]]:
    """One cycle of lines: each of them once, then the usual ones until it is full, mixed."""
    lines = (*_LINES[runtime], *_ANY)
    usual = cycle(line for line in lines if line[0] in _USUAL)
    filled = [*lines, *islice(usual, _CYCLE - len(lines))]
    return [filled[at * 7 % _CYCLE] for at in range(_CYCLE)]


_ORDERS = {runtime: _order(runtime) for runtime in _LINES}


def _line(source: Source, number: int) -> tuple[str, str, str]:
    order = _ORDERS[source.runtime.partition(":")[0]]
    return order[(number + int(derived(1, *source), 16)) % _CYCLE]


def _log(_: Call, entry: Entry) -> dict[str, Any]:
    level, scope, message = _line(entry.source, entry.number)
    return {
        "timestamp": format_time(entry.at),
        "level": level,
        "node_id": entry.source.node,
        "runtime": entry.source.runtime,
        "scope": scope,
        "message": message,
    }


@handles("get_logs")
def get_logs(call: Call) -> Answer:
    """A page of lines, newest first (inferred); every filter that is given has to fit."""
    wanted = {name: call.values.get(name) for name in ("runtime", "node", "level", "scope", "message")}

    def fits(run: Run) -> bool:
        runtime = run.source.runtime
        return wanted["node"] in (None, run.source.node) and (
            wanted["runtime"] in (None, runtime, runtime.partition(":")[0])
        )

    def marks(source: Source) -> list[int]:
        found: list[int] = []
        for number in range(_CYCLE):
            level, scope, message = _line(source, number)
            if wanted["level"] not in (None, level) or (wanted["message"] or "").casefold() not in message.casefold():
                continue
            # A part has parts of its own: `server` means `server::tcp` too.
            if wanted["scope"] is None or f"{scope}::".startswith(f"{wanted['scope']}::"):
                found.append(number)
        return found

    runs = [run for run in _everything(call) if fits(run)]
    return page(call, _timeline(call, "logs", runs, _CYCLE, marks), _log)
