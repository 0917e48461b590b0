"""Laws of values: what is sent is what is kept and shown, and what is shown is what is declared."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any, cast

import jsonschema_rs
from hypothesis import strategies as st

from laserdata_contract.asked import compare
from laserdata_contract.context import Context
from laserdata_contract.controls import pass_time
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import answer_law, law
from laserdata_contract.laws.idempotency import attempt, first_of, makes_something, place
from laserdata_contract.laws.lifecycle import creates
from laserdata_contract.samples import NOWHERE, TEXTS
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Exchange
from laserdata_contract.verdict import Broken, CannotTell

REFERENCE = "LaserData docs, API reference"
DECLARED = "the corrected documents"
RARE = ("Aa", "'", '"', "\\", "é", "字", "😀", "<b>&amp;", "%s%00", "{x}", "--")
"""Texts that are ordinary to people and lead astray what does not keep them apart from its own."""
MASKED = "the value"
"""Instead of values in messages: they may be secret."""
SECRET_LENGTH = 20
"""Credentials shorter than this are none of the API's."""
READY, FAILED = "initialized", "failed"
STEPS, STEP = 20, 60.0
"""How often it is looked whether a deployment is ready, and how many seconds pass in between."""
ANY_TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)


# -- what is declared -------------------------------------------------------------------------------------------------


VALIDATORS: dict[tuple[int, str, int], Any] = {}


def validator(operation: Operation, status: int) -> Any:
    """What tells whether a body fits the schema of a declared JSON answer; None where none is declared."""
    key = (id(operation.document.raw), operation.key, status)
    if key not in VALIDATORS:
        declared = members(operation.success.get(str(status), {}).get("content"))
        media = members(next((one for name, one in declared.items() if "json" in name), None))
        schemas = members(members(operation.document.raw.get("components")).get("schemas"))
        schema = {**members(media.get("schema")), "components": {"schemas": schemas}} if "schema" in media else None
        VALIDATORS[key] = None if schema is None else jsonschema_rs.Draft202012Validator(schema, mask=MASKED)
    return VALIDATORS[key]


def succeeded(exchange: Exchange) -> bool:
    """Successful answers of known operations."""
    return exchange.operation is not None and 200 <= exchange.status < 300


@answer_law("LD-RES-001", "A success has a status that its operation declares.", source=DECLARED, concerns=succeeded)
def status_is_declared(exchange: Exchange) -> str | None:
    """Clients tell a thing made (201) from one that is on its way (202) by the status alone."""
    operation = cast(Operation, exchange.operation)
    known = [one for one in operation.success if one[0] == "2"]
    if known and str(exchange.status) not in known:
        return f"{exchange.status} is answered where {' or '.join(known)} is declared"
    return None


@answer_law(
    "LD-RES-002",
    "The body of a success is of the declared type and fits its schema.",
    source=DECLARED,
    concerns=lambda exchange: (
        succeeded(exchange) and validator(cast(Operation, exchange.operation), exchange.status) is not None
    ),
    expected=lambda operation: operation.success_schema is not None,
)
def body_is_declared(exchange: Exchange) -> str | None:
    """Held against every answer that the laws get, most of which schemathesis does not get as far as."""
    kind = exchange.headers.get("content-type", "")
    if "json" not in kind:
        return f"the content type is {kind!r} instead of JSON"
    found = validator(cast(Operation, exchange.operation), exchange.status)
    try:
        decoded = json.loads(exchange.body)
    except ValueError:
        return "the body is no JSON"
    error = next(iter(found.iter_errors(decoded)), None)
    if error is None:
        return None
    where = "/".join(str(one) for one in error.instance_path)
    return f"at /{where}: {error.message}"


@answer_law(
    "LD-KEY-008",
    "No answer repeats the credential that it was asked with.",
    source="LaserData docs, API keys",
    concerns=lambda exchange: bool(credentials_of(exchange)),
)
def credential_is_not_repeated(exchange: Exchange) -> str | None:
    """What errors say ends up in logs, tickets and chats."""
    # A session may be prolonged by setting its cookie anew.
    headers = (value for name, value in exchange.headers.items() if name != "set-cookie")
    text = exchange.body.decode("utf-8", "replace") + " ".join(headers)
    return "the credential is in the answer" if any(one in text for one in credentials_of(exchange)) else None


def credentials_of(exchange: Exchange) -> list[str]:
    """Credentials of a request, those that are long enough to be told from ordinary text."""
    given = {name.lower(): value for name, value in exchange.request_headers.items()}
    found = [given.get("ld-api-key", ""), given.get("cookie", "").removeprefix("session=")]
    return [one for one in found if len(one) >= SECRET_LENGTH]


