"""Laws of what a key may do: no less than its permissions, no more, and nothing outside of its division and tenant.

What an operation needs is told by the corrected documents (`x-permission`), and on what evidence. Where that is
inferred, an API that asks for something else keeps the law, and the report says what it asks for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from laserdata_contract.context import Context, items_of
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.keys import ELSEWHERE
from laserdata_contract.samples import NOWHERE
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Caller, Exchange
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "corrected documents, x-permission; LaserData docs, API keys"
KEYS_PAGE = "LaserData docs, API keys"
VISIBILITY = "LaserData docs, authentication, 401 vs 403"

LEVELS = ("tenant", "division", "environment")
ANY = "info:read"
"""What a key holds that is to hold next to nothing."""


def needs_permission(operation: Operation) -> bool:
    """Operations that a key opens which holds one permission."""
    return operation.takes_key and ":" in operation.permission


def known(operation: Operation) -> bool:
    """Operations of which it is told what a key has to hold, and a key can hold it."""
    return needs_permission(operation) or (operation.takes_key and operation.permission == "membership")


def reads(operation: Operation) -> bool:
    """Operations for which a permission to read is enough, where there is one to manage too."""
    beside = {one.permission for one in operation.document.operations}
    return (
        needs_permission(operation)
        and operation.permission.endswith(":read")
        and manage_of(operation.permission) in beside
    )


def is_in_a_division(operation: Operation) -> bool:
    """Operations on what belongs to one division."""
    return operation.takes_key and ("{division_id}" in operation.path or is_deployed(operation))


def is_deployed(operation: Operation) -> bool:
    """Operations of a supervisor on a deployment."""
    return operation.document.service == "supervisor" and "{deployment_id}" in operation.path


def names_a_thing(operation: Operation) -> bool:
    """Operations with an id in their path beside the tenant's and the user's, that a key opens."""
    return operation.takes_key and bool(things(operation)) and "{user_id}" not in operation.path


def things(operation: Operation) -> list[str]:
    """Placeholders of ids but the tenant's, outermost first."""
    names = [one.name for one in operation.parameters_in("path") if one.name.endswith("_id")]
    return sorted((one for one in names if one != "tenant_id"), key=lambda one: operation.path.find("{" + one + "}"))


# -- keys that are made once ------------------------------------------------------------------------------------------


def catalogue(ctx: Context) -> Mapping[str, list[str]]:
    """Every permission there is, by level, as the API lists them.

    Raises:
        CannotTell: it does not.
    """
    if "permissions" not in ctx.kept:
        listing = ctx.find("get_permissions")
        answer = ctx.call(listing, {"tenant_id": ctx.target.tenant_id}) if listing is not None else None
        if answer is None or not answer.ok:
            raise CannotTell("nothing tells which permissions there are")
        ctx.kept["permissions"] = {
            level: [str(members(one).get("key")) for one in elements(answer.problem.get(level))] for level in LEVELS
        }
    found: Mapping[str, list[str]] = ctx.kept["permissions"]
    return found


def holding(ctx: Context, *wanted: str) -> Caller:
    """A key with these permissions, everywhere.

    Raises:
        CannotTell: the API has no such permission, or no key can be made.
    """
    every = catalogue(ctx)
    unknown = [one for one in wanted if not any(one in level for level in every.values())]
    if unknown:
        raise CannotTell(f"{unknown[0]} is not among the permissions that the API lists")
    return lacking(ctx, *{one for level in every.values() for one in level if one not in wanted})


def lacking(ctx: Context, *unwanted: str) -> Caller:
    """A key with every permission but these; see `holding`."""
    tree = {level: [one for one in every if one not in unwanted] for level, every in catalogue(ctx).items()}
    return lasting_key(ctx, permissions=tree)


def lasting_key(ctx: Context, **changes: Json) -> Caller:
    """A key for the rest of the run, the same for the same changes; where the plan allows no more, in place of others.

    Raises:
        CannotTell: none can be made.
    """
    made: dict[str, tuple[Caller, int | None]] = ctx.kept.setdefault("keys", {})
    name = json.dumps(changes, sort_keys=True)
    if name not in made:
        for last in (False, True):
            try:
                with ctx.lasting():
                    caller, thing = ctx.new_caller(**changes)
            except CannotTell:
                removal = ctx.find("delete_api_key")
                if last or not made or removal is None:
                    raise
                for number in [number for _, number in made.values() if number is not None]:
                    ctx.call(removal, {"tenant_id": ctx.target.tenant_id, "api_key_id": number})
                made.clear()
            else:
                made[name] = caller, thing.id
                break
    return made[name][0]


