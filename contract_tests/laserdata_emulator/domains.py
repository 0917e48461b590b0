"""E-mail domains and the tenants that claimed them."""

from .state import State
from .store import Thing
from .wire import format_time

# Anybody has an address there, so nobody claims them. Which ones the API skips is not published.
PUBLIC = frozenset(
    {"aol.com", "gmail.com", "gmx.com", "gmx.net", "googlemail.com", "hotmail.com", "icloud.com", "live.com"}
    | {"mail.com", "me.com", "msn.com", "outlook.com", "proton.me", "protonmail.com", "yahoo.com", "zoho.com"}
)


def domain_of(email: str) -> str:
    """What stands behind the last @ of an address, in lower case."""
    return email.rpartition("@")[2].casefold()


def claimant(state: State, domain: str) -> Thing | None:
    """The tenant that claimed a domain."""
    tenants = state.store.of("tenant", None)
    return next((one for one in tenants if one.values["config"]["email_domain"] == domain), None)


def claim(state: State, tenant: Thing, domain: str) -> bool:
    """Let a tenant claim a domain; False where it is public, empty, or claimed already."""
    if not domain or domain in PUBLIC or claimant(state, domain) is not None:
        return False
    verified = format_time(state.now)
    config = {**tenant.values["config"], "email_domain": domain, "email_domain_verified_at": verified}
    state.store.change(tenant, {**tenant.values, "config": config})
    return True
