"""The clients: `LaserData` blocks, `AsyncLaserData` is awaited, and both have the supervisors they lead to."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypedDict, TypeVar, cast

from laserdata_api.audit.resources import AuditResources
from laserdata_api.core.resources import CoreResources
from laserdata_api.declarations import Async, AsyncRaw, ModeT, Options, Raw, Sync
from laserdata_api.notifier.resources import NotifierResources
from laserdata_api.supervisor.resources import SupervisorResources

from ._driver import AsyncDriver, Driver, SyncDriver
from ._errors import InvalidRequestError
from ._flow import Policy, Surroundings
from ._hooks import Hooks
from ._settings import WAIT_TIMEOUT, Settings, at_supervisor, changed, settings_from
from ._transport import MAX_CONTENT, AsyncTransport, SyncTransport

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self, Unpack

    import httpx

    from laserdata_api.core.models import DeploymentDetails
    from laserdata_api.declarations import Resources
    from laserdata_api.model import Unset
    from laserdata_api.protocols import Progress


ContractT = TypeVar("ContractT", bound="Resources[Sync]")
AsyncContractT = TypeVar("AsyncContractT", bound="Resources[Async]")


class ClientOptions(TypedDict, total=False):
    """What `with_options` can change.

    Attributes:
        timeout: seconds that one attempt may take; `None` for the usual steps.
        max_retries, deadline, backoff, longest_backoff, retry_share: as in `Policy`. Another `retry_share` comes with
            a budget of its own.
        headers: request headers, added to those that the client has.
        tenant_id: the tenant that calls are about.
        api_key: another key; `None` for none.
        session, csrf_token: another session; `None` for none.
    """

    timeout: float | None
    max_retries: int
    deadline: float
    backoff: float
    longest_backoff: float
    retry_share: float
    headers: Mapping[str, str]
    tenant_id: int | None
    api_key: str | None
    session: str | None
    csrf_token: str | None


class HasSupervisor(Protocol):
    """What a supervisor can be found from: a deployment, in any form that has these."""

    @property
    def id(self) -> int:
        """Id of the deployment."""
        ...

    @property
    def supervisor_url(self) -> str | Unset | None:
        """Where its supervisor is, if it has one."""
        ...


class Services(CoreResources[ModeT], NotifierResources[ModeT]):
    """The resources of all services that are not a supervisor's."""

    @property
    def audit(self) -> AuditResources[ModeT]:
        """The audit log: `events` and `activity`."""
        return AuditResources(self._caller)


