"""What a client knows before it is asked for anything: credentials, addresses, how hard to try."""

from __future__ import annotations

import ipaddress
import os
from typing import Any, NamedTuple

from ._errors import InvalidRequestError
from ._flow import Policy, Surroundings
from ._transport import url_parts

BASE_URL = "https://api.laserdata.cloud"
"""Where Core and Notifier are, and Audit too according to its document."""


class Settings(NamedTuple):
    """Checked settings of one client."""

    api_key: str | None
    tenant_id: int | None
    base_url: str
    audit_url: str
    policy: Policy = Policy()
    around: Surroundings = Surroundings()

    def __repr__(self) -> str:
        return f"Settings(tenant_id={self.tenant_id}, base_url={self.base_url!r})"

    def __reduce__(self) -> Any:
        # What pickles or copies a client comes by here.
        raise TypeError("a client holds a secret and connections: it cannot be pickled or copied, make another one")


def settings_from(
    api_key: str | None,
    tenant_id: int | None,
    base_url: str | None,
    audit_url: str | None,
    policy: Policy,
    around: Surroundings,
) -> Settings:
    """Fill in what was not given from the environment, and check it.

    Raises:
        InvalidRequestError: a setting is unusable; the message says which, and never shows a secret.
    """
    try:
        base = _checked_url("base_url", "LD_API_URL", base_url, BASE_URL)
        audit = _checked_url("audit_url", "LD_AUDIT_URL", audit_url, base)
        return Settings(_api_key(api_key), _tenant_id(tenant_id), base, audit, _checked_policy(policy), around)
    except ValueError as error:
        raise InvalidRequestError(str(error)) from None


def _api_key(given: str | None) -> str | None:
    key = given if given is not None else os.environ.get("LD_API_KEY") or None
    if key is not None and (not key or not key.isascii() or not key.isprintable() or key.strip() != key):
        where = "LD_API_KEY" if given is None else "api_key"
        raise ValueError(f"{where} is empty, or has characters that no header can carry: check how it was copied")
    return key


def _tenant_id(given: int | None) -> int | None:
    found = os.environ.get("LD_TENANT_ID")
    if given is not None or not found:
        return given
    if not (found.isascii() and found.isdigit() and len(found) < 20):
        # Not shown: it may be another variable's value, put here by mistake.
        raise ValueError("LD_TENANT_ID is no tenant id: a whole number is expected")
    return int(found)


def _checked_url(argument: str, variable: str, given: str | None, otherwise: str) -> str:
    url = given or os.environ.get(variable) or otherwise
    name = argument if given else variable
    # Taken apart by what will also send to it: two readings of one URL are how secrets reach the wrong host.
    parts = url_parts(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.host or parts.beyond:
        raise ValueError(f"{name} is no base URL: expected something like {BASE_URL}, without a query")
    if parts.userinfo:
        raise ValueError(f"{name} holds a user name or password, which a base URL cannot")
    if parts.scheme == "http" and not _is_loopback(parts.host):
        raise ValueError(f"{name} would send the API key to {parts.host} unencrypted: use https")
    return parts.url.rstrip("/")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _checked_policy(policy: Policy) -> Policy:
    if not policy.deadline > 0 or not policy.backoff >= 0 or not policy.longest_backoff >= 0:
        raise ValueError(f"{policy} cannot be kept: the deadline is above 0 seconds, pauses are 0 or more")
    return policy
