"""Laws of what things hold: what was asked for, what was changed, and what was left alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from laserdata_contract.asked import LOCKS, a_value, compare, different, make_full, narrowed, role_names
from laserdata_contract.context import MADE_BY, Context, Made
from laserdata_contract.controls import pass_time
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.fit import unfit
from laserdata_contract.samples import TEXTS, parse_time, server_time
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Exchange
from laserdata_contract.verdict import Broken, CannotTell

REFERENCE = "LaserData docs, API reference"
KEEPS = "the documents, request bodies of changes: what is left out keeps its value"
TURNS = 2
"""How often something is made with all that may be given, each time with other values."""
MOMENT = 2.0
"""Seconds after which a time is another one."""
STEPS, STEP = 20, 60.0
"""How often it is looked whether something is done, and how many seconds pass in between."""


# -- what was asked for -----------------------------------------------------------------------------------------------


def shown_afterwards(operation: Operation) -> bool:
    """Creations of what is in a list afterwards, or named by a header."""
    beside = f"GET {operation.path}" in operation.document.by_label
    elsewhere = operation.operation_id in MADE_BY.values() and not operation.path.endswith("}")
    listed = beside or elsewhere or "ld-deployment" in operation.created_headers
    return operation.method == "POST" and operation.takes_key and listed and operation.body_schema is not None


@law(
    "LD-LIFE-008",
    "All that was asked for of a new thing is shown of it: in its list, and where it is read.",
    source=REFERENCE,
    applies=shown_afterwards,
)
def asked_is_shown(ctx: Context, operation: Operation) -> None:
    """A setting that is dropped in silence is found out when it is needed.

    Everything that may be left out and has a value that is known is given, twice, with other values where there are
    others. Other forms are fine (a name for an id), and so is what is not shown.
    """
    for turn in range(TURNS):
        try:
            with ctx.scope():
                ask_and_look(ctx, operation, turn)
        except CannotTell:
            if turn == 0:
                raise


def ask_and_look(ctx: Context, operation: Operation, turn: int) -> None:
    """Make a thing with all that may be given, and raise Broken unless it is shown as it was asked for."""
    path, listing = ctx.ids(operation), list_of(ctx, operation)
    before = [one.get("id") for one in ctx.listed(listing, path)] if listing is not None else []
    lock = turn == 1 and ctx.target.unbound and "protected" in operation.body_members
    made = make_full(ctx, operation, path, turn, **({"protected": True} if lock else {}))
    names = role_names(ctx) if "roles" in members(made.body) else {}
    looked = look_where_headers_lead(ctx, made, names)
    if listing is None:
        if not looked:
            raise CannotTell("nothing shows what was made")
        return
    new = [one for one in ctx.listed(listing, path) if one.get("id") not in before]
    if made.id is not None:
        new = [one for one in new if one.get("id") == made.id]
    if len(new) != 1 or (made.id is None and not ctx.target.exclusive):
        raise CannotTell(f"its list has {len(new)} more, of which none is known to be the new one")
    aliases, whole = aliases_of(operation, listing), ctx.target.exclusive
    compare(made.body, new[0], "its list", made.exchange, aliases=aliases, names=names, whole=whole)
    wrong = unfit(new[0], server_time(made.exchange.headers))
    if wrong is not None:
        raise Broken(wrong, made.exchange)
    item = ctx.there(operation.item)
    if item is not None:
        placeholder = next(one.name for one in item.parameters_in("path") if one.name not in path)
        read = ctx.call(item, {**path, placeholder: new[0].get("id")})
        if read.ok:
            compare(
                made.body,
                read.problem,
                "reading it",
                made.exchange,
                read,
                aliases=aliases,
                names=names,
                whole=ctx.target.exclusive,
            )


def list_of(ctx: Context, operation: Operation) -> Operation | None:
    """The list that shows what an operation makes."""
    where = next((where for where, made_by in MADE_BY.items() if made_by == operation.operation_id), "")
    for document in ctx.documents if where else ():
        if (elsewhere := ctx.there(document.by_label.get(f"GET {where}"))) is not None:
            return elsewhere
    return ctx.there(operation.document.by_label.get(f"GET {operation.path}"))


def aliases_of(operation: Operation, listing: Operation) -> dict[str, str]:
    """Members of a body that a list's items have under a shorter name: `instance_name` as `name`.

    What they are short for is the thing itself, by its own placeholder; or, of a choice, its kind, by the list.
    """
    removal = listing.removal or operation.removal
    own = removal.path.rpartition("{")[2].removesuffix("_id}") if removal is not None else ""
    kind = listing.path.rpartition("/")[2].removesuffix("s")
    chosen = [name for name, schema in listing.item_members.items() if listing.document.plain(schema).get("enum")]
    return {**{f"{kind}_{one}": one for one in chosen}, **{f"{own}_{one}": one for one in listing.item_members}}


def look_where_headers_lead(ctx: Context, made: Made, names: Mapping[int, str]) -> int:
    """Raise Broken unless what the created-id headers name is as it was asked for; how many of them were read."""
    operation, looked = made.creation, 0
    told = {f"{name.removeprefix('ld-')}_id": made.exchange.headers.get(name, "") for name in operation.created_headers}
    ids = {**made.path, **{name: int(text) for name, text in told.items() if text.isdigit()}}
    for name in (one for one in told if one in ids):
        wanted = members(made.body).get(name)
        if wanted is not None and str(wanted) != told[name]:
            raise Broken(f"{name} was asked to be {wanted}, and the header says {told[name]}", made.exchange)
        read = operation.document.reading(name, ids)
        answer = ctx.call(read, ids) if ctx.there(read) is not None and read is not None else None
        if read is None or answer is None or not answer.ok:
            continue
        looked += 1
        kind = name.removesuffix("_id")
        aliases = {f"{kind}_{one}": one for one in read.success_members}
        main = f"/{kind}s" in operation.path.rpartition("}")[2]
        own = {one: value for one, value in members(made.body).items() if main or one in aliases}
        compare(
            own,
            answer.problem,
            f"reading the {kind}",
            made.exchange,
            answer,
            aliases=aliases,
            names=names,
            whole=ctx.target.exclusive,
        )
        meant = operation.path.rpartition("/")[2]
        for member, schema in read.success_members.items() if main else ():
            shown = answer.problem.get(member)
            if meant in elements(schema.get("enum")) and shown not in (meant, None):
                raise Broken(f"{operation.label} made a {kind} whose {member} is {shown!r}", made.exchange, answer)
    return looked


@law(
    "LD-LIFE-013",
    "An answer that repeats what was asked for repeats it as it was asked for.",
    source=REFERENCE,
    applies=lambda operation: (
        operation.method in ("POST", "PUT")
        and operation.takes_key
        and bool(operation.success_members.keys() & operation.body_members.keys())
    ),
)
def asked_is_repeated(ctx: Context, operation: Operation) -> None:
    """Whoever compares two offers has to be told which one is which."""
    path = ctx.ids(operation)
    for turn in range(TURNS):
        with ctx.scope():
            made = make_full(ctx, operation, path, turn)
            compare(made.body, made.exchange.problem, "the answer", made.exchange)


@law(
    "LD-LIFE-014",
    "After an upgrade a deployment is what it was upgraded to, and remembers it; extended, it has more nodes.",
    source="core document, upgrade_deployment and extend_deployment",
    applies=lambda operation: operation.operation_id in ("upgrade_deployment", "extend_deployment"),
)
def work_is_done(ctx: Context, operation: Operation) -> None:
    """A 202 that leads to nothing is found out when the load comes."""
    thing = ctx.there(operation.document.by_label.get(f"GET {operation.path.rpartition('/')[0]}"))
    if thing is None or not ctx.target.unbound:
        raise CannotTell("it is not tried on a target where it may cost money")
    listing, path = ctx.there(reader_beside(thing)), ctx.place(operation)
    for number, body in enumerate(WORK[operation.operation_id]):
        # Nodes are few: each extension is one of a cluster of its own.
        path = ctx.place(operation) if number and operation.operation_id == "extend_deployment" else path
        look_at_work(ctx, operation, path, thing, listing, body)


WORK: dict[str, tuple[Mapping[str, Json], ...]] = {
    "upgrade_deployment": (
        {"storage": {"type": "network_balanced", "size": 1000}},
        {"tier": "small"},
        {"tier": "medium", "storage": {"type": "network_balanced", "size": 2000}},
    ),
    "extend_deployment": ({"nodes": [{"count": 2}]}, {"nodes": [{"count": 1}, {"count": 1}]}),
}
"""By `operationId`: what is asked for, upgrades each upon what the last has left."""


def reader_beside(thing: Operation) -> Operation | None:
    """The list that a thing is in."""
    return thing.document.by_label.get(f"GET {thing.path.rpartition('/')[0]}")


def look_at_work(
    ctx: Context,
    operation: Operation,
    path: Mapping[str, object],
    thing: Operation,
    listing: Operation | None,
    body: Mapping[str, Json],
) -> None:
    """Ask for an upgrade or an extension, and raise Broken unless the deployment is as it was asked to be."""
    before = ctx.expect(ctx.call(thing, path), 200, what="reading the deployment")
    ctx.listed(listing, path) if listing is not None else None
    answer = ctx.granted(ctx.call(operation, path, body=body))
    after = finished(ctx, path, thing)
    sizes = [int(one.problem.get("storage_size") or 0) for one in (before, after)]
    if sizes[1] < sizes[0]:
        raise Broken(f"its storage had {sizes[0]} GB, and has {sizes[1]}", before, answer, after)
    for one in ctx.listed(listing, path) if listing is not None else ():
        for name in sorted(one.keys() & after.problem.keys()) if one.get("id") == after.problem.get("id") else ():
            if one[name] != after.problem[name]:
                raise Broken(
                    f"the list shows {name} as {one[name]!r}, reading it {after.problem[name]!r}", answer, after
                )
    compare(body, after.problem, "the deployment", answer, after)
    if "upgrades" in before.problem and "extend" not in operation.operation_id:
        told = [len(elements(one.problem.get("upgrades"))) for one in (before, after)]
        if told[1] != told[0] + 1:
            raise Broken(f"it had {told[0]} upgrades, and has {told[1]} after one more", before, answer, after)
    more = sum(int(members(one).get("count", 0)) for one in elements(body.get("nodes")))
    was, now = before.problem.get("nodes_count"), after.problem.get("nodes_count")
    if isinstance(was, int) and now != was + more:
        raise Broken(f"it had {was} nodes, was given {more} more, and has {now}", before, answer, after)


def finished(ctx: Context, path: Mapping[str, object], thing: Operation) -> Exchange:
    """A deployment when its supervisor says that nothing more is done to it.

    Raises:
        CannotTell: it does not come to an end.
    """
    shown = ctx.expect(ctx.call(thing, path), 200, what="reading the deployment")
    url, status = str(shown.problem.get("supervisor_url")).rstrip("/"), ctx.find("get_deployment_status")
    region = next((one for one in ctx.target.regions if ctx.target.urls[f"supervisor.{one}"].rstrip("/") == url), "")
    status = status.at(region) if status is not None and region else None
    for _ in range(STEPS if status is not None else 0):
        if status is not None and ctx.call(status, path).problem.get("status") in ("initialized", "failed"):
            return ctx.expect(ctx.call(thing, path), 200, what="reading the deployment")
        pass_time(ctx, STEP)
    raise CannotTell("it is still at work")


@law(
    "LD-LIFE-015",
    "A set that is put in place of another is all that is there afterwards.",
    source="notifier document, set_tenant_subscriptions and set_division_subscriptions",
    applies=lambda operation: (
        operation.method == "PUT"
        and operation.takes_key
        and (beside := operation.document.by_label.get(f"GET {operation.path}")) is not None
        and beside.paged
    ),
)
def set_is_replaced(ctx: Context, operation: Operation) -> None:
    """What was left out was meant to end."""
    listing, creation = (ctx.there(operation.document.by_label.get(f"{m} {operation.path}")) for m in ("GET", "POST"))
    path = ctx.place(operation)
    if listing is None:
        raise CannotTell("its list is not there yet")
    if creation is not None:
        ctx.call(creation, path, body=ctx.body(creation))
    for _ in range(TURNS):
        body = members(ctx.body(operation))
        answer = ctx.granted(ctx.call(operation, path, body=body))
        asked = [members(one) for value in body.values() for one in elements(value)]
        shown = ctx.listed(listing, path)
        same = [one for one in shown if any(different(each, one) is None for each in asked)]
        if len(shown) != len(asked) or len(same) != len(asked):
            raise Broken(f"{len(asked)} were put in place of all, and the list shows {len(shown)}", answer)


# -- what was left alone ----------------------------------------------------------------------------------------------


def reader_of(operation: Operation) -> Operation | None:
    """What reads a thing that is changed: at its address, or else the list that it is in."""
    beside = operation.document.by_label
    found = beside.get(f"GET {operation.path}")
    above, _, last = operation.path.rpartition("/")
    if found is None and last.endswith("_id}"):
        found = beside.get(f"GET {above}")
    elif found is not None and found.paged:
        return None
    return found


def keeps_the_rest(operation: Operation) -> bool:
    """Changes of single members of something that can be read."""
    changes = operation.method in ("PUT", "PATCH") and operation.takes_key
    return changes and reader_of(operation) is not None and bool(changeable(operation))


def changeable(operation: Operation) -> dict[str, Mapping[str, Json]]:
    """Members of a body that may be left out: sets first, for they may be lost with others, and texts last."""
    required = elements((operation.body_schema or {}).get("required"))

    def rank(name: str) -> int:
        kinds = operation.document.plain(operation.body_members[name]).get("type")
        return (
            2 if name in TEXTS else 0 if {"array", "object"} & {*(kinds if isinstance(kinds, list) else [kinds])} else 1
        )

    return {
        name: operation.body_members[name] for name in sorted(operation.body_members.keys() - {*required}, key=rank)
    }


@law(
    "LD-LIFE-009",
    "A change of one member shows, and leaves all others as they were.",
    source=KEEPS,
    applies=keeps_the_rest,
)
def others_are_left_alone(ctx: Context, operation: Operation) -> None:
    """Whoever renames a thing does not mean to lift its protection.

    Each member of which another value is known is changed alone, and then none: null is the same as being left out.
    Times may change by themselves.
    """
    reading = ctx.there(reader_of(operation))
    if reading is None:
        raise CannotTell("reading it is not there yet")
    path, changed = ctx.place(operation), 0
    own = path.get(operation.path.rpartition("{")[2].rstrip("}")) if operation.path.endswith("}") else None
    in_list = f"GET {operation.path}" not in operation.document.by_label

    def read() -> Mapping[str, Json]:
        if in_list:
            return next((one for one in ctx.listed(reading, path) if one.get("id") == own), dict[str, Json]())
        answer = ctx.call(reading, path)
        return answer.problem if answer.ok else {}

    chosen = changeable(operation)
    locks = set(chosen) & LOCKS - {"status"} if ctx.target.exclusive else set[str]()
    chosen = {name: one for name, one in chosen.items() if name not in LOCKS or name in locks}
    first = read()
    # First there is something to be lost.
    texts = {name: ctx.unique() for name in chosen if name in TEXTS}
    ctx.call(operation, path, body={**texts, **({"protected": True} if "protected" in locks else {})})
    if locks:
        again = {name: first[name] for name in locks if name in first}

        def unlock() -> None:
            ctx.call(operation, path, body=again)

        ctx.afterwards(unlock)
    beside = None if in_list else ctx.there(operation.document.by_label.get(f"GET {operation.path.rpartition('/')[0]}"))
    for name, schema in chosen.items():
        before = read()
        value = another(ctx, operation, name, schema, before)
        if value is None or not before:
            continue
        answer = ctx.call(operation, path, body={name: value})
        if not answer.ok:
            continue
        changed += 1
        after = read()
        names = role_names(ctx) if name == "roles" else {}
        at = different(value, after[name], name, names) if name in after else None
        if at is not None:
            raise Broken(f"{at} was changed to {value!r} and is read as {after[name]!r}", answer)
        for other in sorted({*before, *after} - {name}):
            was, now = before.get(other), after.get(other)
            # One may be another name of the one that was changed; what nobody sets may change by itself.
            counts = other in operation.body_members or ctx.target.exclusive
            if now not in (was, value) and not other.endswith("_at") and counts:
                raise Broken(f"{name} alone was changed, and {other} was {was!r} and is {now!r}", answer)
        for one in ctx.listed(beside, path) if beside is not None and after.get("id") is not None else ():
            for each in sorted(one.keys() & after.keys() if one.get("id") == after["id"] else ()):
                if one[each] != after[each] and not each.endswith("_at"):
                    shown = f"the list shows {each} as {one[each]!r}, reading it {after[each]!r}"
                    raise Broken(f"{name} was changed, and {shown}", answer)
        if isinstance(value, bool):
            ctx.call(operation, path, body={name: not value})
    if not changed:
        raise CannotTell("no member could be changed alone")
    for name in (one for one in chosen if one in TEXTS and one != "name"):
        emptied = ctx.call(operation, path, body={name: ""})
        left = read().get(name)
        if emptied.ok and name in first and left not in ("", None):
            raise Broken(f"{name} was emptied, and is read as {left!r}", emptied)
    told = str(operation.document.resolve(operation.raw.get("requestBody", {})).get("description"))
    if "null" not in told and not ctx.target.exclusive:
        return  # what null means is told of some alone
    before = read()
    nothing = ctx.call(operation, path, body=dict.fromkeys(chosen))
    after = read()
    for name in sorted(before.keys() & after.keys()) if nothing.ok else ():
        if before[name] != after[name] and not name.endswith("_at"):
            told = f"{name} was {before[name]!r} and is {after[name]!r}"
            raise Broken(f"all members were left as they are (null), and {told}", nothing)


def another(
    ctx: Context, operation: Operation, name: str, schema: Mapping[str, Json], shown: Mapping[str, Json]
) -> Json:
    """A value that a member has not; None where none is known."""
    if name == "roles":
        creation = ctx.find("add_role")
        made = ctx.make(creation, {"tenant_id": ctx.target.tenant_id}) if creation is not None else None
        return [made.id] if made is not None and made.id is not None else None
    if name.endswith(("_id", "_ids")) and name not in ("account_id", "tax_id"):
        return None
    for turn in range(TURNS + 1):
        value = a_value(ctx, operation.document, name, schema, turn)
        if value is not None and value != shown.get(name):
            return narrowed(value, shown)
    return None


@law(
    "LD-TIME-004",
    "updated_at is moved by a change, and by nothing else.",
    source="core document, updated_at",
    applies=lambda operation: (
        operation.method in ("PUT", "PATCH")
        and operation.takes_key
        and (reading := operation.document.by_label.get(f"GET {operation.path}")) is not None
        and "updated_at" in reading.success_members
    ),
)
def changes_move_the_time(ctx: Context, operation: Operation) -> None:
    """What is copied elsewhere is copied again when this has moved."""
    reading = ctx.there(operation.document.by_label[f"GET {operation.path}"])
    if reading is None:
        raise CannotTell("reading it is not there yet")
    path = ctx.place(operation)

    def moment() -> datetime | None:
        pass_time(ctx, MOMENT)
        return parse_time(ctx.call(reading, path).problem.get("updated_at"))

    first, second = moment(), moment()
    if first is None or second is None:
        raise CannotTell("it does not show when it was changed")
    if first != second and ctx.target.exclusive:
        raise Broken(f"nothing was changed, and updated_at went from {first.isoformat()} to {second.isoformat()}")
    creation = operation.document.by_label.get(f"POST {operation.path.rpartition('/')[0]}")
    if creation is None or not creation.takes_key:
        name = ctx.call(reading, path).problem.get("name")
        ctx.afterwards(lambda: _rename(ctx, operation, path, name))
    answer = ctx.granted(ctx.call(operation, path, body=ctx.body(operation)))
    third = moment()
    if third is None or third <= second:
        raise Broken(f"something was changed, and updated_at stayed {second.isoformat()}", answer)


def _rename(ctx: Context, operation: Operation, path: Mapping[str, object], name: Json) -> None:
    ctx.call(operation, path, body={"name": name})


# -- what was not asked for -------------------------------------------------------------------------------------------


DEFAULTS: dict[str, Mapping[str, Json]] = {
    "create_division": {"protected": False},
    "create_environment": {"protected": False},
    "deploy_starter": {"variant": "managed", "tier": "free", "cluster": "standalone", "protected": False},
    "deploy_to_managed_cloud": {"variant": "managed", "protected": False},
    "deploy_to_your_own_cloud": {"variant": "byoc", "protected": False},
    "create_api_key": {"validate_ip": False, "division_id": None},
    "preview_deployment": {"nodes": 3},
    "create_private_service_connect": {"connection_preference": "manual"},
}
"""By `operationId`: what a thing is when nothing is said of it; a name of its own in `environment` is that one's."""
SANDBOX = "sandbox"


