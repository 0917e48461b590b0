"""Configs of a deployment: versions by kind and name, of which exactly one per kind is primary.

A thing `config_kind` below the deployment keeps which of its `config`s is primary, so that there is always one and
never two, and the last version number of each name, so that none is given twice.
"""

from typing import Any

from ..engine import Call, check_limit, handles, page
from ..idempotency import Answer
from ..problems import Problem, not_found
from ..state import State
from ..store import Thing
from ..wire import format_time, table
from .config_schema import VERSIONS, defaults, mistakes, runtime, schema
from .runtimes import RUNTIMES, connector_running


def kind_of(state: State, deployment: Thing, kind: str) -> Thing | None:
    """The configs of a kind, or None where the deployment has nothing that the kind is for.

    Made when first asked for, with ids that do not depend on when that is.
    """
    kind = "warden" if kind == "warden:0" else kind  # node 0 is what the plain kind means
    known = state.store.of("config_kind", deployment).named(kind)
    if known is not None:
        return known
    owner = _owner(state, deployment, kind)
    if owner is None:
        return None
    key = owner.id + 2 + 2 * (RUNTIMES.index(kind) if kind in RUNTIMES else 0)
    values: dict[str, Any] = dict.fromkeys(("created_at", "updated_at"), owner.values["created_at"])
    values |= {"name": kind, "versions": {}, "primary": key, "given": key}
    parent = Thing(key, "config_kind", deployment, values)
    _store(state, state.store.add(parent), "default", defaults(kind), key=key)
    return parent


def _owner(state: State, deployment: Thing, kind: str) -> Thing | None:
    if kind in RUNTIMES:
        return deployment
    if kind.startswith("warden:"):
        return state.store.of("node", deployment).get(int(kind.removeprefix("warden:")))
    return connector_running(state, deployment, kind)


def remove_kind(state: State, deployment: Thing, kind: str) -> None:
    """Drop a kind with all its configs."""
    parent = state.store.of("config_kind", deployment).named(kind)
    if parent is not None:
        state.store.drop(parent)


def config_of(state: State, deployment: Thing, kind: str, config_id: int) -> Thing | None:
    """One config of a kind by its id, or None."""
    parent = kind_of(state, deployment, kind)
    return state.store.of("config", parent).get(config_id) if parent is not None else None


def primary_settings(state: State, deployment: Thing, kind: str) -> dict[str, Any]:
    """What is set in the primary config of a kind; empty where there is no such kind."""
    parent = kind_of(state, deployment, kind)
    return dict(_primary(state, parent).values["settings"]) if parent is not None else {}


def _primary(state: State, parent: Thing) -> Thing:
    primary = state.store.of("config", parent).get(parent.values["primary"])
    assert primary is not None, "the primary config cannot be deleted"
    return primary


def _store(state: State, parent: Thing, name: str, settings: dict[str, Any], key: int | None = None) -> Thing:
    kind, last = parent.values["name"], parent.values["versions"].get(name, 0)
    state.store.change(parent, {**parent.values, "versions": {**parent.values["versions"], name: last + 1}})
    return state.store.add(
        Thing(
            key or state.ids.id(),
            "config",
            parent,
            {
                "name": _key(name, last + 1),
                "label": name,
                "version": last + 1,
                "runtime_version": VERSIONS[runtime(kind)],
                "settings": settings,
                "created_at": parent.values["created_at"] if key else format_time(state.now),
            },
        )
    )


def _key(name: str, version: int) -> str:
    """What a version is found by: the store indexes things by their names."""
    return f"{version}:{name}"


def _kind(call: Call) -> Thing:
    found = kind_of(call.state, call.find("deployment"), call.values["kind"])
    if found is None:
        raise not_found("config kind")
    return found


def _config(call: Call) -> Thing:
    found = call.state.store.of("config", _kind(call)).named(_key(call.values["name"], call.values["version"]))
    if found is None:
        raise not_found("config")
    return found


def _info(_: Call, config: Thing) -> dict[str, Any]:
    values, parent = config.values, config.parent
    assert parent is not None
    return {
        "id": config.id,
        "kind": parent.values["name"],
        "name": values["label"],
        "version": values["version"],
        "primary": parent.values["primary"] == config.id,
        "runtime_version": values["runtime_version"],
        "created_at": values["created_at"],
    }


def _details(call: Call, config: Thing) -> Answer:
    return Answer(200, {**_info(call, config), "values": config.values["settings"]})


@handles("get_config_schema")
def get_config_schema(call: Call) -> Answer:
    """All settings that a kind knows."""
    return Answer(200, schema(_kind(call).values["name"]))


@handles("get_configs")
def get_configs(call: Call) -> Answer:
    """All versions of all names of a kind."""
    return page(call, call.state.store.of("config", _kind(call)), _info)


@handles("get_config_versions")
def get_config_versions(call: Call) -> Answer:
    """The versions of one name."""
    name = call.values["name"]
    found = call.state.store.of("config", _kind(call)).where(lambda config: config.values["label"] == name)
    if not found:
        raise not_found("config")
    return page(call, found, _info)


@handles("get_primary_config")
def get_primary_config(call: Call) -> Answer:
    """The version in force."""
    return _details(call, _primary(call.state, _kind(call)))


@handles("get_config_version")
def get_config_version(call: Call) -> Answer:
    """One version with its values."""
    return _details(call, _config(call))


@handles("create_config")
def create_config(call: Call) -> Answer:
    """A new version under a name, its values checked against the schema of the kind: 400 `invalid_config`.

    The default configs of a deployment do not count for the plan's limit (inferred).
    """
    parent = _kind(call)
    kind, values = parent.values["name"], table(call.body["values"])
    wrong = list(mistakes(kind, values))
    if wrong:
        raise Problem(400, "invalid_config", "The values do not fit the schema of the kind.", wrong[:20])
    made = sum(_made(call.state, one) for one in call.under("config_kind"))
    check_limit(call, "deployment_configs_limit", made, 409)
    config = _store(call.state, parent, call.body.get("name") or kind, values)
    if call.body.get("activate"):
        _activate(call, config)
    return Answer(201, None, {"ld-config": str(config.id)})


def _made(state: State, parent: Thing) -> int:
    configs = state.store.of("config", parent)
    return len(configs) - (configs.get(parent.values["given"]) is not None)


def _activate(call: Call, config: Thing) -> None:
    parent = config.parent
    assert parent is not None
    call.state.store.change(parent, call.touched({**parent.values, "primary": config.id}))


@handles("activate_config")
def activate_config(call: Call) -> Answer:
    """Make a version primary in place of the other, in one step; nodes apply it with an activity."""
    _activate(call, _config(call))
    return Answer(204)


@handles("delete_config")
def delete_config(call: Call) -> Answer:
    """Remove a version; the primary one is refused: 409 `config_is_primary`."""
    parent = _kind(call)
    if runtime(parent.values["name"]) in ("warden", "connectors"):
        call.need("deployment:manage", call.values["division_id"], call.values["environment_id"])
    config = call.state.store.of("config", parent).get(call.values["config_id"])
    if config is None:
        raise not_found("config")
    if parent.values["primary"] == config.id:
        raise Problem(409, "config_is_primary", "The version is primary; activate another one first.")
    call.state.store.remove(config)
    return Answer(204)
