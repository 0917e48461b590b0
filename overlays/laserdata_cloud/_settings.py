"""What a client knows before it is asked for anything: credentials, addresses, how hard to try."""

from __future__ import annotations

import ipaddress
import math
import os
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from ._budget import RetryBudget
from ._errors import InvalidRequestError
from ._flow import Policy, Surroundings
from ._hooks import HookChain, Hooks
from ._keys import KeyMemory
from ._transport import UrlParts, url_parts

WAIT_TIMEOUT = 1800.0
"""Seconds for which accepted work is waited for, unless the caller says otherwise; as `protocols.Accepted` tells."""

DOMAIN = "laserdata.cloud"
"""Below this domain the API's own hosts are."""

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
    session: str | None = None
    csrf_token: str | None = None
    supervisor_urls: Mapping[str, str] = MappingProxyType({})
    trusted_hosts: frozenset[str] = frozenset()
    timeout: float | None = None
    headers: Mapping[str, str] = MappingProxyType({})
    supervisor_url: str = ""
    """Where the operations of a supervisor go, in the client of one supervisor."""
    deployment_id: int | None = None
    """The deployment that such a client is for."""
    region: str | None = None
    """The region of that supervisor, where it is known."""
    contract: str | None = None
    """The document that this region serves, while regions serve several."""
    budget: RetryBudget | None = None
    """What all calls together may try again: one object for a client and those derived from it."""
    keys: KeyMemory | None = None
    """When the keys of their calls were first sent; likewise."""
    hooks: HookChain = HookChain()

    def __repr__(self) -> str:
        return f"Settings(tenant_id={self.tenant_id}, base_url={self.base_url!r})"

    def __reduce__(self) -> Any:
        # What pickles or copies a client comes by here.
        raise TypeError("a client holds a secret and connections: it cannot be pickled or copied, make another one")


def settings_from(
    *,
    api_key: str | None,
    tenant_id: int | None,
    base_url: str | None,
    audit_url: str | None,
    policy: Policy,
    around: Surroundings,
    session: str | None = None,
    csrf_token: str | None = None,
    supervisor_urls: Mapping[str, str] | None = None,
    trusted_hosts: Iterable[str] = (),
    timeout: float | None = None,
    headers: Mapping[str, str] | None = None,
    hooks: Hooks | Iterable[Hooks] = (),
) -> Settings:
    """Fill in what was not given from the environment, and check it.

    Raises:
        InvalidRequestError: a setting is unusable; the message says which, and never shows a secret.
    """
    try:
        base = _checked_url("base_url", "LD_API_URL", base_url, BASE_URL)
        return Settings(
            # A session that is given is meant: a key that lies in the environment does not take its place.
            api_key=None if api_key is None and session is not None else _api_key(api_key),
            tenant_id=_tenant_id(tenant_id),
            base_url=base,
            audit_url=_checked_url("audit_url", "LD_AUDIT_URL", audit_url, base),
            policy=_checked_policy(policy),
            around=around,
            session=_secret("session", session, besides=';,"'),
            csrf_token=_secret("csrf_token", csrf_token),
            supervisor_urls={
                region: _checked_url(f"supervisor_urls[{region!r}]", "", url, "")
                for region, url in (supervisor_urls or {}).items()
            },
            trusted_hosts=_hosts(trusted_hosts),
            timeout=checked_timeout(timeout),
            headers=_usual_headers(headers),
            budget=budget_of(policy),
            keys=KeyMemory(),
            hooks=_chain(hooks),
        )
    except ValueError as error:
        raise InvalidRequestError(str(error)) from None


def changed(settings: Settings, changes: Mapping[str, Any]) -> Settings:
    """Return settings with some of them replaced, checked as in `settings_from`.

    Raises:
        InvalidRequestError: a setting is unusable.
    """
    kept = settings._replace(**{name: changes[name] for name in changes.keys() & _POLICY_FREE})
    policy = settings.policy._replace(**{name: changes[name] for name in changes.keys() & set(Policy._fields)})
    try:
        return kept._replace(
            api_key=_api_key(kept.api_key) if kept.api_key is not None else None,
            session=_secret("session", kept.session, besides=';,"'),
            csrf_token=_secret("csrf_token", kept.csrf_token),
            policy=_checked_policy(policy),
            budget=settings.budget if policy.retry_share == settings.policy.retry_share else budget_of(policy),
            timeout=checked_timeout(kept.timeout),
            headers={**settings.headers, **_usual_headers(changes.get("headers"))},
        )
    except ValueError as error:
        raise InvalidRequestError(str(error)) from None


