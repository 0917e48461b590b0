"""HTTP/1.1 under the application: uvicorn's, with httptools where it is installed, and three things of our own."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from .app import CUT
from .problems import PROBLEM_JSON, Problem
from .wire import dumps


class _Corked:
    """A transport that sends the head of an answer with what follows it: system calls are most of what a call costs."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._held: list[bytes] = []
        self.corked = False

    def write(self, data: bytes) -> None:
        """Keep it while corked; otherwise send it with what was kept."""
        self._held.append(data)
        if not self.corked:
            self.flush()

    def flush(self) -> None:
        """Send what was kept."""
        if self._held:
            data = b"".join(self._held)
            self._held.clear()
            self._transport.write(data)

    def close(self) -> None:
        """Close once all is sent."""
        self.flush()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


def protocol(new_request_id: Callable[[], str]) -> type[asyncio.Protocol]:
    """A protocol whose connection the application may cut, through an extension of the ASGI scope.

    An answer's head and body leave together. What is no HTTP is answered as every other mistake is; uvicorn would send
    plain text.
    """
    base: Any = AutoHTTPProtocol

    class Cuttable(base):  # type: ignore[misc]  # which of two it is shows at run time
        """One connection."""

        app: ASGIApp

        def connection_made(self, transport: asyncio.Transport) -> None:
            corked = _Corked(transport)
            super().connection_made(corked)  # pyright: ignore[reportUnknownMemberType]
            inner = self.app
            extensions = {CUT: transport.abort}

            async def with_cut(scope: Scope, receive: Receive, send: Send) -> None:
                async def together(message: Message) -> None:
                    corked.corked = message["type"] == "http.response.start"
                    await send(message)
                    if not corked.corked:  # where there is no body nothing else is written
                        corked.flush()

                scope["extensions"] = extensions
                await inner(scope, receive, together)

            self.app = with_cut

        def send_400_response(self, _: str) -> None:
            request_id = new_request_id()
            body = dumps(Problem(400, "malformed_request", "This is no HTTP/1.1 request.").body(request_id))
            head = f"HTTP/1.1 400 Bad Request\r\ncontent-type: {PROBLEM_JSON}\r\nld-request: {request_id}\r\n"
            head += f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
            self.transport.write(head.encode() + body)
            self.transport.close()

    return Cuttable
