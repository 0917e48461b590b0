"""The two drivers of a client's calls: one blocks, the other is awaited. What a call does is decided in flows."""

from __future__ import annotations

import inspect
from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ._errors import InvalidRequestError
from ._flow import Ask, Flow, Policy, Step, Wait, call_flow
from ._request import Arguments, prepare

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation, Options

    from ._pages import Listing
    from ._settings import Settings
    from ._transport import AsyncTransport, SyncTransport

DriverT = TypeVar("DriverT", bound="Driver")


class Driver:
    """Carries declared operations out; how it waits is for its subclasses to say.

    Args:
        settings: what the client knows.
        transport: what sends; clients made from one another share it.
        sleep: waits a number of seconds.
        raw: whether answers are returned as they came.
    """

    def __init__(self, settings: Settings, transport: Any, sleep: Callable[[float], Any], *, raw: bool = False) -> None:
        self.settings = settings
        self.transport = transport
        self._sleep = sleep
        self._raw = raw

    def like(self: DriverT, settings: Settings, *, raw: bool = False) -> DriverT:
        """Return a driver with other settings over the same connections."""
        return type(self)(settings, self.transport, self._sleep, raw=raw)

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
        if self.settings.contract is not None:
            operation = self._served(operation)
        arguments = Arguments(path, query, body, fields, idempotency_key, options)
        if operation.returns == "page":
            return self.walk(self._listing(operation, arguments))
        if operation.takes_code and query and callable(query.get("code")):
            from ._confirm import confirmed

            return self.drive(confirmed(self, operation, arguments, raw=self._raw))
        return self.drive(self.flow(operation, arguments, raw=self._raw))

    def flow(
        self, operation: Operation, arguments: Arguments, *, raw: bool = False, policy: Policy | None = None
    ) -> Flow:
        """Return the flow of one call."""
        settings = self.settings
        if settings.contract is not None:
            operation = self._served(operation)
        send, key = prepare(settings, operation, arguments)
        watch = settings.hooks.watch(operation, send, key, settings.around.clock)
        returned = yield from call_flow(
            operation,
            send,
            key,
            policy or settings.policy,
            settings.around,
            settings.budget,
            watch,
            settings.keys,
            raw=raw,
        )
        if operation.outcome is None:
            return returned
        from ._waiting import accepted

        return accepted(self, arguments, returned)

    def _served(self, operation: Operation) -> Operation:
        from ._regions import served

        return served(self.settings, operation)

    def _listing(self, operation: Operation, arguments: Arguments) -> Listing:
        # Loaded with the first list.
        from ._pages import Listing, started

        def fetch(query: Mapping[str, Any], link: str | None) -> Any:
            return self.drive(self.flow(operation, arguments._replace(query=query, link=link), raw=self._raw))

        def url(query: Mapping[str, Any]) -> str:
            return prepare(self.settings, operation, arguments._replace(query=query)).send.url

        query = arguments.query or {}
        return Listing(operation, query, fetch, url, _parsed if self._raw else None, started(operation, query))

    @abstractmethod
    def drive(self, flow: Flow) -> Any:
        """Run a flow to its end and return what it returns, or an awaitable of that."""

    @abstractmethod
    def walk(self, listing: Listing) -> Any:
        """Return the list whose pages are fetched so."""


class SyncDriver(Driver):
    """Blocks."""

    transport: SyncTransport

    def drive(self, flow: Flow) -> Any:
        """Run a flow with blocking I/O."""
        try:
            step: Step = next(flow)
            while True:
                try:
                    if isinstance(step, Wait):
                        outcome = self._sleep(step.seconds)
                    elif isinstance(step, Ask):
                        outcome = _at_once(step.ask())
                    else:
                        outcome = self.transport.send(step)
                except BaseException as error:
                    # The flow knows what its call has done so far, and adds that.
                    step = flow.throw(error)
                else:
                    step = flow.send(outcome)
        except StopIteration as done:
            return done.value

    def walk(self, listing: Listing) -> Any:
        """Return a list to iterate over."""
        from ._pages import PagedList

        return PagedList[Any](listing)


class AsyncDriver(Driver):
    """Is awaited, over asyncio or trio, whichever runs."""

    transport: AsyncTransport

    async def drive(self, flow: Flow) -> Any:
        """Run a flow with awaited I/O."""
        try:
            step: Step = next(flow)
            while True:
                try:
                    if isinstance(step, Wait):
                        outcome = await self._sleep(step.seconds)
                    elif isinstance(step, Ask):
                        given = step.ask()
                        outcome = await given if inspect.isawaitable(given) else given
                    else:
                        outcome = await self.transport.send(step)
                except BaseException as error:
                    # The flow knows what its call has done so far, and adds that.
                    step = flow.throw(error)
                else:
                    step = flow.send(outcome)
        except StopIteration as done:
            return done.value

    def walk(self, listing: Listing) -> Any:
        """Return a list to iterate over with `async for`."""
        from ._pages import AsyncPagedList

        return AsyncPagedList[Any](listing)


def _parsed(raw: Any) -> Any:
    return raw.parse()


def _at_once(given: Any) -> Any:
    if inspect.isawaitable(given):
        if inspect.iscoroutine(given):
            given.close()
        raise InvalidRequestError("a function that this call was given is asynchronous, and this client is not")
    return given