_POLICY_FREE = frozenset({"api_key", "session", "csrf_token", "tenant_id", "timeout"})

_HOST = re.compile(r"[a-z0-9.:-]+")
_NAME = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_REGION = re.compile(r"[a-z]+-[a-z]+")
_USUAL = re.compile(rf"https://supervisor-({_REGION.pattern})\.{re.escape(DOMAIN)}")


def supervisor_origin(settings: Settings, where: str) -> str:
    """Return the URL of a supervisor, given that or the name of a region, where credentials may be sent.

    Raises:
        InvalidRequestError: it is neither, or a host that nobody said may have the credentials.
    """
    if where in settings.supervisor_urls:
        return settings.supervisor_urls[where]
    if _REGION.fullmatch(where):
        return f"https://supervisor-{where}.{DOMAIN}"
    parts = url_parts(where)
    plain = parts is not None and _HOST.fullmatch(parts.host) and not parts.beyond and not parts.userinfo
    if parts is None or not plain or parts.scheme not in ("http", "https"):
        raise InvalidRequestError(
            f"{where[:200]!r} is no URL of a supervisor and no region, such as 'aws-us'; nothing was sent"
        )
    url = parts.url.rstrip("/")
    if url in settings.supervisor_urls.values() or _is_trusted(settings, parts):
        return url
    raise InvalidRequestError(
        f"the supervisor {parts.scheme}://{parts.host} is not below {DOMAIN}, so no credentials were sent there: "
        "if the host is yours, name it in trusted_hosts or supervisor_urls"
        if parts.scheme == "https"
        else f"the supervisor at {parts.host} would get the credentials unencrypted, so nothing was sent"
    )


def at_supervisor(settings: Settings, where: str, deployment_id: int | None, likely: str | None = None) -> Settings:
    """Return the settings of a client of one supervisor; `likely` is its region where its URL does not tell it.

    Raises:
        InvalidRequestError: as `supervisor_origin`.
    """
    from ._regions import contract_of

    url = supervisor_origin(settings, where)
    named, usual = settings.supervisor_urls, _USUAL.fullmatch(url)
    if where in named:
        region: str | None = where
    elif likely is not None and named.get(likely) == url:  # several regions may be behind one URL
        region = likely
    else:
        told = usual[1] if usual else likely
        region = next((region for region, known in named.items() if known == url), told)
    return settings._replace(
        supervisor_url=url, deployment_id=deployment_id, region=region, contract=contract_of(region)
    )


def _is_trusted(settings: Settings, parts: UrlParts) -> bool:
    base = url_parts(settings.base_url)
    if base is not None and _is_loopback(base.host) and _is_loopback(parts.host):
        return True
    return parts.scheme == "https" and (
        parts.host == DOMAIN
        or parts.host.endswith(f".{DOMAIN}")
        or parts.host in settings.trusted_hosts
        or (base is not None and base.scheme == "https" and parts.host == base.host)
    )


def _hosts(given: Any) -> frozenset[str]:
    if isinstance(given, str):
        # A text is a collection of letters, too.
        raise ValueError("trusted_hosts are several, not one text: give a list")
    hosts = tuple(given)
    for host in hosts:
        if not isinstance(host, str) or not (_NAME.fullmatch(host) or _address(host)):
            raise ValueError(f"trusted_hosts has {host!r}, which is no host: give names alone, as in sv.example.com")
    return frozenset(host.lower() for host in hosts)


def checked_timeout(seconds: float | None) -> float | None:
    """Return the timeout; raises ValueError where it is none."""
    if seconds is not None and not (_is_number(seconds) and seconds > 0 and math.isfinite(seconds)):
        raise ValueError(f"a timeout is a number of seconds above 0, not {seconds!r}")
    return seconds


# Credentials come from the client, so that nothing else can send them elsewhere; the rest frames the message.
_NOT_GIVEN = frozenset({"ld-api-key", "cookie", "x-csrf-token", "host", "content-length", "transfer-encoding"})


