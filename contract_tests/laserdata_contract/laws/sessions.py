"""Laws of sessions: how they begin, go on and end. They are tried on people who sign in for it, at the emulator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from laserdata_contract.context import Context, items_of
from laserdata_contract.controls import controls
from laserdata_contract.documents import SESSION_SCHEME, Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.permissions import lasting_key
from laserdata_contract.laws.protected import own_tenant
from laserdata_contract.laws.states import need
from laserdata_contract.samples import NOWHERE, parse_time
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import NOBODY, Caller, Exchange
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "core document, account; LaserData docs, authentication"


@dataclass(frozen=True)
class Session:
    """Somebody who has signed in."""

    caller: Caller
    answer: Exchange
    email: str


def signed_in(ctx: Context, email: str = "", **more: Json) -> Session:
    """A session of somebody: of the run's own person, or of another one, who signs up with what is told of them.

    Raises:
        CannotTell: nobody can sign in here.
    """
    emulator, person = controls(ctx.target), ctx.target.person
    if emulator is None or person is None:
        raise CannotTell("nobody can sign in for it")
    begin, enter = need(ctx, "create_intent"), need(ctx, "sign_up" if more else "sign_in")
    email = email or str(ctx.call(need(ctx, "get_account"), {}, caller=person).problem.get("email"))
    url = ctx.call(begin, {}, caller=NOBODY, body={"source": "google"}).problem.get("url")
    sent = emulator.vouched(str(url), email)
    return entered(ctx, ctx.call(enter, {}, caller=NOBODY, body={**sent, "source": "google", **more}), email)


def entered(ctx: Context, answer: Exchange, email: str) -> Session:
    """The session that an answer opens.

    Raises:
        CannotTell: it opens none.
    """
    cookie = answer.headers.get("set-cookie", "").partition("session=")[2].partition(";")[0]
    token = told_of(answer).get("csrf_token")
    if not answer.ok or not cookie or not isinstance(token, str):
        raise CannotTell(f"{answer.url.rpartition('/')[2]} answered {answer.status} {answer.code}".rstrip())
    for secret in (cookie, token):
        ctx.target.redactor.learn(secret)
    return Session(Caller.session(cookie, token), answer, email)


def told_of(answer: Exchange) -> Mapping[str, Json]:
    """What an answer tells of the session that it opens: itself, or its member `session`."""
    return members(answer.problem.get("session")) or answer.problem


def somebody(ctx: Context) -> Session:
    """A person who is new here, with a tenant of their own."""
    name = ctx.unique()
    return signed_in(ctx, f"{name}@example.com", name=name, title="Engineer", tenant=name)


def is_let_in(ctx: Context, session: Session) -> Exchange:
    """What the account answers a session."""
    return ctx.call(need(ctx, "get_account"), {}, caller=session.caller)


@law(
    "LD-AUTH-012",
    "A session that is ended is over: 401, with its cookie and its token still at hand; signing out ends no other.",
    source=SOURCE,
    applies=lambda operation: operation.operation_id in ("sign_out", "delete_sessions"),
)
def ended_is_over(ctx: Context, operation: Operation) -> None:
    """Somebody else sits down at the machine."""
    first = somebody(ctx)
    second = signed_in(ctx, first.email)
    for one in (first, second):
        ctx.expect(is_let_in(ctx, one), 200, what="the account of who has just signed in")
    out = ctx.granted(ctx.call(operation, {}, caller=first.caller))
    again, other = is_let_in(ctx, first), is_let_in(ctx, second)
    if again.status != 401:
        raise Broken(f"the session that was ended is answered {again.status}", out, again)
    alone = operation.operation_id == "sign_out"
    if other.ok is not alone:
        raise Broken(f"another session of the same person is answered {other.status}", out, other)


@law(
    "LD-AUTH-013",
    "A session that is opened or renewed lasts no shorter than before, and what is given with it works.",
    source=SOURCE,
    applies=lambda operation: operation.operation_id == "refresh_session",
)
def renewed_goes_on(ctx: Context, operation: Operation) -> None:
    """People are thrown out in the middle of their work, or their next change is refused."""
    change = need(ctx, "update_settings")
    first = somebody(ctx)
    answer = ctx.granted(ctx.call(operation, {}, caller=first.caller))
    second = entered(ctx, answer, first.email)
    ends = [parse_time(told_of(one).get("expiry")) for one in (first.answer, answer)]
    known = [one for one in ends if one is not None]
    if len(known) > 1 and known[0] > known[1]:
        raise Broken(f"it ended {known[0]}, and renewed it ends {known[1]}", first.answer, answer)
    ctx.expect(is_let_in(ctx, second), 200, what="the account, with the renewed session")
    ctx.expect(
        ctx.call(change, {}, caller=second.caller, body={"theme": "dark"}), 200, 204, what="a change with the new token"
    )
    for one in (first.answer, answer):
        flags = {part.strip().lower().partition("=")[0] for part in one.headers.get("set-cookie", "").split(";")}
        missing = {"httponly", "samesite"} - flags
        if missing:
            raise Broken(f"the cookie is set without {', '.join(sorted(missing))}", one)


ENDS = frozenset({"sign_out", "delete_sessions", "refresh_session", "leave_tenant", "delete_tenant"})
"""Operations that would take the run's own session, or what it lives on, if they were carried out."""


