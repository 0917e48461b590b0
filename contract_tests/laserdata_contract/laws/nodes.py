"""Laws of the nodes of a deployment: what is told of each of them, and what each of them is told."""

from __future__ import annotations

import contextlib

from laserdata_contract.context import Context, items_of
from laserdata_contract.controls import pass_time
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.shapes import elements, members
from laserdata_contract.verdict import Broken, CannotTell

MINUTE = 60.0
"""Seconds after which every runtime that runs has told so again."""


def nodes_of(ctx: Context, operation: Operation, path: dict[str, object]) -> set[object]:
    """Ids of a deployment's nodes.

    Raises:
        CannotTell: they are not listed.
    """
    listing = operation.document.by_label.get("GET /deployments/{deployment_id}/nodes")
    if ctx.there(listing) is None or listing is None:
        raise CannotTell("the nodes are not listed")
    return {one.get("id") for one in items_of(ctx.granted(ctx.call(listing, path), listing.label))}


def tells_of_nodes(operation: Operation) -> bool:
    """What a supervisor tells of all nodes at once."""
    inner = members(operation.success_members.get("nodes"))
    by_node = "node_id" in operation.item_members and not operation.paged
    told = by_node or "node_id" in operation.document.properties(members(inner).get("items", {}))
    last = operation.path.rpartition("/")[2]
    return operation.method == "GET" and operation.takes_key and told and last in ("heartbeats", "metrics", "info")


@law(
    "LD-NODE-001",
    "What is told of all nodes is told of each of them, and of no other.",
    source="supervisor document, nodes, metrics, heartbeats and network",
    applies=tells_of_nodes,
)
def each_node_is_told_of(ctx: Context, operation: Operation) -> None:
    """A node that is missing looks like one that is well."""
    for path in several(ctx, operation):
        look_at_nodes(ctx, operation, path)


def several(ctx: Context, operation: Operation) -> list[dict[str, object]]:
    """A deployment, and one of several nodes where one can be made."""
    found = [ctx.ids(operation)]
    with contextlib.suppress(CannotTell):
        found.append({**found[0], **ctx.cluster(operation.region)})
    return found


def look_at_nodes(ctx: Context, operation: Operation, path: dict[str, object]) -> None:
    """Raise Broken unless all nodes of a deployment are told of."""
    nodes, answer = nodes_of(ctx, operation, path), ctx.call(operation, path)
    if not answer.ok:
        raise CannotTell(f"it answered {answer.status} {answer.code}".rstrip())
    inner = map(members, elements(answer.problem.get("nodes")))
    told = {one.get("node_id") for one in (items_of(answer) if operation.is_list else inner)}
    if not told and not ctx.target.unbound:
        raise CannotTell("nothing is told yet")
    # Of somebody's deployment a node may be down.
    if told - nodes or (told != nodes and ctx.target.unbound):
        raise Broken(
            f"there are {len(nodes)} nodes, and it tells of {len(told & nodes)} and {len(told - nodes)} others"
        )
    core = ctx.find("get_deployment")
    shown = (
        ctx.call(core, {**ctx.deployment(operation.region), **path}).problem.get("nodes_count")
        if core is not None
        else None
    )
    if isinstance(shown, int) and shown != len(nodes) and ctx.target.unbound:
        raise Broken(f"the deployment has {len(nodes)} nodes, and core counts {shown}", answer)


@law(
    "LD-NODE-002",
    "An activity is one entry for each node that it was asked of, with its runtime and its action.",
    source="LaserData docs, activities",
    applies=lambda operation: operation.operation_id == "trigger_activity",
)
def one_entry_a_node(ctx: Context, operation: Operation) -> None:
    """A restart that reaches more nodes than it was meant for is an outage."""
    listing = ctx.there(operation.document.by_label.get("GET /deployments/{deployment_id}/activities"))
    if listing is None:
        raise CannotTell("the activities are not listed")
    for path in several(ctx, operation):
        act_on_nodes(ctx, operation, path, listing)


def act_on_nodes(ctx: Context, operation: Operation, path: dict[str, object], listing: Operation) -> None:
    """Ask some nodes to act, and raise Broken unless those do."""
    nodes = nodes_of(ctx, operation, path)
    some = sorted(nodes, key=str)[: max(1, len(nodes) - 1)]
    bodies: tuple[tuple[Json, set[object]], ...] = (({}, nodes), ({"nodes": some}, {*some}))
    for asked, wanted in bodies:
        before = [one.get("id") for one in ctx.listed(listing, path)]
        answer = ctx.granted(ctx.call(operation, path, body=asked))
        new = [one for one in ctx.listed(listing, path) if one.get("id") not in before]
        told = sorted(str(one.get("node_id")) for one in new)
        if ctx.target.exclusive and told != sorted(map(str, wanted)):
            raise Broken(f"it was asked of {len(wanted)} nodes, and {len(told)} entries are new", answer)
        for one in new if ctx.target.exclusive else ():
            for name in ("runtime", "action"):
                if one.get(name) not in (None, path[name]):
                    raise Broken(f"{name} {path[name]} was asked for, and the entry says {one[name]}", answer)