# -- permissions ------------------------------------------------------------------------------------------------------


def judged(ctx: Context, operation: Operation, text: str, *exchanges: Exchange) -> None:
    """Raise Broken, or where the need is only inferred, tell what the API does instead."""
    if operation.raw.get("x-permission-evidence") == "documented":
        raise Broken(text, *exchanges)
    ctx.told.append(f"{text}; that it needs {operation.permission} is inferred")


def attempt(ctx: Context, operation: Operation, caller: Caller, path: Mapping[str, object]) -> Exchange:
    """Call as somebody, with an otherwise good request; what is made is removed by the owner."""
    return ctx.try_to_make(operation, path, ctx.body(operation), caller=caller).exchange


@law(
    "LD-PERM-001",
    "A key with the one permission that an operation needs, and no other, is let in.",
    source=SOURCE,
    applies=known,
)
def least_is_enough(ctx: Context, operation: Operation) -> None:
    """People give a key the least that it needs.

    An operation that quietly asks for more fails in production, where nobody tried it with such a key.
    """
    need = operation.permission if needs_permission(operation) else ANY
    caller = holding(ctx, need)
    path = ctx.place(operation)
    answer = attempt(ctx, operation, caller, path)
    if answer.status == 401:
        raise Broken(f"a key with {need} was answered 401", answer)
    if answer.status == 403:
        alone = attempt(ctx, operation, lacking(ctx, need, manage_of(need)), path)
        if alone.status == 403 and alone.code != answer.code:
            raise CannotTell(f"it is refused for another reason: {answer.code}")
        judged(ctx, operation, f"a key with {need} alone was answered 403", answer)
    elif not answer.ok and operation.method == "GET":
        owner = ctx.call(operation, path)
        if owner.ok:
            judged(ctx, operation, f"a key with {need} alone was answered {answer.status}", answer, owner)
    elif answer.status == 404:
        raise CannotTell(f"it answered 404 {answer.code}".rstrip())


@law(
    "LD-PERM-002",
    "A key with every permission but the one that an operation needs is refused with 403.",
    source=SOURCE,
    applies=needs_permission,
)
def nothing_else_will_do(ctx: Context, operation: Operation) -> None:
    """A key is given away on the strength of what it cannot do.

    It lacks the permission, and for one to read the one to manage too, which implies it. The key is good: it is 403
    and not 401.
    """
    need = operation.permission
    caller = lacking(ctx, need, manage_of(need))
    path = ctx.place(operation)
    answer = attempt(ctx, operation, caller, path)
    without = f"a key without {need}"
    if answer.status == 401:
        raise Broken(f"{without} was answered 401 instead of 403", answer)
    if answer.ok:
        listed = operation.method == "GET" and not items_of(answer) and items_of(ctx.call(operation, path))
        if listed:
            ctx.told.append(f"{without} is shown an empty list")
            return
        judged(ctx, operation, f"{without} was let in ({answer.status})", answer)
    elif answer.status == 404:
        ctx.told.append(f"from {without} it is hidden (404) instead of refused")
    elif answer.status != 403:
        raise CannotTell(
            f"{without} was answered {answer.status} {answer.code}, before the permission counted".rstrip()
        )


def manage_of(permission: str) -> str:
    """The permission to manage what another one reads."""
    return permission.rpartition(":")[0] + ":manage"


@law(
    "LD-PERM-003",
    "Who may manage a thing may read it: `:manage` implies `:read`.",
    source="LaserData docs, roles and permissions",
    applies=reads,
)
def manage_implies_read(ctx: Context, operation: Operation) -> None:
    """Roles are written with `:manage` alone, and are to be able to look at what they change."""
    manage = manage_of(operation.permission)
    if not any(manage in level for level in catalogue(ctx).values()):
        raise CannotTell(f"there is no {manage}")
    path = ctx.place(operation)
    answer = attempt(ctx, operation, holding(ctx, manage), path)
    if answer.status in (401, 403) or (not answer.ok and ctx.call(operation, path, body=ctx.body(operation)).ok):
        judged(ctx, operation, f"a key with {manage} was answered {answer.status}", answer)


