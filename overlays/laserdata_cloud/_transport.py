"""The one door to httpx: requests go out, answers or failures come back, and nothing else knows the library's name."""

from __future__ import annotations

import contextlib
import contextvars
import http.cookiejar
import logging
import math
import os
import sys
import threading
import weakref
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import httpx

from ._errors import InvalidRequestError

TIMEOUT = httpx.Timeout(60.0, connect=10.0)
# Plain http is for this machine only (see `_settings`), and no proxy stands between a machine and itself.
_DIRECTLY: Any = {"http://": None}
LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20)
MAX_CONTENT = 128 * 1024 * 1024
"""Bytes of an answer that are read at most, unless the caller says otherwise."""


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
    secrets: tuple[str, ...] = ()
    """The credentials in it, which nothing that is shown may hold."""

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
    final: bool = False
    """True when the next attempt would end in the same way."""


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


def without_secrets(headers: Mapping[str, str], secrets: tuple[str, ...] = ()) -> Mapping[str, str]:
    """Return headers of an answer without cookies, and without those that repeat a secret."""
    # As bytes: an answer's headers need not be ASCII.
    blanked = [secret.encode() for secret in secrets]
    return httpx.Headers(
        [
            (name, value)
            for name, value in httpx.Headers(headers).raw
            if name.lower() != b"set-cookie" and not any(secret in value for secret in blanked)
        ]
    )


def session_of(headers: Mapping[str, str]) -> str | None:
    """Return the value of the cookie `session` that an answer sets."""
    # Needed by those who sign in, and by nobody else.
    from http.cookies import CookieError, SimpleCookie

    for line in httpx.Headers(headers).get_list("set-cookie"):
        with contextlib.suppress(CookieError):
            morsel = SimpleCookie(line).get("session")
            if morsel is not None and morsel.value:
                return morsel.value
    return None


# The request never left: the connection was not made, or none was free.
# A cookie that a server gave to a client of yours may be one that no request can carry.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, UnicodeEncodeError)
_FAILURES = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeEncodeError)


def _without_session(request: httpx.Request) -> None:
    # The jar of a client of yours may hold a session from signing in, which must not ride along with an API key.
    crumbs = [crumb.strip() for crumb in request.headers.pop("cookie").split(";")]
    kept = "; ".join(crumb for crumb in crumbs if not crumb.startswith("session="))
    if kept:
        request.headers["cookie"] = kept


_ours = contextvars.ContextVar("laserdata_cloud_sends", default=False)


class _WithoutHeaders(logging.Filter):
    """Keeps the headers of our answers, which set cookies, out of what httpcore says where a log wants all."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let a record pass, without the headers in it."""
        if _ours.get() and record.msg.startswith("receive_response_headers.complete"):
            record.msg = record.msg.partition(", [")[0] + ", ...)"
        return True


for _protocol in ("http11", "http2"):
    logging.getLogger(f"httpcore.{_protocol}").addFilter(_WithoutHeaders())


class _PrivateURL(httpx.URL):
    """A URL whose query httpx does not write into its log: it holds a confirmation code."""

    def __str__(self) -> str:
        return super().__str__().partition("?")[0] + "?***"


class _Steps(dict[str, "float | None"]):
    """What each step may take: what is usual for the client, within what is left of the limit when the step begins."""

    def __init__(self, usual: httpx.Timeout, send: Send, clock: Callable[[], float]) -> None:
        limit = send.limit
        super().__init__(
            {step: limit if given is None or given > limit else given for step, given in usual.as_dict().items()}
            if limit < math.inf
            else usual.as_dict()
        )
        self._ends = clock() + limit
        self._clock = clock
        self._begun: set[str] = set()

    @property
    def sent(self) -> bool:
        """Whether something can have left: not while a transport that asks has got no further than to connect."""
        return not self._begun or not self._begun <= {"pool", "connect"}

    def get(self, step: str, default: Any = None) -> Any:
        """Return seconds, as a transport asks for them when it begins a step."""
        self._begun.add(step)
        given = self[step]
        left = self._ends - self._clock()
        # Not 0, which sockets take for "do not wait", in another sense.
        seconds = given if given is None or given <= left else max(left, 0.001)
        if step == "read" and seconds is not None and self._ends < math.inf:
            return _Until(seconds, self._ends)
        return seconds


class _Until(float):
    """Seconds that a read may take, and the moment at which all of them have to be over."""

    ends: float

    def __new__(cls, seconds: float, ends: float) -> _Until:
        found = super().__new__(cls, seconds)
        found.ends = ends
        return found


