"""Roles: permission trees with a name. System roles and the dedicated roles of API keys stay as they are."""

from collections.abc import Mapping
from typing import Any

from ..engine import Call, Kind, check_limit, handles, page
from ..idempotency import Answer
from ..permissions import ALLOWED, CATALOGUE, Tree
from ..problems import Issue, Problem, invalid, not_found
from ..store import Thing
from ..wire import array, table


def tree_from(call: Call, written: Mapping[str, Any], field: str = "permissions") -> Tree:
    """The tree to keep for a `RolePermissions` body: every list there, nothing twice.

    Raises Problem 400 for permissions that do not exist or not at that level, 404 for divisions that do not.
    """
    issues: list[Issue] = []

    def keys(values: Mapping[str, Any], name: str, level: str, path: str) -> list[str]:
        found = list(dict.fromkeys(array(values.get(name))))
        issues.extend(
            Issue("unknown_permission", f"{key!r} is no permission of the {level} level", f"{path}.{name}")
            for key in found
            if key not in ALLOWED[level]
        )
        return found

    def below(values: Mapping[str, Any], path: str) -> dict[str, list[str]]:
        environments = table(values.get("environments"))
        return {key: keys(environments, key, "environment", f"{path}.environments") for key in environments}

    overrides: Mapping[str, Any] = table(written.get("divisions"))
    check_limit(call, "divisions_per_role_limit", len(overrides) - 1)
    tree: Tree = {
        "tenant": keys(written, "tenant", "tenant", field),
        "division": keys(written, "division", "division", field),
        "environment": keys(written, "environment", "environment", field),
        "divisions": {
            division: {
                "permissions": keys(override, "permissions", "division", f"{field}.divisions.{division}"),
                "environment": keys(override, "environment", "environment", f"{field}.divisions.{division}"),
                "environments": below(override, f"{field}.divisions.{division}"),
            }
            for division, override in overrides.items()
        },
    }
    if issues:
        raise Problem(400, "invalid_permissions", "The permissions name what does not exist there.", issues[:20])
    for division, override in tree["divisions"].items():
        thing = _by_key(call, "division", call.home, division)
        for environment in override["environments"]:
            _by_key(call, "environment", thing, environment)
    return tree


def _by_key(call: Call, kind: str, parent: Thing, key: str) -> Thing:
    # The keys of JSON objects are text; an id has one way to be written.
    thing = call.state.store.of(kind, parent).get(int(key)) if key.isascii() and key.isdigit() else None
    if thing is None or str(thing.id) != key:
        raise not_found(kind)
    return thing


def tree_info(call: Call, tenant: Thing, tree: Tree) -> dict[str, Any]:
    """A kept tree as `RolePermissionsInfo`, with names; divisions and environments that are gone drop out."""
    divisions: dict[str, Any] = {}
    for key, override in tree["divisions"].items():
        division = call.state.store.of("division", tenant).get(int(key))
        if division is None:
            continue
        environments = call.state.store.of("environment", division)
        divisions[key] = {
            "name": division.values["name"],
            "permissions": override["permissions"],
            "environment": override["environment"],
            "environments": {
                child: {"name": thing.values["name"], "permissions": own}
                for child, own in override["environments"].items()
                if (thing := environments.get(int(child))) is not None
            },
        }
    return {
        "tenant": list(tree["tenant"]),
        "division": list(tree["division"]),
        "environment": list(tree["environment"]),
        "divisions": divisions,
    }


def _info(_: Call, role: Thing) -> dict[str, Any]:
    return {"id": role.id, "name": role.values["name"], "kind": role.values["kind"]}


def _details(call: Call, role: Thing) -> dict[str, Any]:
    return {**_info(call, role), "permissions": tree_info(call, call.home, role.values["permissions"])}


def _build(call: Call) -> dict[str, Any]:
    return {
        "name": call.body["name"],
        "kind": "custom",
        "permissions": tree_from(call, call.body["permissions"]),
    }


def _changeable(role: Thing) -> None:
    if role.values["kind"] != "custom":
        kind = "System roles" if role.values["kind"] == "system" else "Roles made for an API key"
        raise Problem(403, "role_immutable", f"{kind} cannot be changed or deleted.")


def _revise(call: Call, role: Thing) -> dict[str, Any]:
    _changeable(role)
    values = dict(role.values)
    if call.body.get("name") is not None:
        values["name"] = call.body["name"]
    if call.body.get("permissions") is not None:
        values["permissions"] = tree_from(call, call.body["permissions"])
    return values


def _hold(call: Call, member: Thing, roles: list[int]) -> None:
    call.state.store.change(member, {**member.values, "roles": roles})


def _before_delete(call: Call, role: Thing) -> None:
    _changeable(role)
    if any(key.values["role_id"] == role.id for key in call.state.store.of("api_key", call.home)):
        raise Problem(400, "role_in_use", "API keys are bound to this role; delete them first.")
    for member in call.state.store.of("member", call.home):
        if role.id in member.values["roles"]:
            _hold(call, member, [key for key in member.values["roles"] if key != role.id])


ROLE = Kind(
    "role",
    info=_info,
    details=_details,
    build=_build,
    revise=_revise,
    before_delete=_before_delete,
    limit="roles_limit",
    filters={"kind": lambda role, kind: role.values["kind"] == kind},
)
ROLE.serve(create="add_role", read="get_role", list="get_roles", replace="update_role", delete="delete_role")


@handles("get_role_members")
def get_role_members(call: Call) -> Answer:
    """The members that hold a role."""
    role = call.find("role")
    members = call.state.store.of("member", call.home).where(lambda member: role.id in member.values["roles"])
    return page(
        call,
        members,
        lambda _, member: {
            "id": member.values["user"].id,
            "email": member.values["user"].values["email"],
            "name": member.values["user"].values["name"],
            "active": member.values["active"],
        },
    )


@handles("assign_role_members", "revoke_role_members")
def change_role_members(call: Call) -> Answer:
    """Give a role to members, or take it from them."""
    role = call.find("role")
    users = list(dict.fromkeys(call.body["members"]))
    if not users:
        raise invalid("empty_members", "Name at least one member.", "members")
    if call.caller.user_id() in users:
        raise invalid("cannot_change_self", "Nobody changes their own roles.", "members")
    members = [call.state.members.get((call.home.id, user)) for user in users]
    if None in members:
        raise invalid("member_not_found", "One of these users is not a member of the tenant.", "members")
    for member in members:
        assert member is not None
        rest = [key for key in member.values["roles"] if key != role.id]
        _hold(call, member, [*rest, role.id] if call.operation.id == "assign_role_members" else rest)
    return Answer(204)


@handles("get_permissions")
def get_permissions(_: Call) -> Answer:
    """The catalogue of permissions, by level."""
    return Answer(
        200,
        {
            level: [
                {
                    "key": key,
                    "name": key.replace("_", " ").replace(":", " ").capitalize(),
                    "resource": key.rpartition(":")[0],
                    "description": _describe(key, level),
                }
                for key in keys
            ]
            for level, keys in CATALOGUE.items()
        },
    )


def _describe(key: str, level: str) -> str:
    resource, _, action = key.rpartition(":")
    what = resource.replace("_", " ").replace(":", " ")
    return f"{'See' if action == 'read' else 'See and change'} {what} at the {level} level."