# -- scope and allowlist ----------------------------------------------------------------------------------------------


def scoped(ctx: Context, division: object) -> Caller:
    """A key that may do all that the run's own may, in one division."""
    return lasting_key(ctx, role_id=ctx.own_key().get("role_id"), division_id=division)


def other_division(ctx: Context) -> int:
    """A division beside the run's own.

    Raises:
        CannotTell: none can be made.
    """
    if "division" not in ctx.kept:
        creation = ctx.find("create_division")
        if creation is None:
            raise CannotTell("the target makes no divisions")
        with ctx.lasting():
            made = ctx.make(creation, {"tenant_id": ctx.target.tenant_id})
        if made.id is None:
            raise CannotTell("nothing tells which division was made")
        ctx.kept["division"] = made.id
    found: int = ctx.kept["division"]
    return found


@law(
    "LD-PERM-004",
    "A key of one division is let in there, and refused in every other with 403 or 404.",
    source=KEYS_PAGE,
    applies=is_in_a_division,
)
def scope_counts(ctx: Context, operation: Operation) -> None:
    """A key that is scoped to staging must not reach production, whatever its role may do."""
    path = ctx.place(operation)
    answer = attempt(ctx, operation, scoped(ctx, other_division(ctx)), path)
    if answer.ok or answer.status == 401:
        raise Broken(f"a key of another division was answered {answer.status}", answer)
    if answer.status not in (403, 404):
        raise CannotTell(f"a key of another division was answered {answer.status} {answer.code}".rstrip())
    # What somebody else has made may stand in another division.
    ours = "deployment_id" not in path or ctx.target.may_touch(path["deployment_id"])
    if operation.method == "GET" and ours:
        inside = ctx.call(operation, path, caller=scoped(ctx, ctx.target.division_id))
        if not inside.ok and (owner := ctx.call(operation, path)).ok:
            raise Broken(f"a key of this division was answered {inside.status}", inside, owner)


@law(
    "LD-PERM-007",
    "A key of one division is shown nothing of another one.",
    source=KEYS_PAGE,
    applies=lambda operation: (
        operation.method == "GET" and operation.takes_key and operation.path.endswith(("/divisions", "/structure"))
    ),
)
def scope_hides(ctx: Context, operation: Operation) -> None:
    """Its name and what is in it are nobody's business who may not enter."""
    other, path = other_division(ctx), ctx.ids(operation)
    answer = attempt(ctx, operation, scoped(ctx, ctx.target.division_id or other), path)
    if answer.ok and str(other).encode() in answer.body:
        raise Broken("a key of one division is shown another one", answer)
    shown = len(items_of(answer))
    if answer.ok and operation.paged and answer.problem.get("total_results", shown) != shown:
        raise Broken(f"a key of one division is told of {answer.problem['total_results']}, and shown {shown}", answer)


@law(
    "LD-PERM-005",
    "A key is refused with 403 from an address that is not on its allowlist, whatever is asked.",
    source=VISIBILITY,
    applies=lambda operation: operation.takes_key and not operation.path.endswith("/api_keys/context"),
)
def allowlist_counts_everywhere(ctx: Context, operation: Operation) -> None:
    """An allowlist with a hole is none. The key is made for this, with an address on its list that nobody has."""
    caller = lasting_key(ctx, role_id=ctx.own_key().get("role_id"), validate_ip=True, allowed_ips=[ELSEWHERE])
    answer = ctx.call(operation, ctx.any_ids(operation), caller=caller, body=ctx.any_body(operation))
    if answer.ok or answer.status == 401:
        raise Broken(f"from an address that is not on the key's list it answered {answer.status}", answer)
    if answer.status != 403:
        raise CannotTell(f"it answered {answer.status} {answer.code}, before the address counted")


# -- other tenants ----------------------------------------------------------------------------------------------------