@law(
    "LD-LIFE-019",
    "What is left out has its documented default.",
    source="the documents, request bodies; LaserData docs, quick start",
    applies=lambda operation: operation.operation_id in DEFAULTS,
)
def left_out_has_its_default(ctx: Context, operation: Operation) -> None:
    """Short requests are the ones that people write by hand."""
    path, wanted = ctx.ids(operation), DEFAULTS[operation.operation_id]
    required = {*elements((operation.body_schema or {}).get("required")), "permissions"}
    # An account in one's own cloud is needed too, though either cloud's may be left out.
    body = {name: value for name, value in members(ctx.body(operation)).items() if name in {*required, "aws"}}
    listing = list_of(ctx, operation)
    before = [one.get("id") for one in ctx.listed(listing, path)] if listing is not None else []
    made = ctx.make(operation, path, body)
    shown: Mapping[str, Json] = made.exchange.problem
    ids = {f"{one.removeprefix('ld-')}_id": made.exchange.headers.get(one) for one in operation.created_headers}
    inside = {**path, **{name: value for name, value in ids.items() if value is not None}}
    if listing is not None:
        new = [one for one in ctx.listed(listing, path) if one.get("id") not in before]
        new = [one for one in new if made.id in (one.get("id"), None)]
        shown = new[0] if len(new) == 1 and (made.id is not None or ctx.target.exclusive) else {}
    elif ids:
        reading = ctx.there(operation.document.reading(next(reversed(ids)), inside))
        shown = ctx.call(reading, inside).problem if reading is not None else {}
    for name, value in wanted.items():
        if shown.get(name, value) != value:
            raise Broken(f"{name} was left out, and is {shown[name]!r} instead of {value!r}", made.exchange)
    if operation.operation_id == "deploy_starter":
        reading = ctx.there(operation.document.reading("environment_id", inside))
        home = ctx.call(reading, inside) if reading is not None else None
        if home is not None and home.ok and home.problem.get("name") != SANDBOX:
            raise Broken(f"its environment is {home.problem.get('name')!r} instead of {SANDBOX!r}", made.exchange, home)


@law(
    "LD-LIFE-020",
    "What only looks ahead makes nothing.",
    source="core document, preview_deployment and generate_byoc_setup; supervisor document, validate_byoc",
    applies=lambda operation: operation.operation_id in ("preview_deployment", "generate_byoc_setup", "validate_byoc"),
)
def looking_makes_nothing(ctx: Context, operation: Operation) -> None:
    """Whoever compares ten offers does not want ten deployments."""
    structure = ctx.find("get_tenant_structure")
    if structure is None or not ctx.target.exclusive:
        raise CannotTell("nothing tells for sure what there is")
    tenant = {"tenant_id": ctx.target.tenant_id}
    path, body = ctx.ids(operation), ctx.body(operation)
    before = ctx.call(structure, tenant).problem
    answer = ctx.granted(ctx.call(operation, path, body=body))
    if ctx.call(structure, tenant).problem != before:
        raise Broken("what the tenant has is not what it had before", answer)