class _Client:
    """What every client is."""

    _driver: Any = None
    _documents: tuple[str, ...] = ("core", "notifier", "audit")

    @property
    def _settings(self) -> Settings:
        driver: Driver = self._driver
        return driver.settings

    def __repr__(self) -> str:
        if self._driver is None:
            return f"<{type(self).__name__} that could not be made>"
        return f"<{type(self).__name__} at {self._settings.base_url}, tenant {self._settings.tenant_id}>"

    def with_options(self, **changes: Unpack[ClientOptions]) -> Self:
        """Return a client that shares the connections with this one and differs in the options given.

        See `ClientOptions` for what there is. This one stays as it is. Closing the new one closes nothing.

        Raises:
            InvalidRequestError: an option is unknown or unusable.
        """
        strange = sorted(changes.keys() - ClientOptions.__annotations__.keys())
        if strange:
            raise InvalidRequestError(
                f"with_options has no {', '.join(strange)}: there are {', '.join(ClientOptions.__annotations__)}"
            )
        made: Self = _over(type(self), self._driver, changed(self._settings, changes))
        return made

    def call(
        self,
        operation_id: str,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Call an operation by its `operationId`, exactly as its method would.

        Args:
            operation_id: such as `get_api_key_context`.
            path: the ids in its path; those that the client knows may be left out.
            query: its query parameters, by their names in Python or in the document.
            body: the request body, a model or a mapping.
            idempotency_key: your own key, where the operation takes one.
            options: what this one call does differently.

        Returns:
            What its method returns: awaitable in an asynchronous client, pages for a list.

        Raises:
            InvalidRequestError: there is no such operation or parameter.
            LaserDataError: the call failed; see its subclasses.
        """
        from ._lookup import find_operation, named_query

        operation = find_operation(operation_id, self._documents)
        return self._driver.call(
            operation, path or {}, named_query(operation, query), body, None, idempotency_key, options
        )


class _Blocking(_Client):
    """What every blocking client is."""

    _driver: SyncDriver
    _shares = True

    def close(self) -> None:
        """Close the connections; those of your own `http_client`, or of the client this was made from, stay open."""
        if not self._shares:
            self._driver.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Awaited(_Client):
    """What every asynchronous client is."""

    _driver: AsyncDriver
    _shares = True

    async def close(self) -> None:
        """Close the connections; those of your own `http_client`, or of the client this was made from, stay open."""
        if not self._shares:
            await self._driver.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


class _OfSupervisor(_Client):
    """What both clients of a supervisor are."""

    _documents = ("supervisor",)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self.url}, deployment {self.deployment_id}>"

    @property
    def url(self) -> str:
        """Where the supervisor is."""
        return self._settings.supervisor_url

    @property
    def deployment_id(self) -> int | None:
        """The deployment that calls are about unless they say otherwise."""
        return self._settings.deployment_id

    def _raw(self) -> Any:
        kind: Any = SupervisorResources
        contract = self._settings.contract
        if contract is not None:
            from ._regions import resources_of

            kind = resources_of(contract)
        return kind(self._driver.like(self._settings, raw=True))

    def _check_contract(self, contract: Any) -> None:
        from ._regions import is_of

        settings = self._settings
        # `Resources[Sync]` stands for the class that it is made from.
        if not is_of(getattr(contract, "__origin__", contract), settings):
            raise InvalidRequestError(
                f"the supervisor {settings.supervisor_url} serves the contract {settings.contract or 'supervisor'}, "
                f"which is not that of {contract}"
            )


class Supervisor(_OfSupervisor, _Blocking, SupervisorResources[Sync]):
    """A client of the supervisor of one deployment, or of one region: `LaserData.supervisor` makes it."""

    @property
    def with_raw_response(self) -> SupervisorResources[Raw]:
        """The same resources, whose methods return the answer as it came: see `RawResponse`."""
        found: SupervisorResources[Raw] = self._raw()
        return found

    def as_contract(self, contract: type[ContractT]) -> ContractT:
        """Return this client, typed as the resources of the contract that its region serves.

        While a change is rolled out region by region, types are those of the contract that most regions share; what
        only the newer one has is typed by its own resources: `SupervisorAwsUsResources[Sync]`.

        Raises:
            InvalidRequestError: the region serves another contract.
        """
        self._check_contract(contract)
        return cast("ContractT", self)


class AsyncSupervisor(_OfSupervisor, _Awaited, SupervisorResources[Async]):
    """A client of the supervisor of one deployment, or of one region: `AsyncLaserData.supervisor` makes it."""

    @property
    def with_raw_response(self) -> SupervisorResources[AsyncRaw]:
        """The same resources, whose methods return the answer as it came: see `RawResponse`."""
        found: SupervisorResources[AsyncRaw] = self._raw()
        return found

    def as_contract(self, contract: type[AsyncContractT]) -> AsyncContractT:
        """Return this client, typed as the resources of its region's contract; see `Supervisor.as_contract`."""
        self._check_contract(contract)
        return cast("AsyncContractT", self)


class LaserData(_Blocking, Services[Sync]):
    """A client of LaserData Cloud that blocks until each call is done.

    Safe to share between threads, and to be used on both sides of a fork, unless an `http_client` of yours was used
    before it.

    Args:
        api_key: the key sent as `ld-api-key`; LD_API_KEY where left out.
        tenant_id: the tenant that calls are about unless they say otherwise; LD_TENANT_ID where left out.
        base_url: where Core and Notifier are; LD_API_URL or https://api.laserdata.cloud where left out. Must be https,
            except on this machine.
        audit_url: where Audit is; LD_AUDIT_URL or `base_url` where left out.
        session: the cookie `session` of a signed-in person, for operations that refuse API keys, or for all where
            there is no key. Where it is given, LD_API_KEY is not read.
        csrf_token: the token that goes with the session's changes.
        supervisor_urls: region (`aws-us`) to URL, where supervisors are not at their usual places.
        trusted_hosts: hosts outside laserdata.cloud that a deployment's `supervisor_url` may name.
        timeout: seconds that one attempt may take; where left out, 10 to connect and 60 for every other step.
        headers: further request headers for every call.
        http_client: your own `httpx.Client`, which you close yourself.
        max_content: bytes of an answer that are read at most.
        policy: how hard a call is tried.
        hooks: told what happens to calls: one object, or several.
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
        session: str | None = None,
        csrf_token: str | None = None,
        supervisor_urls: Mapping[str, str] | None = None,
        trusted_hosts: Iterable[str] = (),
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
        http_client: httpx.Client | None = None,
        max_content: int = MAX_CONTENT,
        policy: Policy = Policy(),
        hooks: Hooks | Iterable[Hooks] = (),
        surroundings: Surroundings = Surroundings(),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        settings = settings_from(
            api_key=api_key,
            tenant_id=tenant_id,
            base_url=base_url,
            audit_url=audit_url,
            session=session,
            csrf_token=csrf_token,
            supervisor_urls=supervisor_urls,
            trusted_hosts=trusted_hosts,
            timeout=timeout,
            headers=headers,
            policy=policy,
            around=surroundings,
            hooks=hooks,
        )
        transport = SyncTransport(http_client, surroundings.clock, max_content)
        self._caller = self._driver = SyncDriver(settings, transport, sleep)
        self._shares = False

    @property
    def with_raw_response(self) -> Services[Raw]:
        """The same resources, whose methods return the answer as it came: see `RawResponse`."""
        return Services(self._driver.like(self._settings, raw=True))

    def supervisor(self, where: HasSupervisor | str, *, deployment_id: int | None = None) -> Supervisor:
        """Return a client of a supervisor, over the connections of this one.

        Args:
            where: a deployment as Core returns it, the URL of a supervisor, or a region such as `aws-us`.
            deployment_id: the deployment that calls are about unless they say otherwise; known where `where` is one.

        Raises:
            NoSupervisorError: the deployment has none.
            InvalidRequestError: the host is not below laserdata.cloud and nobody said that it may have the
                credentials.
        """
        found: Supervisor = _supervisor(Supervisor, self._driver, where, deployment_id)
        return found

    def wait_until_ready(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        tenant_id: int | None = None,
        timeout: float = WAIT_TIMEOUT,
        on_progress: Callable[[Progress], object] | None = None,
    ) -> DeploymentDetails:
        """Wait for a deployment that another process asked for; otherwise as `Accepted.wait`."""
        ready: DeploymentDetails = _wait_until_ready(
            self._driver, tenant_id, division_id, environment_id, deployment_id, timeout, on_progress
        )
        return ready


class AsyncLaserData(_Awaited, Services[Async]):
    """A client of LaserData Cloud whose calls are awaited, under asyncio or trio: in the event loop of its first call.

    Args:
        http_client: your own `httpx.AsyncClient`, which you close yourself.
        sleep: waits a number of seconds, for tests; awaited.
        others: as in `LaserData`.

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
        session: str | None = None,
        csrf_token: str | None = None,
        supervisor_urls: Mapping[str, str] | None = None,
        trusted_hosts: Iterable[str] = (),
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
        http_client: httpx.AsyncClient | None = None,
        max_content: int = MAX_CONTENT,
        policy: Policy = Policy(),
        hooks: Hooks | Iterable[Hooks] = (),
        surroundings: Surroundings = Surroundings(),
        sleep: Callable[[float], Any] | None = None,
    ) -> None:
        settings = settings_from(
            api_key=api_key,
            tenant_id=tenant_id,
            base_url=base_url,
            audit_url=audit_url,
            session=session,
            csrf_token=csrf_token,
            supervisor_urls=supervisor_urls,
            trusted_hosts=trusted_hosts,
            timeout=timeout,
            headers=headers,
            policy=policy,
            around=surroundings,
            hooks=hooks,
        )
        transport = AsyncTransport(http_client, surroundings.clock, max_content)
        self._caller = self._driver = AsyncDriver(settings, transport, sleep or _sleep)
        self._shares = False

    @property
    def with_raw_response(self) -> Services[AsyncRaw]:
        """The same resources, whose methods return the answer as it came: see `RawResponse`."""
        return Services(self._driver.like(self._settings, raw=True))

    def supervisor(self, where: HasSupervisor | str, *, deployment_id: int | None = None) -> AsyncSupervisor:
        """Return a client of a supervisor, over the connections of this one; see `LaserData.supervisor`."""
        found: AsyncSupervisor = _supervisor(AsyncSupervisor, self._driver, where, deployment_id)
        return found

    async def wait_until_ready(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        tenant_id: int | None = None,
        timeout: float = WAIT_TIMEOUT,  # noqa: ASYNC109 - seconds over several calls, as in the blocking client
        on_progress: Callable[[Progress], object] | None = None,
    ) -> DeploymentDetails:
        """Wait for a deployment that another process asked for; otherwise as `Accepted.wait`."""
        ready: DeploymentDetails = await _wait_until_ready(
            self._driver, tenant_id, division_id, environment_id, deployment_id, timeout, on_progress
        )
        return ready


