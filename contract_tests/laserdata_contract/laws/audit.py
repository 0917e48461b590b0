"""Laws of the audit log: what a change leaves in it, and that it stays."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from laserdata_contract.context import MOST_PAGES, Context, items_of
from laserdata_contract.controls import controls
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.auth import READS
from laserdata_contract.laws.idempotency import header, place, takes_idempotency_key
from laserdata_contract.laws.limits import wait_of
from laserdata_contract.samples import parse_time, server_time, write_time
from laserdata_contract.shapes import members
from laserdata_contract.target import Exchange
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "audit document, get_tenant_audit"

KEEPS_NOTHING = READS | {"generate_byoc_setup", "validate_byoc", "test_tenant_channel", "test_division_channel"}
"""Operations with the method of a change after which everything is as it was."""
DOCUMENTED = {
    "activate_config": "deployment_config_activated",
    "create_access_rule": "access_rule_added",
    "create_api_key": "api_key_created",
    "create_division_channel": "notification_channel_created",
    "create_tenant_channel": "notification_channel_created",
    "delete_deployment": "deployment_deleted",
    "deploy_starter": "deployment_created",
    "deploy_to_managed_cloud": "deployment_created",
    "deploy_to_your_own_cloud": "deployment_created",
    "invite_member": "member_invited",
}
"""Types of events that the documents name, by the operation that leaves them; of the others only the form is known."""
SCOPES = ("division", "environment", "deployment")
LOOK_AGAIN = 2.0
"""Seconds between two looks at a log that may be a moment behind."""
SKEW = timedelta(minutes=1)
"""How far the clocks of two services may be apart."""
APART = 1
"""Seconds between two stories where time is told to pass."""
SAMPLE = 12
"""How many of the events that were seen in a run are looked at again."""
CUT = b'{"name":'
"""A body that is refused whatever it is for."""


def leaves_an_event(operation: Operation) -> bool:
    """Changes in a tenant that an API key may make."""
    return operation.mutating and operation.takes_key and operation.operation_id not in KEEPS_NOTHING


def leaves_one_of_two(operation: Operation) -> bool:
    """Those of them that can be replayed."""
    return leaves_an_event(operation) and takes_idempotency_key(operation)


Event = dict[str, Json]


@dataclass
class Story:
    """A change, what was tried around it, and what the log says of all that."""

    path: Mapping[str, object]
    body: Json
    change: Exchange
    replay: Exchange | None
    refused: list[Exchange] = field(default_factory=list[Exchange])
    events: list[Event] = field(default_factory=list[Event])
    answer: Exchange | None = None
    """The log's."""

    def of(self, exchange: Exchange) -> list[Event]:
        """Events with the correlation id of an exchange."""
        return [one for one in self.events if one.get("correlation_id") == exchange.headers.get("ld-request")]

    def shown(self, *exchanges: Exchange) -> Sequence[Exchange]:
        """Those and the log's answer, as evidence."""
        return [*exchanges, *([self.answer] if self.answer is not None else [])]


def log_of(ctx: Context) -> Operation:
    """The log's operation.

    Raises:
        CannotTell: the target has none.
    """
    found = ctx.find("get_tenant_audit")
    if found is None:
        raise CannotTell("the target has no audit log to look into")
    return found


def read(ctx: Context, **query: object) -> tuple[list[Event], Exchange]:
    """The events of the run's tenant that fit, and the last page of them.

    Raises:
        CannotTell: the log cannot be read.
    """
    log, found = log_of(ctx), list[Event]()
    for page in range(1, MOST_PAGES + 1):
        answer = ctx.granted(
            ctx.call(log, {"tenant_id": ctx.target.tenant_id}, query={**query, "page": page, "results": 100}), log.label
        )
        items = items_of(answer)
        found += items
        if not items or len(found) >= int(answer.problem.get("total_results") or 0):
            return found, answer
    raise CannotTell(f"{log.label} has more than {MOST_PAGES * 100} events of this change")


def read_soon(ctx: Context, change: Exchange) -> tuple[list[Event], Exchange]:
    """The events of a change, for which a log that is a moment behind has a few seconds."""
    request = change.headers.get("ld-request")
    looks = 1 if ctx.target.exclusive else max(1, int(ctx.target.patience / LOOK_AGAIN))
    for _ in range(looks - 1):
        found = read(ctx, correlation_id=request)
        if found[0]:
            return found
        ctx.target.sleep(LOOK_AGAIN)
    return read(ctx, correlation_id=request)


def once(ctx: Context, name: str, find: Callable[[], Any]) -> Any:
    """What is asked for once in a run."""
    if name not in ctx.kept:
        ctx.kept[name] = find()
    return ctx.kept[name]


