"""Backups of nodes' volumes: taken one set at a time, kept for a while, put back."""

from datetime import timedelta
from typing import Any

from ..clock import derived
from ..engine import Call, check_limit, handles
from ..idempotency import Answer
from ..lifecycle import ended, ends, later, stage
from ..problems import Problem, not_found
from ..state import State
from ..store import Backwards, Collection, Thing
from ..wire import format_time
from .deployments import need_ready

_STAGES = ("pending", "in_progress", "completed")
_RUNNING = ("pending", "in_progress")
RESTORING = ("processing", "completed")


def _possible(call: Call) -> None:
    """Raises Problem where a deployment cannot be backed up: by plan, by cloud, by its disks."""
    values = call.find("deployment").values
    if not call.state.features["backup_enabled"]:
        raise Problem(403, "backups_not_in_plan", "Backups need the Pro or Enterprise plan.")
    if values["cloud"] != "aws":
        raise Problem(400, "backups_not_supported", "Backups exist on AWS only.")
    need_ready(call, call.find("deployment"))
    if values["storage_type"] == "local_ssd":
        raise Problem(400, "backups_not_supported", "Local disks cannot be backed up, only network storage can.")
    if under_way(call.state, call.under("backup")):
        raise Problem(409, "backup_in_progress", "A backup is being taken.")
    if len(call.under("restore")):
        raise Problem(409, "restore_in_progress", "A backup is being put back.")


def status(state: State, backup: Thing) -> str:
    """How far a backup is."""
    if backup.values["deleting"]:
        return "deleting"
    now = stage(backup.values["since"], _STAGES, state)
    return "failed" if now == "completed" and backup.values["doomed"] else now


@handles("create_backup")
def create_backup(call: Call) -> Answer:
    """Begin a backup of a node or of all, one call at a time, where plan, cloud and disks allow it.

    The backups of one call count as one for the plan's limit (inferred).
    """
    _possible(call)
    deployment, backups, nodes = call.find("deployment"), call.under("backup"), call.under("node")
    if len(backups) >= call.state.features["deployment_backups_limit"]:
        check_limit(call, "deployment_backups_limit", len({one.values["batch"] for one in backups}), 409)
    chosen = call.body.get("node_id")
    wanted = list(nodes) if chosen is None else [nodes.get(chosen)]
    # Nobody keeps a backup for longer than the plan says (inferred).
    most = call.state.features["backup_retention_days"]
    expires = call.now + timedelta(days=min(call.body.get("expiry_days") or most, most))
    batch = call.state.ids.id()
    for node in wanted:
        if node is None:
            raise not_found("node")
        backup = call.state.new(
            "backup",
            deployment,
            {
                "name": call.body.get("name") or f"backup-{call.now:%Y%m%d-%H%M%S}",
                "remarks": call.body.get("remarks"),
                "batch": batch,
                "node_id": node.id,
                "since": call.now,
                "expires": expires,
                "size": deployment.values["storage_size"] * 1024**3,
                "doomed": call.doomed,
                "deleting": False,
            },
        )
        later(call.state, backup, expires, None)
    return Answer(202)


@handles("get_backups")
def get_backups(call: Call) -> Answer:
    """All backups, in the order in which they were asked for."""
    return Answer(200, [_info(call, one) for one in call.under("backup")])


def _info(call: Call, backup: Thing) -> dict[str, Any]:
    values, deployment = backup.values, call.find("deployment")
    begun = ended(values["since"], _RUNNING, call.state)
    done = ended(values["since"], _STAGES, call.state)
    return {
        "id": backup.id,
        "deployment_id": deployment.id,
        **{name: values[name] for name in ("node_id", "name", "remarks", "created_at")},
        "backup_type": "manual",
        "status": status(call.state, backup),
        "snapshot_ids": ["snap-0" + derived(8, backup.id, "copy")] if begun else [],
        "volume_ids": ["vol-0" + derived(8, values["node_id"], "volume")],
        "size_bytes": values["size"] if done and not values["doomed"] else None,
        "region": deployment.values["region"],
        "started_at": format_time(begun) if begun else None,
        "completed_at": format_time(done) if done else None,
        "expires_at": format_time(values["expires"]),
    }


@handles("delete_backup")
def delete_backup(call: Call) -> Answer:
    """Remove a backup; one that waits, runs or is going already is refused: 409."""
    backup = call.find("backup")
    now = status(call.state, backup)
    if now in (*_RUNNING, "deleting"):
        raise Problem(409, "backup_not_finished", f"The backup is {now.replace('_', ' ')}.")
    call.state.store.change(backup, call.touched({**backup.values, "deleting": True}))
    later(call.state, backup, ends(call.now, ("deleting", "gone"), call.state), None)
    return Answer(204)


@handles("restore_backup")
def restore_backup(call: Call) -> Answer:
    """Put a node back to where it was; the backup has to be completed, and nothing else under way: 409."""
    backup = call.find("backup")
    _possible(call)
    if status(call.state, backup) != "completed":
        raise Problem(409, "backup_not_completed", "The backup is not complete.")
    values = {"backup_id": backup.id, "node_id": backup.values["node_id"], "since": call.now}
    restore = call.state.new("restore", call.find("deployment"), values)
    later(call.state, restore, ends(call.now, RESTORING, call.state), None)
    return Answer(202)


def under_way(state: State, backups: Collection) -> list[Thing]:
    """The backups of the newest call that are not finished."""
    newest = Backwards(backups).slice(0, 1)
    if not newest or status(state, newest[0]) not in _RUNNING:
        return []
    return backups.where(lambda one: one.values["batch"] == newest[0].values["batch"])
