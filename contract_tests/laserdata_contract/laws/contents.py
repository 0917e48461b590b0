"""Laws of what things hold: what was asked for, what was left alone, and what is told of them elsewhere."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from laserdata_contract.context import Context, secret_of
from laserdata_contract.documents import Document, Json, Operation
from laserdata_contract.law import answer_law, law
from laserdata_contract.laws.answers import has_json
from laserdata_contract.laws.permissions import other_division
from laserdata_contract.redaction import SECRET_NAME
from laserdata_contract.samples import TEXTS, parse_time
from laserdata_contract.shapes import CONTAINERS, elements, members
from laserdata_contract.target import Exchange
from laserdata_contract.verdict import Broken, CannotTell

REFERENCE = "LaserData docs, API reference"
KEEPS = "the documents, request bodies of changes: what is left out keeps its value"
LOCKS = frozenset({"protected", "active", "enabled", "status"})
"""Members that keep others, or the run itself, from what they do afterwards: they are not changed to look at them."""
ORDERED = (("created_at", "updated_at"), ("created_at", "expires_at"), ("started_at", "completed_at"))


# -- what was asked for -----------------------------------------------------------------------------------------------


def different(asked: Json, shown: Json, at: str = "") -> str | None:
    """Where what is shown is not what was asked for, as a dotted path.

    What is shown in another form, or not at all, is left open: ids of things that are shown with their names, times.
    """
    if asked is None or at.endswith("_at") or SECRET_NAME.search(at.rpartition(".")[2]):
        return None
    if isinstance(asked, dict):
        there = members(shown)
        lost = next((name for name in members(asked) if name.isdigit() and name not in there), None)
        if lost is not None and isinstance(shown, dict):
            return f"{at}.{lost}"  # a thing by its id, which no other form explains
        both = [(name, shown_as(name, there), value) for name, value in members(asked).items()]
        found = (different(value, there[other], f"{at}.{name}") for name, other, value in both if other)
        return next((one for one in found if one is not None), None)
    if isinstance(asked, list):
        return at if isinstance(shown, list) and not _holds(elements(shown), elements(asked)) else None
    if shown is not None and isinstance(asked, str) is not isinstance(shown, str):
        return None  # a number as a text, or an object in place of its name
    return at if not isinstance(shown, CONTAINERS) and asked != shown else None


def shown_as(name: str, there: Mapping[str, Json]) -> str:
    """The member that shows what was asked for by a name: the same one, or, of ids, that of the things themselves."""
    names = (name, name.removesuffix("_ids") + "s", name.removesuffix("_id"))
    return next((one for one in names if one in there), "")


def _holds(shown: Sequence[Json], asked: Sequence[Json]) -> bool:
    if any(isinstance(one, CONTAINERS) for one in asked):
        return len(shown) == len(asked)
    if {type(one) for one in shown} <= {type(one) for one in asked}:
        return sorted(map(str, shown)) == sorted(map(str, dict.fromkeys(asked)))
    return len(shown) >= len(set(map(str, asked)))


def shown_afterwards(operation: Operation) -> bool:
    """Creations of what is in a list afterwards."""
    listing = operation.document.by_label.get(f"GET {operation.path}")
    return operation.method == "POST" and operation.takes_key and listing is not None


@law(
    "LD-LIFE-008",
    "All that was asked for of a new thing is shown of it: in its list, and where it is read.",
    source=REFERENCE,
    applies=shown_afterwards,
)
def asked_is_shown(ctx: Context, operation: Operation) -> None:
    """A setting that is dropped in silence is found out when it is needed.

    Texts that may be left out are given too. Other forms are fine (a name for an id), and so is what is not shown.
    """
    path, listing = ctx.ids(operation), ctx.there(operation.document.by_label.get(f"GET {operation.path}"))
    if listing is None:
        raise CannotTell("its list is not there yet")
    before = [one.get("id") for one in ctx.listed(listing, path)]
    plain = ctx.body(operation)
    for more in (with_all, with_texts):
        made = ctx.try_to_make(operation, path, more(ctx, operation, path, plain))
        if made.exchange.ok:
            break
    else:
        made = ctx.make(operation, path, plain)
    new = [one for one in ctx.listed(listing, path) if one.get("id") not in before]
    if made.id is not None:
        new = [one for one in new if one.get("id") == made.id]
    if len(new) != 1 or (made.id is None and not ctx.target.exclusive):
        raise CannotTell(f"its list has {len(new)} more, of which none is known to be the new one")
    compare(made.body, new[0], "its list", made.exchange)
    item = ctx.there(operation.item)
    if item is not None:
        placeholder = next(one.name for one in item.parameters_in("path") if one.name not in path)
        read = ctx.call(item, {**path, placeholder: new[0].get("id")})
        if read.ok:
            compare(made.body, read.problem, "reading it", made.exchange, read)


def with_texts(ctx: Context, operation: Operation, path: Mapping[str, object], body: Json) -> Json:
    """A body with the texts that may be left out."""
    if not isinstance(body, dict):
        return body
    declared = members((operation.body_schema or {}).get("properties"))
    return {**{name: ctx.unique() for name in TEXTS if name in declared}, **members(body)}


def with_all(ctx: Context, operation: Operation, path: Mapping[str, object], body: Json) -> Json:
    """A body with what else may be left out and has a value that is known: texts, places, roles, examples."""
    full = with_texts(ctx, operation, path, body)
    known: dict[str, object] = {"tenant": ctx.target.tenant_id, "division": ctx.target.division_id}
    with contextlib.suppress(CannotTell):
        path = {**ctx.deployment(), **path}
    known |= {name.removesuffix("_id"): value for name, value in path.items() if name.endswith("_id")}
    for name, schema in members((operation.body_schema or {}).get("properties")).items():
        declared = operation.document.resolve(schema)
        kind = name.removeprefix("scope_").removesuffix("s").removesuffix("_id")
        if name in members(full) or name in LOCKS:
            continue
        if name.endswith("_id") and known.get(kind) is not None:
            full[name] = known[kind]
        elif name.endswith("_ids") and known.get(kind) is not None:
            full[name] = [known[kind]]
        elif name == "roles" and ctx.own_key().get("role_id") is not None:
            full[name] = [ctx.own_key()["role_id"]]
        elif "example" in declared and isinstance(declared["example"], str):
            full[name] = declared["example"]
    tree = members(members(full).get("permissions"))
    if operation.operation_id == "add_role" and tree and ctx.target.division_id is not None:
        own: dict[str, Json] = {"permissions": ["environment:read"], "environment": ["deployment:read"]}
        inner = path.get("environment_id") if path.get("division_id") == ctx.target.division_id else None
        own["environments"] = {} if inner is None else {str(inner): ["deployment:read", "deployment:manage"]}
        full["permissions"] = {**tree, "divisions": {str(ctx.target.division_id): own}}
    return full


def compare(asked: Json, shown: Json, where: str, *exchanges: Exchange) -> None:
    """Raise Broken unless what is shown is what was asked for."""
    for name, value in members(asked).items():
        there = members(shown)
        other = shown_as(name, there)
        at = different(value, there[other], name) if other else None
        if at is not None:
            raise Broken(f"{at} was asked to be {value!r}, and {where} shows {there[other]!r}", *exchanges)


# -- what was left alone ----------------------------------------------------------------------------------------------


def keeps_the_rest(operation: Operation) -> bool:
    """Changes of single members of something that can be read at the same address."""
    beside = operation.document.by_label.get(f"GET {operation.path}")
    schema = operation.body_schema or {}
    return (
        operation.method in ("PUT", "PATCH")
        and operation.takes_key
        and beside is not None
        and bool(changeable(operation.document, schema))
    )


def changeable(document: Document, schema: Mapping[str, Json]) -> dict[str, Mapping[str, Json]]:
    """Members of a body that may be left out and of which another value is easily found."""
    required = elements(schema.get("required"))
    found = {name: document.resolve(one) for name, one in members(schema.get("properties")).items()}
    return {
        name: one
        for name, one in found.items()
        if name not in required and (name in TEXTS or name == "email" or "boolean" in str(one.get("type")))
    }


@law(
    "LD-LIFE-009",
    "A change of one member shows, and leaves all others as they were.",
    source=KEEPS,
    applies=keeps_the_rest,
)
def others_are_left_alone(ctx: Context, operation: Operation) -> None:
    """Whoever renames a thing does not mean to lift its protection.

    Each member of which another value is known is changed alone. Times may change by themselves.
    """
    item = ctx.there(operation.document.by_label[f"GET {operation.path}"])
    if item is None:
        raise CannotTell("reading it is not there yet")
    path, changed = ctx.place(operation), 0
    chosen = changeable(operation.document, operation.body_schema or {})
    locked = set(chosen) & LOCKS if ctx.target.exclusive else set[str]()
    chosen = {name: one for name, one in chosen.items() if name not in LOCKS or name in locked}
    first = ctx.call(item, path)
    # First all of them are given a value, so that there is something to be lost.
    texts = {name: ctx.unique() for name in chosen if name in TEXTS}
    ctx.call(operation, path, body={**texts, **({"protected": True} if "protected" in locked else {})})
    if locked:
        again = {name: first.problem[name] for name in locked if name in first.problem}

        def unlock() -> None:
            ctx.call(operation, path, body=again)

        ctx.afterwards(unlock)
    for name, schema in chosen.items():
        before = ctx.call(item, path)
        value = another(ctx, name, schema, before.problem.get(name))
        answer = ctx.call(operation, path, body={name: value}) if before.ok else before
        if not answer.ok:
            continue
        changed += 1
        after = ctx.expect(ctx.call(item, path), 200, what="reading what was changed")
        if name in after.problem and after.problem[name] != value:
            shown = after.problem[name]
            raise Broken(f"{name} was changed to {value!r} and is read as {shown!r}", answer, after)
        for other in sorted({*before.problem, *after.problem} - {name}):
            was, now = before.problem.get(other), after.problem.get(other)
            if was != now and not other.endswith("_at"):
                raise Broken(f"{name} alone was changed, and {other} was {was!r} and is {now!r}", before, answer, after)
        beside = ctx.there(operation.document.by_label.get(f"GET {operation.path.rpartition('/')[0]}"))
        for one in ctx.listed(beside, path) if beside is not None and after.problem.get("id") is not None else ():
            names = one.keys() & after.problem.keys() if one.get("id") == after.problem["id"] else ()
            for each in sorted(names):
                if one[each] != after.problem[each] and not each.endswith("_at"):
                    shown = f"the list shows {each} as {one[each]!r}, reading it {after.problem[each]!r}"
                    raise Broken(f"{name} was changed, and {shown}", answer, after)
        if isinstance(value, bool):
            ctx.call(operation, path, body={name: not value})
    if not changed:
        raise CannotTell("no member could be changed alone")


def another(ctx: Context, name: str, schema: Mapping[str, Json], value: Json) -> Json:
    """A value that a member has not."""
    if "boolean" in str(schema.get("type")):
        return value is not True
    text = ctx.unique()
    return f"{text}@example.com" if name == "email" else text


MOST_READ = 5
"""Items of a list that are read one by one."""


@law(
    "LD-LIFE-011",
    "What a list shows of a thing is what is read of it.",
    source=REFERENCE,
    applies=lambda operation: operation.method == "GET" and operation.takes_key and operation.item is not None,
)
def lists_tell_the_same(ctx: Context, operation: Operation) -> None:
    """A list is often all that is looked at before something is removed.

    Members of the same name are the same; read twice, for what changes by itself in between.
    """
    path, item = ctx.ids(operation), ctx.there(operation.item)
    if item is None:
        raise CannotTell("reading one is not there yet")
    placeholder = next(one.name for one in item.parameters_in("path") if one.name not in path)
    listed = [one for one in ctx.listed(operation, path) if one.get("id") is not None]
    if not listed:
        raise CannotTell("the list is empty")
    for one in [*listed[:MOST_READ], *listed[-1:]]:
        reads = [ctx.call(item, {**path, placeholder: one["id"]}) for _ in range(2)]
        if not all(each.ok for each in reads):
            continue
        for name in sorted(one.keys() & reads[0].problem.keys() & reads[1].problem.keys()):
            shown = [each.problem[name] for each in reads]
            if shown[0] == shown[1] != one[name]:
                raise Broken(f"the list shows {name} of {one['id']} as {one[name]!r}, reading it {shown[0]!r}", *reads)


# -- what is told of them elsewhere -----------------------------------------------------------------------------------


def sums_up(operation: Operation) -> bool:
    """Summaries of what a tenant or a division holds, and the tree of it."""
    tenants = operation.document.service == "core" and "{tenant_id}" in operation.path
    ends = operation.path.endswith(("/summary", "/structure"))
    return operation.method == "GET" and operation.takes_key and tenants and ends


def counted(operation: Operation) -> dict[str, Operation]:
    """Members of a list's items that count what another list shows, with that list."""
    found = dict[str, Operation]()
    for name in (one for one in operation.item_members if one.endswith("_count")):
        inner = re.compile(re.escape(operation.path) + r"/{\w+_id}/" + re.escape(name.removesuffix("_count")))
        for one in operation.document.operations:
            if one.method == "GET" and inner.fullmatch(one.path):
                found[name] = one
    return found