@law(
    "LD-AUTH-011",
    "A session's change needs that session's own CSRF token.",
    source="LaserData docs, authentication",
    applies=lambda operation: (
        operation.mutating and SESSION_SCHEME in operation.schemes and operation.operation_id not in ENDS
    ),
)
def change_needs_token(ctx: Context, operation: Operation) -> None:
    """Without it any page that somebody looks at could change things with their cookie.

    No token is as bad as one that is made up, or another session's.
    """
    person = ctx.target.person
    if person is None or not person.changing:
        raise CannotTell("the run has no session with a CSRF token")
    token = str(next(iter(person.changing.values())))
    path = ctx.any_ids(operation)
    for wrong in (None, "0" * len(token), token[:-1] + ("0" if token[-1] != "0" else "1")):
        forged = replace(person, name="session", changing={"x-csrf-token": wrong} if wrong else {})
        answer = ctx.try_to_make(operation, path, ctx.any_body(operation), caller=forged).exchange
        if answer.ok:
            raise Broken(f"a session's change {'with a wrong' if wrong else 'without its'} token is answered", answer)


@law(
    "LD-AUTH-015",
    "An operation that takes sessions and keys answers a session as it answers a key.",
    source="the documents, security of each operation",
    applies=lambda operation: operation.method == "GET" and operation.takes_key and SESSION_SCHEME in operation.schemes,
)
def sessions_are_taken(ctx: Context, operation: Operation) -> None:
    """The console shows what scripts see. The run's session is its key's owner's."""
    person = ctx.target.person
    if person is None:
        raise CannotTell("the run has no session")
    if operation.operation_id == "get_api_key_context":
        raise CannotTell("a session has no key")
    if ctx.kept.get("person") != ctx.own_key().get("user_id"):
        raise CannotTell("the session is not that of the key's maker")
    path = ctx.ids(operation)
    owner, session = ctx.call(operation, path), ctx.call(operation, path, caller=person)
    if owner.ok and session.status in (401, 403):
        raise Broken(f"a session is answered {session.status}", owner, session)