@answer_law(
    "LD-ERR-006",
    "No request is answered with a server error.",
    source=REFERENCE,
    # The document answers a callback without a good intent with 500.
    concerns=lambda exchange: exchange.operation is not None and exchange.operation.operation_id != "auth_callback",
)
def no_server_error(exchange: Exchange) -> str | None:
    """Whatever is wrong with a request is the caller's mistake (4xx).

    501 is not there yet, 503 is being busy, and 502 and 504 are the way to the API when it does not speak itself.
    """
    elsewhere = exchange.status in (502, 504) and not exchange.is_problem
    broken = exchange.status >= 500 and exchange.status not in (501, 503) and not elsewhere
    return f"{exchange.method} was answered with {exchange.status}" if broken else None


# -- what is kept -----------------------------------------------------------------------------------------------------


def texts_of(operation: Operation) -> list[str]:
    """Members of a body that are free text."""
    schema = operation.document.resolve(operation.body_schema or {})
    found: list[str] = []
    for name, given in members(schema.get("properties")).items():
        node = operation.document.resolve(given)
        kinds = node.get("type")
        if name in TEXTS and "string" in (kinds if isinstance(kinds, list) else [kinds]) and "pattern" not in node:
            found.append(name)
    return found


def read_again(ctx: Context, operation: Operation, path: dict[str, object], key: int | None) -> Exchange:
    """What a creation has made, read by its id.

    Raises:
        CannotTell: it cannot be read.
    """
    item = ctx.there(operation.item)
    if item is None or key is None:
        raise CannotTell("what is made cannot be read by its id")
    placeholder = next(one.name for one in item.parameters_in("path") if one.name not in path)
    return ctx.expect(ctx.call(item, {**path, placeholder: key}), 200, what=f"reading {key}, which was just made,")


@law(
    "LD-LIFE-003",
    "Free text is kept as it was written, or refused.",
    source=REFERENCE,
    applies=lambda operation: creates(operation) and bool(texts_of(operation)),
)
def text_is_kept(ctx: Context, operation: Operation) -> None:
    """Quotes, accents, other scripts and emoji are text like any other: no server error, and nothing is changed.

    What an API does not want it may refuse with a 4xx.
    """
    names = texts_of(operation)

    def check(parts: tuple[str, ...]) -> None:
        path, body = ctx.place(operation), members(ctx.body(operation))
        sent = {**body, **{name: ctx.unique() + "".join(parts) for name in names if name in body}}
        made = ctx.try_to_make(operation, path, sent)
        if made.exchange.status >= 500:
            raise Broken(f"{''.join(parts)!r} in a text was answered with {made.exchange.status}", made.exchange)
        if not made.exchange.ok:
            if len(parts) > 1:
                for one in parts:
                    check((one,))
            return
        read = read_again(ctx, operation, path, made.id)
        for name in names:
            if name in sent and name in read.problem and read.problem[name] != sent[name]:
                shown = read.problem[name]
                raise Broken(f"{name} was {sent[name]!r} and is shown as {shown!r}", made.exchange, read)

    with ctx.scope():
        check(RARE)
    ctx.forall(st.lists(ANY_TEXT, min_size=1, max_size=3).map(tuple), check)


def changes(operation: Operation) -> bool:
    """Changes of something that can be read, there or as a part of what it belongs to."""
    return operation.method in ("PUT", "PATCH") and operation.takes_key and read_of(operation) is not None


def read_of(operation: Operation) -> Operation | None:
    """What reads a thing that is changed; of one that has no address of its own, the thing that it belongs to."""
    above, _, last = operation.path.rpartition("/")
    beside = operation.document.by_label
    found = beside.get(f"GET {operation.path}")
    own = set(members((operation.body_schema or {}).get("properties")))
    whole = beside.get(f"GET {above}") if found is None and above.endswith("}") and last in own else None
    read = found or whole
    return read if read is not None and not read.paged else None


