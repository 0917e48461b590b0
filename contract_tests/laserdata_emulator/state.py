"""Everything that one emulated cloud remembers. A reset is a new one of these."""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappush
from typing import Any, Protocol

from .account_rules import AccountRules
from .clock import Clock, Ids, external_id, hashed
from .courier import Courier
from .idempotency import IdempotencyCache
from .permissions import SYSTEM_ROLES
from .rate_limit import RateLimit
from .store import Store, Thing
from .wire import format_time

KEY_LIFE = timedelta(days=365)


@dataclass(slots=True)
class Mail:
    """A confirmation code on its way to a mailbox."""

    to: str
    action: str
    resource: int
    code: str
    sent: datetime

    def shown(self) -> dict[str, Any]:
        """As JSON."""
        return {"to": self.to, "action": self.action, "resource_id": self.resource, "code": self.code}


class Seen(Protocol):
    """A request that was answered; written out only when somebody looks."""

    id: str

    def shown(self) -> dict[str, Any]:
        """As JSON."""
        ...


@dataclass(slots=True)
class State:
    """The mutable half of a cloud; every change of it happens in one thread."""

    clock: Clock
    ids: Ids
    features: dict[str, Any]
    plan: str
    pace: float = 0.0  # seconds that each stage of what takes time lasts
    rules: AccountRules = field(default_factory=AccountRules)
    store: Store = field(default_factory=Store)
    keys: dict[str, Thing] = field(default_factory=dict[str, Thing])  # by the hash of the secret
    members: dict[tuple[int, int], Thing] = field(default_factory=dict[tuple[int, int], Thing])  # by tenant and user
    due: list[tuple[datetime, str, int]] = field(default_factory=list[tuple[datetime, str, int]])  # a heap
    mail: deque[Mail] = field(default_factory=lambda: deque[Mail](maxlen=1000))
    attempts: dict[tuple[str, str], deque[datetime]] = field(default_factory=dict[tuple[str, str], deque[datetime]])
    courier: Courier = field(default_factory=Courier)
    rate_limit: RateLimit = field(default_factory=RateLimit)
    idempotency: IdempotencyCache = field(default_factory=IdempotencyCache)
    requests: deque[Seen] = field(default_factory=lambda: deque[Seen](maxlen=1000))

    @property
    def now(self) -> datetime:
        """The emulated moment."""
        return self.clock.now()

    def new(self, kind: str, parent: Thing | None, values: dict[str, Any]) -> Thing:
        """A new resource under its parent, stamped with an id and its times."""
        now = format_time(self.now)
        values = {"created_at": now, "updated_at": now, **values}
        return self.store.add(Thing(self.ids.id(), kind, parent, values))

    def index(self, thing: Thing) -> None:
        """Make the indexes know a thing that is in the store, and that none of the methods below has made."""
        if thing.kind == "api_key":
            self.keys[thing.values["hash"]] = thing
        elif thing.kind == "member" and thing.parent is not None:
            self.members[thing.parent.id, thing.values["user"].id] = thing
        later = thing.values.get("later")
        if later:
            heappush(self.due, (later["at"], thing.kind, thing.id))

    def add_user(self, email: str, name: str, source: str = "google", **values: Any) -> Thing:
        """A person, known by one address and, to begin with, to one identity provider."""
        user = self.new("user", None, {"email": email, "name": name, **_USER, **values})
        # A name is what the store finds things by, so an address is a thing of its own with its user's id.
        self.store.add(Thing(user.id, "address", None, {"name": email.casefold()}))
        self.add_identity(user, source, external_id(source, email))
        return user

    def add_identity(self, user: Thing, source: str, external: str) -> Thing:
        """Let an identity provider vouch for a user under its own id."""
        values = {"name": f"{source}:{external}", "source": source, "external_id": external, "user_id": user.id}
        identity = self.new("identity", None, {**values, "enabled": True})
        self.store.change(user, {**user.values, "identities": [*user.values["identities"], identity.id]})
        return identity

    def user_of(self, email: str) -> Thing | None:
        """The person with an address, however its letters are written."""
        address = self.store.of("address", None).named(email.casefold())
        return self.store.of("user", None).get(address.id) if address else None

    def add_tenant(self, owner: Thing, values: dict[str, Any]) -> Thing:
        """A tenant with the system roles and its owner as a member."""
        defaults = {"description": "", "email": owner.values["email"], "protected": False}
        tenant = self.new("tenant", None, {**defaults, **values, "owner_id": owner.id, "config": dict(_CONFIG)})
        roles = {
            name: self.new("role", tenant, {"name": name, "kind": "system", "permissions": tree})
            for name, tree in SYSTEM_ROLES.items()
        }
        self.add_member(tenant, owner, [roles["admin"].id])
        return tenant

    def add_member(self, tenant: Thing, user: Thing, roles: list[int]) -> Thing:
        """Make a user a member of a tenant."""
        member = self.new("member", tenant, {"user": user, "active": True, "roles": roles})
        self.members[tenant.id, user.id] = member
        return member

    def add_key(self, tenant: Thing, user: Thing, values: dict[str, Any]) -> tuple[Thing, str]:
        """An API key and its secret, of which only the hash stays."""
        defaults: dict[str, Any] = {"division_id": None, "validate_ip": False, "allowed_ips": []}
        secret = self.ids.secret("ld_api_key_")
        key = self.new("api_key", tenant, {**defaults, **values, "user_id": user.id, "hash": hashed(secret)})
        self.keys[key.values["hash"]] = key
        return key, secret

    def add_session(self, user: Thing, address: str = "127.0.0.1", agent: str | None = None) -> tuple[str, str]:
        """A session of a user; gives the cookie and the CSRF token. Too many, and the oldest ends (inferred)."""
        living = self.sessions_of(user)
        crowded = living[: max(0, len(living) - self.rules.sessions + 1)]
        self.end_sessions(user, {one.id for one in (*crowded, *self.sessions_of(user, living=False))})
        ends = self.now + self.rules.session_end
        values = {"user_id": user.id, "ip_address": address, "user_agent": agent, "ends": ends}
        fresh, cookie, token = self._session_secrets(ends)
        session = self.new("session", None, {**values, **fresh})
        self.store.change(user, {**user.values, "sessions": [*user.values["sessions"], session.id]})
        return cookie, token

    def refresh_session(self, session: Thing) -> tuple[str, str]:
        """Move a session's end further out, under a new cookie and CSRF token."""
        fresh, cookie, token = self._session_secrets(session.values["ends"])
        self.store.change(session, {**session.values, **fresh})
        return cookie, token

    def _session_secrets(self, ends: datetime) -> tuple[dict[str, Any], str, str]:
        cookie, token = self.ids.secret("ld_session_"), self.ids.secret("")
        expires = min(self.now + self.rules.session_life, ends)
        return {"name": hashed(cookie), "csrf": hashed(token), "expires": expires}, cookie, token

    def session_of(self, cookie: str) -> Thing | None:
        """The living session that a cookie opens."""
        session = self.store.of("session", None).named(hashed(cookie))
        return session if session is not None and session.values["expires"] > self.now else None

    def sessions_of(self, user: Thing, *, living: bool = True) -> list[Thing]:
        """A user's sessions, oldest first: those that live, or those that are over and not yet forgotten."""
        every = map(self.store.of("session", None).get, user.values["sessions"])
        return [one for one in every if one is not None and (one.values["expires"] > self.now) is living]

    def end_sessions(self, user: Thing, ids: Collection[int]) -> None:
        """End some of a user's sessions."""
        for session in map(self.store.of("session", None).get, ids):
            if session is not None:
                self.store.remove(session)
        kept = [key for key in user.values["sessions"] if key not in ids]
        self.store.change(user, {**user.values, "sessions": kept})

    def role_named(self, tenant: Thing, name: str) -> Thing:
        """A role of a tenant by name; raises KeyError."""
        role = self.store.of("role", tenant).named(name)
        if role is None:
            raise KeyError(name)
        return role