def types_of(ctx: Context) -> dict[str, str]:
    """Every type of event with its name, or nothing where they cannot be read."""
    types = ctx.find("get_tenant_audit_types")
    items = [] if types is None else items_of(ctx.call(types, {}))
    return {str(one.get("type")): str(one.get("name")) for one in items}


def story(ctx: Context, operation: Operation) -> Story:
    """The operation's story, played once for all laws about it.

    Raises:
        CannotTell: the change cannot be made here, or the log cannot be read.
    """
    kept = ctx.kept.get(("story", operation.key))
    if kept is None:
        try:
            kept = play(ctx, operation)
        except CannotTell as reason:
            kept = reason
        ctx.kept["story", operation.key] = kept
    if isinstance(kept, CannotTell):
        raise CannotTell(str(kept))
    found: Story = kept
    return found


def play(ctx: Context, operation: Operation) -> Story:
    """Refused, made, replayed, and refused once more for being there already; then the log is read."""
    log_of(ctx)
    path = where(ctx, operation)
    body = ctx.body(operation)
    emulator = controls(ctx.target)
    # Some time of its own, where it stands still: what is read is then this story's alone.
    since = emulator.advance(APART) if emulator is not None else None
    refused = refusals(ctx, operation, path, body)
    key = header(f"audit-{ctx.name}-{ctx.number()}") if takes_idempotency_key(operation) else {}
    change = ctx.try_to_make(operation, path, body, headers=key).exchange
    if change.status == 429 and emulator is not None:
        emulator.advance(wait_of(change) or 0)
        change = ctx.try_to_make(operation, path, body, headers=key).exchange
    if not change.ok:
        raise CannotTell(f"the change answered {change.status} {change.code}".rstrip())
    again = ctx.call(operation, path, body=body, headers=key) if key else None
    told = Story(path, body, change, again if again is not None and again.replayed else None, refused)
    if operation.method == "POST" and "name" in members(body):
        twice = ctx.try_to_make(operation, path, body).exchange
        if not twice.ok:
            refused.append(twice)
    if since is not None:
        told.events, told.answer = read(ctx, **{"from": write_time(since)})
    else:
        told.events, told.answer = read_soon(ctx, change)
        for one in [again, *refused]:
            told.events += [] if one is None else read(ctx, correlation_id=one.headers.get("ld-request"))[0]
    ctx.kept.setdefault("events", []).extend(told.of(change)[:1])
    return told


def where(ctx: Context, operation: Operation) -> dict[str, object]:
    """Ids to make the change at: a thing made for it, or, if only it stays there, one that is there.

    Raises:
        CannotTell: there is none.
    """
    if operation.method == "DELETE":
        return ctx.ids(operation, fresh=True)
    try:
        return place(ctx, operation)
    except CannotTell:
        return ctx.ids(operation)


def refusals(ctx: Context, operation: Operation, path: dict[str, object], body: Json) -> list[Exchange]:
    """Ways in which the change is not made: not allowed, not to be understood, or of what is not there."""
    answers = list[Exchange]()
    if ctx.target.reader is not None:
        answers.append(ctx.call(operation, path, caller=ctx.target.reader, body=body))
    if operation.body_schema is not None:
        answers.append(ctx.call(operation, path, content=CUT))
    elif ctx.target.guard is None:
        answers.append(ctx.call(operation, ctx.no_ids(operation, keep=("tenant_id",))))
    return [one for one in answers if one.status >= 400]


@law(
    "LD-AUDIT-001",
    "A change leaves exactly one event: its type, who made it, where, and the change's ld-request as correlation id.",
    source=SOURCE,
    applies=leaves_an_event,
)
def one_event_for_a_change(ctx: Context, operation: Operation) -> None:
    """The log is what is believed when something went wrong.

    It must neither miss a change nor tell it twice, name who did it and with which key, and lead to the request. Types
    are those of the catalogue, and of the operations for which documents name one that one.
    """
    told = story(ctx, operation)
    found, change = told.of(told.change), told.change
    if len(found) != 1:
        raise Broken(f"{len(found)} events have the change's correlation id", *told.shown(change))
    event = found[0]

    def wrong(what: str) -> Broken:
        return Broken(f"the event {what}", *told.shown(change))

    types = once(ctx, "audit types", lambda: types_of(ctx))
    kind = event.get("type")
    if types and types.get(str(kind)) != event.get("name"):
        raise wrong(f"is {kind!r}, {event.get('name')!r}; the catalogue has {types.get(str(kind))!r} for it")
    if (documented := DOCUMENTED.get(operation.operation_id)) not in (None, kind):
        raise wrong(f"is of type {kind!r} instead of {documented!r}")
    check_use(ctx, operation, kind, wrong)
    check_author(ctx, event, wrong)
    check_scope(operation, told, event, wrong)
    happened, answered = parse_time(event.get("timestamp")), change.headers.get("date")
    if happened is None:
        raise wrong(f"has the timestamp {event.get('timestamp')!r}")
    if answered is not None and abs(happened - server_time(change.headers)) > SKEW:
        raise wrong(f"has the timestamp {event.get('timestamp')}, the change was answered at {answered}")
    if ctx.target.exclusive:
        for other in told.events:
            if other is not event and other.get("correlation_id") is None and other.get("type") == kind:
                raise wrong("is there a second time, without a correlation id")


