"""Laws of what is beside a thing: what is removed, changed or acted on leaves the rest as it was."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Mapping

from laserdata_contract.asked import full_body
from laserdata_contract.context import Context, Made
from laserdata_contract.controls import pass_time
from laserdata_contract.documents import PLACEHOLDER, Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.states import need
from laserdata_contract.samples import ALTERNATIVES, NOWHERE
from laserdata_contract.shapes import members
from laserdata_contract.target import Caller, Exchange
from laserdata_contract.verdict import Broken, CannotTell

REFERENCE = "LaserData docs, API reference"
PASSING = re.compile(r".*_at|status|primary|size_bytes")
"""Members that change by themselves."""
STEPS, STEP = 10, 60.0
"""How often it is looked whether something is done, and how many seconds pass in between."""


def listing_of(operation: Operation) -> Operation | None:
    """The list that a thing with a path of its own is in."""
    above = operation.path.rpartition("/")[0]
    return operation.document.by_label.get(f"GET {above}")


def removes_one(operation: Operation) -> bool:
    """Removals of one thing of a list."""
    return operation.method == "DELETE" and operation.takes_key and listing_of(operation) is not None


def picture(listing: Operation, ctx: Context, path: Mapping[str, object]) -> dict[object, dict[str, Json]]:
    """What a list shows, by id, but for what changes by itself."""
    found = ctx.listed(listing, path)
    return {one.get("id"): {n: v for n, v in one.items() if not PASSING.fullmatch(n)} for one in found}


def alike(ctx: Context, made: Made) -> list[Made]:
    """Things as like one as they may be: the same again, with more said of it, with a name of its own, of a kind."""
    found: list[Made] = []
    creation, body = made.creation, members(made.body)
    named = {**body, "name": ctx.unique()} if "name" in creation.body_members else body
    bodies = [body, members(full_body(ctx, creation, made.path, body)), named]
    bodies += [{**named, **one} for one in ALTERNATIVES.get(creation.operation_id, ()) if ctx.target.unbound]
    for one in bodies:
        again = ctx.try_to_make(creation, made.path, one)
        if again.exchange.ok:
            found.append(again)
        if len(found) == TWINS:
            break
    return found


TWINS = 2


@law(
    "LD-LIFE-021",
    "What is removed goes alone: what is beside it stays as it was, and what it was in is still there.",
    source=REFERENCE,
    applies=removes_one,
)
def removed_alone(ctx: Context, operation: Operation) -> None:
    """There are things beside it that are as like it as they may be: of one name, range, type or key."""
    listing = ctx.there(listing_of(operation))
    if listing is None or not ctx.target.exclusive:
        raise CannotTell("its list cannot be read, or others may change it")
    remove_alone(ctx, operation, listing)
    if operation.document.service == "supervisor" and "{deployment_id}" in operation.path:
        with contextlib.suppress(CannotTell), ctx.among(ctx.cluster(operation.region), operation.region), ctx.scope():
            remove_alone(ctx, operation, listing)


def remove_alone(ctx: Context, operation: Operation, listing: Operation) -> None:
    """Remove one of several, and raise Broken unless the others stay."""
    ctx.newest = None
    if operation.operation_id == "delete_deployment":
        path = alone_in_its_environment(ctx)
    else:
        path = ctx.ids(operation, fresh=True)
    made: Made | None = ctx.newest
    if made is not None:
        alike(ctx, made)
    before = picture(listing, ctx, path)
    own = path[operation.path.rpartition("{")[2].rstrip("}")]
    above = [one for one in ancestors(operation) if ctx.there(one) is not None and ctx.call(one, path).ok]
    answer = ctx.granted(ctx.call(operation, path), "the delete")
    for one in above:
        ctx.expect(ctx.call(one, path), 200, what=f"{one.label}, in which something was removed,")
    for _ in range(STEPS if answer.status == 202 else 0):
        if own not in picture(listing, ctx, path):
            break
        pass_time(ctx, STEP)
    after = picture(listing, ctx, path)
    for key, item in before.items():
        if key != own and after.get(key) != item:
            what = "is gone" if key not in after else "is another"
            raise Broken(f"{own} was removed, and {key} beside it {what}", answer)
    for one in above:
        ctx.expect(ctx.call(one, path), 200, what=f"{one.label}, in which something was removed,")


def alone_in_its_environment(ctx: Context) -> dict[str, object]:
    """A deployment that is the only one in an environment made for it."""
    home, starter = need(ctx, "create_environment"), need(ctx, "deploy_starter")
    within = {"tenant_id": ctx.target.tenant_id, "division_id": ctx.target.division_id}
    number = int(ctx.make(home, within).exchange.headers.get("ld-environment", NOWHERE))
    made = ctx.make(starter, within, {**members(ctx.body(starter)), "environment_id": number})
    deployment = int(made.exchange.headers.get("ld-deployment", NOWHERE))
    return {**within, "environment_id": number, "deployment_id": deployment}


def ancestors(operation: Operation) -> list[Operation]:
    """What reads the things that a thing is in."""
    found: list[Operation] = []
    for name in PLACEHOLDER.findall(operation.path)[:-1]:
        above = operation.path.partition("{" + name + "}")[0] + "{" + name + "}"
        reading = operation.document.by_label.get(f"GET {above}")
        if reading is not None:
            found.append(reading)
    return found


@law(
    "LD-LIFE-023",
    "What an action was asked of is still there, and so is what is beside it.",
    source=REFERENCE,
    applies=lambda operation: (
        operation.method == "POST"
        and operation.takes_key
        and re.search(r"_id}/[a-z_]+$", operation.path) is not None
        and f"GET {operation.path}" not in operation.document.by_label
        and operation.document.by_label.get(f"GET {operation.path.rpartition('/{')[0]}") is not None
    ),
)
def acted_on_stays(ctx: Context, operation: Operation) -> None:
    """A backup that was put back is wanted again when it was the wrong one."""
    listing = ctx.there(operation.document.by_label[f"GET {operation.path.rpartition('/{')[0]}"])
    if listing is None or not ctx.target.exclusive:
        raise CannotTell("its list cannot be read, or others may change it")
    path = ctx.place(operation)
    before = set(picture(listing, ctx, path))
    answer = ctx.granted(ctx.call(operation, path, body=ctx.body(operation)))
    pass_time(ctx, STEP)
    lost = before - set(picture(listing, ctx, path))
    if lost:
        raise Broken(f"{len(lost)} of its list are gone", answer)


# -- names ------------------------------------------------------------------------------------------------------------

View = Callable[[], Exchange]


@law(
    "LD-LIFE-022",
    "A new name is shown wherever a thing is named, and the old one is free.",
    source=REFERENCE,
    applies=lambda operation: (
        operation.operation_id in ("update_division", "update_environment", "update_role", "update_tenant")
    ),
)
def names_follow(ctx: Context, operation: Operation) -> None:
    """Who looks for a thing by the name that it has now has to find it, and who asks for its old name has to get it.

    Every place is read before the change as well, for what was read is often kept.
    """
    reading = ctx.there(operation.document.by_label.get(f"GET {operation.path}"))
    creation = ctx.there(operation.document.by_label.get(f"POST {operation.path.rpartition('/')[0]}"))
    creation = creation if creation is not None and creation.takes_key else None
    path = ctx.place(operation)
    if reading is None:
        raise CannotTell("reading it is not there yet")
    if creation is None and not ctx.target.unbound:
        raise CannotTell("it is not tried on what the run has not made")
    old, new = str(ctx.call(reading, path).problem.get("name")), ctx.unique()
    views = {what: view for what, view in places_of(ctx, operation, path).items() if said(view(), old)}
    answer = ctx.granted(ctx.call(operation, path, body={"name": new}))
    if creation is None:
        ctx.afterwards(lambda: _put_back(ctx, operation, path, old))

    def check() -> None:
        for what, view in views.items():
            shown = view()
            if said(shown, old) or not said(shown, new):
                raise Broken(f"it was renamed, and {what} names it as before", answer, shown)

    ctx.until(check)
    if creation is not None and ctx.target.exclusive:
        outer = {one.name: path[one.name] for one in creation.parameters_in("path")}
        again = ctx.try_to_make(creation, outer, {**members(ctx.body(creation)), "name": old}).exchange
        if again.status == 409:
            raise Broken(f"it was renamed, and its old name is taken: 409 {again.code}", answer, again)


def _put_back(ctx: Context, operation: Operation, path: Mapping[str, object], name: str) -> None:
    ctx.call(operation, path, body={"name": name})


def said(answer: Exchange, name: str) -> bool:
    """Whether an answer has a text for one of its members."""
    return answer.ok and json.dumps(name).encode() in answer.body


def places_of(ctx: Context, operation: Operation, path: Mapping[str, object]) -> dict[str, View]:
    """Places where a thing may be named, as ways to look there."""
    tenant: dict[str, object] = {"tenant_id": ctx.target.tenant_id}
    found: dict[str, View] = {}

    def add(what: str, operation_id: str, at: Mapping[str, object], caller: Caller | None = None) -> None:
        reads = ctx.find(operation_id)
        if reads is not None:
            query = {"results": 100} if reads.paged else None
            found[what] = lambda: ctx.call(reads, at, caller=caller, query=query)

    add("the tree", "get_tenant_structure", tenant)
    add("the list of roles", "get_roles", tenant)
    add("the list of tenants", "get_tenants", tenant)
    add("the list of divisions", "get_divisions", tenant)
    if "environment_id" in path:
        add("the list of environments", "get_environments", path)
    key: dict[str, Json] = {}
    if operation.operation_id == "update_role":
        key = {"role_id": path["role_id"]}
        assign = ctx.find("assign_role_members")
        if assign is not None and ctx.target.unbound:
            ctx.call(assign, path, body=ctx.body(assign))
            add("the list of members", "get_members", tenant)
    elif operation.operation_id == "update_division":
        key = {"division_id": path["division_id"], "permissions": {"tenant": ["info:read"]}}
    if key:
        caller, made = ctx.new_caller(**key)
        add("the key", "get_api_key", {**tenant, "api_key_id": made.id})
        add("the list of keys", "get_api_keys", tenant)
        add("the key's context", "get_api_key_context", tenant, caller)
    scope = "division" if operation.operation_id == "update_division" else "environment"
    channel, subscribe = ctx.find("create_tenant_channel"), ctx.find("create_tenant_subscription")
    scoped = f"{scope}_id" in path and operation.operation_id != "update_role"
    if scoped and ctx.target.unbound and channel is not None and subscribe is not None:
        made = ctx.make(channel, tenant)
        at = {**tenant, "channel_id": made.id}
        body = {"message_types": ["deployment_created"], f"scope_{scope}_ids": [path[f"{scope}_id"]]}
        number = ctx.try_to_make(subscribe, at, body).exchange.headers.get("ld-subscription", NOWHERE)
        add("the list of subscriptions", "get_tenant_subscriptions", at)
        add("the subscription", "get_tenant_subscription", {**at, "subscription_id": number})
    return found


@law(
    "LD-ROLE-005",
    "A role that is removed is nobody's any more.",
    source="core document, delete_role",
    applies=lambda operation: operation.operation_id == "delete_role",
)
def removed_role_is_nobodys(ctx: Context, operation: Operation) -> None:
    """Somebody makes one of the same name again, for something else."""
    listing, creation, assign = (need(ctx, one) for one in ("get_members", "add_role", "assign_role_members"))
    tenant: dict[str, object] = {"tenant_id": ctx.target.tenant_id}
    made = ctx.make(creation, tenant)
    path = {**tenant, "role_id": made.id}
    if not ctx.call(assign, path, body=ctx.body(assign)).ok:
        raise CannotTell("the role cannot be given to anybody")
    ctx.call(listing, tenant)
    answer = ctx.granted(ctx.call(operation, path))
    shown = ctx.call(listing, tenant, query={"results": 100})
    if said(shown, str(members(made.body).get("name"))) or str(made.id).encode() in shown.body:
        raise Broken("a member still has the role", answer, shown)
