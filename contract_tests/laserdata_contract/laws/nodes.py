"""Laws of the nodes of a deployment: what is told of each of them, and what each of them is told."""

from __future__ import annotations

from laserdata_contract.context import Context, items_of
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.shapes import elements, members
from laserdata_contract.verdict import Broken, CannotTell


def nodes_of(ctx: Context, operation: Operation, path: dict[str, object]) -> set[object]:
    """Ids of a deployment's nodes.

    Raises:
        CannotTell: they are not listed.
    """
    listing = operation.document.by_label.get("GET /deployments/{deployment_id}/nodes")
    if ctx.there(listing) is None or listing is None:
        raise CannotTell("the nodes are not listed")
    return {one.get("id") for one in items_of(ctx.call(listing, path))}


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
    path = ctx.ids(operation)
    nodes, answer = nodes_of(ctx, operation, path), ctx.call(operation, path)
    if not answer.ok:
        raise CannotTell(f"it answered {answer.status} {answer.code}".rstrip())
    inner = map(members, elements(answer.problem.get("nodes")))
    told = {one.get("node_id") for one in (items_of(answer) if operation.is_list else inner)}
    if not told and not ctx.target.unbound:
        raise CannotTell("nothing is told yet")
    if told != nodes:
        raise Broken(
            f"there are {len(nodes)} nodes, and it tells of {len(told & nodes)} and {len(told - nodes)} others"
        )
    core = ctx.find("get_deployment")
    shown = ctx.call(core, ctx.deployment(operation.region)).problem.get("nodes_count") if core is not None else None
    if isinstance(shown, int) and shown != len(nodes):
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
    path = ctx.ids(operation)
    nodes = nodes_of(ctx, operation, path)
    some = sorted(nodes, key=str)[:1]
    bodies: tuple[tuple[Json, set[object]], ...] = (({}, nodes), ({"nodes": some}, {*some}))
    for asked, wanted in bodies:
        before = [one.get("id") for one in ctx.listed(listing, path)]
        answer = ctx.call(operation, path, body=asked)
        if not answer.ok:
            raise CannotTell(f"it answered {answer.status} {answer.code}".rstrip())
        new = [one for one in ctx.listed(listing, path) if one.get("id") not in before]
        told = sorted(str(one.get("node_id")) for one in new)
        if ctx.target.exclusive and told != sorted(map(str, wanted)):
            raise Broken(f"it was asked of {len(wanted)} nodes, and {len(told)} entries are new", answer)
        for one in new if ctx.target.exclusive else ():
            for name in ("runtime", "action"):
                if one.get(name) not in (None, path[name]):
                    raise Broken(f"{name} {path[name]} was asked for, and the entry says {one[name]}", answer)