@law(
    "LD-LIFE-012",
    "A count of what a thing holds is that of its list.",
    source=REFERENCE,
    applies=lambda operation: operation.method == "GET" and operation.takes_key and bool(counted(operation)),
)
def counts_are_right(ctx: Context, operation: Operation) -> None:
    """Looked at where there is something to be counted."""
    if not ctx.target.exclusive:
        raise CannotTell("others may change what is counted")
    path = ctx.ids(operation)
    with contextlib.suppress(CannotTell):
        deployed = ctx.deployment()
        path = {name: deployed.get(name, value) for name, value in path.items()}
    for one in ctx.listed(operation, path):
        for name, listing in counted(operation).items():
            inner = next(each.name for each in listing.parameters_in("path") if each.name not in path)
            number = len(ctx.listed(listing, {**path, inner: one["id"]}))
            if one.get(name, number) != number:
                raise Broken(f"{name} of {one['id']} is {one[name]}, and its list shows {number}")


@law(
    "LD-LIFE-010",
    "A summary counts what the lists show, and the tree holds it.",
    source="core document, get_tenant_summary, get_division_summary and get_tenant_structure",
    applies=sums_up,
)
def summaries_agree(ctx: Context, operation: Operation) -> None:
    """Looked at when something more has been made, and when it is gone again."""
    creation = ctx.find("create_environment")
    if not ctx.target.exclusive:
        raise CannotTell("others may change what is counted")
    path = ctx.ids(operation)
    within = {"tenant_id": ctx.target.tenant_id, "division_id": ctx.target.division_id}

    def check() -> None:
        answer = ctx.expect(ctx.call(operation, path), 200, what="the summary")
        tree = divisions_of(ctx, {**within, **path}, only="division_id" in path)
        environments = [one for _, inner in tree for one in inner]
        numbers = {
            "total_divisions": len(tree),
            "total_environments": len(environments),
            "total_deployments": sum(len(inner) for _, inner in environments),
        }
        for name, number in numbers.items():
            if answer.problem.get(name, number) != number:
                raise Broken(f"{name} is {answer.problem[name]}, and the lists show {number}", answer)
        if operation.path.endswith("/structure") and shape_of(answer.problem) != sorted(tree):
            raise Broken("the tree holds something else than the lists", answer)

    check()
    if creation is not None:
        with ctx.scope():
            ctx.make(creation, within)
            check()
            ctx.make(creation, {**within, "division_id": other_division(ctx)})
            check()
        check()


