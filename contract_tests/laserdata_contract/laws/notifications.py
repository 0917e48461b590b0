"""Laws of notifications: who is told of what, and in which words."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from laserdata_contract.context import Context
from laserdata_contract.controls import pass_time
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.shapes import members
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "LaserData docs, notifications; notifier document, NotificationInfo"
STEPS, STEP = 3, 20.0
"""How often it is looked whether something is told, and how many seconds pass in between."""
MAKES = {"environment": "create_environment", "deployment": "deploy_starter"}
"""By kind: `operationId` of what is done to be told of it."""


def tells(operation: Operation) -> bool:
    """Lists of what a channel was told."""
    return operation.method == "GET" and operation.takes_key and "message_type" in operation.item_members


def is_a_persons(operation: Operation) -> bool:
    """Whether the channel is a person's, which the run does not make."""
    return "{user_id}" in operation.path


def happened(ctx: Context) -> dict[str, int]:
    """Do what is told of; ids of what was made, by kind.

    Raises:
        CannotTell: nothing can be made.
    """
    within = {"tenant_id": ctx.target.tenant_id, "division_id": ctx.target.division_id}
    made = dict[str, int]()
    for kind, operation_id in MAKES.items():
        creation = ctx.find(operation_id)
        if creation is not None:
            body = {
                **members(ctx.body(creation)),
                **({"name": f"{ctx.unique()} & co"} if kind == "environment" else {}),
            }
            number = ctx.make(creation, within, body).exchange.headers.get(f"ld-{kind}", "")
            made.update({kind: int(number)} if number.isdigit() else {})
    if not made:
        raise CannotTell("nothing is made that could be told of")
    return made


def news(ctx: Context, operation: Operation, path: Mapping[str, object], before: list[Json]) -> list[dict[str, Json]]:
    """What a channel was told since."""
    return [one for one in ctx.listed(operation, path) if one.get("id") not in before]


@law(
    "LD-NOTE-001",
    "A channel without subscriptions is told once of each thing that is made, and where it is.",
    source=SOURCE,
    applies=tells,
)
def told_once(ctx: Context, operation: Operation) -> None:
    """A call in the night that does not say which deployment it is about costs an hour.

    Of a person's own channel it is only seen that what it was told is right, for its subscriptions are theirs.
    """
    path = ctx.ids(operation, fresh=True)
    before = [one.get("id") for one in ctx.listed(operation, path)]
    made = happened(ctx)
    for turn in range(STEPS):
        told = news(ctx, operation, path, before)
        for kind, number in made.items():
            about = [one for one in told if one.get("message_type") == f"{kind}_created"]
            mine = [one for one in about if one.get(f"{kind}_id") == number]
            if any("&amp;" in str(one.get("content")) for one in mine):
                raise Broken(f"{kind}_created is told as a page is written, and it is plain text")
            if any(one.get(f"{kind}_id") is None for one in about):
                raise Broken(f"{kind}_created is told without the {kind}")
            if len(mine) > 1:
                raise Broken(f"{kind}_created is told {len(mine)} times of one {kind}")
            for name in ("tenant_id", "division_id"):
                wanted = ctx.target.tenant_id if name == "tenant_id" else ctx.target.division_id
                if any(one.get(name, wanted) != wanted for one in mine):
                    raise Broken(f"{kind}_created is told with the {name} {next(one.get(name) for one in mine)}")
        if len({one.get("message_type") for one in told} & {f"{kind}_created" for kind in made}) == len(made):
            return
        if turn < STEPS - 1:
            pass_time(ctx, STEP)
    if is_a_persons(operation) or not ctx.target.unbound:
        raise CannotTell("it was told nothing")
    raise Broken("it was not told of everything that was made: " + ", ".join(made))


@law(
    "LD-NOTE-002",
    "A channel is told of nothing but what it asked for, and of nothing at all when it is disabled.",
    source=SOURCE,
    applies=lambda operation: tells(operation) and not is_a_persons(operation),
)
def told_what_was_asked_for(ctx: Context, operation: Operation) -> None:
    """Whoever is told too much stops reading."""
    beside = operation.document.by_label
    channel = operation.path.rpartition("/")[0]
    subscribe, change = (ctx.there(beside.get(f"{one}")) for one in (f"POST {channel}/subscriptions", f"PUT {channel}"))
    if subscribe is None or change is None:
        raise CannotTell("a channel can be neither subscribed nor disabled")

    def quiet(what: str, path: Mapping[str, object], *kinds: str) -> None:
        before = [one.get("id") for one in ctx.listed(operation, path)]
        made = happened(ctx)
        for one in news(ctx, operation, path, before):
            kind = str(one.get("message_type")).removesuffix("_created")
            if kind in kinds and one.get(f"{kind}_id") == made.get(kind):
                raise Broken(f"{what} was told of {one.get('message_type')}")

    path = ctx.ids(operation, fresh=True)
    ctx.make(subscribe, path, {"message_types": ["environment_created"]})
    quiet("a channel that asked for environments alone", path, "deployment")
    path = ctx.ids(operation, fresh=True)
    division = {"scope_division_ids": [ctx.target.division_id]}
    ctx.make(subscribe, path, {"message_types": ["division_created"], **division})
    quiet("a channel that asked for divisions alone", path, "environment", "deployment")
    path = ctx.ids(operation, fresh=True)
    with contextlib.suppress(CannotTell):
        # One that is there already is none of those that are made for it.
        scope = {"scope_deployment_ids": [ctx.deployment()["deployment_id"]]}
        scoped = ctx.try_to_make(
            subscribe, path, {"message_types": ["environment_created", "deployment_created"], **scope}
        )
        if scoped.exchange.ok:
            quiet("a channel that asked for one deployment alone", path, "environment", "deployment")
    path = ctx.ids(operation, fresh=True)
    if ctx.call(change, path, body={"enabled": False}).ok:
        quiet("a disabled channel", path, "environment", "deployment")