class _Stream:
    """A connection of httpcore whose reads end when they have to.

    A server that drips would hold them for as long as it likes: each read is given the time that is meant for all.
    """

    def __init__(self, inner: Any, clock: Callable[[], float]) -> None:
        self._inner = inner
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> Any:
        """Read what is there, no longer than to the end."""
        if isinstance(timeout, _Until):
            left = timeout.ends - self._clock()
            if left <= 0:
                # Not with a shortest time: there is always something to read from a server that floods.
                raise httpx.ReadTimeout("timed out")
            timeout = min(float(timeout), left)
        return self._inner.read(max_bytes, timeout)

    def start_tls(self, *args: Any, **kwargs: Any) -> _Stream:
        """Return the same connection under TLS."""
        return _Stream(self._inner.start_tls(*args, **kwargs), self._clock)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class _Backend:
    """What makes connections for httpcore: such as end their reads in time."""

    def __init__(self, inner: Any, clock: Callable[[], float]) -> None:
        self._inner = inner
        self._clock = clock

    def connect_tcp(self, *args: Any, **kwargs: Any) -> _Stream:
        """Connect."""
        return _Stream(self._inner.connect_tcp(*args, **kwargs), self._clock)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def _with_ends(client: Any, clock: Callable[[], float]) -> Any:
    """Return the client with connections whose reads end in time.

    httpx has no door to this: where its inside is another one day, a server that drips is bounded step by step only,
    and the test that sees it is red.
    """
    for transport in (client._transport, *client._mounts.values()):
        pool: Any = getattr(transport, "_pool", None)
        if hasattr(pool, "_network_backend"):
            pool._network_backend = _Backend(pool._network_backend, clock)
    return client


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


def _slow(send: Send, *, sent: bool = True) -> Failure:
    what = "the answer was not complete" if sent else "there was no connection"
    return Failure(f"{what} after {send.limit:.3g} s", sent=sent, timeout=True, error=None)


# A class of the caller's own may make requests in its own way.
_PLAIN = (httpx.Client, httpx.AsyncClient)


def _no_cookies() -> http.cookiejar.CookieJar:
    # A session that one call was given must not ride along with another call's API key.
    return http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=()))


class _Transport:
    """What both transports are: an httpx client, their own or yours."""

    kind: type[Any]
    """Of the httpx client."""

    def __init__(self, client: Any, clock: Callable[[], float], max_content: int) -> None:
        if client is not None and not isinstance(client, self.kind):
            # One of the other kind would send before anybody sees that it is one.
            raise InvalidRequestError(f"http_client is an httpx.{self.kind.__name__}, not a {type(client).__name__}")
        if not max_content > 0:
            raise InvalidRequestError(f"max_content is a number of bytes above 0, not {max_content!r}")
        self._owned = client is None
        self._clock = clock
        self._client = self._made() if client is None else client
        self._max_content = max_content
        self._left: list[Any] = []
        self._used = False
        self._closed = False
        self._of_parent = False
        # The headers that the client had at the last request, and what they add to one: replaced as one, for threads.
        self._known: tuple[list[tuple[bytes, bytes]], dict[str, str] | None] = ([], None)
        _alive.add(self)

    def _made(self) -> Any:
        raise NotImplementedError

    def after_fork(self) -> None:
        """In a new process: leave the connections to the old one, with which they are shared."""
        if self._owned:
            # Kept, so that no clean-up of it says goodbye on the parent's connections.
            self._left.append(self._client)
            self._client = self._made()
        else:
            self._of_parent = self._used

    def _request(self, send: Send, client: httpx.Client | httpx.AsyncClient) -> httpx.Request:
        if self._closed or client.is_closed:
            raise InvalidRequestError("this client is closed: make a new one")
        if self._of_parent:
            raise InvalidRequestError(
                "your http_client has connections of the process that this one was forked from, and answers would get "
                "mixed up: make a new one, and a new client with it"
            )
        self._used = True
        usual = client.timeout if send.timeout is None else httpx.Timeout(send.timeout)
        steps = {"timeout": _Steps(usual, send, self._clock)}
        method, url, headers, content = send[:4]
        added = self._added_by(client)
        if added is not None:
            # As `build_request` makes it, without asking again what is known.
            request = httpx.Request(method, url, headers={**added, **headers}, content=content, extensions=steps)
        else:
            request = client.build_request(method, url, headers=headers, content=content, extensions=steps)
            if client.cookies and "cookie" not in headers and "cookie" in request.headers:
                _without_session(request)
        if "code=" in url:
            request.url = _PrivateURL(request.url)
        return request

    def _added_by(self, client: httpx.Client | httpx.AsyncClient) -> dict[str, str] | None:
        """Return the headers that the client adds to every request; `None` where it may add more than headers."""
        if type(client) not in _PLAIN or client.params or client.cookies:
            return None
        # A client of the caller's may be changed at any time.
        raw = client.headers.raw
        seen, added = self._known
        if raw != seen:
            # Two headers of one name cannot be told in a mapping.
            names = {name.lower() for name, _ in raw}
            added = dict(client.headers) if len(names) == len(raw) else None
            self._known = raw, added
        return added

    def _too_large(self) -> Failure:
        size = f"{self._max_content / 1048576:g} MiB"
        return Failure(
            f"the answer has more than {size}: give max_content to the client where that is expected",
            sent=True,
            timeout=False,
            error=None,
            final=True,
        )