async def _sleep(seconds: float) -> None:
    import anyio

    await anyio.sleep(seconds)


def _supervisor(kind: Any, driver: Driver, where: HasSupervisor | str, deployment_id: int | None) -> Any:
    if isinstance(where, str):
        settings = at_supervisor(driver.settings, where, deployment_id)
    else:
        from ._waiting import supervisor_driver

        settings = supervisor_driver(driver, where).settings
        if deployment_id is not None:
            settings = settings._replace(deployment_id=deployment_id)
    if settings.contract is not None:
        from ._regions import client_of

        kind = client_of(kind, settings.contract)
    return _over(kind, driver, settings)


def _over(kind: type[Any], driver: Driver, settings: Settings) -> Any:
    """Return a client of some kind with settings of its own, over connections that another one closes."""
    made = object.__new__(kind)
    made._caller = made._driver = driver.like(settings)
    return made


def _wait_until_ready(
    driver: Driver,
    tenant_id: int | None,
    division_id: int,
    environment_id: int,
    deployment_id: int,
    timeout: float,
    on_progress: Callable[[Progress], object] | None,
) -> Any:
    from ._waiting import ready_flow

    place = {
        "tenant_id": tenant_id,
        "division_id": division_id,
        "environment_id": environment_id,
        "deployment_id": deployment_id,
    }
    return driver.drive(ready_flow(driver, place, timeout, on_progress))
