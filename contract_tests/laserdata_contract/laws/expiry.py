"""Laws of what ends by itself: API keys and idempotency keys."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from datetime import timedelta

from hypothesis import strategies as st

from laserdata_contract.context import Context
from laserdata_contract.controls import check_patience, controls, now, pass_time
from laserdata_contract.documents import Operation
from laserdata_contract.law import law
from laserdata_contract.laws.auth import KEYS_PAGE, SOURCE
from laserdata_contract.laws.idempotency import SOURCE as IDEMPOTENCY
from laserdata_contract.laws.idempotency import compare, first_of, header, place, takes_idempotency_key
from laserdata_contract.laws.keys import creates_keys, tenant
from laserdata_contract.samples import write_time
from laserdata_contract.target import Caller
from laserdata_contract.together import Story, Verdicts, in_step, together
from laserdata_contract.verdict import Broken, CannotTell

SOONEST = 5
"""Seconds a key lives that is made to expire: it is made, used and waited for within them."""
MARGIN = 3
"""Seconds that whole seconds, a request under way and a slow machine may take away."""
WAITING_MARGIN = 60
"""The same where many operations are asked before they all wait."""
LIFETIME = 600
"""Seconds that the answer to an idempotency key is kept."""
FULL_EXAMPLES = 10
"""Moments around the ten minutes are drawn once for so many examples of a law; each takes a quarter of an hour."""


def expired_caller(ctx: Context) -> Caller:
    """A caller with an API key that is over: one for the whole run, since nothing brings it back.

    Raises:
        CannotTell: there can be none here.
    """
    if "expired" not in ctx.kept:
        try:
            check_patience(ctx, SOONEST)
            with ctx.lasting():
                caller, _ = ctx.new_caller(expiry_at=write_time(now(ctx) + timedelta(seconds=SOONEST)))
            pass_time(ctx, SOONEST + 1)
            ctx.kept["expired"] = Caller(f"expired {caller.name}", caller.headers)
        except CannotTell as reason:
            ctx.kept["expired"] = CannotTell(f"there is no expired key to ask with: {reason}")
    found: Caller | CannotTell = ctx.kept["expired"]
    if isinstance(found, CannotTell):
        raise CannotTell(str(found))
    return found


@law(
    "LD-AUTH-009",
    "An expired API key is answered with 401, everywhere.",
    source=SOURCE,
    applies=lambda operation: operation.takes_key,
)
def expired_is_dead(ctx: Context, operation: Operation) -> None:
    """An expiry is there so that a forgotten key does no harm.

    One service that does not look at it is enough to undo that. 401 and not 403, for the key is no longer good, and
    whatever the call asks for. The key is made by the run with the role of its own key, and is the same for all
    operations, which are asked for what is not there: nothing happens should one let it in.
    """
    caller = expired_caller(ctx)
    if ctx.target.guard is not None and operation.mutating:
        path = ctx.any_ids(operation)
    else:
        path = ctx.no_ids(operation, keep=() if operation.mutating else ("tenant_id", "division_id"))
    answer = ctx.call(operation, path, caller=caller, body=ctx.any_body(operation))
    ctx.expect(answer, 401, what="a call with an expired key")


@law(
    "LD-KEY-007",
    "A key works until the moment of its expiry, and from then on it is answered with 401.",
    source=KEYS_PAGE,
    applies=creates_keys,
)
def lives_as_long_as_it_says(ctx: Context, operation: Operation) -> None:
    """A key that dies early breaks whoever counts on it; one that lives on, even for a minute, cannot be relied upon.

    It is used shortly before its end, so that a good answer or a login that is kept for a while shows.
    """
    context = ctx.find("get_api_key_context")
    if context is None:
        raise CannotTell("nothing is there to use the key on")
    told = controls(ctx.target) is not None
    check_patience(ctx, SOONEST)

    def check(lifetime: int) -> None:
        caller, made = ctx.new_caller(expiry_at=write_time(now(ctx) + timedelta(seconds=lifetime)))
        pass_time(ctx, lifetime - MARGIN)
        before = ctx.call(context, tenant(ctx), caller=caller)
        # Where it has to be waited for, the moment cannot be met so well.
        if before.status == 401 and told:
            raise Broken(
                f"a key that lives {lifetime} s is refused {MARGIN} s before its expiry", made.exchange, before
            )
        pass_time(ctx, MARGIN + 1)
        after = ctx.call(context, tenant(ctx), caller=caller)
        ctx.expect(after, 401, what=f"a second after the expiry of a key that lives {lifetime} s, a call")

    if told:
        ctx.forall(st.integers(SOONEST, 900), check)
    else:
        check(2 * SOONEST)


@law(
    "LD-IDEM-010",
    "An idempotency key is kept for ten minutes from the first call, and no longer: then the same call runs again.",
    source=IDEMPOTENCY,
    applies=takes_idempotency_key,
)
def kept_for_ten_minutes(ctx: Context, operation: Operation) -> None:
    """Until then a retry is safe; afterwards the key is as good as new, replayed meanwhile or not.

    One that was kept for ever would answer with what is long gone. All operations wait for the same ten minutes.
    """
    check_patience(ctx, LIFETIME)
    waits = controls(ctx.target) is None
    rounds = 1 if waits else 1 + ctx.examples // FULL_EXAMPLES
    drawn = random.Random(ctx.seed)  # noqa: S311  # moments, and no secrets
    moments = [(WAITING_MARGIN if waits else MARGIN, MARGIN)]
    while len(moments) < rounds:
        moments.append((drawn.randint(MARGIN, LIFETIME), drawn.randint(MARGIN, LIFETIME)))

    def play(operations: Sequence[Operation]) -> Verdicts:
        verdicts: Verdicts = {}
        for before, after in moments:
            with ctx.scope():
                met = in_step(ctx, {one.key: ten_minutes(ctx, one, before, after) for one in operations})
            verdicts = {key: verdicts.get(key) or verdict for key, verdict in met.items()}
        return verdicts

    together(ctx, operation, "LD-IDEM-010", takes_idempotency_key, play)


def ten_minutes(ctx: Context, operation: Operation, before: int, after: int) -> Story:
    """Call, be replayed some seconds before the ten minutes are over, and run again some seconds after."""
    path, body, began = place(ctx, operation), ctx.body(operation), time.monotonic()
    key = header(f"ten-minutes-{ctx.name}-{ctx.number()}")
    made = ctx.try_to_make(operation, path, body, headers=key)
    first = first_of(made.exchange)
    yield LIFETIME - before
    if time.monotonic() - began > LIFETIME - MARGIN:
        raise CannotTell("the target was too slow to be asked in time")
    compare(first, ctx.call(operation, path, body=body, headers=key))
    removal = ctx.there(operation.removal)
    if removal is not None and made.id is not None:
        # So that the second one is not refused for its name.
        placeholder = next(one.name for one in removal.parameters_in("path") if one.name not in path)
        ctx.call(removal, {**path, placeholder: made.id})
    yield before + after
    again = ctx.try_to_make(operation, path, body, headers=key)
    if again.exchange.replayed or again.exchange.code.startswith("idempoten"):
        late = f"{after} s after the ten minutes"
        raise Broken(f"{late} the key is still kept: {again.exchange.status}", first, again.exchange)
    if made.id is not None and again.id == made.id:
        raise Broken("after the ten minutes the call names the same thing", first, again.exchange)