Tree = list[tuple[int, list[tuple[int, list[int]]]]]


def divisions_of(ctx: Context, path: Mapping[str, object], *, only: bool) -> Tree:
    """Ids of divisions, their environments and their deployments, by their lists.

    Raises:
        CannotTell: they have none.
    """
    divisions, environments = ctx.find("get_divisions"), ctx.find("get_environments")
    deployments = ctx.find("get_deployments")
    if divisions is None or environments is None or deployments is None:
        raise CannotTell("not all that is counted can be listed")
    chosen = [path["division_id"]] if only else [one.get("id") for one in ctx.listed(divisions, path)]
    tree: Tree = []
    for division in chosen:
        inner: list[tuple[int, list[int]]] = []
        place = {**path, "division_id": division}
        for one in ctx.listed(environments, place):
            place["environment_id"] = one["id"]
            inner.append((one["id"], sorted(each["id"] for each in ctx.listed(deployments, place))))
        tree.append((int(str(division)), sorted(inner)))
    return tree


def shape_of(structure: Mapping[str, Json]) -> Tree:
    """The same of the tree that the API shows."""
    return sorted(
        (
            one["id"],
            sorted((each["id"], sorted(d["id"] for d in each["deployments"])) for each in one["environments"]),
        )
        for one in elements(structure.get("divisions"))
    )


