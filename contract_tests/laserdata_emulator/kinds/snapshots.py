"""Diagnostic snapshots: a report on each node, ready after a while, gone after the plan's retention."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from hmac import compare_digest
from html import escape
from io import BytesIO
from json import dumps
from typing import Any
from urllib.parse import urlencode, urlsplit
from zipfile import ZipFile, ZipInfo

from ..clock import derived
from ..engine import Call, check_limit, handles, page
from ..idempotency import Answer
from ..lifecycle import ended, later, stage
from ..problems import Problem, not_found
from ..state import State
from ..store import Backwards, Collection, Thing
from ..wire import format_time
from .config_schema import defaults, secrets
from .configs import primary_settings
from .deployments import need_ready

FILES = "/_emulator/snapshots/"
LINK_LIFE = timedelta(minutes=15)
_STAGES = ("processing", "completed")


@handles("create_snapshot")
def create_snapshot(call: Call) -> Answer:
    """Begin a report on every node, one call at a time: 409 `snapshot_in_progress`.

    The reports of one call count as one for the plan's limit (inferred).
    """
    deployment, snapshots = call.find("deployment"), call.under("snapshot")
    need_ready(call, deployment)
    if under_way(call.state, snapshots):
        raise Problem(409, "snapshot_in_progress", "A snapshot is being taken already.")
    if len(snapshots) >= call.state.features["deployment_snapshots_limit"]:
        check_limit(call, "deployment_snapshots_limit", len({one.values["batch"] for one in snapshots}), 409)
    batch = call.state.ids.id()
    for node in call.under("node"):
        values: dict[str, Any] = {
            "name": f"{deployment.values['name']}-{node.values['name']}-{call.now:%Y%m%d}",
            "batch": batch,
            "node_id": node.id,
            "node": node.values["name"],
            "user_id": call.caller.user_id(),
            "since": call.now,
            "settings": _settings(call.state, deployment, bool(call.body["redact_secrets"])),
            "include_iggy": call.body["include_iggy"],
            "secret": call.state.ids.secret(""),
        }
        snapshot = call.state.new("snapshot", deployment, values)
        call.state.store.change(snapshot, {**values, **snapshot.values, "size": len(_archive(snapshot))})
        days = call.state.features["snapshot_retention_days"]
        later(call.state, snapshot, call.now + timedelta(days=days), None)
    return Answer(204)


def _settings(state: State, deployment: Thing, redact: bool) -> dict[str, str]:
    """The server's settings as they are in force, which is where secrets would show."""
    settings = {**defaults("iggy"), **primary_settings(state, deployment, "iggy")}
    hidden = secrets("iggy") if redact else ()
    return {key: "***" if key in hidden else str(value) for key, value in settings.items()}


def _status(state: State, snapshot: Thing) -> str:
    return stage(snapshot.values["since"], _STAGES, state)


def under_way(state: State, snapshots: Collection) -> list[Thing]:
    """The snapshots of the newest call that are not finished."""
    newest = Backwards(snapshots).slice(0, 1)
    if not newest or _status(state, newest[0]) != "processing":
        return []
    return snapshots.where(lambda one: one.values["batch"] == newest[0].values["batch"])


@handles("get_snapshots")
def get_snapshots(call: Call) -> Answer:
    """What there is, newest first (inferred)."""
    return page(call, Backwards(call.under("snapshot")), _info)


def _info(call: Call, snapshot: Thing) -> dict[str, Any]:
    values = snapshot.values
    end = ended(values["since"], _STAGES, call.state)
    return {
        "id": snapshot.id,
        **call.place(),
        **{name: values[name] for name in ("node_id", "user_id", "name", "created_at")},
        "status": _status(call.state, snapshot),
        "size_bytes": values["size"] if end else None,
        "completed_at": format_time(end) if end else None,
    }


@handles("delete_snapshot")
def delete_snapshot(call: Call) -> Answer:
    """Remove a report."""
    call.state.store.remove(call.find("snapshot"))
    return Answer(204)


@handles("download_snapshot")
def download_snapshot(call: Call) -> Answer:
    """A link to a real archive that needs no credentials and is good for a quarter of an hour (inferred)."""
    snapshot = call.find("snapshot")
    if _status(call.state, snapshot) != "completed":
        raise Problem(409, "snapshot_not_completed", "The snapshot is still being taken.")
    expires = call.now + LINK_LIFE
    until = int(expires.timestamp())
    query = urlencode({"expires": until, "signature": _signature(snapshot, until)})
    base = urlsplit(call.url)
    url = f"{base.scheme}://{base.netloc}{FILES}{snapshot.id}.zip?{query}"
    return Answer(200, {"url": url, "expires_at": format_time(expires)})


def _signature(snapshot: Thing, until: int) -> str:
    return derived(16, snapshot.values["secret"], until)


def snapshot_file(state: State, path: str, query: dict[str, str]) -> bytes:
    """The archive behind a link. Raises Problem 403 where the link is over or made up, 404 where there is none now."""
    name = path.removeprefix(FILES).removesuffix(".zip")
    snapshot = state.store.get("snapshot", int(name)) if name.isdecimal() else None
    if snapshot is None:
        raise not_found("snapshot")
    until = query.get("expires", "")
    signature = _signature(snapshot, int(until)) if until.isdecimal() and len(until) < 20 else ""
    if not compare_digest(signature.encode(), query.get("signature", "-").encode()):
        raise Problem(403, "invalid_signature", "The link was not given out like this.")
    if int(until) < state.now.timestamp():
        raise Problem(403, "link_expired", "The link is over; ask for a new one.")
    return _archive(snapshot)


# ---- the archive

_CHECKS = {
    "machine": ("cpu", "load", "memory", "swap", "clock", "kernel", "entropy", "open files"),
    "disk": ("space", "inodes", "latency", "errors", "mounts"),
    "network": ("interfaces", "routes", "DNS", "outbound HTTPS", "open ports", "retransmissions", "MTU"),
    "certificates": ("chain", "expiry", "names", "key"),
    "iggy": ("process", "version", "configuration", "state file", "streams", "segments", "consumer groups", "clients"),
    "warden": ("process", "version", "control plane", "heartbeat", "tasks"),
}


def _archive(snapshot: Thing) -> bytes:
    """A ZIP with the report as HTML and, where it was asked for, the server's state as a ZIP of its own."""
    files = {"report.html": _report(snapshot).encode()}
    if snapshot.values["include_iggy"]:
        state: dict[str, Any] = {
            "node_id": snapshot.values["node_id"],
            "streams": [],
            "settings": snapshot.values["settings"],
        }
        files["iggy-state.zip"] = _zip(snapshot, {"state.json": dumps(state, indent=2).encode()})
    return _zip(snapshot, files)


def _zip(snapshot: Thing, files: dict[str, bytes]) -> bytes:
    at, packed = snapshot.values["since"], BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in files.items():
            # Years before 1980 do not fit into a ZIP.
            archive.writestr(ZipInfo(name, (max(at.year, 1980), *at.timetuple()[1:6])), data)
    return packed.getvalue()


def _report(snapshot: Thing) -> str:
    values = snapshot.values
    checks = _rows((group, check, "ok") for group, checks in _CHECKS.items() for check in checks)
    settings = _rows(values["settings"].items())
    title = escape(f"{values['name']}: node {values['node']}")
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><h1>{title}</h1>"
        f"<p>Emulated, {format_time(values['since'])}</p>"
        f"<h2>Checks</h2><table>{checks}</table><h2>Settings</h2><table>{settings}</table></html>"
    )


def _rows(rows: Iterable[Sequence[str]]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