@law(
    "LD-NODE-003",
    "What is kept of one node is of that node, and of all where none is named.",
    source="supervisor document, create_backup",
    applies=lambda operation: operation.operation_id == "create_backup",
)
def kept_of_one_node(ctx: Context, operation: Operation) -> None:
    """Backups cost what they hold."""
    listing = ctx.there(operation.document.by_label.get(f"GET {operation.path}"))
    if listing is None or not ctx.target.exclusive:
        raise CannotTell("they are not listed, or others may make some")
    tried, removal = 0, ctx.there(operation.removal)
    for path in several(ctx, operation):
        nodes = nodes_of(ctx, operation, path)
        for wanted in ({*sorted(nodes, key=str)[:1]}, nodes):
            before = [one.get("id") for one in ctx.listed(listing, path)]
            body: Json = {"node_id": next(iter(wanted))} if wanted != nodes else {}
            answer = ctx.call(operation, path, body=body)
            if not answer.ok:
                continue
            new = [one for one in ctx.listed(listing, path) if one.get("id") not in before]
            tried += 1
            if removal is not None:
                for one in new:
                    ctx.call(removal, {**path, "backup_id": one.get("id")})
            if sorted(str(one.get("node_id")) for one in new) != sorted(map(str, wanted)):
                raise Broken(f"it was asked for {len(wanted)} nodes, and {len(new)} were made", answer)
    if not tried:
        raise CannotTell("none was made")


@law(
    "LD-NODE-004",
    "A runtime that is stopped is told of no more, and the others go on; started, it is told of again.",
    source="supervisor document, get_heartbeats; LaserData docs, activities",
    applies=lambda operation: operation.operation_id == "trigger_activity",
)
def stopped_is_silent(ctx: Context, operation: Operation) -> None:
    """A missing runtime is what alarms are set on."""
    beats = ctx.there(operation.document.by_label.get("GET /deployments/{deployment_id}/heartbeats"))
    if beats is None or not ctx.target.unbound:
        raise CannotTell("it is not tried on what others may need")
    path = ctx.ids(beats, fresh=True)

    def told() -> set[str]:
        pass_time(ctx, MINUTE)
        return {str(one.get("runtime")) for one in items_of(ctx.call(beats, path))}

    running, tried = told(), 0
    for runtime in sorted(running - {"warden"}):
        answer = ctx.call(operation, {**path, "runtime": runtime, "action": "stop"}, body={})
        if not answer.ok:
            continue
        now, tried = told(), tried + 1
        if now != running - {runtime}:
            what = "goes on" if runtime in now else f"and {', '.join(sorted(running - {runtime} - now))} are silent"
            raise Broken(f"{runtime} was stopped, {what}", answer)
        started = ctx.call(operation, {**path, "runtime": runtime, "action": "start"}, body={})
        if started.ok and told() != running:
            raise Broken(f"{runtime} was started again, and is silent", started)
    if not tried:
        raise CannotTell("nothing runs that could be stopped")


@law(
    "LD-NODE-005",
    "A deployment in one's own cloud is in the network that was given for it.",
    source="core document, deploy_to_your_own_cloud; supervisor document, get_network_info",
    applies=lambda operation: operation.operation_id == "get_network_info",
)
def own_network_is_ones_own(ctx: Context, operation: Operation) -> None:
    """Routes and rules are made for what is shown here."""
    deploy = ctx.find("deploy_to_your_own_cloud")
    if deploy is None or not ctx.target.unbound:
        raise CannotTell("it is not tried where it may cost money")
    body = {**members(ctx.body(deploy)), **ctx.site(operation.region)}
    made = ctx.make(deploy, ctx.ids(deploy), body)
    path = {"deployment_id": int(made.exchange.headers.get("ld-deployment") or 0)}
    answer = ctx.granted(ctx.call(operation, path))
    given, shown = members(body.get("aws")), members(answer.problem.get("aws"))
    for name in ("account_id", "vpc_id"):
        if shown.get(name, given.get(name)) != given.get(name):
            raise Broken(f"{name} was given as {given.get(name)}, and is shown as {shown[name]}", made.exchange, answer)
