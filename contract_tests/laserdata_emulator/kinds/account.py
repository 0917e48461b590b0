"""The account of whoever is signed in: how they get in, what they are shown, their sessions and settings."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from ..auth import signed_in
from ..clock import external_id
from ..domains import claim, claimant, domain_of
from ..engine import Call, handles
from ..idempotency import Answer
from ..identity import AUTHORISE, CONSOLE, identity_of, living_intent, new_intent
from ..problems import Problem, invalid
from ..state import NEW_DIVISION
from ..store import Thing
from ..wire import format_time, merge
from .invitations import addressed_to, admit, check_room, invitation_by_token, role_names

_WINDOW = timedelta(minutes=1)
_SETTINGS = ("theme", "ip_binding", "default_tenant_id", "default_division_id")


def _person(call: Call) -> Thing:
    assert call.caller.user is not None, "authentication lets only people through here"
    return call.caller.user


def _origin(call: Call) -> str:
    return call.url.removesuffix(call.operation.path)


def _check_rate(call: Call) -> None:
    """Count an attempt. Raises Problem 429 when there were too many from one address within a minute."""
    times = call.state.attempts.setdefault((call.operation.id, call.client or ""), deque())
    while times and times[0] <= call.now - _WINDOW:
        times.popleft()
    if len(times) >= call.state.rules.attempts:
        wait = -((call.now - _WINDOW - times[0]) // timedelta(seconds=1))
        headers = {"retry-after": str(wait)}
        raise Problem(429, "too_many_requests", "Too many attempts; try again later.", headers=headers)
    times.append(call.now)


# ---- getting in


@handles("create_intent")
def create_intent(call: Call) -> Answer:
    """An intent for ten minutes (inferred), and where its identity provider waits; 429 after many attempts."""
    _check_rate(call)
    source = call.body.get("source", "google")
    if source not in call.state.rules.sources:
        raise invalid("identity_source_disabled", f"Signing in with {source} is switched off.", "source")
    intent = new_intent(call.state, source)
    return Answer(200, {"url": f"{_origin(call)}{AUTHORISE}{source}?{urlencode({'intent': intent.id})}"})


@handles("auth_callback")
def auth_callback(call: Call) -> Answer:
    """Back from the identity provider: on to the console, told what the intent is good for; 500 for a bad intent."""
    key, token, user = (call.values.get(name) for name in ("id", "token", "user"))
    intent = living_intent(call.state, key or "", token or "")
    if intent is None:
        raise Problem(500, "invalid_intent", "The intent's id or token is missing, wrong or over.")
    known = call.state.user_of(intent.values["email"])
    purpose = "sign_in" if user is not None else "link_account" if known is not None else "sign_up"
    target = urlencode({"intent": purpose, "id": key, "token": token, "source": intent.values["source"]})
    return Answer(307, None, {"location": f"{_origin(call)}{CONSOLE}?{target}"})


def _verified_intent(call: Call) -> Thing:
    """The intent of the body. Raises Problem 401 unless its provider verified it, lately and for this source."""
    intent = living_intent(call.state, call.body["id"], call.body["token"])
    if intent is None or call.body.get("source", intent.values["source"]) != intent.values["source"]:
        raise Problem(401, "invalid_intent", "The intent is unknown, used, over, or another provider's.")
    return intent


def _external(intent: Thing) -> tuple[str, str]:
    source = intent.values["source"]
    return source, external_id(source, intent.values["email"])


def _open_session(call: Call, user: Thing) -> tuple[dict[str, Any], dict[str, str]]:
    cookie, token = call.state.add_session(user, call.client or "", call.header("user-agent"))
    return _session_info(call, user, cookie, token)


def _session_info(call: Call, user: Thing, cookie: str, token: str) -> tuple[dict[str, Any], dict[str, str]]:
    session = call.state.session_of(cookie)
    assert session is not None
    expires = session.values["expires"]
    info = {"email": user.values["email"], "expiry": format_time(expires), "csrf_token": token}
    return info, {"set-cookie": _cookie(call, cookie, int((expires - call.now).total_seconds()))}


def _cookie(call: Call, value: str, seconds: int) -> str:
    # Over plain HTTP, as on loopback, a browser would not send a Secure cookie back.
    secure = "; Secure" if call.url.startswith("https:") else ""
    return f"session={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"


@handles("sign_in")
def sign_in(call: Call) -> Answer:
    """A session for whom the identity provider vouches; the intent is used up.

    403 for an account that is not active. With too many sessions the oldest ends (inferred). 429 after many attempts.
    """
    _check_rate(call)
    intent = _verified_intent(call)
    identity = identity_of(call.state, *_external(intent))
    user = call.state.store.of("user", None).get(identity.values["user_id"]) if identity else None
    if user is None:
        raise Problem(401, "invalid_credentials", "Nobody has this identity: sign up, or link it.")
    if user.values["status"] != "active":
        raise Problem(403, f"account_{user.values['status']}", "This account may not sign in.")
    call.notes["author"] = user
    call.state.store.remove(intent)
    info, headers = _open_session(call, user)
    return Answer(200, info, headers)


@handles("sign_up")
def sign_up(call: Call) -> Answer:
    """A new person, and where they belong: by invitation, in a tenant of their own, or by their address's domain.

    The first with a domain that is not public claims it for their tenant, which begins with the division `Default`
    (inferred). Later ones with it join as viewers, ask to join, or wait, as the join policy says. Whoever waits may
    sign in, and is verified by joining a tenant (inferred).
    """
    body, state = call.body, call.state
    intent = _verified_intent(call)
    email = intent.values["email"]
    if state.user_of(email) is not None:
        raise Problem(400, "user_already_exists", "There is an account with this address; sign in.")
    invitation = None
    if body.get("invitation") is not None:
        invitation = invitation_by_token(state, body["invitation"], email)
        if invitation is None:
            raise invalid("invalid_invitation", "The invitation is unknown, over, or another person's.", "invitation")
        check_room(call, invitation)
    state.store.remove(intent)
    user = state.add_user(
        email, body["name"], intent.values["source"], title=body["title"], verified=False, feedback=body.get("feedback")
    )
    call.notes["author"] = user
    if invitation is not None:
        admit(call, user, invitation)
        return _joined(call, user, invitation.parent)
    if body.get("tenant"):
        tenant = state.add_tenant(user, {"name": body["tenant"]})
        claim(state, tenant, domain_of(email))
        division = state.new("division", tenant, {"name": "Default", **NEW_DIVISION})
        return _joined(call, user, tenant, division)
    host = claimant(state, domain_of(email))
    policy = host.values["config"]["join_policy"] if host is not None else "invite_only"
    if host is not None and policy == "open":
        state.add_member(host, user, [state.role_named(host, "viewer").id])
        return _joined(call, user, host)
    if host is not None and policy == "request_to_join":
        state.new("join_request", host, {"user_id": user.id, "email": email})
        call.notes.update(tenant=host, user=user, type="tenant_join_requested")
        return Answer(201, {"verified": False, "workspace": "join_requested"})
    return Answer(201, {"verified": False, "workspace": "awaiting_invitation"})


def _joined(call: Call, user: Thing, tenant: Thing | None, division: Thing | None = None) -> Answer:
    assert tenant is not None
    call.notes.update(user=user, type="member_joined" if division is None else "tenant_created")
    # Whoever belongs to a tenant counts as verified; the API does not say what else verifies an account.
    call.state.store.change(user, {**user.values, "verified": True})
    info, headers = _open_session(call, user)
    body = {
        "verified": True,
        "workspace": "joined",
        "session": info,
        "tenant_id": tenant.id,
        "tenant_name": tenant.values["name"],
    }
    headers["ld-tenant"] = str(tenant.id)
    if division is not None:
        body |= {"division_id": division.id, "division_name": division.values["name"]}
        headers["ld-division"] = str(division.id)
    return Answer(201, body, headers)


@handles("link_account")
def link_account(call: Call) -> Answer:
    """One more identity for whoever is signed in, or else (inferred) for whoever has the address vouched for."""
    intent = _verified_intent(call)
    caller = signed_in(call.state, call.header, call.client)
    user = caller.user if caller is not None else call.state.user_of(intent.values["email"])
    if user is None or user.values["status"] != "active":
        raise Problem(401, "invalid_credentials", "There is no account to link this identity to.")
    identity = identity_of(call.state, *_external(intent))
    if identity is not None and identity.values["user_id"] != user.id:
        raise Problem(409, "identity_already_linked", "This identity belongs to another account.")
    call.notes["author"] = user
    call.state.store.remove(intent)
    if identity is None:
        call.state.add_identity(user, *_external(intent))
    info, headers = _open_session(call, user)
    sources = list(dict.fromkeys(one.values["source"] for one in _identities(call, user)))
    body = {"verified": user.values["verified"], "linked_accounts": sources, "session": info}
    return Answer(200, body, headers)


# ---- sessions


@handles("get_sessions")
def get_sessions(call: Call) -> Answer:
    """The sessions that live."""
    return Answer(
        200,
        [
            {
                "id": one.id,
                "ip_address": one.values["ip_address"],
                "user_agent": one.values["user_agent"],
                "created_at": one.values["created_at"],
                "expiry_at": format_time(one.values["expires"]),
            }
            for one in call.state.sessions_of(_person(call))
        ],
    )


@handles("refresh_session")
def refresh_session(call: Call) -> Answer:
    """The same session under a new cookie and token, its end moved out; the old cookie is dead (inferred).

    A session ends a week after it was opened or refreshed, and a month after it was opened (inferred).
    """
    _check_rate(call)
    assert call.caller.session is not None
    secrets = call.state.refresh_session(call.caller.session)
    info, headers = _session_info(call, _person(call), *secrets)
    return Answer(200, info, headers)


@handles("delete_sessions", "sign_out")
def end_sessions(call: Call) -> Answer:
    """End every session, or only the one that asks."""
    user = _person(call)
    assert call.caller.session is not None
    ended = user.values["sessions"] if call.operation.id == "delete_sessions" else [call.caller.session.id]
    call.state.end_sessions(user, ended)
    return Answer(204, None, {"set-cookie": _cookie(call, "", 0)})


# ---- what is known of a person


def _identities(call: Call, user: Thing) -> Iterator[Thing]:
    every = map(call.state.store.of("identity", None).get, user.values["identities"])
    return (one for one in every if one is not None)


def _memberships(call: Call, user: Thing) -> Iterator[tuple[Thing, Thing]]:
    for tenant in call.state.store.of("tenant", None):
        member = call.state.members.get((tenant.id, user.id))
        if member is not None:
            yield tenant, member


def _union(lists: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(key for keys in lists for key in keys))


def _permissions(call: Call, tenant: Thing, member: Thing) -> dict[str, Any]:
    """What all roles of a member grant together, with the divisions and environments that some role treats apart."""
    store = call.state.store
    roles = map(store.of("role", tenant).get, member.values["roles"])
    trees = [role.values["permissions"] for role in roles if role is not None]
    apart = {key for tree in trees for key in tree["divisions"]}
    divisions: list[dict[str, Any]] = []
    for division in store.of("division", tenant):
        key = str(division.id)
        if key not in apart:
            continue
        # A role without an override for this division grants there what it grants in every one.
        own = [
            tree["divisions"].get(
                key, {"permissions": tree["division"], "environment": tree["environment"], "environments": {}}
            )
            for tree in trees
        ]
        named = {child for one in own for child in one["environments"]}
        environments = [
            {
                "id": child.id,
                "name": child.values["name"],
                "permissions": _union(one["environments"].get(str(child.id), one["environment"]) for one in own),
            }
            for child in store.of("environment", division)
            if str(child.id) in named
        ]
        divisions.append(
            {
                "id": division.id,
                "name": division.values["name"],
                "permissions": _union(one["permissions"] for one in own),
                "environment": _union(one["environment"] for one in own),
                "environments": environments,
            }
        )
    return {
        "tenant": _union(tree["tenant"] for tree in trees),
        "division": _union([*tree["division"], *tree["environment"]] for tree in trees),
        "divisions": divisions,
    }


def _basic(thing: Thing | None) -> dict[str, Any] | None:
    return None if thing is None else {"id": thing.id, "name": thing.values["name"]}


def _defaults(call: Call, user: Thing) -> tuple[Thing | None, Thing | None]:
    """The tenant and division that the console opens, while the person still belongs there."""
    settings = user.values["settings"]
    tenant = next((one for one, _ in _memberships(call, user) if one.id == settings["default_tenant_id"]), None)
    if tenant is None:
        return None, None
    return tenant, call.state.store.of("division", tenant).get(settings["default_division_id"] or 0)


@handles("get_account")
def get_account(call: Call) -> Answer:
    """The whole account."""
    user, rules = _person(call), call.state.rules
    values, (tenant, division) = user.values, _defaults(call, user)
    return Answer(
        200,
        {
            "id": user.id,
            **{name: values[name] for name in ("email", "name", "title", "status", "verified", "about")},
            "role": "user",
            "remarks": None,
            "permissions": None,
            "limits": {"sessions": rules.sessions, "tenants": rules.tenants, "memberships": rules.memberships},
            "identities": [
                {name: one.values[name] for name in ("source", "external_id", "enabled", "created_at")}
                for one in _identities(call, user)
            ],
            "tenants": [
                {
                    "id": one.id,
                    "name": one.values["name"],
                    "active": member.values["active"],
                    "roles": role_names(call.state, one, member.values["roles"]),
                    "permissions": _permissions(call, one, member),
                }
                for one, member in _memberships(call, user)
            ],
            "settings": {
                "theme": values["settings"]["theme"],
                "ip_binding": values["settings"]["ip_binding"],
                "default_tenant": _basic(tenant),
                "default_division": _basic(division),
            },
        },
    )


@handles("export_user_data")
def export_user_data(call: Call) -> Answer:
    """All that is stored about the person."""
    user = _person(call)
    values, (tenant, division) = user.values, _defaults(call, user)
    return Answer(
        200,
        {
            "user": {"id": user.id, **{name: values[name] for name in ("email", "name", "created_at")}},
            "identities": [
                {name: one.values[name] for name in ("source", "external_id", "created_at")}
                for one in _identities(call, user)
            ],
            "sessions": [
                {
                    "id": one.id,
                    "created_at": one.values["created_at"],
                    "expiry_at": format_time(one.values["expires"]),
                }
                for one in call.state.sessions_of(user)
            ],
            "memberships": [
                {
                    "tenant_id": one.id,
                    "tenant_name": one.values["name"],
                    "roles": role_names(call.state, one, member.values["roles"]),
                    "permissions": _flat(_permissions(call, one, member)),
                    "joined_at": member.values["created_at"],
                }
                for one, member in _memberships(call, user)
            ],
            "invitations": [
                {
                    "tenant_id": one.parent.id if one.parent else 0,
                    "status": one.values["status"],
                    "created_at": one.values["created_at"],
                }
                for one in addressed_to(call.state, user)
            ],
            "settings": {
                "theme": values["settings"]["theme"],
                "ip_binding": values["settings"]["ip_binding"],
                "default_tenant_id": tenant.id if tenant else None,
                "default_division_id": division.id if division else None,
            },
            "exported_at": format_time(call.now),
        },
    )


def _flat(tree: dict[str, Any]) -> list[str]:
    lists = [tree["tenant"], tree["division"]]
    for division in tree["divisions"]:
        lists += [division["permissions"], division["environment"]]
        lists += [one["permissions"] for one in division["environments"]]
    return _union(lists)


@handles("update_settings")
def update_settings(call: Call) -> Answer:
    """Change preferences; what is absent or null stays."""
    user, store = _person(call), call.state.store
    settings = merge(user.values["settings"], call.body, *_SETTINGS)
    if call.body.get("default_tenant_id") is not None:
        if settings["default_tenant_id"] not in {one.id for one, member in _memberships(call, user) if _active(member)}:
            raise invalid("invalid_default_tenant", "You are no active member of that tenant.", "default_tenant_id")
        if call.body.get("default_division_id") is None:
            settings["default_division_id"] = None
    if call.body.get("default_division_id") is not None:
        tenant = store.of("tenant", None).get(settings["default_tenant_id"] or 0)
        if tenant is None or store.of("division", tenant).get(call.body["default_division_id"]) is None:
            raise invalid("invalid_default_division", "The default tenant has no such division.", "default_division_id")
    store.change(user, call.touched({**user.values, "settings": settings}))
    return Answer(204)


def _active(member: Thing) -> bool:
    return bool(member.values["active"])
