"""Invitations: sent by a tenant, found by address, taken up or turned down once."""

from secrets import compare_digest
from typing import Any

from ..clock import hashed
from ..domains import domain_of
from ..engine import Call, check_limit, handles, page
from ..idempotency import Answer
from ..problems import Problem, invalid, not_found
from ..state import Mail, State
from ..store import Thing


def role_names(state: State, tenant: Thing, roles: list[int]) -> list[str]:
    """The names of roles by their ids; those that are gone drop out."""
    every = map(state.store.of("role", tenant).get, roles)
    return [role.values["name"] for role in every if role is not None]


def addressed_to(state: State, user: Thing) -> list[Thing]:
    """A person's invitations, whatever became of them: the last one of each tenant."""
    # Invitations are named by their address, and a tenant keeps one for each.
    address = user.values["email"].casefold()
    every = (state.store.of("invitation", tenant).named(address) for tenant in state.store.of("tenant", None))
    return sorted((one for one in every if one is not None), key=lambda one: one.id)


def invitation_by_token(state: State, token: str, email: str) -> Thing | None:
    """The invitation that a mail's token stands for, while it can be taken up by this address."""
    for tenant in state.store.of("tenant", None):
        one = state.store.of("invitation", tenant).named(email.casefold())
        if one is not None and _open(state, one) and compare_digest(one.values["token"], hashed(token)):
            return one
    return None


def _pending(invitation: Thing) -> bool:
    return bool(invitation.values["status"] == "pending")


def _open(state: State, invitation: Thing) -> bool:
    return _pending(invitation) and invitation.values["expires"] > state.now


def check_room(call: Call, invitation: Thing) -> None:
    """Raises Problem 400 when the inviting tenant may have no more members."""
    check_limit(call, "members_limit", len(call.state.store.of("member", invitation.parent)))


def admit(call: Call, user: Thing, invitation: Thing) -> None:
    """Make a person a member by invitation."""
    state, tenant = call.state, invitation.parent
    assert tenant is not None
    member = state.members.get((tenant.id, user.id))
    roles = [role for role in invitation.values["roles"] if state.store.of("role", tenant).get(role) is not None]
    if member is None:
        state.add_member(tenant, user, roles)
    else:  # they came another way in the meantime
        both = list(dict.fromkeys([*member.values["roles"], *roles]))
        state.store.change(member, call.touched({**member.values, "roles": both}))
    for request in state.store.of("join_request", tenant).where(lambda one: one.values["user_id"] == user.id):
        state.store.remove(request)
    state.store.change(invitation, call.touched({**invitation.values, "status": "accepted"}))
    state.store.change(user, {**user.values, "verified": True})
    call.notes.update(tenant=tenant, user=user, messages=("invitation_accepted", "member_joined"))


# ---- the person's side


@handles("get_invitations")
def get_invitations(call: Call) -> Answer:
    """What waits for the signed-in person."""
    assert call.caller.user is not None
    waiting = [one for one in addressed_to(call.state, call.caller.user) if _open(call.state, one)]
    return page(call, waiting, _own_info)


def _own_info(call: Call, invitation: Thing) -> dict[str, Any]:
    tenant = invitation.parent
    assert tenant is not None
    return {
        "id": invitation.id,
        "status": invitation.values["status"],
        "tenant": tenant.values["name"],
        "roles": role_names(call.state, tenant, invitation.values["roles"]),
    }


def _mine(call: Call) -> Thing:
    assert call.caller.user is not None
    for one in addressed_to(call.state, call.caller.user):
        if one.id == call.values["invitation_id"] and _pending(one):
            call.notes["tenant"] = one.parent
            return one
    raise not_found("invitation")


@handles("accept_invitation")
def accept_invitation(call: Call) -> Answer:
    """Become a member, with the roles of the invitation; 410 for one that is over."""
    invitation = _mine(call)
    if not _open(call.state, invitation):
        raise Problem(410, "invitation_expired", "The invitation is over; ask for a new one.")
    state, user, tenant = call.state, call.caller.user, invitation.parent
    assert user is not None
    assert tenant is not None
    if (tenant.id, user.id) not in state.members:
        check_room(call, invitation)
        if sum((one.id, user.id) in state.members for one in state.store.of("tenant", None)) >= state.rules.memberships:
            raise Problem(400, "memberships_limit_reached", "You belong to as many tenants as one person may.")
    admit(call, user, invitation)
    return Answer(201)


