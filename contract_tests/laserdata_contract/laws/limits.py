"""Laws of rate limits."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from laserdata_contract.context import Context
from laserdata_contract.controls import Controls, controls
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import answer_law, law
from laserdata_contract.laws.keys import tenant
from laserdata_contract.target import Caller, Exchange
from laserdata_contract.together import Verdicts, one_by_one, together
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "LaserData docs, API reference, rate limits"

WINDOW = 12
"""Seconds of the limit that is set."""
MORE = 3
"""Calls that may be answered beyond a limit of one, for a service that does not count every call."""
TAKEN = frozenset(
    {
        "api_key_not_allowed",
        "idempotency_error",
        "idempotent_request_in_progress",
        "insufficient_permissions",
        "invalid_email",
        "invitee_domain_locked",
        "invitee_domain_not_allowed",
        "tenant_not_found",
    }
)
"""Codes that the documents give another meaning."""


def wait_of(answer: Exchange) -> int | None:
    """Seconds that an answer asks to wait, or None where it has no whole number of them."""
    stated = answer.headers.get("retry-after", "").strip()
    return int(stated) if stated.isascii() and stated.isdigit() else None


@answer_law(
    "LD-RATE-001",
    "A 429 tells in Retry-After how many seconds to wait; so does whatever else of the API's own has the header.",
    source=SOURCE,
    # What stands before the API may say it as a date, as HTTP allows.
    concerns=lambda exchange: exchange.status == 429 or ("retry-after" in exchange.headers and exchange.is_problem),
)
def says_how_long(exchange: Exchange) -> str | None:
    """A client that is not told when to come back comes back at once, and makes things worse.

    The code says that it is a limit: one that means something else sends the client the wrong way.
    """
    if wait_of(exchange) is None:
        return f"retry-after is {exchange.headers.get('retry-after')!r}"
    if exchange.status == 429 and exchange.code in TAKEN:
        return f"the code is {exchange.code!r}, which means something else"
    return None


def refused(answer: Exchange, longest: float) -> int:
    """Seconds to wait by a refusal.

    Raises:
        Broken: it does not tell them, they are more than the limit's window, or it is no refusal to try again after.
    """
    wait = wait_of(answer)
    if wait is None:
        raise Broken(f"retry-after of a 429 is {answer.headers.get('retry-after')!r}", answer)
    if wait > longest:
        raise Broken(f"a limit of {longest:.0f} s asks to wait {wait} s", answer)
    if answer.problem.get("retryable") is not True:
        raise Broken(f"retryable of a 429 is {answer.problem.get('retryable')!r}", answer)
    return wait


def takes_key(operation: Operation) -> bool:
    """What an API key opens."""
    return operation.takes_key


def told(ctx: Context) -> Controls:
    """Where a limit can be set; elsewhere none is ever provoked.

    Raises:
        CannotTell: nowhere.
    """
    found = controls(ctx.target)
    if found is None:
        raise CannotTell("the target cannot be told its rate limit, and none is provoked")
    return found


@law(
    "LD-RATE-002",
    "Over its rate limit a key is answered with 429, and answered again after the seconds of its Retry-After.",
    source=SOURCE,
    applies=takes_key,
)
def limit_is_kept_and_ends(ctx: Context, operation: Operation) -> None:
    """What Retry-After promises has to hold, else nobody can wait for it, and no operation is a way around the limit.

    The calls ask for what is not there: that they are answered is enough. The limit is set once for all operations.
    """
    emulator = told(ctx)

    def check(one: Operation) -> None:
        path = ctx.no_ids(one, keep=() if one.mutating else ("tenant_id", "division_id"))
        body = bodies[one.key]
        answers = [ctx.call(one, path, body=body)]
        while answers[-1].status != 429:
            if len(answers) > 1 + MORE:
                raise Broken(f"a limit of 1 request in {WINDOW} s lets {len(answers)} through", *answers)
            answers.append(ctx.call(one, path, body=body))
        wait = refused(answers[-1], WINDOW)
        emulator.advance(wait)
        again = ctx.call(one, path, body=body)
        if again.status == 429:
            raise Broken(f"{wait} s after a 429 that asked for {wait} s the key is refused again", answers[-1], again)

    def play(operations: Sequence[Operation]) -> Verdicts:
        bodies.update((one.key, ctx.any_body(one)) for one in operations)
        with emulator.limit(1, WINDOW):
            return one_by_one(operations, check)

    # Made before there is a limit, since some are looked up.
    bodies: dict[str, Json] = {}
    together(ctx, operation, "LD-RATE-002", takes_key, play)


@law(
    "LD-RATE-003",
    "Each key has its rate limit for itself, and may send as many requests as it allows.",
    source=SOURCE,
    applies=lambda operation: operation.path.endswith("/api_keys/context"),
)
def limits_are_apart(ctx: Context, operation: Operation) -> None:
    """One busy program must not shut out all others of a tenant."""
    emulator = told(ctx)
    reader = ctx.target.reader
    if reader is None:
        raise CannotTell("the run has no second key (LD_READ_ONLY_KEY)")

    def ask(caller: Caller) -> Exchange:
        return ctx.call(operation, tenant(ctx), caller=caller)

    def check(given: tuple[int, int]) -> None:
        allowed, seconds = given
        with emulator.limit(allowed, seconds):
            answers = [ask(ctx.target.owner) for _ in range(allowed)]
            for number, answer in enumerate(answers, 1):
                if answer.status == 429:
                    raise Broken(f"request {number} of {allowed} allowed ones is refused", answer)
            over = ask(ctx.target.owner)
            ctx.expect(over, 429, what=f"request {allowed + 1}, where {allowed} are allowed,")
            wait = refused(over, seconds)
            other = ask(reader)
            if other.status == 429:
                raise Broken("a second key is refused for the requests of the first", over, other)
            emulator.advance(wait)
            if (again := ask(ctx.target.owner)).status == 429:
                raise Broken(f"{wait} s after a 429 that asked for {wait} s the key is refused again", over, again)

    ctx.forall(st.tuples(st.integers(1, 6), st.integers(1, 600)), check)