def check_use(ctx: Context, operation: Operation, kind: Json, wrong: Callable[[str], Broken]) -> None:
    """Raise Broken when the creation and the removal of the same kind of thing leave the same type."""
    if operation.method not in ("POST", "DELETE"):
        return
    things = operation.path if operation.method == "POST" else operation.path.rpartition("/{")[0]
    first = ctx.kept.setdefault(("type", things, kind), operation)
    if first.method != operation.method:
        raise wrong(f"is of type {kind!r}, as is that of {first.label}: nobody can tell one from the other")


def check_author(ctx: Context, event: Event, wrong: Callable[[str], Broken]) -> None:
    """Raise Broken unless the run's own key is named, or who it belongs to."""
    own = once(ctx, "own key", ctx.own_key)
    named = 0
    for member, wanted in (("author", own.get("user_id")), ("api_key", own.get("id"))):
        who = event.get(member)
        if who is None:
            continue
        named += 1
        if members(who).get("id") != wanted:
            raise wrong(f"has the {member} {members(who).get('id')} instead of {wanted}")
    if not named:
        raise wrong("names neither who made the change nor with which key")


def check_scope(operation: Operation, told: Story, event: Event, wrong: Callable[[str], Broken]) -> None:
    """Raise Broken unless the event is of where the change was made, as far as path, body and headers say."""
    for kind in SCOPES:
        stated = told.path.get(f"{kind}_id") or told.change.headers.get(f"ld-{kind}")
        shown = members(event.get(kind)).get("id")
        if stated is not None and str(shown) != str(stated):
            raise wrong(f"is of {kind} {shown} instead of {stated}")
        # A supervisor's paths do not name what is above the deployment, a body may name a place too, and what is
        # changed or removed may have had one since it was made.
        unknown = "{deployment_id}" in operation.path or any(f"{kind}_id" in name for name in members(told.body))
        made = operation.method == "POST" and "{tenant_id}" in operation.path
        if stated is None and shown is not None and made and not unknown:
            raise wrong(f"is of {kind} {shown}, where the change was not made")


@law(
    "LD-AUDIT-002",
    "A replayed change leaves no event of its own.",
    source=SOURCE,
    applies=leaves_one_of_two,
)
def none_for_a_replay(ctx: Context, operation: Operation) -> None:
    """Nothing was done a second time, so nothing is told: retries would fill the log with what never happened."""
    told = story(ctx, operation)
    if told.replay is None:
        raise CannotTell("the change was not replayed")
    request = told.replay.headers.get("ld-request")
    if request != told.change.headers.get("ld-request") and told.of(told.replay):
        raise Broken("the replay left an event", *told.shown(told.change, told.replay))
    if len(told.of(told.change)) > 1:
        raise Broken("the change has a second event after its replay", *told.shown(told.change, told.replay))


@law(
    "LD-AUDIT-003",
    "A change that is refused leaves no event as if it had been made.",
    source=SOURCE,
    applies=leaves_an_event,
)
def none_for_a_refusal(ctx: Context, operation: Operation) -> None:
    """Refused for the key's permissions, for its body, or for being there already.

    That somebody was turned away may be told as such (401 and 403, an access log), never as the change itself.
    """
    told = story(ctx, operation)
    if not told.refused:
        raise CannotTell("the change was never refused")
    kinds = {one.get("type") for one in told.of(told.change)}
    for one in told.refused:
        for event in told.of(one):
            if one.status not in (401, 403) or event.get("type") in kinds:
                what = f"refused with {one.status} {one.code}".rstrip()
                raise Broken(f"a change {what} left the event {event.get('type')!r}", *told.shown(one))


