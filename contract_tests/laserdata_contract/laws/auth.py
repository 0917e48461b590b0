"""Laws of who may call what."""

from __future__ import annotations

from hypothesis import strategies as st

from laserdata_contract.context import Context
from laserdata_contract.documents import Operation
from laserdata_contract.law import law
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import NOBODY, Caller, Exchange
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "LaserData docs, API reference, authentication"
KEYS_PAGE = "LaserData docs, API keys"

MODEST = ("info:read", "member:read", "role:read", "division:read", "api_key:read", "settings:read")
"""Permissions of a tenant that change nothing."""


def needs_credential(operation: Operation) -> bool:
    """Operations that are not public."""
    return not operation.public


READS = frozenset({"preview_deployment"})
"""Operations with the method of a change that only read; `deployment:read` is their documented permission."""


def changes_by_key(operation: Operation) -> bool:
    """Operations that change something and that an API key opens."""
    return operation.mutating and operation.takes_key and operation.operation_id not in READS


def ask(ctx: Context, operation: Operation, caller: Caller, path: dict[str, object] | None = None) -> Exchange:
    """Call with an otherwise good request; ids that name nothing where no others are known."""
    where = ctx.any_ids(operation) if path is None else path
    return ctx.call(operation, where, caller=caller, body=ctx.any_body(operation))


@law("LD-AUTH-001", "Without a credential the answer is 401.", source=SOURCE, applies=needs_credential)
def no_credential(ctx: Context, operation: Operation) -> None:
    """Whatever else is right or wrong with a call, one without a credential learns nothing but that."""
    answer = ask(ctx, operation, NOBODY)
    ctx.expect(answer, 401, what="a call without a credential")


