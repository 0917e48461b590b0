"""The one door to httpx: requests go out, answers or failures come back, and nothing else knows the library's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import httpx

TIMEOUT = httpx.Timeout(60.0, connect=10.0)
LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20)


class Send(NamedTuple):
    """A request to put on the wire."""

    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes | None
    timeout: float | None
    """Seconds that this attempt may take; `None` for the client's own limits."""


class Answer(NamedTuple):
    """What came back, whatever its status."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Failure(NamedTuple):
    """No answer: what happened, and whether the server can have seen the request."""

    reason: str
    sent: bool
    timeout: bool
    error: Exception | None


# The request never left: the connection was not made, or none was free.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


def _request(client: httpx.Client | httpx.AsyncClient, send: Send) -> httpx.Request:
    limit: Any = client.timeout if send.timeout is None else httpx.Timeout(send.timeout)
    return client.build_request(send.method, send.url, headers=send.headers, content=send.content, timeout=limit)


def _failed(error: Exception) -> Failure:
    name = type(error).__name__
    told = " ".join(str(error).split())
    return Failure(
        reason=f"{name}: {told}" if told else name,
        sent=not isinstance(error, _NOT_SENT),
        timeout=isinstance(error, httpx.TimeoutException),
        error=error,
    )


class SyncTransport:
    """Sends over an `httpx.Client`, its own or yours."""

    def __init__(self, client: httpx.Client | None) -> None:
        self.owned = client is None
        self.client = httpx.Client(timeout=TIMEOUT, limits=LIMITS) if client is None else client

    def send(self, send: Send) -> Answer | Failure:
        """Send one request and read its whole answer; redirects are answers, not instructions."""
        try:
            response = self.client.send(_request(self.client, send), follow_redirects=False)
            return Answer(response.status_code, response.headers, response.content)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            return _failed(error)

    def close(self) -> None:
        """Close the connections, unless they are yours."""
        if self.owned:
            self.client.close()


class AsyncTransport:
    """Sends over an `httpx.AsyncClient`, its own or yours."""

    def __init__(self, client: httpx.AsyncClient | None) -> None:
        self.owned = client is None
        self.client = httpx.AsyncClient(timeout=TIMEOUT, limits=LIMITS) if client is None else client

    async def send(self, send: Send) -> Answer | Failure:
        """Send one request and read its whole answer; redirects are answers, not instructions."""
        try:
            response = await self.client.send(_request(self.client, send), follow_redirects=False)
            return Answer(response.status_code, response.headers, response.content)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            return _failed(error)

    async def close(self) -> None:
        """Close the connections, unless they are yours."""
        if self.owned:
            await self.client.aclose()
