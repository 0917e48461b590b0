"""What takes time: stages computed from the clock when somebody looks, and changes that fall due meanwhile.

No timers. A thing remembers when its life began; `stage` tells how far it has come. What has to happen to it later
(a deletion that ends, an upgrade that takes effect) is kept with it and done by `settle` before the next request.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from heapq import heappop, heappush
from typing import Any

from .state import State
from .store import Thing
from .wire import table


def stage(started: datetime, stages: Sequence[str], state: State) -> str:
    """The stage that a life begun at `started` is in: each lasts `state.pace` seconds, the last one for good."""
    passed = (state.now - started).total_seconds()
    at = len(stages) - 1 if state.pace <= 0 else min(int(passed / state.pace), len(stages) - 1)
    return stages[max(at, 0)]


def ends(started: datetime, stages: Sequence[str], state: State) -> datetime:
    """When a life reaches the last of its stages."""
    return started + timedelta(seconds=state.pace * (len(stages) - 1))


def ended(started: datetime, stages: Sequence[str], state: State) -> datetime | None:
    """When a life reached the last of its stages, or None if it has not yet."""
    moment = ends(started, stages, state)
    return moment if moment <= state.now else None


def later(
    state: State, thing: Thing, moment: datetime, values: dict[str, Any] | None, event: str | None = None
) -> None:
    """At a moment lay `values` over those of the thing; None: the thing goes, with all below it.

    `event` is what is then told to have happened. A thing waits for one such moment; a new one takes its place.
    """
    state.store.change(thing, {**thing.values, "later": {"at": moment, "values": values, "event": event}})
    heappush(state.due, (moment, thing.kind, thing.id))


def settle(state: State) -> list[tuple[Thing, str, datetime]]:
    """Do what has fallen due, and tell what has happened to whom and when. Costs nothing while nothing has."""
    if not state.due:
        return []
    told: list[tuple[Thing, str, datetime]] = []
    now = state.now
    while state.due and state.due[0][0] <= now:
        moment, kind, key = heappop(state.due)
        thing = state.store.get(kind, key)
        waiting = table(thing.values.get("later")) if thing is not None else {}
        if thing is None or waiting.get("at") != moment:
            continue
        if waiting["values"] is None:
            state.store.drop(thing)
        else:
            state.store.change(thing, {**thing.values, "later": None, **waiting["values"]})
        if waiting["event"] is not None:
            told.append((thing, waiting["event"], moment))
    return told
