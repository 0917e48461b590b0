"""Bodies that ask for all there is, and whether what is shown afterwards is what was asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from laserdata_contract.context import Context, Made
from laserdata_contract.documents import Document, Json, Operation
from laserdata_contract.redaction import SECRET_NAME
from laserdata_contract.samples import ALTERNATIVES, TEXTS, parse_time
from laserdata_contract.shapes import CONTAINERS, elements, members
from laserdata_contract.target import Exchange
from laserdata_contract.verdict import Broken, CannotTell

LOCKS = frozenset({"protected", "active", "activate", "enabled", "status"})
"""Members that keep others, or the run itself, from what they do afterwards: they are not changed to look at them."""
EITHER = (("environment_id", "environment_name"), ("role_id", "permissions"))
"""Members of which only one may be given."""
DEEPEST = 4
REFUSALS = 4
"""How often a body is tried without what the last answer said was wrong with it."""


# -- bodies -----------------------------------------------------------------------------------------------------------


def a_value(ctx: Context, document: Document, name: str, schema: Mapping[str, Json], turn: int, depth: int = 0) -> Json:
    """A value for a member, where there are several another one at another turn; None where none is known."""
    node = document.plain(schema)
    kind = document.kind(node)
    choices = [one for one in elements(node.get("enum")) if one is not None]
    if choices:
        return choices[turn % len(choices)]
    if kind == "boolean":
        return turn % 2 == 0
    if kind == "string":
        if "email" in (name, node.get("format")):
            return f"{ctx.unique()}+tag@example.com"
        if node.get("format") == "date-time":
            return ctx.expiry()
        if "pattern" in node or "format" in node or ("example" in node and name not in TEXTS):
            return node.get("example")
        return ctx.unique()[: node.get("maxLength", 255)]
    if isinstance(node.get("example"), dict):
        return node["example"]
    if kind == "array" and "example" not in node:
        one = a_value(ctx, document, name.removesuffix("s"), node.get("items", {}), turn, depth + 1)
        return [one] if isinstance(one, str) else None
    inner = document.properties(node)
    if inner and depth < DEEPEST:
        made = {one: a_value(ctx, document, one, each, turn, depth + 1) for one, each in inner.items()}
        return {one: value for one, value in made.items() if value is not None} or None
    return node.get("example")


def full_body(ctx: Context, operation: Operation, path: Mapping[str, object], plain: Json, turn: int = 0) -> Json:
    """A body with all that may be given and has a value that is known, other ones at another turn."""
    if not isinstance(plain, dict):
        return plain
    forms = ALTERNATIVES.get(operation.operation_id, ()) if ctx.target.unbound else ()
    full = {**members(plain), **(forms[turn % len(forms)] if forms else {})}
    if operation.operation_id == "add_role":
        full["permissions"] = tree_of(ctx, path, members(full.get("permissions")))
    known: dict[str, object] = {"tenant": ctx.target.tenant_id, "division": ctx.target.division_id}
    with contextlib.suppress(CannotTell):
        path = {**ctx.deployment(), **path}
    known |= {name.removesuffix("_id"): value for name, value in path.items() if name.endswith("_id")}
    for name, schema in operation.body_members.items():
        kind = name.removeprefix("scope_").removesuffix("s").removesuffix("_id")
        if name in full or name in LOCKS or any(name in pair and full.keys() & {*pair} for pair in EITHER):
            continue
        value: Json = None
        if name == "environment_id":
            value = a_new_environment(ctx, path)
        elif name.endswith(("_id", "_ids")):
            value = known.get(kind) if name.endswith("_id") else [known[kind]] if known.get(kind) is not None else None
        elif name == "roles":
            value = [ctx.own_key()["role_id"]] if ctx.own_key().get("role_id") is not None else None
        else:
            value = a_value(ctx, operation.document, name, schema, turn)
        if value is not None:
            full[name] = narrowed(value, full)
    return full


def a_new_environment(ctx: Context, path: Mapping[str, object]) -> int | None:
    """Id of an environment that nothing is in yet; None where none can be made."""
    creation = ctx.find("create_environment")
    if creation is None or not {"tenant_id", "division_id"} <= path.keys():
        return None
    with contextlib.suppress(CannotTell):
        within = {name: path[name] for name in ("tenant_id", "division_id")}
        number = ctx.make(creation, within).exchange.headers.get("ld-environment", "")
        return int(number) if number.isdigit() else None
    return None


def narrowed(value: Json, thing: Mapping[str, Json]) -> Json:
    """Of settings that are kept by kind those of the kind that a thing is of: `aws` of an account at `aws`."""
    kinds = {str(one) for one in thing.values() if isinstance(one, str)} & members(value).keys()
    return {one: members(value)[one] for one in kinds} if kinds else value


def tree_of(ctx: Context, path: Mapping[str, object], tree: Mapping[str, Json]) -> Json:
    """Permissions for a role that has more to say of the run's own division, and of an environment in it."""
    division = ctx.target.division_id
    if not tree or division is None:
        return tree
    own: dict[str, Json] = {"permissions": ["environment:read"], "environment": ["deployment:read"]}
    with contextlib.suppress(CannotTell):
        path = {**ctx.deployment(), **path}
    inner = path.get("environment_id") if path.get("division_id") == division else None
    own["environments"] = {} if inner is None else {str(inner): ["deployment:read", "deployment:manage"]}
    return {**tree, "divisions": {str(division): own}}