@law(
    "LD-AUTH-016",
    "A member who is switched off is let in no more, and is let in again when switched on.",
    source="core document, update_member",
    applies=lambda operation: operation.operation_id == "update_member",
)
def switched_off_is_out(ctx: Context, operation: Operation) -> None:
    """It is done on the day somebody leaves."""
    everybody, reading = need(ctx, "get_members"), need(ctx, "get_tenant_config")
    path = ctx.ids(operation)
    found = [one for one in ctx.listed(everybody, path) if one.get("id") == path["member_id"]]
    if not found:
        raise CannotTell("the member's address is not known")
    session = signed_in(ctx, str(found[0].get("email")))
    if not ctx.call(reading, path, caller=session.caller).ok:
        raise CannotTell("the member cannot read the tenant")

    def switch(on: bool) -> Exchange:
        return ctx.call(operation, path, body={"active": on})

    def switch_on() -> None:
        switch(True)

    ctx.afterwards(switch_on)
    off = switch(False)
    if not off.ok:
        raise CannotTell(f"it answered {off.status} {off.code}".rstrip())
    answer = ctx.call(reading, path, caller=session.caller)
    if answer.ok:
        raise Broken("who was switched off still reads the tenant", off, answer)
    switch(True)
    ctx.expect(ctx.call(reading, path, caller=session.caller), 200, what="who was switched on again")


@law(
    "LD-AUTH-017",
    "A key is shown its own tenant and no other one, whoever made it.",
    source="LaserData docs, API keys",
    applies=lambda operation: operation.operation_id == "get_tenants",
)
def key_sees_its_tenant(ctx: Context, operation: Operation) -> None:
    """A key that is given away says nothing of what else its maker has."""
    removal = ctx.find("delete_tenant")
    if removal is not None and ctx.target.unbound:
        own_tenant(ctx, removal)
    for caller in (ctx.target.owner, lasting_key(ctx, permissions={"tenant": ["info:read"]})):
        answer = ctx.call(operation, {}, caller=caller)
        shown = [one.get("id") for one in answer.json()] if answer.ok else []
        if answer.ok and shown != [ctx.target.tenant_id]:
            raise Broken(f"a key of {ctx.target.tenant_id} is shown {len(shown)} tenants", answer)


@law(
    "LD-STATE-003",
    "What settings refer to has to be one's own: 400.",
    source="core document, update_settings",
    applies=lambda operation: operation.operation_id == "update_settings",
)
def settings_refer_to_ones_own(ctx: Context, operation: Operation) -> None:
    """The console would open in a place that is not there."""
    person = ctx.target.person
    if person is None or not ctx.target.unbound:
        raise CannotTell("it is not tried on a person's own settings")
    for name in ("default_tenant_id", "default_division_id"):
        answer = ctx.call(operation, {}, caller=person, body={name: NOWHERE})
        ctx.expect(answer, 400, 404, what=f"{name} {NOWHERE}, which is nobody's,")


@law(
    "LD-AUTH-018",
    "Who accepts an invitation belongs to the tenant, and who rejects it does not.",
    source="core document, accept_invitation and reject_invitation",
    applies=lambda operation: operation.operation_id in ("accept_invitation", "reject_invitation"),
)
def answers_to_invitations_count(ctx: Context, operation: Operation) -> None:
    """Both sides look: the person at their tenants, the tenant at its members."""
    invite, mine, tenants, people = (
        need(ctx, one) for one in ("invite_member", "get_invitations", "get_tenants", "get_members")
    )
    if not ctx.target.unbound:
        raise CannotTell("nobody is invited")
    session, tenant = somebody(ctx), {"tenant_id": ctx.target.tenant_id}
    role = ctx.make(need(ctx, "add_role"), tenant)
    invited = ctx.call(invite, tenant, body={"email": session.email, "roles": [role.id]})
    waiting = items_of(ctx.call(mine, {}, caller=session.caller))
    if not invited.ok or not waiting:
        raise CannotTell(f"{invite.label} answered {invited.status} {invited.code}".rstrip())
    answer = ctx.granted(ctx.call(operation, {"invitation_id": waiting[0]["id"]}, caller=session.caller))
    joined = operation.operation_id == "accept_invitation"
    belongs = any(
        one.get("id") == ctx.target.tenant_id for one in items_of(ctx.call(tenants, {}, caller=session.caller))
    )
    member = [one for one in ctx.listed(people, tenant) if one.get("email") == session.email]
    removal = ctx.find("delete_member")
    if member and removal is not None:
        ctx.afterwards(lambda: _leave(ctx, removal, member[0].get("id")))
    if belongs is not joined or bool(member) is not joined:
        does = "accepted" if joined else "rejected"
        raise Broken(f"it was {does}; belongs to the tenant: {belongs}, is among its members: {bool(member)}", answer)
    held = {str(one) for one in elements(member[0].get("roles"))} if member else set[str]()
    if member and not held & {str(role.id), str(members(role.body).get("name"))}:
        raise Broken(f"it was accepted with a role, and the roles are {sorted(held)}", answer)


