"""The client: settings, and the two drivers of the flows."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote, urlencode, urlsplit

from laserdata_api.audit.resources import AuditResources
from laserdata_api.core.resources import CoreResources
from laserdata_api.declarations import Async, Operation, Options, Sync
from laserdata_api.notifier.resources import NotifierResources

from ._errors import InvalidRequestError
from ._flow import CallResult, Flow, Policy, Surroundings, Wait, call_flow, checked_key
from ._pages import PAGE_SIZE, AsyncPageWalk, PageWalk
from ._transport import Answer, AsyncTransport, Send, SyncTransport
from ._version import VERSION

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    import httpx

BASE_URL = "https://api.laserdata.cloud"
"""Where Core and Notifier are, and Audit too according to its document."""

_AGENT = f"laserdata-cloud-python/{VERSION}"


class Settings(NamedTuple):
    """What a client knows before it is asked for anything."""

    api_key: str | None
    tenant_id: int | None
    base_url: str
    audit_url: str
    policy: Policy = Policy()
    around: Surroundings = Surroundings()

    def __repr__(self) -> str:
        return f"Settings(tenant_id={self.tenant_id}, base_url={self.base_url!r})"


class Prepared(NamedTuple):
    """A call that is ready to be sent."""

    operation: Operation
    send: Send
    idempotency_key: str | None


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
        InvalidRequestError: a URL is none, or LD_TENANT_ID is no number.
    """
    environment = os.environ
    key = api_key if api_key is not None else environment.get("LD_API_KEY") or None
    if key is not None and (not key.isascii() or not key.isprintable() or key.strip() != key or not key):
        # The key itself is not shown: the message may end up in a log.
        raise InvalidRequestError("the API key has characters that no header can carry: check how it was copied")
    if tenant_id is None and environment.get("LD_TENANT_ID"):
        given = environment["LD_TENANT_ID"]
        if not (given.isascii() and given.isdigit()):
            raise InvalidRequestError(f"LD_TENANT_ID is {given!r}, which is no tenant id: a whole number is expected")
        tenant_id = int(given)
    base = _checked_url(base_url or environment.get("LD_API_URL") or BASE_URL)
    audit = _checked_url(audit_url or environment.get("LD_AUDIT_URL") or base)
    return Settings(key, tenant_id, base, audit, policy, around)


def _checked_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise InvalidRequestError(f"{url!r} is no base URL: expected something like {BASE_URL}")
    if parts.username or parts.password:
        raise InvalidRequestError("a base URL cannot hold a user name or password")
    loopback = parts.hostname in ("localhost", "127.0.0.1", "::1") or parts.hostname.startswith("127.")
    if parts.scheme == "http" and not loopback:
        raise InvalidRequestError(f"{url!r} would send the API key unencrypted: use https")
    return url.rstrip("/")


def prepare(
    settings: Settings,
    operation: Operation,
    path: Mapping[str, Any],
    query: Mapping[str, Any] | None,
    body: Any,
    fields: Mapping[str, Any] | None,
    idempotency_key: str | None,
    options: Options | None,
) -> Prepared:
    """Turn the arguments of a method into a request.

    Raises:
        InvalidRequestError: something is missing or cannot be sent; nothing has left this machine.
    """
    headers = {"user-agent": _AGENT, "accept": "application/json, application/problem+json, */*"}
    try:
        url = (settings.audit_url if operation.document == "audit" else settings.base_url) + _path(
            settings, operation, path
        )
        pairs = _query(operation, query)
        if pairs:
            url = f"{url}?{urlencode(pairs)}"
        content = _content(operation, body, fields)
    except ValueError as error:
        if isinstance(error, InvalidRequestError):
            raise
        raise InvalidRequestError(f"{operation.id}: {error}", operation=operation) from None
    if content is not None:
        headers["content-type"] = operation.body_media_type or "application/json"
    if options is not None and options.headers:
        headers |= {name.lower(): value for name, value in options.headers.items()}
    _authorise(settings, operation, headers)
    key: str | None = None
    if operation.idempotent and "ld-api-key" in headers:
        given = idempotency_key if idempotency_key is not None else headers.get("idempotency-key")
        key = settings.around.new_key() if given is None else checked_key(given)
        headers["idempotency-key"] = key
    elif idempotency_key is not None:
        raise InvalidRequestError(
            f"{operation.id}: an idempotency key was given, but this call cannot carry one", operation=operation
        )
    timeout = None if options is None else options.timeout
    return Prepared(operation, Send(operation.method, url, headers, content, timeout), key)