def make_full(ctx: Context, operation: Operation, path: Mapping[str, object], turn: int, **more: Json) -> Made:
    """Make a thing with all that may be given, and what else is asked for; without what is refused.

    Raises:
        CannotTell: it is refused with nothing but what is needed, too.
    """
    plain = ctx.body(operation)
    body = full_body(ctx, operation, path, plain, turn)
    body = {**members(body), **more} if isinstance(body, dict) else body
    for _ in range(REFUSALS):
        made = ctx.try_to_make(operation, path, body)
        wrong = refused(made.exchange) & members(body).keys() - members(plain).keys()
        if made.exchange.ok:
            return made
        if not wrong:
            break
        body = {name: value for name, value in members(body).items() if name not in wrong}
    texts = {name: ctx.unique() for name in TEXTS if name in operation.body_members}
    made = ctx.try_to_make(operation, path, {**texts, **plain} if isinstance(plain, dict) else plain)
    return made if made.exchange.ok else ctx.make(operation, path, plain)


def refused(answer: Exchange) -> set[str]:
    """Members of a body that an answer says are wrong."""
    paths = [members(one).get("path") for one in elements(answer.problem.get("field_issues"))]
    return {str(one).partition(".")[0] for one in (answer.problem.get("field"), *paths) if isinstance(one, str)}


# -- what is shown ----------------------------------------------------------------------------------------------------


def compare(
    asked: Json,
    shown: Json,
    where: str,
    *exchanges: Exchange,
    aliases: Mapping[str, str] | None = None,
    names: Mapping[int, str] | None = None,
    whole: bool = False,
) -> None:
    """Raise Broken unless what is shown is what was asked for.

    Args:
        asked: the body.
        shown: the thing.
        where: it is shown, for the message.
        exchanges: evidence.
        aliases: members by the names under which they are asked for, where they are shown under others.
        names: of roles by their ids, which are given with ids and may be shown with names.
        whole: whether what is asked for is shown whole, and null says that there is none.
    """
    for name, value in members(asked).items():
        known = (aliases or {}).get(name, name)
        at = member_differs(known, value, members(shown), name, names or {}, whole=whole)
        if at is not None:
            there = members(shown).get(shown_as(known, members(shown)), shown)
            raise Broken(f"{at} was asked to be {value!r}, and {where} shows {there!r}", *exchanges)