@law(
    "LD-AUDIT-004",
    "No event can be changed, removed or made up: the log takes reading calls only, and stays as it was.",
    source=SOURCE,
    applies=lambda operation: operation.operation_id == "get_tenant_audit",
)
def log_takes_no_calls(ctx: Context, operation: Operation) -> None:
    """Whoever could would cover the tracks.

    Calls that change things are sent to the log and to where its events might be, with the run's own key.
    """
    if controls(ctx.target) is None:
        raise CannotTell("it is not sent to a target that may lose something by it")
    seen = lived(ctx)
    base = (ctx.target.base(operation.document) or "").rstrip("/")
    log = f"{base}{operation.path.replace('{tenant_id}', str(ctx.target.tenant_id))}"
    event = seen[-1]
    places = (log, f"{log}/{event['correlation_id']}", f"{log}/1", f"{log}/events", f"{base}/audit")
    bodies: tuple[Json, ...] = (None, {}, event, {**event, "type": "forged"}, [event], {"items": []})
    queries: tuple[dict[str, object], ...] = ({}, {"correlation_id": event["correlation_id"]}, {"types": event["type"]})

    def check(given: tuple[str, str, Json, dict[str, object]]) -> None:
        method, where, body, query = given
        content = None if body is None else json.dumps(body).encode()
        answer = ctx.target.send(method, where, caller=ctx.target.owner, query=query, content=content)
        if answer.status < 400:
            raise Broken(f"the log answered a {method} with {answer.status}", answer)
        unchanged(ctx, [event])

    for method in ("DELETE", "PUT"):
        check((method, log, None if method == "DELETE" else event, queries[1]))
    methods = st.sampled_from(("PUT", "PATCH", "DELETE", "POST"))
    tries = st.tuples(methods, st.sampled_from(places), st.sampled_from(bodies), st.sampled_from(queries))
    ctx.forall(tries, check)
    unchanged(ctx, seen)


@law(
    "LD-AUDIT-005",
    "An event stays as it was written, whatever becomes of what it is about.",
    source=SOURCE,
    applies=lambda operation: operation.operation_id == "get_tenant_audit",
)
def events_stay(ctx: Context, operation: Operation) -> None:
    """What was read of it once is read of it ever after: when the thing has another name, and when it is gone.

    Looked at are events of a thing that is made, renamed and removed here, and some of those that were seen in the run.
    """
    unchanged(ctx, lived(ctx))
    seen: list[Event] = ctx.kept.get("events", [])
    unchanged(ctx, random.Random(ctx.seed).sample(seen, min(SAMPLE, len(seen))))  # noqa: S311  # which, not a secret


def lived(ctx: Context) -> list[Event]:
    """Events of a division that was made, renamed and removed, each as it was read right after its change.

    Raises:
        CannotTell: it cannot be made, or its events are not there.
    """
    made_by, renamed_by = ctx.find("create_division"), ctx.find("update_division")
    removed_by = ctx.find("delete_division")
    if made_by is None or renamed_by is None or removed_by is None:
        raise CannotTell("nothing is known that could be made, renamed and removed")
    events = list[Event]()

    def note(change: Exchange) -> None:
        if not change.ok:
            raise CannotTell(f"{change.method} {change.url} answered {change.status} {change.code}".rstrip())
        found, _ = read_soon(ctx, change)
        if not found:
            raise CannotTell("the change left no event")
        events.extend(found)

    made = ctx.make(made_by, {"tenant_id": ctx.target.tenant_id})
    note(made.exchange)
    path = {**made.path, "division_id": made.id}
    note(ctx.call(renamed_by, path, body={"name": ctx.unique()}))
    note(ctx.call(removed_by, path))
    return events


def unchanged(ctx: Context, events: Sequence[Event]) -> None:
    """Raise Broken unless each event is in the log as it was when it was read."""
    for event in events:
        found, answer = read(ctx, correlation_id=event.get("correlation_id"))
        if event in found:
            continue
        same = [one for one in found if one.get("type") == event.get("type")]
        if not same:
            raise Broken(f"the event {event.get('type')!r} is no longer there", answer)
        different = sorted(name for name in {*event, *same[0]} if event.get(name) != same[0].get(name))
        raise Broken(f"{', '.join(different)} of the event {event.get('type')!r} has changed", answer)


@law(
    "LD-AUDIT-006",
    "What somebody does with their keys is among their own activity.",
    source="audit document, get_user_activity",
    applies=lambda operation: operation.operation_id == "get_user_activity",
)
def keys_count_as_their_owner(ctx: Context, operation: Operation) -> None:
    """Who looks there asks whether somebody else has their key."""
    creation, person = ctx.find("create_environment"), ctx.target.person
    if creation is None or person is None or not ctx.target.may_change:
        raise CannotTell("nothing is done with a key, or there is no session to look with")
    if ctx.kept.get("person") != ctx.own_key().get("user_id"):
        raise CannotTell("the session is not that of the key's maker")
    made = ctx.make(creation, {"tenant_id": ctx.target.tenant_id, "division_id": ctx.target.division_id})
    number = made.exchange.headers.get("ld-environment", "")

    def check() -> None:
        first = ctx.granted(ctx.call(operation, {}, caller=person, query={"results": 100}))
        pages = {1, first.problem.get("total_pages")}
        shown = [ctx.call(operation, {}, caller=person, query={"results": 100, "page": one}) for one in pages]
        ids = [members(one.get("environment")).get("id") for answer in shown for one in items_of(answer)]
        if number not in map(str, ids):
            raise Broken("what was made with the person's key is not in it", made.exchange, first)

    ctx.until(check)