@handles("reject_invitation")
def reject_invitation(call: Call) -> Answer:
    """Turn an invitation down."""
    invitation = _mine(call)
    call.state.store.change(invitation, call.touched({**invitation.values, "status": "rejected"}))
    return Answer(201)


# ---- the tenant's side


def _info(call: Call, invitation: Thing) -> dict[str, Any]:
    return {
        "id": invitation.id,
        "status": invitation.values["status"],
        "email": invitation.values["email"],
        "roles": role_names(call.state, call.home, invitation.values["roles"]),
    }


@handles("get_tenant_invitations")
def get_tenant_invitations(call: Call) -> Answer:
    """Everything that was sent, of each address the last one (inferred)."""
    return page(call, call.state.store.of("invitation", call.home), _info)


def _check_policy(config: dict[str, Any], email: str) -> None:
    domain = config["email_domain"]
    if domain is None or domain_of(email) == domain:
        return
    if config["block_external_invitations"]:
        raise invalid("external_invitations_blocked", f"Nobody outside of {domain} is invited here.", "email")
    if config["enforce_domain_only_invitations"]:
        raise invalid("domain_only_invitations", f"Only addresses at {domain} are invited here.", "email")


@handles("invite_member")
def invite_member(call: Call) -> Answer:
    """Invite an address for a week (inferred); the mail with the token is shown at /_emulator/mail.

    400 for a member, for an address with an open invitation, for one that the tenant's rules bar, and at the plan's
    limits.
    """
    state, tenant, email = call.state, call.home, call.body["email"]
    invitations = state.store.of("invitation", tenant)
    user, earlier = state.user_of(email), invitations.named(email.casefold())
    if user is not None and (tenant.id, user.id) in state.members:
        raise invalid("already_member", "Whoever has this address is a member already.", "email")
    if earlier is not None and _open(state, earlier):
        raise invalid("already_invited", "An invitation to this address is open.", "email")
    _check_policy(tenant.values["config"], email)
    roles = list(dict.fromkeys(call.body.get("roles") or []))
    if any(state.store.of("role", tenant).get(role) is None for role in roles):
        raise not_found("role")
    division_id = call.body.get("division_id")
    if division_id is not None and state.store.of("division", tenant).get(division_id) is None:
        raise not_found("division")
    check_limit(call, "members_limit", len(state.store.of("member", tenant)))
    if earlier is None:
        check_limit(call, "invitations_limit", len(invitations))
    if len(invitations) >= state.features["pending_invitations_limit"]:  # only then is it worth counting
        check_limit(call, "pending_invitations_limit", sum(_open(state, one) for one in invitations))
    if earlier is not None:
        state.store.remove(earlier)
    if user is not None:
        call.notes["user"] = user
    token = state.ids.secret("ld_invitation_")
    values = {
        "name": email.casefold(),
        "email": email,
        "roles": roles,
        "division_id": division_id,
        "status": "pending",
        "invited_by": call.caller.user_id(),
        "expires": call.now + state.rules.invitation_life,
        "token": hashed(token),
    }
    invitation = state.new("invitation", tenant, values)
    state.mail.append(Mail(email, "invitation", invitation.id, token, call.now))
    call.notes["data"] = {"invitation_id": invitation.id}
    return Answer(201)


@handles("delete_invitation")
def delete_invitation(call: Call) -> Answer:
    """Withdraw an invitation, whatever became of it (inferred)."""
    invitation = call.state.store.of("invitation", call.home).get(call.values["invitation_id"])
    if invitation is None:
        raise not_found("invitation")
    call.notes["data"] = {"email": invitation.values["email"]}
    call.state.store.remove(invitation)
    return Answer(204)


@handles("leave_tenant")
def leave_tenant(call: Call) -> Answer:
    """End one's own membership; the owner stays."""
    user = call.caller.user
    assert user is not None
    if call.is_owner():
        raise Problem(400, "owner_cannot_leave", "The owner cannot leave: delete the tenant, or hand it over first.")
    call.notes["user"] = user
    call.state.store.remove(call.state.members.pop((call.home.id, user.id)))
    return Answer(204)
