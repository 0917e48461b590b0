"""Laws of the configs of a deployment: versions, which of them is primary, and what goes with a connector."""

from __future__ import annotations

from collections.abc import Mapping

from laserdata_contract.asked import different
from laserdata_contract.context import Context, items_of
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.states import need
from laserdata_contract.shapes import elements, members
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "supervisor document, configs; LaserData docs, configuration"
AT = frozenset({"activate_config", "get_config_version", "get_primary_config", "get_configs", "get_config_versions"})


def some_settings(ctx: Context, path: Mapping[str, object], count: int) -> list[dict[str, Json]]:
    """Settings of a kind, each with its default: as many different ones as are asked for.

    Raises:
        CannotTell: the kind has not so many.
    """
    schema = need(ctx, "get_config_schema")
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
    applies=lambda operation: operation.operation_id in AT,
    changes=True,
)
def versions_are_kept(ctx: Context, operation: Operation) -> None:
    """Whoever goes back to an older version wants just that one.

    Two versions of one name are made, the older is activated, and then the one that was primary before.
    """
    creation, primary, listing = (need(ctx, one) for one in ("create_config", "get_primary_config", "get_configs"))
    versions, version, activate = (
        need(ctx, one) for one in ("get_config_versions", "get_config_version", "activate_config")
    )
    path = ctx.ids(listing)
    before = ctx.expect(ctx.call(primary, path), 200, what="the primary config")
    home = {one: before.problem.get(one) for one in ("name", "version")}

    def restore() -> None:
        ctx.call(activate, {**path, **home})

    name = ctx.unique()
    settings = some_settings(ctx, path, 2)
    made = [ctx.make(creation, path, {"name": name, "values": values}) for values in settings]
    ctx.afterwards(restore)
    within = {**path, "name": name}
    numbers = sorted(int(one["version"]) for one in ctx.listed(versions, within))
    if len(numbers) != len(made) or len(set(numbers)) != len(made):
        raise Broken(f"two versions were made, and {len(numbers)} are listed", made[-1].exchange)
    for number, one in zip(numbers, made, strict=True):
        read = ctx.expect(ctx.call(version, {**within, "version": number}), 200, what=f"version {number}")
        asked, shown = members(one.body)["values"], read.problem.get("values")
        if {*members(shown)} != {*asked} or different(asked, shown) is not None:
            raise Broken(f"version {number} was made with {asked!r}, and is read with {shown!r}", one.exchange, read)
        if one.id is not None and read.problem.get("id") != one.id:
            raise Broken(f"version {number} was made as {one.id}, and is read as {read.problem.get('id')}", read)

    def check(wanted: Mapping[str, Json]) -> None:
        answer = ctx.call(activate, {**path, **wanted})
        if not answer.ok:
            raise CannotTell(f"{activate.label} answered {answer.status} {answer.code}".rstrip())
        shown = ctx.expect(ctx.call(primary, path), 200, what="the primary config")
        if any(shown.problem.get(one) != value for one, value in wanted.items()):
            told = {one: shown.problem.get(one) for one in wanted}
            raise Broken(f"{dict(wanted)} was activated, and {told} is primary", answer, shown)
        every = [{one: item.get(one) for one in wanted} for item in ctx.listed(listing, path) if item.get("primary")]
        if every != [dict(wanted)]:
            raise Broken(f"{dict(wanted)} was activated, and the list shows {every} as primary", answer)

    check({"name": name, "version": numbers[0]})
    check(home)


@law(
    "LD-CONF-002",
    "The configs of a connector go with it.",
    source="supervisor document, delete_connector_instance",
    applies=lambda operation: operation.operation_id == "delete_connector_instance",
)
def configs_go_with_their_connector(ctx: Context, operation: Operation) -> None:
    """They hold the credentials of somebody's database."""
    instances, primary = need(ctx, "get_connector_instances"), need(ctx, "get_primary_config")
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
        raise CannotTell("the instance has no config that can be read")
    answer = ctx.call(operation, path)
    if not answer.ok:
        raise CannotTell(f"it answered {answer.status} {answer.code}".rstrip())
    for one in there:
        ctx.expect(ctx.call(one, inside), 404, what=f"{one.label} of a connector that was removed")


KIND = "/deployments/{deployment_id}/configs/{kind}"
