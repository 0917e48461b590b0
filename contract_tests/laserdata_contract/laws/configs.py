"""Laws of the configs of a deployment: versions, which of them is primary, and what goes with a connector."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from laserdata_contract.asked import different
from laserdata_contract.context import Context, items_of
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.states import need
from laserdata_contract.shapes import elements, members
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "supervisor document, configs; LaserData docs, configuration"
AT = frozenset(
    {
        "create_config",
        "activate_config",
        "get_config_version",
        "get_primary_config",
        "get_configs",
        "get_config_versions",
    }
)


def some_settings(ctx: Context, beside: Operation, path: Mapping[str, object], count: int) -> list[dict[str, Json]]:
    """Settings of a kind, each with its default: as many different ones as are asked for.

    Raises:
        CannotTell: the kind has not so many.
    """
    schema = need(ctx, "get_config_schema", beside)
    sections = members(ctx.call(schema, path).problem).values()
    every = [members(one) for section in sections for one in elements(members(section).get("schema"))]
    found = [
        {str(one["key"]): one["default_value"]}
        for one in every
        if one.get("editable") and not one.get("secret") and not one.get("requirements") and one.get("default_value")
    ]
    if len(found) < count:
        raise CannotTell("the schema tells too few settings that could be set")
    return found[:count]


@law(
    "LD-CONF-001",
    "Every version keeps its own settings, and the one that is activated is primary, alone.",
    source=SOURCE,
    applies=lambda operation: operation.operation_id == "activate_config",
)
def versions_are_kept(ctx: Context, operation: Operation) -> None:
    """Whoever goes back to an older version wants just that one.

    Two versions of one name are made, the older is activated, and then the one that was primary before.
    """
    creation, primary, listing = (
        need(ctx, one, operation) for one in ("create_config", "get_primary_config", "get_configs")
    )
    versions, version, activate = (
        need(ctx, one, operation) for one in ("get_config_versions", "get_config_version", "activate_config")
    )
    path = ctx.ids(listing)
    before = ctx.granted(ctx.call(primary, path), primary.label)
    home = {one: before.problem.get(one) for one in ("name", "version")}

    name = ctx.unique()
    settings = some_settings(ctx, operation, path, 2)
    made = [ctx.make(creation, path, {"name": name, "values": values}) for values in settings]
    ctx.afterwards(lambda: _activate(ctx, activate, {**path, **home}))
    shown: Mapping[str, Json] = ctx.call(primary, path).problem
    if {one: shown.get(one) for one in home} != home:
        raise Broken(
            f"versions were only stored, and {shown.get('name')} {shown.get('version')} is primary", made[-1].exchange
        )
    with contextlib.suppress(CannotTell):
        # One that was chosen, so that it is seen when it is lost.
        there = {**path, "kind": OTHER}
        chosen = ctx.call(primary, there).problem
        ctx.make(creation, there, {"name": name, "values": {}, "activate": True})
        back = {**there, **{one: chosen.get(one) for one in home}}
        ctx.afterwards(lambda: _activate(ctx, activate, back))

    def primary_of(kind: str) -> list[Json]:
        answer = ctx.call(primary, {**path, "kind": kind})
        return [answer.problem.get(one) if answer.ok else None for one in ("id", "name", "version")]

    others = {one: primary_of(one) for one in KINDS if one != path["kind"]}
    within = {**path, "name": name}
    numbers = sorted(int(one["version"]) for one in ctx.listed(versions, within))
    if len(numbers) != len(made) or len(set(numbers)) != len(made):
        raise Broken(f"two versions were made, and {len(numbers)} are listed", made[-1].exchange)
    for number, one in zip(numbers, made, strict=True):
        read = ctx.expect(ctx.call(version, {**within, "version": number}), 200, what=f"version {number}")
        asked, kept = members(one.body)["values"], read.problem.get("values")
        if {*members(kept)} != {*asked} or different(asked, kept) is not None:
            raise Broken(f"version {number} was made with {asked!r}, and is read with {kept!r}", one.exchange, read)
        if one.id is not None and read.problem.get("id") != one.id:
            raise Broken(f"version {number} was made as {one.id}, and is read as {read.problem.get('id')}", read)

    def check(wanted: Mapping[str, Json]) -> None:
        answer = ctx.granted(ctx.call(activate, {**path, **wanted}), activate.label)
        now = ctx.expect(ctx.call(primary, path), 200, what="the primary config")
        if any(now.problem.get(one) != value for one, value in wanted.items()):
            told = {one: now.problem.get(one) for one in wanted}
            raise Broken(f"{dict(wanted)} was activated, and {told} is primary", answer, now)
        every = [{one: item.get(one) for one in wanted} for item in ctx.listed(listing, path) if item.get("primary")]
        if every != [dict(wanted)]:
            raise Broken(f"{dict(wanted)} was activated, and the list shows {every} as primary", answer)

    check({"name": name, "version": numbers[0]})
    check(home)
    for kind, was in others.items():
        if primary_of(kind) != was:
            raise Broken(f"a config of {path['kind']} was activated, and the primary one of {kind} is another")
    active = ctx.make(creation, path, {"name": name, "values": settings[0], "activate": True})
    shown = ctx.call(primary, path).problem
    if shown.get("name") != name:
        raise Broken(f"{name} was to be active at once, and {shown.get('name')} is primary", active.exchange)
    ctx.call(activate, {**path, **home})


def _activate(ctx: Context, activate: Operation, path: Mapping[str, object]) -> None:
    ctx.call(activate, path)


OTHER = "connectors"
KINDS = ("iggy", "connectors", "warden")


@law(
    "LD-CONF-003",
    "Each kind of config has a schema of its own.",
    source="supervisor document, get_config_schema",
    applies=lambda operation: operation.operation_id == "get_config_schema",
)
def kinds_differ(ctx: Context, operation: Operation) -> None:
    """Forms are made of it."""
    path = ctx.ids(operation)
    told = {kind: ctx.call(operation, {**path, "kind": kind}) for kind in KINDS}
    known = {kind: answer for kind, answer in told.items() if answer.ok and answer.problem}
    if len(known) < len(KINDS) - 1:
        raise CannotTell("fewer than two kinds have one")
    bodies = {answer.body for answer in known.values()}
    if len(bodies) < len(known):
        raise Broken(f"{' and '.join(known)} do not have different schemas", *known.values())


@law(
    "LD-CONF-002",
    "The configs of a connector go with it.",
    source="supervisor document, delete_connector_instance",
    applies=lambda operation: operation.operation_id == "delete_connector_instance",
)
def configs_go_with_their_connector(ctx: Context, operation: Operation) -> None:
    """They hold the credentials of somebody's database."""
    instances, primary = need(ctx, "get_connector_instances", operation), need(ctx, "get_primary_config", operation)
    path = ctx.ids(operation, fresh=True)
    made = [
        one for one in items_of(ctx.call(instances, path, query={"results": 100})) if one["id"] == path["instance_id"]
    ]
    if not made:
        raise CannotTell("the instance is not in its list")
    inside = {**path, "kind": f"connector:{made[0].get('type')}:{made[0].get('key')}"}
    reads = [one for one in primary.document.operations if one.method == "GET" and one.path.startswith(KIND)]
    there = [one for one in reads if all(each.name in inside for each in one.parameters_in("path"))]
    there = [one for one in there if ctx.call(one, inside).ok]
    if not there:
        raise Broken(f"the configs of {inside['kind']}, which is in the list of instances, cannot be read")
    ctx.granted(ctx.call(operation, path))
    for one in there:
        ctx.expect(ctx.call(one, inside), 404, what=f"{one.label} of a connector that was removed")


