"""Laws of things made, read and removed."""

from __future__ import annotations

from collections.abc import Mapping

from laserdata_contract.context import Context, Made, items_of
from laserdata_contract.controls import pass_time
from laserdata_contract.documents import Operation
from laserdata_contract.law import law
from laserdata_contract.shapes import members
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "LaserData docs, API reference"


def creates(operation: Operation) -> bool:
    """Creations of something that can be read by its id."""
    return operation.method == "POST" and operation.takes_key and operation.item is not None


def removes(operation: Operation) -> bool:
    """Removals of something that was made by a POST beside it."""
    if operation.method != "DELETE" or not operation.takes_key or not operation.path.endswith("}"):
        return False
    return f"POST {operation.path.rpartition('/')[0]}" in operation.document.by_label


@law(
    "LD-LIFE-001",
    "What was made can be read by its id, and is in its list once, as it was asked for.",
    source=SOURCE,
    applies=creates,
)
def made_is_there(ctx: Context, operation: Operation) -> None:
    """Ids have up to 19 digits.

    One that is rounded on the way names nothing, so the same number has to come back from the creation, the read and
    the list.
    """
    item, listing = ctx.there(operation.item), ctx.there(operation.listing)
    if item is None:
        raise CannotTell("reading it is not there yet")

    def check(_: None) -> None:
        path = ctx.ids(operation)
        made = ctx.make(operation, path)
        if made.id is None:
            raise Broken("neither body nor headers tell what was made, nor its list by its name", made.exchange)
        placeholder = next(one.name for one in item.parameters_in("path") if one.name not in path)
        read = ctx.call(item, {**path, placeholder: made.id})
        ctx.expect(read, 200, what=f"reading {made.id}, which was just made,")
        if read.problem.get("id") != made.id:
            raise Broken(f"{made.id} was made and {read.problem.get('id')} is read", made.exchange, read)
        for name, value in members(made.body).items():
            shown = read.problem.get(name, value)
            # Only what is a plain value: nested members are shown in other shapes than they are given.
            if isinstance(value, str | bool | int) and not name.endswith("_at") and shown != value:
                raise Broken(f"{name} was asked to be {value!r} and is {shown!r}", made.exchange, read)
        if listing is not None:
            found = [one for one in ctx.everything(listing, path) if one.get("id") == made.id]
            if len(found) != 1:
                raise Broken(f"the list has {made.id} {len(found)} times", made.exchange)
            different = sorted(
                name for name, value in found[0].items() if name in read.problem and read.problem[name] != value
            )
            if different:
                raise Broken(f"list and details disagree about {', '.join(different)}", read)

    with ctx.scope():
        check(None)


@law(
    "LD-LIFE-002",
    "What was removed is gone: 404 when read or removed again, no longer in its list, and its place is free.",
    source=SOURCE,
    applies=removes,
)
def removed_is_gone(ctx: Context, operation: Operation) -> None:
    """Holds at once for removals that answer 200 or 204; one that answers 202 may take its time.

    The same can be made again then, for nothing is in its way any more.
    """
    ctx.newest = None
    path = ctx.ids(operation, fresh=True)
    made: Made | None = ctx.newest
    answer = ctx.granted(ctx.call(operation, path), "the delete")
    if answer.status == 202:
        raise CannotTell("the delete is carried out later (202)")
    beside = operation.document.by_label
    item = ctx.there(beside.get(f"GET {operation.path}"))
    if item is not None:
        ctx.expect(ctx.call(item, path), 404, what="reading what was removed")
    ctx.expect(ctx.call(operation, path), 404, what="removing it again")
    listing = ctx.there(beside.get(f"GET {operation.path.rpartition('/')[0]}"))
    placeholder = operation.path.rpartition("/")[2].strip("{}")
    if listing is not None and listing.paged:
        listed = ctx.everything(listing, path)
    elif listing is not None:
        listed = items_of(ctx.call(listing, path))
    else:
        listed = []
    if any(one.get("id") == path[placeholder] for one in listed):
        raise Broken("what was removed is still in its list", answer)
    again = ctx.try_to_make(made.creation, made.path, made.body) if made is not None else None
    if again is not None and again.exchange.status == 409:
        raise Broken(f"after it was removed the same is refused: 409 {again.exchange.code}", answer, again.exchange)


@law(
    "LD-HDR-001",
    "A created-id header names the thing that was made.",
    source="LaserData docs, API reference, request and response headers",
    applies=lambda operation: bool(operation.created_headers) and operation.method == "POST" and operation.takes_key,
)
def created_ids(ctx: Context, operation: Operation) -> None:
    """Many creations have no body, so the header is the only way to the thing."""
    path = ctx.ids(operation)
    made = ctx.make(operation, path)
    for name in operation.created_headers:
        value = made.exchange.headers.get(name)
        if value is None or not value.isdigit():
            raise Broken(f"{name} is {value!r}", made.exchange)
    item = ctx.there(operation.item)
    if item is None:
        return
    placeholder = next(one.name for one in item.parameters_in("path") if one.name not in path)
    header = f"ld-{placeholder.removesuffix('_id')}"
    if header in operation.created_headers:
        read = ctx.call(item, {**path, placeholder: made.exchange.headers[header]})
        ctx.expect(read, 200, what=f"reading what {header} names")
        if str(read.problem.get("id")) != made.exchange.headers[header]:
            raise Broken(f"{header} is {made.exchange.headers[header]}, read is {read.problem.get('id')}", read)


STEPS, STEP = 10, 60.0
"""How often it is looked whether something is gone, and how many seconds pass in between."""


def below(ctx: Context, operation: Operation, path: Mapping[str, object]) -> list[Operation]:
    """What reads a thing that an operation removes, and what is in it, wherever it is read."""
    own = operation.path[operation.path.rindex("{") :]
    regions = ("", *ctx.target.regions[:1])
    every = [one for document in ctx.documents if document.region in regions for one in document.operations]
    return [
        one
        for one in every
        if one.method == "GET" and one.takes_key and own in one.path and ctx.there(one) is not None
        if all(each.name in path for each in one.parameters_in("path"))
    ]


@law(
    "LD-LIFE-016",
    "What was in a thing that was removed is gone with it: 404 for whatever read it.",
    source=SOURCE,
    applies=lambda operation: (
        operation.method == "DELETE"
        and operation.takes_key
        and operation.path.endswith("_id}")
        and any(
            one.method == "GET" and operation.path[operation.path.rindex("{") :] in one.path
            for one in operation.document.operations
        )
    ),
)
def all_of_it_is_gone(ctx: Context, operation: Operation) -> None:
    """Credentials that outlive their deployment are a way in that nobody looks at.

    Everything that could be read of it before, in the services beside too, is asked for again. A removal that answers
    202 may take its time.
    """
    path = ctx.ids(operation, fresh=True)
    reads = [one for one in below(ctx, operation, path) if ctx.call(one, path).ok]
    if not reads:
        raise CannotTell("nothing reads it, or what is in it")
    answer = ctx.granted(ctx.call(operation, path), "the delete")
    for _ in range(STEPS if answer.status == 202 else 0):
        if all(ctx.call(one, path).status == 404 for one in reads):
            break
        pass_time(ctx, STEP)
    for one in reads:
        left = ctx.call(one, path)
        if answer.status == 202 and left.status != 404 and not ctx.target.unbound:
            raise CannotTell(f"{one.label} still answers {left.status}: it is carried out later (202)")
        ctx.expect(left, 404, what=f"{one.label} of what was removed")