@law(
    "LD-AUTH-002",
    "An API key that is not exactly one that was issued is answered with 401.",
    source=SOURCE,
    applies=needs_credential,
)
def wrong_key(ctx: Context, operation: Operation) -> None:
    """Malformed, cut, lengthened, in other letters.

    A wrong key is 401 and never 403, so that callers can tell a bad key from a missing permission.
    """
    good = ctx.target.owner.headers["ld-api-key"]
    path, visible = ctx.any_ids(operation), st.characters(min_codepoint=0x21, max_codepoint=0x7E)
    wrong = st.one_of(
        st.text(visible, min_size=1, max_size=80),
        st.integers(1, len(good) - 1).map(lambda end: good[:end]),
        st.text(visible, min_size=1, max_size=4).map(lambda more: good + more),
        st.tuples(st.integers(0, len(good) - 1), visible).map(lambda at: good[: at[0]] + at[1] + good[at[0] + 1 :]),
        st.just(good.swapcase()),
    ).filter(lambda key: key != good)

    def check(key: str) -> None:
        ctx.target.redactor.learn(key)
        answer = ask(ctx, operation, Caller.key(key, "wrong API key"), path)
        ctx.expect(answer, 401, what="a call with a wrong key")

    for near in (good[:-1], good + good[-1], good.swapcase(), good[:8], ""):
        if near != good:
            check(near)
    # Every operation is asked, so a few of each are many in all.
    ctx.forall(wrong, check, examples=max(1, ctx.examples // 3))


@law(
    "LD-AUTH-003",
    "An operation for sessions only answers an API key with 403 api_key_not_allowed.",
    source=SOURCE,
    applies=lambda operation: operation.session_only,
)
def sessions_only(ctx: Context, operation: Operation) -> None:
    """The key is good, so it is not 401; it will never do here, so the code says why."""
    answer = ask(ctx, operation, ctx.target.owner)
    ctx.expect(answer, 403, what="a call with an API key")
    if answer.code != "api_key_not_allowed":
        raise Broken(f"the code is {answer.code!r} instead of 'api_key_not_allowed'", answer)


@law(
    "LD-AUTH-004",
    "The key context answers every valid API key with 200, whatever the key may do.",
    source=KEYS_PAGE,
    applies=lambda operation: operation.path.endswith("/api_keys/context"),
)
def context_never_refuses(ctx: Context, operation: Operation) -> None:
    """It is there to tell a bad key from a missing permission, so it must not need one itself."""
    path = ctx.ids(operation)
    ctx.expect(ctx.call(operation, path), 200, what="the context of the run's own key")

    def check(permissions: list[str]) -> None:
        caller, made = ctx.new_caller(permissions={"tenant": permissions})
        answer = ctx.expect(
            ctx.call(operation, path, caller=caller), 200, what=f"the context of a key with {permissions}"
        )
        if answer.problem.get("id") != made.id:
            raise Broken(f"the context is of key {answer.problem.get('id')}, not {made.id}", answer)
        shown = members(answer.problem.get("permissions"))
        if sorted(map(str, elements(shown.get("tenant")))) != sorted(permissions):
            raise Broken(f"the context shows {shown.get('tenant')}, the key has {permissions}", answer)

    some: st.SearchStrategy[list[str]] = st.lists(st.sampled_from(MODEST), min_size=1, unique=True)
    ctx.forall(some, check)


@law(
    "LD-AUTH-005",
    "A key that may only read is refused every change with 403.",
    source=SOURCE,
    applies=changes_by_key,
)
def readers_change_nothing(ctx: Context, operation: Operation) -> None:
    """403 and not 401, since the key is good; and what was to be changed is as it was."""
    reader = ctx.target.reader
    if reader is None:
        raise CannotTell("the run has no read-only key (LD_READ_ONLY_KEY)")
    path = ctx.place(operation)
    answer = ctx.call(operation, path, caller=reader, body=ctx.body(operation))
    if answer.ok or answer.status == 401:
        raise Broken(f"a read-only key was answered {answer.status} instead of 403", answer)
    if answer.status != 403:
        raise CannotTell(f"the read-only key's call answered {answer.status} {answer.code or ''}".rstrip())
    beside = ctx.there(operation.document.by_label.get(f"GET {operation.path}"))
    if operation.method == "DELETE" and beside is not None:
        ctx.expect(ctx.call(beside, path), 200, what="after a refused delete, a read")


@law(
    "LD-AUTH-006",
    "A deleted API key is refused at once, everywhere, with 401.",
    source=KEYS_PAGE,
    applies=lambda operation: operation.method == "DELETE" and operation.path.endswith("/api_keys/{api_key_id}"),
)
def revoked_is_dead(ctx: Context, operation: Operation) -> None:
    """Deleting is how a leaked key is stopped, and there is no grace period.

    The key is used just before, so that an answer or a login that is kept for a while shows.
    """
    others = [
        one
        for one in (ctx.find("get_api_key_context"), ctx.find("get_api_keys"), ctx.find("get_tenant"))
        if one is not None
    ]
    if not others:
        raise CannotTell("nothing is there to use the key on")
    caller, made = ctx.new_caller()
    path = {"tenant_id": ctx.target.tenant_id}
    for one in others:
        alive = ctx.call(one, path, caller=caller)
        if alive.status == 401:
            raise Broken("a new key is refused", made.exchange, alive)
    gone = ctx.granted(ctx.call(operation, {**path, "api_key_id": made.id}), "the delete")
    for one in others:
        answer = ctx.call(one, path, caller=caller)
        if answer.status != 401:
            raise Broken(f"a deleted key was answered {answer.status} instead of 401", gone, answer)


@law(
    "LD-AUTH-007",
    "A public operation asks for no credential.",
    source="core document, operations with empty security",
    applies=lambda operation: operation.public,
)
def public_is_public(ctx: Context, operation: Operation) -> None:
    """Prices and signing in come before any key exists."""
    answer = ask(ctx, operation, NOBODY)
    # Signing in with a made-up ticket is 401 by the document; that says nothing about credentials of the call.
    if answer.status in (401, 403) and str(answer.status) not in operation.raw.get("responses", {}):
        raise Broken(f"a call without a credential answered {answer.status}", answer)
    if answer.status in (401, 403):
        raise CannotTell(f"it answered {answer.status}, which the document gives another meaning here")


@law(
    "LD-AUTH-008",
    "What belongs to another tenant is not there: 403 or 404, and nothing of it is shown.",
    source=SOURCE,
    applies=lambda operation: operation.takes_key and "{tenant_id}" in operation.path,
)
def other_tenants_are_invisible(ctx: Context, operation: Operation) -> None:
    """A key is bound to its tenant. Ids of others, near or far, must not open anything."""
    own = ctx.target.tenant_id
    if own is None:
        raise CannotTell("the run's own tenant is not known")
    path = ctx.any_ids(operation)
    if operation.method != "GET" and "{tenant_id}/" in operation.path and len(path) > 1:
        path = {**ctx.no_ids(operation), "tenant_id": own}
    body = ctx.any_body(operation)
    others = st.one_of(st.integers(1, 2**63 - 1), st.integers(-3, 3).map(lambda step: own + step)).filter(
        lambda other: 0 < other != own
    )

    def check(other: int) -> None:
        answer = ctx.call(operation, {**path, "tenant_id": other}, body=body)
        if answer.status not in (403, 404):
            raise Broken(f"tenant {other} answered {answer.status} instead of 403 or 404", answer)

    ctx.forall(others, check)
