"""HTTP/1.1 under the application: uvicorn's, with httptools where it is installed, and two things of our own."""

import asyncio
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from .app import CUT
from .problems import PROBLEM_JSON, Problem
from .wire import dumps


def protocol(new_request_id: Callable[[], str]) -> type[asyncio.Protocol]:
    """A protocol whose connection the application may cut, through the state in the ASGI scope.

    What is no HTTP is answered as every other mistake is; uvicorn would send plain text.
    """
    base: Any = AutoHTTPProtocol

    class Cuttable(base):  # type: ignore[misc]  # which of two it is shows at run time
        """One connection."""

        def connection_made(self, transport: asyncio.Transport) -> None:
            super().connection_made(transport)  # pyright: ignore[reportUnknownMemberType]
            # Closed, not aborted: what was written before still leaves.
            self.app_state: dict[str, Any] = {CUT: transport.close}

        def send_400_response(self, _: str) -> None:
            request_id = new_request_id()
            body = dumps(Problem(400, "malformed_request", "This is no HTTP/1.1 request.").body(request_id))
            head = f"HTTP/1.1 400 Bad Request\r\ncontent-type: {PROBLEM_JSON}\r\nld-request: {request_id}\r\n"
            head += f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
            self.transport.write(head.encode() + body)
            self.transport.close()

    return Cuttable