_alive: weakref.WeakSet[_Transport] = weakref.WeakSet()


def _after_fork() -> None:
    for transport in list(_alive):
        transport.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class SyncTransport(_Transport):
    """Sends over an `httpx.Client`, its own or yours."""

    kind = httpx.Client

    def _made(self) -> httpx.Client:
        made = httpx.Client(timeout=TIMEOUT, limits=LIMITS, cookies=_no_cookies(), mounts=_DIRECTLY)
        found: httpx.Client = _with_ends(made, self._clock)
        return found

    def send(self, send: Send) -> Answer | Failure:
        """Send one request and read its whole answer; redirects are answers, not instructions."""
        ends = self._clock() + send.limit
        client: httpx.Client = self._client
        _ours.set(True)
        try:
            response = client.send(self._request(send, client), stream=True, follow_redirects=False)
            if response.is_stream_consumed:
                return Answer(response.status_code, response.headers, response.content)
            try:
                chunks: list[bytes] = []
                left = self._max_content
                for chunk in response.iter_bytes():
                    chunks.append(chunk)
                    left -= len(chunk)
                    if left < 0:
                        return self._too_large()
                    if self._clock() > ends:
                        return _slow(send)
            finally:
                response.close()
        except _FAILURES as error:
            return _failed(error)
        finally:
            # Not `reset`: a call that is forgotten ends in a context of another.
            _ours.set(False)
        return Answer(response.status_code, response.headers, b"".join(chunks))

    def close(self) -> None:
        """Close the connections, unless they are yours."""
        if self._owned:
            self._closed = True
            self._client.close()


class AsyncTransport(_Transport):
    """Sends over an `httpx.AsyncClient`, yours, or one of its own for each event loop: connections belong to a loop."""

    kind = httpx.AsyncClient

    def __init__(self, client: Any, clock: Callable[[], float], max_content: int) -> None:
        """Take a client of yours, or make one."""
        super().__init__(client, clock, max_content)
        self._by_loop: dict[Any, httpx.AsyncClient] = {}
        self._free = True  # the client that was made first is no loop's yet
        self._lock = threading.Lock()

    def _made(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=TIMEOUT, limits=LIMITS, cookies=_no_cookies(), mounts=_DIRECTLY)

    def after_fork(self) -> None:
        """In a new process: leave the connections to the old one, with which they are shared."""
        self._left += self._by_loop.values()
        self._by_loop = {}
        self._free = True
        self._lock = threading.Lock()
        super().after_fork()

    def _here(self) -> httpx.AsyncClient:
        """Return the client of the event loop that runs."""
        client: httpx.AsyncClient = self._client
        # Who does not use asyncio, uses trio, whose sockets do not mind.
        asyncio = sys.modules.get("asyncio")
        if not self._owned or asyncio is None:
            return client
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return client
        found = self._by_loop.get(loop)
        if found is None:
            with self._lock:  # loops of other threads may be doing the same
                for other in [other for other in self._by_loop if other.is_closed()]:
                    del self._by_loop[other]
                free, self._free = self._free, False
                found = self._by_loop[loop] = self._client if free else self._made()
        return found

    async def send(self, send: Send) -> Answer | Failure:
        """Send one request and read its whole answer; redirects are answers, not instructions."""
        client = self._here()
        try:
            request = self._request(send, client)
        except _FAILURES as error:
            return _failed(error)
        if send.limit == math.inf:
            return await self._send(send, request, client)
        # Loaded with the first request: httpx loads it by then, too.
        import anyio

        with anyio.move_on_after(send.limit):
            return await self._send(send, request, client)
        steps: _Steps = request.extensions["timeout"]
        return _slow(send, sent=steps.sent)

    async def _send(self, send: Send, request: httpx.Request, client: httpx.AsyncClient) -> Answer | Failure:
        ends = self._clock() + send.limit
        _ours.set(True)
        try:
            response = await client.send(request, stream=True, follow_redirects=False)
            if response.is_stream_consumed:
                return Answer(response.status_code, response.headers, response.content)
            try:
                chunks: list[bytes] = []
                left = self._max_content
                async for chunk in response.aiter_bytes():
                    chunks.append(chunk)
                    left -= len(chunk)
                    if left < 0:
                        return self._too_large()
                    if self._clock() > ends:
                        return _slow(send)
            finally:
                await response.aclose()
        except _FAILURES as error:
            return _failed(error)
        finally:
            # Not `reset`: a call that is forgotten ends in a context of another.
            _ours.set(False)
        return Answer(response.status_code, response.headers, b"".join(chunks))

    async def close(self) -> None:
        """Close the connections, unless they are yours."""
        if self._owned:
            self._closed = True
            # Those of other loops have ended with their loops, or end with this.
            await self._here().aclose()