_USER: dict[str, Any] = {
    "title": "",
    "about": "",
    "status": "active",
    "verified": True,
    "identities": [],
    "sessions": [],
    "settings": {"theme": "system", "ip_binding": False, "default_tenant_id": None, "default_division_id": None},
}
_CONFIG = {
    "join_policy": "invite_only",
    "block_external_invitations": False,
    "enforce_domain_only_invitations": False,
    "email_domain": None,
    "email_domain_verified_at": None,
}


@dataclass(frozen=True, slots=True)
class Seeds:
    """What a new cloud holds and prints."""

    tenant_id: int
    division_id: int
    user_id: int
    api_key_id: int
    api_key: str
    read_only_key_id: int
    read_only_key: str
    session: str
    csrf_token: str
    member_ids: tuple[int, ...]
    user_channel_id: int
    made: dict[str, Any] = field(default_factory=dict[str, Any])  # by a seed of the user's


def seed(state: State, members: int = 0) -> Seeds:
    """Fill a new state: a tenant with its owner and system roles, a division, two API keys, a session, more members."""
    owner = state.add_user("owner@acme.test", "Olive Owner")
    tenant = state.add_tenant(owner, {"name": "Acme"})
    division = state.new("division", tenant, {"name": "Engineering", **NEW_DIVISION})
    expiry = state.now + KEY_LIFE
    keys = [
        state.add_key(
            tenant,
            owner,
            {"name": name, "role_id": state.role_named(tenant, role).id, "expiry": expiry},
        )
        for name, role in (("emulator-admin", "admin"), ("emulator-read-only", "viewer"))
    ]
    session, csrf_token = state.add_session(owner)
    channel = state.new("channel", owner, new_channel("email", "own email", owner.values["email"]))
    # Last, so that the ids of what stands above do not depend on how many there are.
    others = [state.add_user(f"member{number}@acme.test", f"Member {number}") for number in range(1, members + 1)]
    for user in others:
        state.add_member(tenant, user, [state.role_named(tenant, "viewer").id])
    return Seeds(
        tenant_id=tenant.id,
        division_id=division.id,
        user_id=owner.id,
        api_key_id=keys[0][0].id,
        api_key=keys[0][1],
        read_only_key_id=keys[1][0].id,
        read_only_key=keys[1][1],
        session=session,
        csrf_token=csrf_token,
        member_ids=tuple(user.id for user in others),
        user_channel_id=channel.id,
    )


def new_channel(kind: str, name: str, destination: str) -> dict[str, Any]:
    """The values of a new notification channel."""
    values = {"remarks": None, "settings": None, "enabled": True, "tested": None}
    return {"channel": kind, "name": name, "destination": destination, **values}


NEW_DIVISION: dict[str, Any] = {"description": "", "email": "", "protected": False}
Seeder = Callable[[State], Seeds]
