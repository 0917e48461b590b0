"""Runtimes of a deployment's nodes: which there are, and when each of them ran.

A thing `runtime` below the deployment, named by node and runtime, keeps when it was started and stopped. One that was
never told anything has run since its node has.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from ..state import State
from ..store import Thing
from ..timeline import Run, Source
from ..wire import array

RUNTIMES = ("iggy", "connectors", "warden")
FOREVER = datetime.max.replace(tzinfo=UTC)
_REMEMBERED = 200


def runtime_of(connector: Thing) -> str:
    """The runtime of a connector, which is also the kind of its configs."""
    return f"connector:{connector.values['connector_type']}:{connector.values['instance_key']}"


def connector_running(state: State, deployment: Thing, runtime: str) -> Thing | None:
    """The connector of a runtime, or None."""
    connectors = state.store.of("connector", deployment)
    return next((one for one in connectors if runtime_of(one) == runtime), None)


def runtimes(state: State, deployment: Thing) -> Iterator[tuple[str, datetime | None]]:
    """The runtimes on every node of a deployment, and since when, where that is later than the node."""
    yield from ((name, None) for name in RUNTIMES)
    yield from ((runtime_of(one), one.values["started"]) for one in state.store.of("connector", deployment))


def runs_of(state: State, deployment: Thing, source: Source, since: datetime) -> list[Run]:
    """When a runtime ran, oldest first; `since` is when it first could."""
    known = _known(state, deployment, source)
    switches: list[tuple[datetime, bool]] = [(since, True), *(array(known.values["switches"]) if known else [])]
    stops = [*(at for at, _ in switches[1:]), FOREVER]
    return [Run(source, at, stop) for (at, on), stop in zip(switches, stops, strict=True) if on]


def is_on(state: State, deployment: Thing, source: Source) -> bool:
    """Whether a runtime runs, as far as it was told to."""
    known = _known(state, deployment, source)
    return True if known is None else bool(known.values["switches"][-1][1])


def switch(state: State, deployment: Thing, source: Source, at: datetime, on: bool) -> None:
    """Start a runtime at a moment, anew if it runs, or stop it."""
    known = _known(state, deployment, source)
    if known is None:
        state.new("runtime", deployment, {"name": _name(source), "switches": [(at, on)]})
        return
    # What lies further back than this many is forgotten, and taken for a time of running.
    kept = [*known.values["switches"], (at, on)][-_REMEMBERED:]
    state.store.change(known, {**known.values, "switches": kept})


def forget(state: State, deployment: Thing, runtime: str) -> None:
    """Forget when a runtime ran, on every node."""
    for node in state.store.of("node", deployment):
        known = _known(state, deployment, Source(node.id, runtime))
        if known is not None:
            state.store.remove(known)


def _name(source: Source) -> str:
    return f"{source.node}:{source.runtime}"


def _known(state: State, deployment: Thing, source: Source) -> Thing | None:
    return state.store.of("runtime", deployment).named(_name(source))
