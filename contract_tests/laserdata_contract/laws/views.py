"""Laws of what is told of the same things at several places: lists and details, counts, trees, headers, addresses."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping

from laserdata_contract.context import Context, Made, items_of
from laserdata_contract.documents import PLACEHOLDER, Json, Operation
from laserdata_contract.law import answer_law, law
from laserdata_contract.laws.answers import has_json
from laserdata_contract.laws.permissions import other_division
from laserdata_contract.laws.protected import own_tenant
from laserdata_contract.samples import NOWHERE
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Exchange
from laserdata_contract.verdict import Broken, CannotTell

REFERENCE = "LaserData docs, API reference"


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
    """Members of a thing, or of a list's items, that count what another list shows, with that list."""
    found = dict[str, Operation]()
    shown, below = (operation.item_members, r"/{\w+_id}/") if operation.is_list else (operation.success_members, "/")
    for name in (one for one in shown if one.endswith("_count")):
        inner = re.compile(re.escape(operation.path) + below + re.escape(name.removesuffix("_count")))
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
    answer = ctx.granted(ctx.call(operation, path))
    for one in ctx.listed(operation, path) if operation.is_list else [answer.problem]:
        for name, listing in counted(operation).items():
            inner = {each.name: one["id"] for each in listing.parameters_in("path") if each.name not in path}
            number = len(ctx.listed(listing, {**path, **inner}))
            if one.get(name, number) != number:
                raise Broken(f"{name} of {one['id']} is {one[name]}, and its list shows {number}", answer)


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
    with contextlib.suppress(CannotTell):
        # Several nodes are one deployment.
        ctx.cluster()
        check()
    starter = ctx.find("deploy_starter")
    if creation is not None and starter is not None and ctx.target.unbound:
        # What is deployed stands in its own environment, be it the first or the last.
        number = ctx.make(creation, within).exchange.headers.get("ld-environment", "")
        if number.isdigit():
            ctx.make(starter, within, {**members(ctx.body(starter)), "environment_id": int(number)})
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
        read = operation.document.reading(name, ids)
        if read is not None:
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


# -- what an address says ---------------------------------------------------------------------------------------------


def wrong_place(exchange: Exchange) -> str | None:
    """What is shown that is not of the address that was asked, or None."""
    operation = exchange.operation
    if operation is None:
        return None
    place = operation.placed(exchange.url)
    try:
        value = exchange.json()
    except ValueError:
        return None  # that it is no JSON is another law's
    items = elements(members(value).get("items", value)) if operation.is_list else [value]
    owners = [one for one in PLACEHOLDER.findall(operation.path) if one.endswith("_id")]
    owner = owners[-2:-1] if operation.path.endswith("}") else owners[-1:]
    for item in map(members, items):
        for name in place.keys() & item.keys():
            shown, asked = item[name], place[name]
            # A kind may be shown with or without what may be left out of it: warden and warden:0.
            same = name == "kind" and str(shown).partition(":")[0] == asked.partition(":")[0]
            if shown is not None and str(shown) != asked and not same:
                return f"{name} {asked} was asked for, and {shown!r} is shown"
        kind = owner[0].removesuffix("_id") if owner else ""
        if "owner_kind" in item and kind and (item["owner_kind"], str(item.get("owner_id"))) != (kind, place[owner[0]]):
            return (
                f"{kind} {place[owner[0]]} was asked for, and something of {item['owner_kind']} {item.get('owner_id')}"
            )
    return None


@answer_law(
    "LD-PATH-001",
    "What is shown at an address is of that address: its ids, its names, its owner.",
    source=REFERENCE,
    concerns=lambda exchange: (
        has_json(exchange) and exchange.operation is not None and exchange.operation.tells_its_place
    ),
    expected=lambda operation: operation.tells_its_place,
)
def address_is_kept(exchange: Exchange) -> str | None:
    """A part of a path that is not looked at gives an answer that looks right and is another thing's."""
    return wrong_place(exchange)


def named_parts(operation: Operation) -> list[str]:
    """Placeholders of which each names a thing, but for the tenant's and the user's."""
    names = [one.name for one in operation.parameters_in("path")]
    return [one for one in names if one not in ("tenant_id", "user_id")]