def _usual_headers(extra: Mapping[str, str] | None) -> dict[str, str]:
    found = checked_headers(extra)
    if "idempotency-key" in found:
        raise ValueError("an idempotency key is one call's own: give it to the call")
    return found


def checked_headers(extra: Mapping[str, str] | None) -> dict[str, str]:
    """Return extra headers with their names in lower case; raises ValueError where one cannot be sent."""
    found: dict[str, str] = {}
    for name, value in (extra or {}).items():
        lower = _text("the name of a header", name).lower()
        if lower in _NOT_GIVEN:
            raise ValueError(f"the header {lower} cannot be set for one call: the client sees to it")
        if not re.fullmatch(r"[!#$%&'*+\-.^_`|~0-9a-z]+", lower):
            raise ValueError(f"{name!r} is no name of a header")
        if not _text(f"the value of the header {lower}", value).isascii() or not value.isprintable():
            # The value is not shown: it may be a secret.
            raise ValueError(f"the value of the header {lower} has characters that no header can carry")
        found[lower] = value
    return found


def _text(name: str, given: Any) -> str:
    if not isinstance(given, str):
        # Not shown: it may be a secret.
        raise ValueError(f"{name} is text, not of type {type(given).__name__}")
    return given


def _is_number(given: object) -> bool:
    return isinstance(given, int | float)


def _secret(name: str, given: str | None, besides: str = "") -> str | None:
    if given is not None and (
        not _text(name, given) or not given.isascii() or not given.isprintable() or set(given) & {" ", *besides}
    ):
        # Not shown: it is a secret.
        raise ValueError(f"{name} is empty, or has characters that it cannot have: check how it was copied")
    return given


def budget_of(policy: Policy) -> RetryBudget | None:
    """Return a new budget for the retries of a client and of those derived from it."""
    return None if policy.retry_share == math.inf else RetryBudget(policy.retry_share)


def _chain(hooks: Hooks | Iterable[Hooks]) -> HookChain:
    level = os.environ.get("LD_LOG")
    if level:
        from ._log import write_to_stderr

        write_to_stderr(level)
    return HookChain(hooks)


def _api_key(given: str | None) -> str | None:
    if given is None:
        return _secret("LD_API_KEY", os.environ.get("LD_API_KEY") or None)
    return _secret("api_key", given)


def _tenant_id(given: int | None) -> int | None:
    found = os.environ.get("LD_TENANT_ID")
    if given is not None or not found:
        return given
    if not (found.isascii() and found.isdigit() and len(found) < 20):
        # Not shown: it may be another variable's value, put here by mistake.
        raise ValueError("LD_TENANT_ID is no tenant id: a whole number is expected")
    return int(found)


def _checked_url(argument: str, variable: str, given: str | None, otherwise: str) -> str:
    url = given or (os.environ.get(variable) if variable else None) or otherwise
    name = variable if variable and not given else argument
    # Taken apart by what will also send to it: two readings of one URL are how secrets reach the wrong host.
    parts = url_parts(_text(name, url))
    if parts is None or parts.scheme not in ("http", "https") or not parts.host or parts.beyond:
        raise ValueError(f"{name} is no base URL: expected something like {BASE_URL}, without a query")
    if parts.userinfo:
        raise ValueError(f"{name} holds a user name or password, which a base URL cannot")
    if parts.scheme == "http" and not _is_loopback(parts.host):
        raise ValueError(f"{name} would send the API key to {parts.host} unencrypted: use https")
    return parts.url.rstrip("/")


def _is_loopback(host: str) -> bool:
    address = _address(host)
    return host == "localhost" if address is None else address.is_loopback


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _checked_policy(given: object) -> Policy:
    if not isinstance(given, Policy):
        raise ValueError(f"policy is of type Policy, not {type(given).__name__}")
    policy = given
    if not all(map(_is_number, policy)):
        raise ValueError(f"{policy} cannot be kept: each part is a number")
    if not policy.deadline > 0 or not policy.backoff >= 0 or not policy.longest_backoff >= 0:
        raise ValueError(f"{policy} cannot be kept: the deadline is above 0 seconds, pauses are 0 or more")
    if not policy.retry_share >= 0:
        raise ValueError(f"{policy} cannot be kept: the share of retries is 0 or more")
    return policy
