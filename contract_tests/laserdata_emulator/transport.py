"""Transports for httpx that call the emulator in process, with no socket between."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from queue import Empty, SimpleQueue
from typing import Any

import httpx
from starlette.types import Message, Scope

from .app import Application, ConnectionCut


class _Caller:
    """One request as one run of the ASGI application, which waits for nothing but faults."""

    def __init__(self, app: Application, origins: Callable[[], Mapping[str, str]]) -> None:
        """`origins` gives the origin at each `host` or `host:port` that there is at the moment."""
        self._app, self._origins = app, origins

    def call(self, request: httpx.Request, body: bytes) -> httpx.Response:
        """Answer one request. Raises what httpx raises where a connection fails."""
        host = request.url.netloc.decode("ascii").rpartition("@")[2]
        origin = self._origins().get(host)
        if origin is None:
            raise httpx.ConnectError(f"the emulator is not at {host}, but at its own hosts (urls)", request=request)
        if self._app.faults.waiting():
            return _Patient(self._run, origin, request, body).response()
        sent: list[Message] = []
        try:
            self._run(origin, request, body, sent.append).send(None)
        except StopIteration:
            pass
        except ConnectionCut as cut:
            raise httpx.RemoteProtocolError(str(cut), request=request) from None
        return httpx.Response(
            sent[0]["status"],
            headers=sent[0]["headers"],
            content=b"".join(message.get("body", b"") for message in sent[1:]),
            request=request,
        )

    def _run(self, origin: str, request: httpx.Request, body: bytes, put: Callable[[Message], None]) -> Any:
        url = request.url
        scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": url.scheme,
            "path": url.path,
            "raw_path": url.raw_path.partition(b"?")[0],
            "query_string": url.query,
            "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "client": ("127.0.0.1", 0),
            "server": (url.host, url.port),
        }

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            put(message)

        return self._app.on(origin)(scope, receive, send)


class _Patient(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A request that a fault may meet: it runs in a thread, and its answer is read as from a socket.

    Each part may take as long as the caller's read timeout; a request that takes longer goes on, as on a server.
    """

    def __init__(self, run: Callable[..., Any], origin: str, request: httpx.Request, body: bytes) -> None:
        """Start it."""
        self._request = request
        self._timeout: float | None = request.extensions.get("timeout", {}).get("read")
        self._sent: SimpleQueue[Message | BaseException | None] = SimpleQueue()

        def thread() -> None:
            end: BaseException | None = None
            try:
                asyncio.run(run(origin, request, body, self._sent.put))
            except BaseException as exc:  # raised where the answer is waited for
                end = exc
            self._sent.put(end)

        threading.Thread(target=thread, name="laserdata-emulator-call", daemon=True).start()

    def response(self) -> httpx.Response:
        """The answer as soon as it has begun. Raises what httpx raises where a connection fails."""
        head = self._next()
        assert head is not None
        return httpx.Response(head["status"], headers=head["headers"], stream=self, request=self._request)

    def _next(self) -> Message | None:
        try:
            part = self._sent.get(timeout=self._timeout)
        except Empty:
            raise httpx.ReadTimeout("the emulator did not answer in time", request=self._request) from None
        if isinstance(part, ConnectionCut):
            raise httpx.RemoteProtocolError(str(part), request=self._request)
        if isinstance(part, BaseException):
            raise part
        return part

    def __iter__(self) -> Iterator[bytes]:
        while (part := self._next()) is not None:
            yield part.get("body", b"")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        from anyio.to_thread import run_sync  # comes with httpx; needed only where a fault may make a request wait

        while (part := await run_sync(self._next, abandon_on_cancel=True)) is not None:
            yield part.get("body", b"")


class Transport(httpx.BaseTransport):
    """For `httpx.Client(transport=...)`."""

    def __init__(self, app: Application, origins: Callable[[], Mapping[str, str]]) -> None:
        """See `Emulator.transport`."""
        self._caller = _Caller(app, origins)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        return self._caller.call(request, request.read())


class AsyncTransport(httpx.AsyncBaseTransport):
    """For `httpx.AsyncClient(transport=...)`, under asyncio and trio alike."""

    def __init__(self, app: Application, origins: Callable[[], Mapping[str, str]]) -> None:
        """See `Emulator.async_transport`."""
        self._app, self._caller = app, _Caller(app, origins)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        body = await request.aread()
        if not self._app.faults.waiting():
            return self._caller.call(request, body)
        from anyio.to_thread import run_sync  # comes with httpx; needed only where a fault may make a request wait

        return await run_sync(self._caller.call, request, body, abandon_on_cancel=True)