def _leave(ctx: Context, removal: Operation, member: object) -> None:
    ctx.call(removal, {"tenant_id": ctx.target.tenant_id, "member_id": member})


@law(
    "LD-AUTH-014",
    "Who is removed from a tenant is let in no more, and holds none of its roles.",
    source="core document, delete_member",
    applies=lambda operation: operation.operation_id == "delete_member",
)
def removed_is_out(ctx: Context, operation: Operation) -> None:
    """It is tried on somebody who joins for it."""
    invite, mine, accept, assign, holders, reading = (
        need(ctx, one)
        for one in (
            "invite_member",
            "get_invitations",
            "accept_invitation",
            "assign_role_members",
            "get_role_members",
            "get_tenant_config",
        )
    )
    if not ctx.target.unbound:
        raise CannotTell("nobody is invited")
    session, tenant = somebody(ctx), {"tenant_id": ctx.target.tenant_id}
    ctx.granted(ctx.call(invite, tenant, body={"email": session.email}), invite.label)
    waiting = items_of(ctx.call(mine, {}, caller=session.caller))
    number = waiting[0]["id"] if waiting else NOWHERE
    ctx.granted(ctx.call(accept, {"invitation_id": number}, caller=session.caller), accept.label)
    everybody = ctx.listed(need(ctx, "get_members"), tenant)
    member = next((one.get("id") for one in everybody if one.get("email") == session.email), NOWHERE)
    role = {**tenant, "role_id": ctx.make(need(ctx, "add_role"), tenant).id}
    ctx.granted(ctx.call(assign, role, body={"members": [member]}), assign.label)
    ctx.expect(ctx.call(reading, tenant, caller=session.caller), 200, what="a member's look at the tenant")
    answer = ctx.granted(ctx.call(operation, {**tenant, "member_id": member}))
    for listing, path in ((need(ctx, "get_members"), tenant), (holders, role), (need(ctx, "get_all_members"), tenant)):
        if any(one.get("id") == member for one in ctx.listed(listing, path)):
            raise Broken(f"who was removed is still in {listing.path}", answer)
    again = ctx.call(reading, tenant, caller=session.caller)
    if again.ok:
        raise Broken("who was removed still reads the tenant", answer, again)


@law(
    "LD-LIFE-024",
    "A setting that is changed is shown, and the others stay as they were.",
    source="core document, update_settings and export_user_data",
    applies=lambda operation: operation.operation_id == "update_settings",
)
def settings_stay(ctx: Context, operation: Operation) -> None:
    """Tried on somebody who signs up for it, with settings that are not those of everybody."""
    export = need(ctx, "export_user_data")
    session = somebody(ctx)

    def shown() -> Mapping[str, Json]:
        return members(ctx.granted(ctx.call(export, {}, caller=session.caller), export.label).problem.get("settings"))

    changes: tuple[Mapping[str, Json], ...] = ({"theme": "dark"}, {"ip_binding": True}, {"ip_binding": False}, {})
    for change in changes:
        before = shown()
        answer = ctx.granted(ctx.call(operation, {}, caller=session.caller, body=change))
        after = shown()
        for name in before.keys() | after.keys():
            wanted = change.get(name, before.get(name))
            if after.get(name) != wanted:
                raise Broken(f"{dict(change)} was asked for, and {name} is {after.get(name)!r}", answer)
