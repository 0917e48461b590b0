"""The audit log of a tenant and the activity of a person: events as they were written, newest first."""

from typing import Any

from ..engine import Call, handles, page
from ..events import event_types, kept
from ..idempotency import Answer
from ..notifications import label
from ..store import Backwards, Thing
from ..wire import format_time, parse_time

# Query parameter to the part of an event whose id it asks for.
_BY_ID = ("division", "environment", "deployment", "user", "author", "api_key")


def _types(text: str | None) -> frozenset[str]:
    return frozenset(name.strip() for name in (text or "").split(",")) - {""}


def _chosen(call: Call, events: Backwards) -> Backwards | list[Thing]:
    """The events that the query asks for; only filters that were given cost a walk through all."""
    values = call.values
    since, until = (parse_time(text) if (text := values.get(name)) else None for name in ("from", "to"))
    types, correlation = _types(values.get("types")), values.get("correlation_id")
    ids = [(name, values[name]) for name in _BY_ID if values.get(name) is not None]
    # A key that is bound to a division learns of no other (inferred).
    if (scope := call.caller.division_id()) is not None:
        ids.append(("division", scope))
    if since is None and until is None and not types and correlation is None and not ids:
        return events

    def wanted(event: dict[str, Any]) -> bool:
        return (
            (since is None or event["at"] >= since)
            and (until is None or event["at"] < until)
            and (not types or event["type"] in types)
            and (correlation is None or event["correlation_id"] == correlation)
            and all(event[name] is not None and event[name]["id"] == key for name, key in ids)
        )

    return [thing for thing in events if wanted(thing.values)]


def _view(*parts: str) -> Any:
    def view(_: Call, thing: Thing) -> dict[str, Any]:
        event = thing.values
        shown = {name: event[name] for name in parts}
        return {"type": event["type"], "name": label(event["type"]), **shown, "timestamp": format_time(event["at"])}

    return view


_EVENT = _view("author", "user", "division", "environment", "deployment", "api_key", "data", "correlation_id")
_ACTIVITY = _view("tenant", "division", "environment", "deployment", "data")


@handles("get_tenant_audit_types")
def get_tenant_audit_types(_: Call) -> Answer:
    """Every type of event that there can be."""
    return Answer(200, [{"type": kind, "name": label(kind)} for kind in event_types()])


@handles("get_tenant_audit")
def get_tenant_audit(call: Call) -> Answer:
    """A page of the tenant's log, as far back as its plan keeps it."""
    return page(call, _chosen(call, kept(call.state, "event", call.home)), _EVENT)


@handles("get_user_activity")
def get_user_activity(call: Call) -> Answer:
    """A page of what the person did, by session or by own keys, and of what was done to them."""
    assert call.caller.user is not None
    return page(call, _chosen(call, kept(call.state, "activity", call.caller.user)), _ACTIVITY)