KIND = "/deployments/{deployment_id}/configs/{kind}"


@law(
    "LD-CONF-004",
    "What is made for one node is that node's alone.",
    source="supervisor document, ConfigKind",
    applies=lambda operation: operation.operation_id == "create_config",
)
def nodes_have_their_own(ctx: Context, operation: Operation) -> None:
    """A setting that is tried on one node is not to reach the others."""
    listing, nodes = need(ctx, "get_configs", operation), need(ctx, "get_nodes", operation)
    path = {**ctx.ids(operation), **ctx.cluster(operation.region)}
    kinds = [f"warden:{one.get('id')}" for one in items_of(ctx.call(nodes, path))]
    if len(kinds) < TWO:
        raise CannotTell("there are not several nodes")
    made = ctx.try_to_make(operation, {**path, "kind": kinds[-1]}, {"name": ctx.unique(), "values": {}})
    if not made.exchange.ok:
        raise CannotTell(f"it answered {made.exchange.status} {made.exchange.code}".rstrip())
    name = members(made.body)["name"]
    for kind in (kinds[-1], kinds[0], "warden"):
        shown = any(one.get("name") == name for one in ctx.listed(listing, {**path, "kind": kind}))
        if shown is not (kind == kinds[-1]):
            raise Broken(f"it was made for {kinds[-1]}, and {kind} {'has' if shown else 'lacks'} it", made.exchange)


TWO = 2