def _path(settings: Settings, operation: Operation, values: Mapping[str, Any]) -> str:
    found = operation.path
    for name in operation.path_parameters:
        value = values.get(name)
        if value is None and name == "tenant_id":
            value = settings.tenant_id
            if value is None:
                raise ValueError("no tenant is known: set LD_TENANT_ID, or give tenant_id to the client or to the call")
        if value is None:
            raise ValueError(f"{name} is None, and the path needs a value")
        from ._codec import text

        part = quote(text(value), safe="")
        if part in ("", ".", ".."):
            raise ValueError(f"{name} is {value!r}, which cannot stand in a path")
        found = found.replace(f"{{{name}}}", part)
    return found


def _query(operation: Operation, values: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    if not values:
        return []
    from ._codec import text

    wire = dict(operation.query_parameters)
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        if value is None:
            continue
        several = cast("list[Any]", value) if isinstance(value, list | tuple) else [value]
        pairs += [(wire[name], text(one)) for one in several]
    return pairs


def _content(operation: Operation, body: Any, fields: Mapping[str, Any] | None) -> bytes | None:
    if operation.body is None:
        return None
    import msgspec

    given = {name: value for name, value in (fields or {}).items() if value is not msgspec.UNSET}
    if body is not None and given:
        raise ValueError(f"give the body or its members, not both (given: {', '.join(given)})")
    if body is None and not given and not operation.body_required:
        return None
    from ._codec import encode

    return encode(given if body is None else body)


def _authorise(settings: Settings, operation: Operation, headers: dict[str, str]) -> None:
    if operation.credentials == "none":
        return
    if operation.credentials == "session":
        raise InvalidRequestError(
            f"{operation.id} takes a signed-in session and refuses API keys, and this client has only an API key",
            operation=operation,
        )
    if settings.api_key is None:
        raise InvalidRequestError(
            f"{operation.id} needs an API key: set LD_API_KEY, or give api_key to the client", operation=operation
        )
    headers["ld-api-key"] = settings.api_key


def _finish(prepared: Prepared, answer: Answer, result: CallResult) -> Any:
    from ._codec import decode

    return decode(prepared.operation, answer.content, answer.headers.get("content-type", ""), result)


def _flow(settings: Settings, prepared: Prepared) -> Flow:
    return call_flow(
        prepared.operation,
        prepared.send,
        prepared.idempotency_key,
        settings.policy,
        settings.around,
        partial(_finish, prepared),
    )


def _page_query(query: Mapping[str, Any] | None, number: int) -> dict[str, Any]:
    found = dict(query or {})
    if found.get("results") is None:
        found["results"] = PAGE_SIZE
    return {"page": number, **found}


class SyncCaller:
    """Drives flows with blocking I/O."""

    def __init__(self, settings: Settings, transport: SyncTransport, sleep: Callable[[float], None]) -> None:
        self.settings = settings
        self.transport = transport
        self._sleep = sleep

    def call(
        self,
        operation: Operation,
        path: Mapping[str, Any],
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        fields: Mapping[str, Any] | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Carry an operation out; see `laserdata_api.declarations.Caller`."""
        if operation.returns == "page":
            return PageWalk[Any](
                operation,
                lambda number: self._run(
                    prepare(self.settings, operation, path, _page_query(query, number), None, None, None, options)
                ),
            )
        return self._run(prepare(self.settings, operation, path, query, body, fields, idempotency_key, options))

    def _run(self, prepared: Prepared) -> Any:
        flow = _flow(self.settings, prepared)
        try:
            step = next(flow)
            while True:
                if isinstance(step, Wait):
                    self._sleep(step.seconds)
                    step = flow.send(None)
                else:
                    step = flow.send(self.transport.send(step))
        except StopIteration as done:
            return done.value


class AsyncCaller:
    """Drives flows over asyncio or trio, whichever runs."""

    def __init__(self, settings: Settings, transport: AsyncTransport, sleep: Callable[[float], Any]) -> None:
        self.settings = settings
        self.transport = transport
        self._sleep = sleep

    def call(
        self,
        operation: Operation,
        path: Mapping[str, Any],
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        fields: Mapping[str, Any] | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Carry an operation out; see `laserdata_api.declarations.Caller`."""
        if operation.returns == "page":
            return AsyncPageWalk[Any](
                operation,
                lambda number: self._run(
                    prepare(self.settings, operation, path, _page_query(query, number), None, None, None, options)
                ),
            )
        return self._run(prepare(self.settings, operation, path, query, body, fields, idempotency_key, options))

    async def _run(self, prepared: Prepared) -> Any:
        flow = _flow(self.settings, prepared)
        try:
            step = next(flow)
            while True:
                if isinstance(step, Wait):
                    await self._sleep(step.seconds)
                    step = flow.send(None)
                else:
                    step = flow.send(await self.transport.send(step))
        except StopIteration as done:
            return done.value


async def _async_sleep(seconds: float) -> None:
    import anyio

    await anyio.sleep(seconds)


class _Audit(AuditResources[Any]):
    def __init__(self, caller: Any) -> None:
        self._caller = caller


class LaserData(CoreResources[Sync], NotifierResources[Sync]):
    """A client of LaserData Cloud that blocks until each call is done. Safe to share between threads.

    Args:
        api_key: the key sent as `ld-api-key`; LD_API_KEY where left out.
        tenant_id: the tenant that calls are about unless they say otherwise; LD_TENANT_ID where left out.
        base_url: where Core and Notifier are; LD_API_URL or https://api.laserdata.cloud where left out. Must be https,
            except on this machine.
        audit_url: where Audit is; LD_AUDIT_URL or `base_url` where left out.
        http_client: your own `httpx.Client`, which you close yourself.
        policy: how hard a call is tried.
        surroundings: clocks, chance and key source, for tests.
        sleep: waits a number of seconds, for tests.

    Raises:
        InvalidRequestError: a setting is unusable.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        tenant_id: int | None = None,
        base_url: str | None = None,
        audit_url: str | None = None,
        http_client: httpx.Client | None = None,
        policy: Policy = Policy(),
        surroundings: Surroundings = Surroundings(),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        settings = settings_from(api_key, tenant_id, base_url, audit_url, policy, surroundings)
        self._driver = SyncCaller(settings, SyncTransport(http_client), sleep)
        self._caller = self._driver

    def __repr__(self) -> str:
        return f"<LaserData at {self._driver.settings.base_url}, tenant {self._driver.settings.tenant_id}>"

    @property
    def audit(self) -> AuditResources[Sync]:
        """The audit log: `events` and `activity`."""
        return _Audit(self._caller)

    def close(self) -> None:
        """Close the connections; an `http_client` of yours stays open."""
        self._driver.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncLaserData(CoreResources[Async], NotifierResources[Async]):
    """A client of LaserData Cloud whose calls are awaited, under asyncio or trio.

    Args:
        api_key: the key sent as `ld-api-key`; LD_API_KEY where left out.
        tenant_id: the tenant that calls are about unless they say otherwise; LD_TENANT_ID where left out.
        base_url: where Core and Notifier are; LD_API_URL or https://api.laserdata.cloud where left out. Must be https,
            except on this machine.
        audit_url: where Audit is; LD_AUDIT_URL or `base_url` where left out.
        http_client: your own `httpx.AsyncClient`, which you close yourself.
        policy: how hard a call is tried.
        surroundings: clocks, chance and key source, for tests.
        sleep: waits a number of seconds, for tests.

    Raises:
        InvalidRequestError: a setting is unusable.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        tenant_id: int | None = None,
        base_url: str | None = None,
        audit_url: str | None = None,
        http_client: httpx.AsyncClient | None = None,
        policy: Policy = Policy(),
        surroundings: Surroundings = Surroundings(),
        sleep: Callable[[float], Any] = _async_sleep,
    ) -> None:
        settings = settings_from(api_key, tenant_id, base_url, audit_url, policy, surroundings)
        self._driver = AsyncCaller(settings, AsyncTransport(http_client), sleep)
        self._caller = self._driver

    def __repr__(self) -> str:
        return f"<AsyncLaserData at {self._driver.settings.base_url}, tenant {self._driver.settings.tenant_id}>"

    @property
    def audit(self) -> AuditResources[Async]:
        """The audit log: `events` and `activity`."""
        return _Audit(self._caller)

    async def close(self) -> None:
        """Close the connections; an `http_client` of yours stays open."""
        await self._driver.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