def different(
    asked: Json, shown: Json, at: str = "", names: Mapping[int, str] | None = None, *, whole: bool = False
) -> str | None:
    """Where what is shown is not what was asked for, as a dotted path.

    What is shown in another form, or not at all, is left open: ids of things that are shown with their names. With
    `whole`, null says that there is none, and of settings that are shown, all are.
    """
    names = names or {}
    if asked is None or SECRET_NAME.search(at.rpartition(".")[2]):
        return None
    if shown is None and whole and asked not in ({}, [], ""):
        return at  # it is said that there is none
    if isinstance(asked, dict):
        there = members(shown)
        if whole and "." in at and there.keys() & members(asked).keys():
            # Of settings that are shown, all of them.
            missing = next(
                (name for name in members(asked) if not SECRET_NAME.search(name) and name not in there), None
            )
            if missing is not None:
                return f"{at}.{missing}"
        lost = next((name for name in members(asked) if name.isdigit() and name not in there), None)
        if lost is not None and isinstance(shown, dict):
            return f"{at}.{lost}"  # a thing by its id, which no other form explains
        inner = members(asked).items()
        found = (member_differs(name, value, there, f"{at}.{name}", names, whole=whole) for name, value in inner)
        return next((one for one in found if one is not None), None)
    if isinstance(asked, list):
        return at if isinstance(shown, list) and not _holds(elements(shown), elements(asked), names) else None
    if shown is not None and isinstance(asked, str) is not isinstance(shown, str):
        return None  # a number as a text, or an object in place of its name
    moments = parse_time(asked), parse_time(shown)
    if None not in moments and isinstance(asked, str):
        return at if moments[0] != moments[1] else None
    return at if not isinstance(shown, CONTAINERS) and asked != shown else None


def member_differs(
    name: str, asked: Json, there: Mapping[str, Json], at: str, names: Mapping[int, str], *, whole: bool = False
) -> str | None:
    """Where a member that was asked for is shown with another value, under whatever name it is shown."""
    other = shown_as(name, there)
    if other:
        return different(asked, there[other], at, names, whole=whole)
    if isinstance(asked, dict):
        # storage.size as storage_size
        flat = [(f"{name}_{inner}", value, f"{at}.{inner}") for inner, value in members(asked).items()]
        found = (different(value, there[one], where, names) for one, value, where in flat if one in there)
        return next((one for one in found if one is not None), None)
    if name == "expiry_days" and isinstance(asked, int):
        # days as the end of them
        began, ended = parse_time(there.get("created_at")), parse_time(there.get("expires_at"))
        return at if began is not None and ended is not None and not _lasts(began, ended, asked) else None
    first, _, last = name.partition("_")
    inner = members(there.get(first))
    if last and inner and all(one.endswith(f"_{last}") for one in inner):
        # telemetry_days as telemetry.logs_days, telemetry.metrics_days, ...
        return next((at for value in inner.values() if value != asked), None)
    return None


def _lasts(began: datetime, ended: datetime, days: int) -> bool:
    """Whether so many days lie between two times; what is made may take a while until it counts."""
    return abs(ended - began - timedelta(days=days)) < timedelta(hours=12)


def shown_as(name: str, there: Mapping[str, Json]) -> str:
    """The member that shows what was asked for by a name: the same one, or, of ids, that of the things themselves."""
    names = (name, name.removesuffix("_ids") + "s", name.removesuffix("_id"))
    return next((one for one in names if one in there), "")


def _holds(shown: Sequence[Json], asked: Sequence[Json], names: Mapping[int, str]) -> bool:
    if any(isinstance(one, CONTAINERS) for one in asked):
        return len(shown) == len(asked)
    if asked and all(one in names for one in asked if isinstance(one, int)) and all(isinstance(s, str) for s in shown):
        asked = [names.get(one, one) if isinstance(one, int) else one for one in asked]
    if {type(one) for one in shown} <= {type(one) for one in asked}:
        return sorted(map(str, shown)) == sorted(map(str, dict.fromkeys(asked)))
    return len(shown) >= len(set(map(str, asked)))


def role_names(ctx: Context) -> dict[int, str]:
    """Names of roles by their ids, as the list of roles tells them now; empty where it does not."""
    listing = ctx.find("get_roles")
    if listing is None:
        return {}
    with contextlib.suppress(CannotTell):
        return {one["id"]: one["name"] for one in ctx.listed(listing, {"tenant_id": ctx.target.tenant_id})}
    return {}