@law("LD-LIFE-004", "What was changed is read as it was changed.", source=REFERENCE, applies=changes)
def change_is_there(ctx: Context, operation: Operation) -> None:
    """Read before and afterwards, so that what keeps answers for a while is found out."""
    item, path = ctx.there(read_of(operation)), ctx.place(operation)
    if item is None:
        raise CannotTell("reading it is not there yet")
    for _ in range(2):  # to one value, and to another
        body = members(ctx.body(operation))
        before = ctx.call(item, path)
        answer = ctx.call(operation, path, body=body)
        if not before.ok or not answer.ok:
            refused = answer if before.ok else before
            raise CannotTell(f"{refused.method} answered {refused.status} {refused.code or ''}".rstrip())
        after = ctx.expect(ctx.call(item, path), 200, what="reading what was changed")
        compare(body, after.problem, "reading it", answer, after)
        listing = ctx.there(operation.document.by_label.get(f"GET {item.path.rpartition('/')[0]}"))
        for one in ctx.listed(listing, path) if listing is not None and listing.is_list else ():
            for name in sorted(one.keys() & after.problem.keys()) if one.get("id") == after.problem.get("id") else ():
                if one[name] != after.problem[name] and not name.endswith("_at"):
                    shown = f"{one[name]!r}, reading it {after.problem[name]!r}"
                    raise Broken(f"it was changed, and the list shows {name} as {shown}", answer, after)
        made = "created_at"
        if made in before.problem and before.problem[made] != after.problem.get(made):
            raise Broken(f"{made} was {before.problem[made]!r} and is now {after.problem.get(made)!r}", before, after)


@law(
    "LD-LIFE-005",
    "What is read by its id has that id.",
    source=REFERENCE,
    applies=lambda operation: operation.method == "GET" and operation.takes_key and operation.path.endswith("_id}"),
)
def id_is_the_same(ctx: Context, operation: Operation) -> None:
    """All 64 bits of it: a reader with 64-bit floats gives back another."""
    path = ctx.ids(operation)
    answer = ctx.granted(ctx.call(operation, path), "reading")
    asked = path[operation.path.rpartition("/")[2].strip("{}")]
    if answer.problem.get("id", asked) != asked:
        raise Broken(f"{asked} was asked for and {answer.problem['id']} is shown", answer)


@law(
    "LD-LIFE-006",
    "What was accepted comes to its end: a deployment becomes ready.",
    source="LaserData docs, deployments",
    applies=lambda operation: (
        "202" in operation.success
        and "ld-deployment" in operation.created_headers
        and operation.operation_id == "deploy_starter"
    ),
)
def accepted_comes_to_an_end(ctx: Context, operation: Operation) -> None:
    """A 202 promises that the work will be done; `failed` is an end too, but not one that a good request has."""
    status = ctx.find("get_deployment_status")
    if status is None or not ctx.target.unbound:
        raise CannotTell("no deployment is made for it here")
    made = ctx.deployment(fresh=True)
    read = ctx.call(status, made)
    for _ in range(STEPS):
        stage = read.problem.get("status")
        if stage == READY:
            return
        if stage == FAILED:
            raise Broken("the deployment has failed", read)
        pass_time(ctx, STEP)
        read = ctx.call(status, made)
    raise Broken(f"after {STEPS * STEP / 60:.0f} minutes it is still {read.problem.get('status')!r}", read)


def outer_ids(operation: Operation) -> list[str]:
    """Ids in the path of what a thing is in, but for its tenant, which has laws of its own."""
    ids = [one.name for one in operation.parameters_in("path") if one.name.endswith("_id")]
    return [one for one in ids[:-1] if one != "tenant_id"]


@law(
    "LD-LIFE-007",
    "A thing is found in its own place alone.",
    source=REFERENCE,
    applies=lambda operation: (
        operation.method == "GET"
        and operation.takes_key
        and operation.path.endswith("_id}")
        and bool(outer_ids(operation))
    ),
)
def place_counts(ctx: Context, operation: Operation) -> None:
    """An id in the path that does not count lets a caller into places that they may not see."""
    path = ctx.ids(operation)
    ctx.granted(ctx.call(operation, path), "reading")
    for name in outer_ids(operation):
        answer = ctx.call(operation, {**path, name: NOWHERE})
        ctx.expect(answer, 403, 404, what=f"reading it in another place ({name} {NOWHERE})")


def moments_of(body: Json) -> dict[str, datetime]:
    """Members of a body that are times."""
    found: dict[str, datetime] = {}
    for name, value in members(body).items():
        if isinstance(value, str) and name.endswith("_at"):
            found[name] = datetime.fromisoformat(value)
    return found