@law(
    "LD-HDR-002",
    "Each created-id header names a thing of its own kind, where the creation was asked for.",
    source="LaserData docs, API reference, request and response headers",
    applies=lambda operation: operation.method == "POST" and operation.takes_key and bool(operation.created_headers),
)
def headers_name_their_kind(ctx: Context, operation: Operation) -> None:
    """A deployment tells the environment that was made for it by a header alone."""
    path = ctx.ids(operation)
    made = ctx.make(operation, path)
    ids = dict(path)
    told = {f"{name.removeprefix('ld-')}_id": made.exchange.headers.get(name, "") for name in operation.created_headers}
    for name, text in told.items():
        if name in path and text and text != str(path[name]):
            raise Broken(f"it was made in {name} {path[name]}, and the header says {text}", made.exchange)
        if text.isdigit():
            ids[name] = int(text)
    looked = 0
    for name in (one for one in told if one in ids):
        reads = [
            one
            for one in operation.document.operations
            if one.method == "GET" and one.takes_key and one.path.endswith(f"/{{{name}}}")
            if all(each.name in ids for each in one.parameters_in("path"))
        ]
        if reads:
            # The innermost: a tenant's channel is not a division's.
            read = max(reads, key=lambda one: len(one.parameters_in("path")))
            answer = ctx.expect(ctx.call(read, ids), 200, what=f"reading {name} {ids[name]} of the header")
            looked += 1
            if answer.problem.get("id", ids[name]) != ids[name]:
                raise Broken(f"{name} {ids[name]} is read as {answer.problem['id']}", made.exchange, answer)
    listing = ctx.there(operation.document.by_label.get(f"GET {operation.path}"))
    if not looked and listing is not None and len(told) == 1:
        found = [one.get("id") for one in ctx.listed(listing, path)]
        if found and not {*ids.values()} - {*path.values()} <= {*found}:
            raise Broken(f"{next(iter(told))} of the header is not in the list", made.exchange)
        looked += 1
    if not looked:
        raise CannotTell("nothing reads what the headers name")


