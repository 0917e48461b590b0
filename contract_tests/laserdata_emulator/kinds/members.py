"""Members: people of a tenant and the roles they hold."""

from typing import Any

from ..engine import Call, handles, page
from ..idempotency import Answer
from ..problems import Problem, not_found
from ..store import Thing
from ..wire import merge


def _details(call: Call, member: Thing) -> dict[str, Any]:
    roles = call.state.store.of("role", call.home)
    user = member.values["user"]
    return {
        "id": user.id,
        "email": user.values["email"],
        "name": user.values["name"],
        "active": member.values["active"],
        "roles": [role.values["name"] for role in map(roles.get, member.values["roles"]) if role is not None],
        "created_at": member.values["created_at"],
    }


@handles("get_members")
def get_members(call: Call) -> Answer:
    """A page of members, of all or only of active or inactive ones."""
    members = call.state.store.of("member", call.home)
    active = call.values.get("active")
    if active is None:
        return page(call, members, _details)
    return page(call, members.where(lambda member: member.values["active"] is active), _details)


@handles("get_all_members")
def get_all_members(call: Call) -> Answer:
    """All members in short."""
    users = [member.values["user"] for member in call.state.store.of("member", call.home)]
    return Answer(200, [{"id": one.id, "email": one.values["email"], "name": one.values["name"]} for one in users])


def _other(call: Call) -> Thing:
    member = call.state.members.get((call.home.id, call.values["member_id"]))
    if member is None:
        raise not_found("member")
    user = member.values["user"].id
    if user == call.caller.user_id():
        raise Problem(400, "cannot_change_self", "Nobody changes their own membership here.")
    if user == call.home.values["owner_id"]:
        raise Problem(400, "cannot_change_owner", "The owner's membership stays as it is.")
    return member


@handles("update_member")
def update_member(call: Call) -> Answer:
    """Switch a member on or off, or replace the roles it holds."""
    member = _other(call)
    roles = call.body.get("roles")
    if roles is not None:
        for role in roles:
            if call.state.store.of("role", call.home).get(role) is None:
                raise not_found("role")
        roles = list(dict.fromkeys(roles))
    call.state.store.change(member, merge(member.values, {**call.body, "roles": roles}, "roles", "active"))
    return Answer(204)


@handles("delete_member")
def delete_member(call: Call) -> Answer:
    """End a membership. The API keys that the member made live on."""
    member = _other(call)
    call.state.store.remove(member)
    del call.state.members[call.home.id, member.values["user"].id]
    return Answer(204)
