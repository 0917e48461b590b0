"""HTTP/1.1 under the application: uvicorn's, with httptools where it is installed, and three things of our own."""

import asyncio
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from .app import CUT
from .problems import PROBLEM_JSON, Problem
from .wire import dumps


class _Corked:
    """A transport that sends the head of an answer with what follows it: system calls are much of what a call costs."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._head = b""
        self.is_closing = transport.is_closing

    def write(self, data: bytes) -> None:
        """Keep what looks like a head; send all else with what was kept."""
        self._head += data
        if not data.startswith(b"HTTP/1.1 ") or data.startswith(b"HTTP/1.1 1"):  # 100 Continue has to leave at once
            self.flush()

    def flush(self) -> None:
        """Send what was kept."""
        if self._head:
            data, self._head = self._head, b""
            self._transport.write(data)

    def close(self) -> None:
        """Close once all is sent."""
        self.flush()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


def protocol(new_request_id: Callable[[], str]) -> type[asyncio.Protocol]:
    """A protocol whose connection the application may cut, through the state in the ASGI scope.

    An answer's head and body leave together. What is no HTTP is answered as every other mistake is; uvicorn would send
    plain text.
    """
    base: Any = AutoHTTPProtocol

    class Cuttable(base):  # type: ignore[misc]  # which of two it is shows at run time
        """One connection."""

        def connection_made(self, transport: asyncio.Transport) -> None:
            self._corked = _Corked(transport)
            super().connection_made(self._corked)  # pyright: ignore[reportUnknownMemberType]
            # Closed, not aborted: what was written before still leaves.
            self.app_state: dict[str, Any] = {CUT: self._corked.close}

        def on_response_complete(self) -> None:
            self._corked.flush()  # there was no body
            super().on_response_complete()  # pyright: ignore[reportUnknownMemberType]

        def send_400_response(self, _: str) -> None:
            request_id = new_request_id()
            body = dumps(Problem(400, "malformed_request", "This is no HTTP/1.1 request.").body(request_id))
            head = f"HTTP/1.1 400 Bad Request\r\ncontent-type: {PROBLEM_JSON}\r\nld-request: {request_id}\r\n"
            head += f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
            self.transport.write(head.encode() + body)
            self.transport.close()

    return Cuttable