def foreign_ids(ctx: Context, operation: Operation) -> dict[str, object]:
    """Ids of another tenant's things for the path of an operation.

    Raises:
        CannotTell: none are known.
    """
    stranger = ctx.kept.get("stranger")
    if stranger is None:
        stranger = ctx.kept["stranger"] = a_stranger(ctx)
    caller, tenant, division, theirs = stranger
    # On a real API the run makes nothing in another tenant; in one of its own, everything goes with the emulator.
    was, ctx.target.may_change = ctx.target.may_change, ctx.target.unbound
    try:
        with ctx.acting(caller, tenant, division), theirs.lasting():
            found: dict[str, object] = theirs.ids(operation)
    finally:
        ctx.target.may_change = was
    return found


def a_stranger(ctx: Context) -> tuple[Caller, int, int | None, Context]:
    """A key of another tenant, that tenant, a division of it, and what is known of its things.

    Raises:
        CannotTell: there is none.
    """
    theirs = Context(ctx.target, ctx.documents, ctx.seed, ctx.examples, ctx.not_yet, f"{ctx.name}-foreign")
    if ctx.target.stranger is not None:
        return *ctx.target.stranger, None, theirs
    creation, keys, listing = ctx.find("create_tenant"), ctx.find("create_api_key"), ctx.find("get_roles")
    person = ctx.target.person
    if not ctx.target.unbound or person is None or creation is None or keys is None or listing is None:
        raise CannotTell("no other tenant is known (LD_OTHER_API_KEY, LD_OTHER_TENANT_ID)")
    made = ctx.call(creation, {}, body={**ctx.body(creation), "division": {"name": ctx.unique()}})
    ids = {one: made.headers.get(f"ld-{one}", "") for one in ("tenant", "division")}
    if not made.ok or not all(one.isdigit() for one in ids.values()):
        raise CannotTell(f"no other tenant can be made: {made.status} {made.code}".rstrip())
    path = {"tenant_id": int(ids["tenant"])}
    body = {"name": ctx.unique(), "expiry_at": ctx.expiry(), "validate_ip": False, "permissions": catalogue(ctx)}
    key = ctx.call(keys, path, caller=person, body=body)
    token = key.problem.get("token", key.problem.get("secret"))
    if not key.ok or not isinstance(token, str):
        raise CannotTell(f"no key of another tenant can be made: {key.status} {key.code}".rstrip())
    return Caller.key(token, "foreign key"), path["tenant_id"], int(ids["division"]), theirs


@law(
    "LD-PERM-006",
    "What belongs to another tenant is answered as what does not exist: 404, the same in everything but its instance.",
    source=VISIBILITY,
    applies=names_a_thing,
)
def others_are_as_nothing(ctx: Context, operation: Operation) -> None:
    """A difference, however small, tells a stranger which ids there are.

    The other tenant's ids are asked for in its own path, and inside the path of one's own tenant, where a service that
    looks a thing up by its id alone gives it away.
    """
    theirs, body = foreign_ids(ctx, operation), ctx.any_body(operation)
    innermost = things(operation)[-1]
    nothing = dict.fromkeys(things(operation), NOWHERE)
    own = ctx.any_ids(operation)
    # The same person may be a member of both.
    if theirs[innermost] == own[innermost]:
        raise CannotTell("the other tenant's is one's own too")
    pairs = [({**own, innermost: theirs[innermost]}, {**own, innermost: NOWHERE})]
    if "tenant_id" in theirs:
        pairs.append((theirs, {**theirs, **nothing, "tenant_id": NOWHERE}))
    for path, nowhere in pairs:
        as_nothing(
            ctx.call(operation, path, body=body),
            ctx.call(operation, nowhere, body=body),
            (path, nowhere),
            "another tenant's thing",
        )


def as_nothing(answer: Exchange, nothing: Exchange, paths: tuple[Mapping[str, object], ...], what: str) -> None:
    """Raise Broken unless an answer is the one that an id gets which names nothing: 404, the same but for instance."""
    if answer.ok:
        raise Broken(f"{what} was answered {answer.status}", answer)
    if nothing.status not in (403, 404):
        raise CannotTell(f"what names nothing was answered {nothing.status} {nothing.code}".rstrip())
    if answer.status != nothing.status:
        raise Broken(f"{what} was answered {answer.status}, what does not exist {nothing.status}", answer, nothing)
    if answer.status != 404:
        raise Broken(f"{what} was answered {answer.status} instead of 404", answer)
    if same := different(answer, nothing, paths):
        raise Broken(f"{what} is told from what does not exist by {same}", answer, nothing)


