"""Who calls, and what they may do."""

from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from ipaddress import IPv6Address, ip_address, ip_network
from secrets import compare_digest
from typing import NamedTuple

from .clock import hashed
from .contract import Operation
from .permissions import MEMBER, Tree, grants, grants_anywhere
from .problems import Problem, not_found
from .state import State
from .store import Thing
from .wire import array

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Place(NamedTuple):
    """Where a permission is asked for: the tenant, one of its divisions, or an environment of that division."""

    division: int | None = None
    environment: int | None = None


TENANT_WIDE = Place()


class Caller(NamedTuple):
    """Nobody, an API key, or a person with a session."""

    user: Thing | None = None
    key: Thing | None = None
    session: Thing | None = None

    @property
    def kind(self) -> str:
        """`api_key`, `session` or `nobody`."""
        return "api_key" if self.key else "session" if self.user else "nobody"

    def user_id(self) -> int:
        """The person behind the call: the one signed in, or the creator of the key."""
        if self.key is not None:
            return int(self.key.values["user_id"])
        return self.user.id if self.user else 0

    def division_id(self) -> int | None:
        """The one division that a key is scoped to, or None."""
        return self.key.values["division_id"] if self.key else None


def authenticate(state: State, operation: Operation, header: Callable[[str], str | None], client: str | None) -> Caller:
    """Find the caller. Raises Problem 401, or 403 where the credentials are good but not for this call."""
    if operation.open:
        return Caller()
    secret = header("ld-api-key")
    if secret is not None:
        return Caller(key=_key(state, operation, secret, client))
    cookie = _session_cookie(header("cookie"))
    if cookie is not None and not operation.accepts_session:
        raise Problem(401, "api_key_required", "This operation needs an API key; a session is not enough.")
    if cookie is None:
        raise Problem(401, "missing_credentials", "Send an API key in the ld-api-key header.")
    caller = signed_in(state, header, client)
    if caller is None:
        raise Problem(401, "invalid_session", "The session is unknown, over or bound to an address; sign in again.")
    assert caller.session is not None
    token = header("x-csrf-token") or ""
    if operation.method not in SAFE and not compare_digest(hashed(token), caller.session.values["csrf"]):
        raise Problem(403, "invalid_csrf_token", "A session's changing calls need its token in x-csrf-token.")
    return caller


def signed_in(state: State, header: Callable[[str], str | None], client: str | None) -> Caller | None:
    """Who the session cookie of a request stands for; None for nobody, or from an address it is not bound to."""
    session = state.session_of(_session_cookie(header("cookie")) or "")
    user = state.store.of("user", None).get(session.values["user_id"]) if session else None
    if session is None or user is None:
        return None
    if user.values["settings"]["ip_binding"] and client != session.values["ip_address"]:
        return None
    return Caller(user=user, session=session)


def _session_cookie(text: str | None) -> str | None:
    try:
        morsel = SimpleCookie(text or "").get("session")
    except CookieError:
        return None
    return morsel.value if morsel else None


def _key(state: State, operation: Operation, secret: str, client: str | None) -> Thing:
    key = state.keys.get(hashed(secret))
    if key is None:
        raise Problem(401, "invalid_api_key", "The API key is malformed, unknown or revoked.")
    if key.values["expiry"] <= state.now:
        raise Problem(401, "expired_api_key", "The API key is past its expiry.")
    if key.values["validate_ip"] and not _allowed(client, key.values["allowed_ips"]):
        raise Problem(403, "ip_not_allowed", "This address is not on the API key's allowlist.")
    if not operation.accepts_key:
        raise Problem(403, "api_key_not_allowed", "This operation needs a console session; API keys are not accepted.")
    return key


def _allowed(client: str | None, networks: list[str]) -> bool:
    try:
        address = ip_address(client or "")
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return any(address in ip_network(network, strict=False) for network in networks)


def trees(state: State, caller: Caller, tenant: Thing) -> list[Tree]:
    """The permission trees of the caller's roles in a tenant."""
    roles = state.store.of("role", tenant)
    if caller.key is not None:
        ids = [caller.key.values["role_id"]]
    else:
        member = state.members.get((tenant.id, caller.user_id()))
        ids = array(member.values["roles"]) if member is not None and member.values["active"] else []
    return [role.values["permissions"] for key in ids if (role := roles.get(key)) is not None]


def visible_tenant(state: State, caller: Caller, tenant_id: int) -> Thing:
    """The tenant, if it is the caller's. Raises Problem 404, the same for absent and for foreign."""
    tenant = state.store.of("tenant", None).get(tenant_id)
    if tenant is not None and caller.key is not None and caller.key.parent is tenant:
        return tenant
    if tenant is not None and caller.key is None:
        member = state.members.get((tenant.id, caller.user_id()))
        if member is not None and member.values["active"]:
            return tenant
    raise not_found("tenant")


def may(
    state: State,
    caller: Caller,
    tenant: Thing,
    permission: str,
    place: Place = TENANT_WIDE,
    *,
    anywhere: bool = False,
) -> bool:
    """Whether the caller's roles grant a permission at a place, or with `anywhere` in at least one division."""
    if permission == MEMBER:
        return True
    for tree in trees(state, caller, tenant):
        if grants_anywhere(tree, permission) if anywhere else grants(tree, permission, *place):
            return True
    return False
