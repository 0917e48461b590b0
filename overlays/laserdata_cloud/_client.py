"""The client, and the two drivers of its calls: one blocks, the other is awaited."""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from laserdata_api.audit.resources import AuditResources
from laserdata_api.core.resources import CoreResources
from laserdata_api.declarations import Async, Caller, Operation, Options, Sync
from laserdata_api.notifier.resources import NotifierResources

from ._flow import Flow, Policy, Surroundings, Wait, call_flow
from ._pages import AsyncPageWalk, PageWalk, page_query
from ._request import Arguments, prepare
from ._settings import Settings, settings_from
from ._transport import AsyncTransport, SyncTransport

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    import httpx


class _Driver:
    """Carries declared operations out; how it waits is for its subclasses to say."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

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
        arguments = Arguments(path, query, body, fields, idempotency_key, options)
        if operation.returns != "page":
            return self.drive(self._flow(operation, arguments))
        return self.walk(
            operation,
            lambda number: self.drive(self._flow(operation, arguments._replace(query=page_query(query, number)))),
        )

    def _flow(self, operation: Operation, arguments: Arguments) -> Flow:
        settings = self._settings
        send, key = prepare(settings, operation, arguments)
        return (yield from call_flow(operation, send, key, settings.policy, settings.around))

    @abstractmethod
    def drive(self, flow: Flow) -> Any:
        """Run a flow to its end and return what it returns, or an awaitable of that."""

    @abstractmethod
    def walk(self, operation: Operation, fetch: Callable[[int], Any]) -> Any:
        """Return the list whose pages are fetched so."""


class _SyncDriver(_Driver):
    def __init__(self, settings: Settings, client: httpx.Client | None, sleep: Callable[[float], None]) -> None:
        super().__init__(settings)
        self.transport = SyncTransport(client, settings.around.clock)
        self._sleep = sleep

    def drive(self, flow: Flow) -> Any:
        """Run a flow with blocking I/O."""
        try:
            step = next(flow)
            while True:
                step = flow.send(self._sleep(step.seconds) if isinstance(step, Wait) else self.transport.send(step))
        except StopIteration as done:
            return done.value

    def walk(self, operation: Operation, fetch: Callable[[int], Any]) -> Any:
        """Return a list to iterate over."""
        return PageWalk[Any](operation, fetch)


class _AsyncDriver(_Driver):
    def __init__(self, settings: Settings, client: httpx.AsyncClient | None, sleep: Callable[[float], Any]) -> None:
        super().__init__(settings)
        self.transport = AsyncTransport(client, settings.around.clock)
        self._sleep = sleep

    async def drive(self, flow: Flow) -> Any:
        """Run a flow over asyncio or trio, whichever runs."""
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

    def walk(self, operation: Operation, fetch: Callable[[int], Any]) -> Any:
        """Return a list to iterate over with `async for`."""
        return AsyncPageWalk[Any](operation, fetch)


async def _async_sleep(seconds: float) -> None:
    import anyio

    await anyio.sleep(seconds)


class _Audit(AuditResources[Any]):
    def __init__(self, caller: Caller) -> None:
        self._caller = caller


class _Client:
    """What both clients are."""

    _settings: Settings

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._settings.base_url}, tenant {self._settings.tenant_id}>"


class LaserData(_Client, CoreResources[Sync], NotifierResources[Sync]):
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
        self._settings = settings_from(api_key, tenant_id, base_url, audit_url, policy, surroundings)
        self._caller = self._driver = _SyncDriver(self._settings, http_client, sleep)

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


class AsyncLaserData(_Client, CoreResources[Async], NotifierResources[Async]):
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
        self._settings = settings_from(api_key, tenant_id, base_url, audit_url, policy, surroundings)
        self._caller = self._driver = _AsyncDriver(self._settings, http_client, sleep)

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
