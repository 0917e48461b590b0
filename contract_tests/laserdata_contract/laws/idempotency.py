"""Laws of the idempotency-key header."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import strategies as st

from laserdata_contract.context import Context, Made, created_id
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.shapes import members
from laserdata_contract.target import Caller, Exchange
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "LaserData docs, API reference, idempotency"
LONGEST = 255

VISIBLE = st.characters(min_codepoint=0x21, max_codepoint=0x7E)
KEYS = st.text(VISIBLE, min_size=1, max_size=LONGEST - 12)


def takes_idempotency_key(operation: Operation) -> bool:
    """Operations that declare the header and that an API key opens: sessions have no idempotency."""
    return operation.idempotent and operation.takes_key


def takes_body_too(operation: Operation) -> bool:
    """Those of them that have a body, which may differ."""
    return takes_idempotency_key(operation) and operation.body_schema is not None


def makes_something(operation: Operation) -> bool:
    """Those of them whose result can be counted: creations with a list beside them."""
    return takes_body_too(operation) and operation.method == "POST" and operation.listing is not None


def header(key: str) -> dict[str, str]:
    """The header with a key."""
    return {"idempotency-key": key}


def place(ctx: Context, operation: Operation) -> dict[str, object]:
    """Ids to call the operation with: a fresh thing to change, an existing place to create in."""
    return ctx.place(operation)


def attempt(
    ctx: Context,
    operation: Operation,
    path: dict[str, object],
    body: Json,
    key: str | None,
    *,
    caller: Caller | None = None,
) -> Exchange:
    """Call, and remember to remove what was made."""
    return ctx.try_to_make(operation, path, body, caller=caller, headers=header(key) if key else None).exchange


def first_of(answer: Exchange) -> Exchange:
    """The answer to a first call, which has to succeed for a replay to mean something."""
    if not answer.ok:
        raise CannotTell(f"the first call answered {answer.status} {answer.code or ''}".rstrip())
    if "idempotent-replayed" in answer.headers and answer.replayed:
        raise Broken("the first answer is marked as replayed", answer)
    return answer


def id_headers(answer: Exchange) -> dict[str, str]:
    """Created-id headers."""
    return {n: v for n, v in answer.headers.items() if n.startswith("ld-") and n != "ld-request"}


def compare(first: Exchange, again: Exchange) -> None:
    """Raise Broken unless `again` is the replay of `first`."""
    if again.status != first.status:
        raise Broken(f"the replay answered {again.status} {again.code}, the first {first.status}", first, again)
    if again.body != first.body:
        raise Broken("the replay's body differs from the first", first, again)
    if id_headers(again) != id_headers(first):
        raise Broken("the replay's created-id headers differ from the first", first, again)
    if again.headers.get("content-type") != first.headers.get("content-type"):
        raise Broken("the replay's content type differs from the first", first, again)
    if not again.replayed:
        raise Broken("the replay is not marked idempotent-replayed: true", first, again)


@law(
    "LD-IDEM-001",
    "The same key with the same body gets the first answer again, marked as replayed.",
    source=SOURCE,
    applies=takes_idempotency_key,
)
def replay_is_equal(ctx: Context, operation: Operation) -> None:
    """A client that lost the answer repeats the call with the same key.

    It must get what it would have got: status, body and created-id headers, and `idempotent-replayed: true`, however
    often it asks.
    """

    def check(given: tuple[str, int]) -> None:
        key, replays = given
        path, body = place(ctx, operation), ctx.body(operation)
        key = f"{key}-{ctx.number()}"
        first = first_of(attempt(ctx, operation, path, body, key))
        for _ in range(replays):
            compare(first, attempt(ctx, operation, path, body, key))

    ctx.forall(st.tuples(KEYS, st.integers(1, 3)), check)


@law(
    "LD-IDEM-002",
    "However often a keyed creation is repeated, one thing is made.",
    source=SOURCE,
    applies=makes_something,
)
def made_once(ctx: Context, operation: Operation) -> None:
    """The handler does not run a second time.

    Counted in the list, since a replayed answer alone does not show what happened behind it.
    """
    listing = ctx.there(operation.listing)
    if listing is None:
        raise CannotTell("the list that would show it is not there yet")

    def check(replays: int) -> None:
        path, body = place(ctx, operation), ctx.body(operation)
        key = f"once-{ctx.name}-{ctx.number()}"
        before = {one.get("id") for one in ctx.everything(listing, path)}
        first = first_of(attempt(ctx, operation, path, body, key))
        answers = [first, *(attempt(ctx, operation, path, body, key) for _ in range(replays))]
        new = [one for one in ctx.everything(listing, path) if one.get("id") not in before]
        ours = [one for one in new if ctx.target.exclusive or ours_by_name(one, body)]
        if len(ours) != 1:
            raise Broken(f"{replays + 1} calls with one key made {len(ours)} things", *answers)

    ctx.forall(st.integers(1, 3), check)


def ours_by_name(item: dict[str, Json], body: Json) -> bool:
    """Whether a new item is the one asked for; others may be at work in the same tenant."""
    return "name" not in members(body) or item.get("name") == members(body)["name"]


@law(
    "LD-IDEM-003",
    "The same key with another body is refused: 409 idempotency_error, and nothing is made.",
    source=SOURCE,
    applies=takes_body_too,
)
def other_body_is_refused(ctx: Context, operation: Operation) -> None:
    """A key that comes back with another body is a mistake of the caller.

    Answering with the first result would hide it, and running the call would break the promise of the key.
    """

    def check(first_key: str) -> None:
        path = place(ctx, operation)
        body, other = ctx.body(operation), ctx.body(operation)
        if body == other:
            raise CannotTell("no second body is known")
        key = f"{first_key}-{ctx.number()}"
        first = first_of(attempt(ctx, operation, path, body, key))
        again = attempt(ctx, operation, path, other, key)
        if again.status != 409:
            raise Broken(f"another body with the same key answered {again.status} instead of 409", first, again)
        if again.code != "idempotency_error":
            raise Broken(f"the code is {again.code!r} instead of 'idempotency_error'", first, again)
        listing = ctx.there(operation.listing)
        if listing is not None and "name" in members(other):
            for one in ctx.everything(listing, path):
                if one.get("name") == other["name"]:
                    raise Broken("the call was refused and yet made something", first, again)
        # The refusal must not have spoilt the first answer.
        compare(first, attempt(ctx, operation, path, body, key))

    ctx.forall(KEYS, check)


@law(
    "LD-IDEM-004",
    "A key has 1 to 255 characters; a longer one is refused with 400 and nothing is made.",
    source=SOURCE,
    applies=takes_idempotency_key,
)
def key_length(ctx: Context, operation: Operation) -> None:
    """A service that cuts long keys instead of refusing them would take two different keys for one."""
    listing = ctx.there(operation.listing)

    def check(length: int) -> None:
        path, body = place(ctx, operation), ctx.body(operation)
        key = f"{ctx.name}-{ctx.number()}-".ljust(length, "k")[:length] if length > 24 else _short_key(ctx, length)
        answer = attempt(ctx, operation, path, body, key)
        if length <= LONGEST:
            if answer.status == 400:
                # The body may be at fault, and not the key.
                plain = attempt(ctx, operation, path, ctx.body(operation), None)
                if plain.status == 400:
                    raise CannotTell(f"the call answers 400 {plain.code} without a key too")
                raise Broken(f"a key of {length} characters was refused", answer)
            first_of(answer)
            return
        if answer.status != 400:
            raise Broken(f"a key of {length} characters answered {answer.status} instead of 400", answer)
        if listing is not None and "name" in members(body):
            for one in ctx.everything(listing, path):
                if one.get("name") == body["name"]:
                    raise Broken("the key was refused and yet something was made", answer)

    for length in (LONGEST, LONGEST + 1):
        with ctx.scope():
            check(length)
    ctx.forall(st.one_of(st.integers(8, LONGEST), st.integers(LONGEST + 1, 2000)), check)


def _short_key(ctx: Context, length: int) -> str:
    """A key that was not used before, of 8 to 24 characters."""
    return f"{ctx.name}{ctx.number():x}".rjust(length, "s")[-length:]


@law(
    "LD-IDEM-005",
    "Keys of one API key mean nothing under another API key.",
    source=SOURCE,
    applies=takes_idempotency_key,
)
def keyed_per_api_key(ctx: Context, operation: Operation) -> None:
    """Answers are kept for each pair of API key and idempotency key.

    Were they shared, one caller would be handed what was made for another.
    """
    other, _ = ctx.new_caller()
    path = place(ctx, operation)
    key = f"shared-{ctx.name}-{ctx.number()}"
    first = first_of(attempt(ctx, operation, path, ctx.body(operation), key))
    second = attempt(ctx, operation, path, ctx.body(operation), key, caller=other)
    if second.replayed:
        raise Broken("another API key was given the stored answer", first, second)
    if second.code == "idempotency_error":
        raise Broken("the key of one API key blocks another API key", first, second)
    if not second.ok:
        raise CannotTell(f"the second API key's call answered {second.status} {second.code or ''}".rstrip())


@law(
    "LD-IDEM-006",
    "DELETE takes no part in idempotency: a second one is not a replay.",
    source=SOURCE,
    applies=lambda operation: operation.method == "DELETE" and operation.takes_key and operation.path.endswith("}"),
)
def delete_is_not_cached(ctx: Context, operation: Operation) -> None:
    """A deleted thing is gone, so a second delete says so (404), key or no key."""
    path = ctx.ids(operation, fresh=True)
    key = header(f"delete-{ctx.name}-{ctx.number()}")
    first = ctx.granted(ctx.call(operation, path, headers=key), "the delete")
    again = ctx.call(operation, path, headers=key)
    if again.replayed or (again.ok and again.status != 202):
        raise Broken(f"a second delete with the same key answered {again.status}", first, again)


@law(
    "LD-IDEM-007",
    "Without a key every call runs.",
    source=SOURCE,
    applies=makes_something,
)
def no_key_no_replay(ctx: Context, operation: Operation) -> None:
    """Two creations without a key are two creations, even by one caller within a moment."""
    path = place(ctx, operation)
    made: list[Made] = [ctx.try_to_make(operation, path) for _ in range(2)]
    for one in made:
        first_of(one.exchange)
    if made[0].id is not None and made[0].id == made[1].id:
        raise Broken("two calls without a key made one thing", *(one.exchange for one in made))


@law(
    "LD-IDEM-008",
    "Of calls made at once with one key one runs; the others get its answer or 409 idempotent_request_in_progress.",
    source=SOURCE,
    applies=makes_something,
)
def at_once(ctx: Context, operation: Operation) -> None:
    """A retry may overtake the call it repeats. Whatever the timing, one thing is made."""
    listing = ctx.there(operation.listing)
    path, body = place(ctx, operation), ctx.body(operation)
    key = f"at-once-{ctx.name}-{ctx.number()}"
    with ThreadPoolExecutor(4) as threads:
        calls = [threads.submit(ctx.call, operation, path, body=body, headers=header(key)) for _ in range(4)]
        answers = [one.result() for one in calls]
    fresh = [one for one in answers if one.ok and not one.replayed]
    for one in answers:
        if one.ok:
            ctx.remember(Made(operation, one, path, body, created_id(operation, one)))
    for one in answers:
        if not one.ok and one.code != "idempotent_request_in_progress":
            if not fresh:
                raise CannotTell(f"the calls answered {one.status} {one.code or ''}".rstrip())
            raise Broken(f"a call at the same time answered {one.status} {one.code}", *answers)
    if len(fresh) != 1:
        raise Broken(f"{len(fresh)} of {len(answers)} calls at once with one key ran", *answers)
    if listing is not None and "name" in members(body):
        count = sum(one.get("name") == body["name"] for one in ctx.everything(listing, path))
        if count != 1:
            raise Broken(f"calls at once with one key made {count} things", *answers)