@law(
    "LD-KEY-009",
    "No answer shows a key's secret but the one that made it, nor a deployment's password but its credentials.",
    source="LaserData docs, API keys",
    applies=lambda operation: operation.method == "GET" and operation.takes_key,
)
def secrets_are_nowhere(ctx: Context, operation: Operation) -> None:
    """Not in lists or details, nor in the audit log, notifications, exports or whatever else tells of a new key."""
    creation = ctx.find("create_api_key")
    if creation is None:
        raise CannotTell("the target makes no API keys")
    if "secret" not in ctx.kept:
        with ctx.lasting():
            ctx.kept["secret"] = ctx.make(creation, {"tenant_id": ctx.target.tenant_id})
    made = ctx.kept["secret"]
    query: dict[str, object] = {"results": 100} if operation.paged else {}
    if any(one.name == "correlation_id" for one in operation.parameters_in("query")):
        query["correlation_id"] = made.exchange.headers.get("ld-request")
    path = ctx.any_ids(operation)
    answer = ctx.call(operation, path, query=query)
    secrets = {"the secret of a key": secret_of(made.exchange)}
    credentials = ctx.find("get_credentials")
    if "deployment_id" in path and credentials is not None and credentials.path != operation.path:
        told = ctx.call(credentials, {"deployment_id": path["deployment_id"]}).problem.get("password")
        secrets["the password of a deployment"] = told if isinstance(told, str) else ""
    for what, secret in secrets.items():
        if secret and (secret.encode() in answer.body or any(secret in value for value in answer.headers.values())):
            raise Broken(f"it shows {what}", answer)


def times_in(value: Json) -> Iterator[tuple[str, str, datetime, datetime]]:
    """Pairs of times that follow one another, anywhere in a value."""
    for one in elements(value):
        yield from times_in(one)
    for one in members(value).values():
        if isinstance(one, CONTAINERS):
            yield from times_in(one)
    for first, last in ORDERED:
        began, ended = parse_time(members(value).get(first)), parse_time(members(value).get(last))
        if began is not None and ended is not None:
            yield first, last, began, ended


def tells_times(exchange: Exchange) -> bool:
    """Whether there may be two times to compare; seen without reading it, for this is asked of every answer."""
    return has_json(exchange) and any(last.encode() in exchange.body for _, last in ORDERED)


@answer_law(
    "LD-TIME-003",
    "Nothing is changed, finished or over before it has begun.",
    source=REFERENCE,
    concerns=tells_times,
    expected=lambda operation: "updated_at" in str(operation.success_schema),
)
def times_are_in_order(exchange: Exchange) -> str | None:
    """Who sorts by them, or waits for them, counts on it."""
    try:
        value = exchange.json()
    except ValueError:
        return None  # that it is no JSON is another law's
    for first, last, began, ended in times_in(value):
        if ended < began:
            return f"{last} {ended.isoformat()} is before {first} {began.isoformat()}"
    return None


# -- roles ------------------------------------------------------------------------------------------------------------


@law(
    "LD-ROLE-001",
    "A role that is given to a member, or taken, leaves the member's other roles as they were.",
    source="core document, assign_role_members and revoke_role_members",
    applies=lambda operation: operation.operation_id in ("assign_role_members", "revoke_role_members"),
    changes=True,
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
        answer = ctx.call(what, {**tenant, "role_id": made[number].id}, body={"members": [member]})
        if not answer.ok:
            raise CannotTell(f"{what.label} answered {answer.status} {answer.code}".rstrip())
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
    changes=True,
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
