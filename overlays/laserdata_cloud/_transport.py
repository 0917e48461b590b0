"""The one door to httpx: requests go out, answers or failures come back, and nothing else knows the library's name."""

from __future__ import annotations

import http.cookiejar
import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import httpx

from ._errors import InvalidRequestError

TIMEOUT = httpx.Timeout(60.0, connect=10.0)
# Plain http is for this machine only (see `_settings`), and no proxy stands between a machine and itself.
_DIRECTLY: Any = {"http://": None}
LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20)


class Send(NamedTuple):
    """A request to put on the wire."""

    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes | None
    timeout: float | None
    """Seconds that each step of it may take (connect, write, wait for a part of the answer); `None`: the client's."""
    limit: float
    """Seconds that all of it may take."""

    def __repr__(self) -> str:
        # Headers hold the API key, bodies and queries may hold secrets.
        return f"<Send {self.method} {self.url.partition('?')[0]}>"


class Answer(NamedTuple):
    """What came back, whatever its status."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    def __repr__(self) -> str:
        return f"<Answer {self.status}, {len(self.content)} bytes>"


class Failure(NamedTuple):
    """No answer: what happened, and whether the server can have seen the request."""

    reason: str
    sent: bool
    timeout: bool
    error: Exception | None


class UrlParts(NamedTuple):
    """A URL as httpx reads it."""

    url: str
    scheme: str
    host: str
    userinfo: bool
    beyond: bool
    """It has a query or a fragment, or a port that no host has."""


def url_parts(url: str) -> UrlParts | None:
    """Take a URL apart; `None` where it is none."""
    try:
        found = httpx.URL(url)
    except httpx.InvalidURL:
        return None
    beyond = bool(found.query or found.fragment) or not (found.port is None or 0 < found.port < 65536)
    return UrlParts(str(found), found.scheme, found.host, bool(found.userinfo), beyond)


def without_secrets(headers: Mapping[str, str], secret: str | None) -> Mapping[str, str]:
    """Return headers of an answer without cookies, and without those that repeat the secret."""
    # As bytes: an answer's headers need not be ASCII.
    blanked = secret.encode() if secret else None
    return httpx.Headers(
        [
            (name, value)
            for name, value in httpx.Headers(headers).raw
            if name.lower() != b"set-cookie" and not (blanked and blanked in value)
        ]
    )


# The request never left: the connection was not made, or none was free.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_FAILURES = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)


def _request(client: httpx.Client | httpx.AsyncClient, send: Send) -> httpx.Request:
    if client.is_closed:
        raise InvalidRequestError("this client is closed: make a new one")
    # httpx's types leave out a `Timeout` here, and its code takes one.
    steps: Any = _steps(client.timeout, send)
    return client.build_request(send.method, send.url, headers=send.headers, content=send.content, timeout=steps)


def _steps(usual: httpx.Timeout, send: Send) -> object:
    """Return what each step may take: what is usual for the client, where that is within the limit."""
    if send.timeout is not None:
        usual = httpx.Timeout(send.timeout)
    connect, read, write, pool = usual.connect, usual.read, usual.write, usual.pool
    limit = send.limit
    if limit == math.inf or (
        connect and read and write and pool and connect <= limit and read <= limit and write <= limit and pool <= limit
    ):
        return httpx.USE_CLIENT_DEFAULT if send.timeout is None else usual
    connect, read, write, pool = (limit if step is None else min(step, limit) for step in (connect, read, write, pool))
    return httpx.Timeout(connect=connect, read=read, write=write, pool=pool)


def _failed(error: Exception) -> Answer | Failure:
    if isinstance(error, httpx.HTTPStatusError):
        # A hook of the caller's own client raises for statuses; the body is gone by then.
        return Answer(error.response.status_code, error.response.headers, b"")
    name = type(error).__name__
    told = " ".join(str(error).split())
    return Failure(
        reason=f"{name}: {told}" if told else name,
        sent=not isinstance(error, _NOT_SENT),
        timeout=isinstance(error, httpx.TimeoutException),
        error=error,
    )


def _slow(send: Send) -> Failure:
    return Failure(f"the answer was not complete after {send.limit:.3g} s", sent=True, timeout=True, error=None)


def _no_cookies() -> http.cookiejar.CookieJar:
    # A session that one call was given must not ride along with another call's API key.
    return http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=()))


class SyncTransport:
    """Sends over an `httpx.Client`, its own or yours."""

    def __init__(self, client: httpx.Client | None, clock: Callable[[], float]) -> None:
        self._owned = client is None
        if client is None:
            client = httpx.Client(timeout=TIMEOUT, limits=LIMITS, cookies=_no_cookies(), mounts=_DIRECTLY)
        self._client = client
        self._clock = clock

    def send(self, send: Send) -> Answer | Failure:
        """Send one request and read its whole answer; redirects are answers, not instructions."""
        ends = self._clock() + send.limit
        try:
            response = self._client.send(_request(self._client, send), stream=True, follow_redirects=False)
            if response.is_stream_consumed:
                return Answer(response.status_code, response.headers, response.content)
            try:
                chunks: list[bytes] = []
                for chunk in response.iter_bytes():
                    chunks.append(chunk)
                    if self._clock() > ends:
                        return _slow(send)
            finally:
                response.close()
        except _FAILURES as error:
            return _failed(error)
        return Answer(response.status_code, response.headers, b"".join(chunks))

    def close(self) -> None:
        """Close the connections, unless they are yours."""
        if self._owned:
            self._client.close()


class AsyncTransport:
    """Sends over an `httpx.AsyncClient`, its own or yours."""

    def __init__(self, client: httpx.AsyncClient | None, clock: Callable[[], float]) -> None:
        self._owned = client is None
        if client is None:
            client = httpx.AsyncClient(timeout=TIMEOUT, limits=LIMITS, cookies=_no_cookies(), mounts=_DIRECTLY)
        self._client = client
        self._clock = clock

    async def send(self, send: Send) -> Answer | Failure:
        """Send one request and read its whole answer; redirects are answers, not instructions."""
        ends = self._clock() + send.limit
        try:
            response = await self._client.send(_request(self._client, send), stream=True, follow_redirects=False)
            if response.is_stream_consumed:
                return Answer(response.status_code, response.headers, response.content)
            try:
                chunks: list[bytes] = []
                async for chunk in response.aiter_bytes():
                    chunks.append(chunk)
                    if self._clock() > ends:
                        return _slow(send)
            finally:
                await response.aclose()
        except _FAILURES as error:
            return _failed(error)
        return Answer(response.status_code, response.headers, b"".join(chunks))

    async def close(self) -> None:
        """Close the connections, unless they are yours."""
        if self._owned:
            await self._client.aclose()
