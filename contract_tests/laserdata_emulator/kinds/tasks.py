"""Tasks: the work of a deployment that is still going on, whatever its sort."""

from collections.abc import Iterable
from typing import Any

from ..engine import Call, handles
from ..idempotency import Answer
from ..store import Thing
from ..wire import format_time
from . import backups, instances, snapshots
from .deployments import status_of

SETTLED = ("initialized", "failed")


@handles("get_tasks")
def get_tasks(call: Call) -> Answer:
    """All that is not finished; work on the deployment itself goes by the deployment's id and state."""
    state, deployment = call.state, call.find("deployment")
    now = status_of(state, deployment)
    found: list[dict[str, Any]] = []
    if now not in SETTLED:
        times = {name: deployment.values[name] for name in ("created_at", "updated_at")}
        found.append({"id": deployment.id, "type": now, "status": "processing", "node_id": None, **times})
    found += _shown(call, "snapshot", snapshots.under_way(state, call.under("snapshot")))
    found += _shown(call, "backup", backups.under_way(state, call.under("backup")))
    found += _shown(call, "restore", call.under("restore"))
    pending = (one for one in call.under("connector") if instances.status(state, one) == "pending")
    return Answer(200, found + _shown(call, "connector", pending))


def _shown(call: Call, sort: str, things: Iterable[Thing]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "type": sort,
            "status": backups.status(call.state, one) if sort == "backup" else "processing",
            "node_id": one.values.get("node_id"),
            "created_at": one.values["created_at"],
            "updated_at": format_time(call.now),
        }
        for one in things
    ]