def different(answer: Exchange, other: Exchange, paths: tuple[Mapping[str, object], ...]) -> str:
    """Name of a member in which two errors differ, ids that were asked for aside; empty where in none."""
    asked = {str(value) for path in paths for value in path.values()}
    ids = re.compile(r"\b(" + "|".join(map(re.escape, sorted(asked))) + r")\b")

    def shown(one: Exchange) -> dict[str, str]:
        body = {name: ids.sub("#", repr(value)) for name, value in one.problem.items() if name != "instance"}
        return body or {"its body": ids.sub("#", one.body.decode("utf-8", "replace"))}

    ours, theirs = shown(answer), shown(other)
    return next((name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)), "")


# -- more than one permission, and less than everywhere ---------------------------------------------------------------


FURTHER = {"delete_config": ("kind", ("warden", "connectors"), "deployment:manage")}
"""By `operationId`: values of a part of the path for which another permission is needed too."""


@law(
    "LD-PERM-008",
    "What needs a further permission for some kinds is refused without it, and done with it.",
    source="LaserData docs, configuration; supervisor document, delete_config",
    applies=lambda operation: operation.operation_id in FURTHER,
)
def some_kinds_need_more(ctx: Context, operation: Operation) -> None:
    """What keeps a deployment running is not for everybody who may change its settings."""
    part, values, more = FURTHER[operation.operation_id]
    creation = ctx.find("create_config", operation)
    if creation is None:
        raise CannotTell("the target makes no configs")
    for value in values:
        place = {**ctx.ids(creation), part: value}
        made = ctx.make(creation, place, {"name": ctx.unique(), "values": {}})
        path = {**place, "config_id": made.id}
        weak = ctx.call(operation, path, caller=holding(ctx, operation.permission))
        if weak.ok or weak.status == 401:
            raise Broken(f"a {part} {value} was removed without {more} ({weak.status})", weak)
        strong = ctx.call(operation, path, caller=holding(ctx, operation.permission, more))
        if strong.status in (401, 403):
            raise Broken(f"a {part} {value} was not removed with {more} ({strong.status})", strong)
        ctx.granted(strong)


@law(
    "LD-PERM-009",
    "What is given in one division or environment counts there, and nowhere else.",
    source="LaserData docs, API keys, permissions",
    applies=lambda operation: (
        operation.method == "GET" and operation.permission == "deployment:read" and "{environment_id}" in operation.path
    ),
)
def given_there_alone(ctx: Context, operation: Operation) -> None:
    """A key for one team's division, or for staging alone, is what the tree of permissions is for.

    The key holds nothing else. Whether what is said of an environment takes from what its division has, or only adds
    to it, the sources tell both ways: the report says what the API does.
    """
    path = ctx.ids(operation)
    division, environment = str(path["division_id"]), str(path["environment_id"])
    need = operation.permission
    if not ctx.call(operation, path).ok:
        raise CannotTell("it cannot be read with all permissions")
    everywhere: Mapping[str, Json] = {"permissions": [], "environment": [need], "environments": {}}
    here: Mapping[str, Json] = {"permissions": [], "environment": [], "environments": {environment: [need]}}
    else_there = {environment: ["deployment:config:read"]}
    other: Mapping[str, Json] = {"permissions": [], "environment": [], "environments": else_there}
    wrong = str(other_division(ctx))

    def asked(inner: Mapping[str, Json], where: str = division) -> Exchange:
        return ctx.call(operation, path, caller=lasting_key(ctx, permissions={"divisions": {where: inner}}))

    for inner, what in ((everywhere, "in its division"), (here, "in its environment")):
        answer = asked(inner)
        if not answer.ok:
            raise Broken(f"a key with {need} {what} was answered {answer.status}", answer)
    for inner, where, what in (
        (everywhere, wrong, "in another division"),
        (other, division, "in no place, but another permission"),
    ):
        answer = asked(inner, where)
        if answer.ok or answer.status == 401:
            raise Broken(f"a key with {need} {what} was answered {answer.status}", answer)
    both = asked({"permissions": [], "environment": [need], "environments": else_there})
    does = "adds to" if both.ok else "takes the place of"
    ctx.told.append(f"what is said of an environment {does} what its division has")
