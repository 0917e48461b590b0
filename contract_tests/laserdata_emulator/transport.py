"""Transports for httpx that call the emulator in process, with no socket between."""

import asyncio
import threading
from collections.abc import Callable, Mapping
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
        sent: list[Message] = []
        if self._app.faults.waiting():
            sent = self._patiently(origin, request, body)
        else:
            try:
                self._run(origin, request, body, sent).send(None)
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

    def _run(self, origin: str, request: httpx.Request, body: bytes, sent: list[Message]) -> Any:
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
            sent.append(message)

        return self._app.on(origin)(scope, receive, send)

    def _patiently(self, origin: str, request: httpx.Request, body: bytes) -> list[Message]:
        """A request that may wait for its fault: it does so in a thread, as long as the caller's read timeout."""
        sent: list[Message] = []
        cuts: list[ConnectionCut] = []

        def run() -> None:
            try:
                asyncio.run(self._run(origin, request, body, sent))
            except ConnectionCut as cut:
                cuts.append(cut)

        thread = threading.Thread(target=run, name="laserdata-emulator-call", daemon=True)
        thread.start()
        thread.join(request.extensions.get("timeout", {}).get("read"))
        if thread.is_alive():  # it goes on, as a server would
            raise httpx.ReadTimeout("the emulator did not answer in time", request=request)
        if cuts:
            raise httpx.RemoteProtocolError(str(cuts[0]), request=request)
        return sent


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
