"""Activities: what nodes were told to do with a runtime, one for each node and call."""

from typing import Any

from ..engine import Call, handles, page
from ..idempotency import Answer
from ..lifecycle import ended, ends, stage
from ..problems import not_found
from ..store import Backwards, Thing
from ..timeline import Source
from ..wire import array, format_time, table
from .configs import config_of
from .deployments import need_ready
from .runtimes import is_on, runtimes, switch

_STAGES = ("processing", "completed")


@handles("trigger_activity")
def trigger_activity(call: Call) -> Answer:
    """Tell nodes to act, one activity for each; a runtime that stops is silent in the telemetry.

    A node rejects to start what runs, and to stop or reconfigure what does not (inferred).
    """
    deployment, runtime = call.find("deployment"), call.values["runtime"]
    need_ready(call, deployment)
    if runtime not in dict(runtimes(call.state, deployment)):
        raise not_found("runtime")
    action, _, config_id = call.values["action"].partition(":")
    if config_id and config_of(call.state, deployment, runtime, int(config_id)) is None:
        raise not_found("config")
    nodes = call.under("node")
    wanted = dict.fromkeys(array(table(call.body).get("nodes", [node.id for node in nodes])))
    if any(nodes.get(node) is None for node in wanted):
        raise not_found("node")
    for node in wanted:
        source = Source(node, runtime)
        on = is_on(call.state, deployment, source)
        done = {"start": not on, "stop": on, "reconfigure": on, "restart": True}[action] and not call.doomed
        call.state.new(
            "task_activity",
            deployment,
            {
                "node_id": node,
                "runtime": runtime,
                "action": call.values["action"],
                "since": call.now,
                "done": done,
                "user_id": None if call.caller.key else call.caller.user_id(),
            },
        )
        if done and action != "reconfigure":
            switch(call.state, deployment, source, ends(call.now, _STAGES, call.state), action != "stop")
    return Answer(202)


@handles("get_activities")
def get_activities(call: Call) -> Answer:
    """What the nodes were told to do and how it went, newest first (inferred)."""
    return page(call, Backwards(call.under("task_activity")), _info)


def _info(call: Call, activity: Thing) -> dict[str, Any]:
    values = activity.values
    status, end = stage(values["since"], _STAGES, call.state), ended(values["since"], _STAGES, call.state)
    return {
        "id": activity.id,
        **call.place(),
        **{name: values[name] for name in ("node_id", "runtime", "action", "user_id", "created_at")},
        "status": status if values["done"] or status == "processing" else "rejected",
        "completed_at": format_time(end) if end else None,
    }