@law(
    "LD-PATH-002",
    "A part of an address that names nothing is answered with an error, whichever part it is.",
    source="the documents, 404 of each operation",
    applies=lambda operation: operation.method == "GET" and operation.takes_key and bool(named_parts(operation)),
)
def nothing_is_not_found(ctx: Context, operation: Operation) -> None:
    """An empty list for a place that does not exist looks like one in which nothing is, yet.

    Of a part that no list names the API may know more than it shows: there an empty list is fine.
    """
    path = ctx.ids(operation)
    ctx.granted(ctx.call(operation, path), "with good values it")
    for one in operation.parameters_in("path"):
        if one.name not in named_parts(operation):
            continue
        number = one.schema.get("type") == "integer"
        value: object = NOWHERE if one.name.endswith("_id") else 999_999 if number else "nowhere"
        answer = ctx.call(operation, {**path, one.name: value})
        above = operation.path.partition("/{" + one.name + "}")[0]
        listed = f"GET {above}" in operation.document.by_label
        if answer.ok and (listed or one.name.endswith("_id") or items_of(answer) or not operation.is_list):
            raise Broken(f"{one.name} {value} names nothing and was answered {answer.status}", answer)


@law(
    "LD-PATH-003",
    "Each name that is listed is an address of its own.",
    source=REFERENCE,
    applies=lambda operation: (
        operation.method == "GET"
        and operation.takes_key
        and any(not one.endswith("_id") for one in named_parts(operation))
    ),
)
def names_are_addresses(ctx: Context, operation: Operation) -> None:
    """Clouds, regions, runtimes and configs are found by names that lists tell."""
    path = ctx.ids(operation)
    for name in (one for one in named_parts(operation) if not one.endswith("_id")):
        for value in names_listed(ctx, operation, name, path)[:MOST_READ]:
            answer = ctx.call(operation, {**path, name: value})
            own = f"GET {operation.path.partition('/{' + name + '}')[0]}" in operation.document.by_label
            last = operation.path.rpartition("{")[2].startswith(name + "}")
            if not answer.ok and last and (own or ctx.target.exclusive):
                raise Broken(f"{name} {value} is listed and was answered {answer.status} {answer.code}", answer)
            wrong = wrong_place(answer) if answer.ok else None
            if wrong is not None:
                raise Broken(wrong, answer)


def names_listed(ctx: Context, operation: Operation, name: str, path: Mapping[str, object]) -> list[str]:
    """Values that lists tell for a placeholder: the list that it is in, else items of others with such a member."""
    above = operation.path.partition("/{" + name + "}")[0]
    own = operation.document.by_label.get(f"GET {above}")
    others = [
        one
        for one in operation.document.operations
        if one.is_list and one.takes_key and name in one.item_members and "{" + name + "}" not in one.path
        if all(each.name in path for each in one.parameters_in("path"))
    ]
    found = dict[str, None]()
    for listing in [own] if own is not None else others[:2]:
        if ctx.there(listing) is None:
            continue
        for item in items_of(ctx.call(listing, path)):
            value = next((item[one] for one in (name, "key", "name") if item.get(one) is not None), None)
            if value is not None:
                found[str(value)] = None
    return list(found)


def elsewhere(operation: Operation) -> list[Operation]:
    """Lists of the same kind of thing in other places: a tenant's channels and a division's."""
    last = operation.path.rpartition("/")[2]
    found = [one for one in operation.document.operations if one.paged and one.path.endswith(f"}}/{last}")]
    return [one for one in found if one.path != operation.path and one.method == "GET" and one.takes_key]