@law(
    "LD-TIME-002",
    "A time that is sent is the same moment when it is shown, whatever offset it was written with.",
    source="RFC 3339, section 4",
    applies=lambda operation: (
        creates(operation)
        and any(
            name.endswith("_at")
            for name in members(operation.document.resolve(operation.body_schema or {}).get("properties"))
        )
    ),
)
def moment_is_kept(ctx: Context, operation: Operation) -> None:
    """A clock that drops the offset, or the time of day, is hours off: a key lives longer than it was meant to."""

    def check(given: tuple[int, int]) -> None:
        offset, seconds = given
        path, body = ctx.place(operation), members(ctx.body(operation))
        sent = {name: moment - timedelta(seconds=seconds) for name, moment in moments_of(body).items()}
        if not sent:
            raise CannotTell("no body with a time in it is known")
        zone = timezone(timedelta(minutes=offset))
        made = ctx.make(operation, path, {**body, **{n: one.astimezone(zone).isoformat() for n, one in sent.items()}})
        read = read_again(ctx, operation, path, made.id)
        for name, moment in sent.items():
            shown = read.problem.get(name)
            if isinstance(shown, str) and datetime.fromisoformat(shown) != moment:
                raise Broken(f"{name} was {moment.isoformat()} and is shown as {shown}", made.exchange, read)

    with ctx.scope():
        check((330, 4567))
    ctx.forall(st.tuples(st.integers(-12 * 60, 14 * 60), st.integers(0, 86_399)), check)


@law(
    "LD-IDEM-011",
    "Idempotency keys are opaque: two that differ in one character are two keys.",
    source="LaserData docs, API reference, idempotency",
    applies=makes_something,
)
def keys_are_opaque(ctx: Context, operation: Operation) -> None:
    """One that is cut, folded or trimmed answers a call with what another call has made."""

    def check(at: int) -> None:
        number = ctx.number()
        # The number is in it twice, so that without one of its digits too it is no other try's key.
        key = f"Opaque-{ctx.name}-{number}-".ljust(255 - len(f"-{number}"), "a") + f"-{number}"
        other = key[:at] + key[at].swapcase() + key[at + 1 :]
        if other == key:
            other = key[:at] + "x" + key[at + 1 :]
        path = place(ctx, operation)
        first = first_of(attempt(ctx, operation, path, ctx.body(operation), key))
        again = attempt(ctx, operation, path, ctx.body(operation), other)
        if again.replayed or again.code == "idempotency_error":
            raise Broken(f"a key that differs at character {at + 1} was taken for the same", first, again)

    for at in (0, 254):
        with ctx.scope():
            check(at)
    ctx.forall(st.integers(0, 254), check)


# -- what is asked for ------------------------------------------------------------------------------------------------


@law(
    "LD-REQ-002",
    "Each call has a request id of its own.",
    source="LaserData docs, API reference, request and response headers",
    applies=lambda operation: operation.method == "GET",
)
def request_ids_differ(ctx: Context, operation: Operation) -> None:
    """An id that is given twice leads support to somebody else's call."""
    first, again = (ctx.call(operation, ctx.any_ids(operation)) for _ in range(2))
    one, other = first.headers.get("ld-request"), again.headers.get("ld-request")
    if one is not None and one == other:
        raise Broken(f"two calls have the request id {one}", first, again)


@law(
    "LD-ERR-007",
    "Each issue of a refused body is of a member that is wrong, and none is told twice.",
    source="core document, ErrorResponse",
    applies=lambda operation: operation.takes_key and operation.method == "POST" and len(wrongable(operation)) > 1,
)
def issues_are_where_they_are(ctx: Context, operation: Operation) -> None:
    """Forms show each of them beside its field. Two members are wrong; one issue alone is fine too."""
    path, body = ctx.ids(operation), members(ctx.body(operation))
    names = wrongable(operation)[-2:]
    made = ctx.try_to_make(operation, path, {**body, **{key: [{}] for key in names}})
    if made.exchange.status != 400:
        raise CannotTell(f"it answered {made.exchange.status} {made.exchange.code}".rstrip())
    issues = [members(one) for one in elements(made.exchange.problem.get("field_issues"))]
    told = [(one.get("path"), one.get("code"), one.get("reason")) for one in issues]
    paths = [str(one.get("path")).partition(".")[0].partition("[")[0] for one in issues if one.get("path")]
    if len(set(told)) < len(told) or set(paths) - set(names):
        raise Broken(f"{' and '.join(names)} are wrong, and the issues are at {', '.join(paths)}", made.exchange)
    if len(paths) > 1 and len(set(paths)) == 1:
        raise Broken(f"{' and '.join(names)} are wrong, and all issues are at {paths[0]}", made.exchange)


def wrongable(operation: Operation) -> list[str]:
    """Members of a body that are texts, for which a list is wrong."""
    return [name for name, one in operation.body_members.items() if operation.document.kind(one) == "string"]
