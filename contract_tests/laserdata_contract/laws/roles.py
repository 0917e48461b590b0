"""Laws of roles and of the people who hold them."""

from __future__ import annotations

import contextlib

from laserdata_contract.context import Context
from laserdata_contract.documents import Operation
from laserdata_contract.law import law
from laserdata_contract.shapes import elements, members
from laserdata_contract.verdict import Broken, CannotTell


@law(
    "LD-ROLE-001",
    "A role that is given to a member, or taken, leaves the member's other roles as they were.",
    source="core document, assign_role_members and revoke_role_members",
    applies=lambda operation: operation.operation_id in ("assign_role_members", "revoke_role_members"),
)
def other_roles_stay(ctx: Context, operation: Operation) -> None:
    """Whoever is made a developer too does not stop being an admin."""
    assign, revoke = ctx.find("assign_role_members"), ctx.find("revoke_role_members")
    listing, creation = ctx.find("get_members"), ctx.find("add_role")
    if assign is None or revoke is None or listing is None or creation is None:
        raise CannotTell("not all that is needed to look at a member's roles is there")
    tenant = {"tenant_id": ctx.target.tenant_id}
    member = elements(members(ctx.body(assign)).get("members"))[0]
    made = [ctx.make(creation, tenant) for _ in range(2)]
    known = {number: {str(one.id), members(one.body)["name"]} for number, one in enumerate(made)}

    def held() -> set[str]:
        there = [one for one in ctx.listed(listing, tenant) if one.get("id") == member]
        return {str(members(one).get("id", one)) for each in there for one in elements(each.get("roles"))}

    before, mine = held(), set[int]()
    for what, number in ((assign, 0), (assign, 1), (revoke, 0), (revoke, 1)):
        answer = ctx.granted(
            ctx.call(what, {**tenant, "role_id": made[number].id}, body={"members": [member]}), what.label
        )
        mine ^= {number}
        now = held()
        shown = {one for one, names in known.items() if names & now}
        if shown != mine or now - known[0] - known[1] != before:
            raise Broken(f"of two new roles {len(mine)} were held, before {sorted(before)}; now {sorted(now)}", answer)


@law(
    "LD-ROLE-002",
    "A system role can be neither changed nor removed.",
    source="core document, update_role and delete_role",
    applies=lambda operation: operation.operation_id in ("update_role", "delete_role"),
)
def system_roles_stay(ctx: Context, operation: Operation) -> None:
    """Everybody's permissions rest on them."""
    listing, tenant = ctx.find("get_roles"), {"tenant_id": ctx.target.tenant_id}
    if listing is None or not ctx.target.unbound:
        raise CannotTell("it is not tried on a target that may lose something by it")
    system = [one for one in ctx.listed(listing, tenant) if one.get("kind") == "system"]
    if not system:
        raise CannotTell("no role says that it is the system's")
    for one in system:
        body = {"name": ctx.unique()} if operation.method == "PUT" else None
        answer = ctx.call(operation, {**tenant, "role_id": one["id"]}, body=body)
        if answer.ok:
            raise Broken(f"the system role {one.get('name')} was changed or removed", answer)


@law(
    "LD-ROLE-003",
    "The members of a role are those who hold it, and nobody holds a new one.",
    source="core document, get_role_members and get_members",
    applies=lambda operation: operation.operation_id == "get_role_members",
)
def members_hold_the_role(ctx: Context, operation: Operation) -> None:
    """Whoever looks who may delete things looks here."""
    assign, listing, creation = (ctx.find(one) for one in ("assign_role_members", "get_members", "add_role"))
    if assign is None or listing is None or creation is None or not ctx.target.may_change:
        raise CannotTell("no role can be made to look at")
    tenant = {"tenant_id": ctx.target.tenant_id}
    made = ctx.make(creation, tenant)
    name, path = members(made.body).get("name"), {**tenant, "role_id": made.id}

    def check(wanted: set[int]) -> None:
        shown = {one.get("id") for one in ctx.listed(operation, path)}
        if shown != wanted:
            raise Broken(f"{len(wanted)} hold the role, and its members are {len(shown)}", made.exchange)
        everybody = ctx.listed(listing, tenant)
        texts = {one.get("id"): {str(members(r).get("id", r)) for r in elements(one.get("roles"))} for one in everybody}
        held = {one for one, roles in texts.items() if {str(made.id), str(name)} & roles}
        if held != wanted:
            raise Broken(f"the list of members shows {len(held)} with the role, its own list {len(shown)}")

    check(set())
    someone = elements(members(ctx.body(assign)).get("members"))[:1]
    if ctx.call(assign, path, body={"members": someone}).ok:
        check(set(someone))


@law(
    "LD-ROLE-004",
    "What a role may do is what its keys may do, from the moment that it is changed.",
    source="core document, update_role; LaserData docs, API keys",
    applies=lambda operation: operation.operation_id == "update_role",
)
def role_counts_at_once(ctx: Context, operation: Operation) -> None:
    """Permissions are taken away because something is wrong."""
    creation, listing, context = (ctx.find(one) for one in ("add_role", "get_members", "get_api_key_context"))
    if creation is None or listing is None or context is None or not ctx.target.may_change:
        raise CannotTell("no role can be made to look at")
    tenant = {"tenant_id": ctx.target.tenant_id}
    elsewhere: list[tuple[Operation, dict[str, object]]] = []
    for one in ("get_nodes", "get_deployment", "get_tenant_channels"):
        operation_there = ctx.find(one)
        with contextlib.suppress(CannotTell):
            at = ctx.ids(operation_there) if operation_there is not None and ctx.target.exclusive else None
            if operation_there is not None and at is not None and ctx.call(operation_there, at).ok:
                elsewhere.append((operation_there, at))
    less = {"tenant": ["info:read"], "environment": ["deployment:config:read"]}
    here = ["info:read", listing.permission, *(one.permission for one, _ in elsewhere if "{deployment" not in one.path)]
    more = {"tenant": here, "environment": ["deployment:config:read", "deployment:read"]}
    role = ctx.make(creation, tenant, {"name": ctx.unique(), "permissions": less})
    caller, _ = ctx.new_caller(role_id=role.id)
    for wanted, what in ((more, "given"), (less, "taken")):
        answer = ctx.granted(ctx.call(operation, {**tenant, "role_id": role.id}, body={"permissions": wanted}))
        asked = ctx.call(listing, tenant, caller=caller)
        if asked.ok is not (wanted is more):
            raise Broken(f"{listing.permission} was {what}, and the key was answered {asked.status}", answer, asked)
        for other, at in elsewhere:
            there = ctx.call(other, at, caller=caller)
            if there.ok is not (wanted is more):
                raise Broken(f"{other.permission} was {what}, and {other.name} answered {there.status}", answer, there)
        told = members(ctx.call(context, tenant, caller=caller).problem.get("permissions")).get("tenant")
        if isinstance(told, list) and (listing.permission in elements(told)) is not (wanted is more):
            raise Broken(f"{listing.permission} was {what}, and the key's context says {told}", answer)