@law(
    "LD-PATH-004",
    "A list shows what is in its own place, and nothing of another one.",
    source=REFERENCE,
    applies=lambda operation: (
        operation.is_list
        and operation.takes_key
        and f"POST {operation.path}" in operation.document.by_label
        and (bool(elsewhere(operation)) or "{division_id}" in operation.path)
    ),
)
def lists_keep_apart(ctx: Context, operation: Operation) -> None:
    """What is seen in two places is changed twice, or removed for both."""
    path = ctx.ids(operation)
    creation = ctx.there(operation.document.by_label[f"POST {operation.path}"])
    if creation is None:
        raise CannotTell("nothing can be made in it")
    mine = ctx.make(creation, path)
    listed = [one.get("id") for one in ctx.listed(operation, path)]
    if mine.id is not None and mine.id not in listed:
        raise Broken("what was made in it is not in the list", mine.exchange)
    within = ctx.call(operation, path)
    wrong = wrong_place(within) if within.ok else None
    if wrong is not None:
        raise Broken(wrong, within)
    places = [(one, ctx.ids(one)) for one in elsewhere(operation)]
    if "division_id" in path and "deployment_id" not in path and operation.path.count("{") == 2:
        places.append((operation, {**path, "division_id": other_division(ctx)}))
    for other, there in places:
        beside = ctx.there(other.document.by_label.get(f"POST {other.path}"))
        made = ctx.try_to_make(beside, there) if beside is not None else None
        if made is not None and made.exchange.ok and made.id in [one.get("id") for one in ctx.listed(operation, path)]:
            raise Broken(f"the list shows {made.id}, which was made at {other.path}", made.exchange)
        if mine.id is not None and mine.id in [one.get("id") for one in ctx.listed(other, there)]:
            raise Broken(f"{mine.id} is listed at {other.path} too", mine.exchange)
        not_found_at(ctx, other, there, mine)
        if made is not None and made.exchange.ok:
            not_found_at(ctx, operation, path, made)


def not_found_at(ctx: Context, listing: Operation, path: Mapping[str, object], made: Made) -> None:
    """Raise Broken where a thing is found in another place than its own."""
    item = ctx.there(listing.item)
    if made.id is None or item is None:
        return
    placeholder = next(one.name for one in item.parameters_in("path") if one.name not in path)
    found = ctx.call(item, {**path, placeholder: made.id})
    if found.ok:
        raise Broken(f"{made.id}, made at {made.creation.path}, is found at {item.path} too", made.exchange, found)


@law(
    "LD-LIFE-017",
    "The short list of all shows everything that the list in pages shows.",
    source="core document, get_all_members",
    applies=lambda operation: (
        operation.method == "GET"
        and operation.path.endswith("/all")
        and operation.takes_key
        and f"GET {operation.path.removesuffix('/all')}" in operation.document.by_label
    ),
)
def all_is_all(ctx: Context, operation: Operation) -> None:
    """Looked at where one of them is switched off, too."""
    listing = ctx.there(operation.document.by_label[f"GET {operation.path.removesuffix('/all')}"])
    change = ctx.find("update_member")
    if listing is None:
        raise CannotTell("the list in pages is not there yet")
    path = ctx.ids(operation)
    if change is not None and ctx.target.unbound:
        place = ctx.ids(change)

        def switch_on() -> None:
            ctx.call(change, place, body={"active": True})

        ctx.afterwards(switch_on)
        ctx.call(change, place, body={"active": False})
    answer = ctx.call(operation, path)
    short, whole = ({one.get("id") for one in some} for some in (items_of(answer), ctx.listed(listing, path)))
    if short != whole and ctx.target.exclusive:
        raise Broken(f"all are {len(short)}, in pages they are {len(whole)}", answer)


@law(
    "LD-LIFE-018",
    "What somebody is given of their own data is what their account shows.",
    source="core document, export_user_data",
    applies=lambda operation: operation.operation_id == "export_user_data",
)
def export_is_whole(ctx: Context, operation: Operation) -> None:
    """It is asked for by law, and by people who leave."""
    person = ctx.target.person
    if person is None:
        raise CannotTell("the run has no session")
    removal = ctx.find("delete_tenant")
    if removal is not None and ctx.target.unbound:
        own_tenant(ctx, removal)
    export = ctx.granted(ctx.call(operation, {}, caller=person))
    for member, shown in (("sessions", "get_sessions"), ("memberships", "get_tenants")):
        listing = ctx.find(shown)
        if listing is None or member not in export.problem:
            continue
        ids = [
            [one.get("id", one.get("tenant_id")) for one in some]
            for some in (map(members, elements(export.problem[member])), items_of(ctx.call(listing, {}, caller=person)))
        ]
        if not {*map(str, ids[1])} <= {*map(str, ids[0])}:
            raise Broken(f"it holds {len(ids[0])} {member}, and {listing.path} shows {len(ids[1])}", export)
    account = ctx.find("get_account")
    own = ctx.call(account, {}, caller=person) if account is not None else None
    for name, value in members(export.problem.get("user")).items() if own is not None and own.ok else ():
        if own is not None and own.problem.get(name, value) != value:
            raise Broken(f"it says {name} is {value!r}, and the account shows {own.problem[name]!r}", export, own)
