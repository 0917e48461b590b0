"""Getting one URL, politely and within limits. The only module of the scripts that knows httpx."""

from __future__ import annotations

import asyncio
import errno
import random
import re
import socket
import ssl
import time
import zlib
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Final, Self, cast

import httpx

from pipeline.console import MACHINE, PARTLY, UNUSABLE, Problem
from pipeline.published import MAX_BYTES

_RETRIED: Final = frozenset({408, 425, 429, *range(500, 600)})
_GONE: Final = frozenset({404, 410})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")


class Unreachable(Problem):
    """A URL could not be fetched (exit code 3): what happened, beginning with the URL or its host, and what to do."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(f"{what}: {hint}" if hint else what, PARTLY)
        self.what = what
        self.hint = hint


class Gone(Unreachable):
    """The server has nothing at this URL (404, 410)."""


class _Again(Exception):
    """An attempt failed in a way that may pass; `after` is the least number of seconds the server asks to wait."""

    def __init__(self, what: str, hint: str = "", after: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.after = after


async def _sleep(seconds: float) -> None:
    await asyncio.sleep(seconds)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time and chance, so that tests can bring their own.

    `monotonic` and `sleep` are in seconds, `now` is an aware date-time, `random` is in [0, 1).
    """

    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = _now
    sleep: Callable[[float], Awaitable[None]] = _sleep
    random: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds, except `size` (bytes, after decompression too), `attempts` and `redirects`.

    `total` is for one source with everything it takes: attempts, waiting, looking it up elsewhere.
    """

    connect: float = 10
    read: float = 20
    total: float = 120
    size: int = MAX_BYTES
    attempts: int = 4
    redirects: int = 5
    backoff: float = 0.5
    backoff_most: float = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What a URL gave: the body and its validators, or no body where the validators that were sent still hold."""

    url: str
    body: bytes | None
    etag: str | None
    last_modified: str | None


@cache
def _trust() -> ssl.SSLContext:
    # Reading the authorities takes longer than a request on a good line; once is enough.
    return httpx.create_ssl_context()


@cache
def user_agent() -> str:
    """Return the User-Agent: our own, because the API's edge refuses the default ones of common libraries."""
    path = Path(__file__).resolve().parents[2] / "overlays" / "laserdata_cloud" / "_version.py"
    # Read, not imported: fetching must work when the client cannot be imported, say while it is being generated.
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    found = re.search(r'^VERSION\b[^=]*= *"([^"]+)"', text, re.MULTILINE)
    version = found[1] if found else "0"
    return f"laserdata-cloud-fetch/{version} (+python-httpx/{httpx.__version__})"


def usable_url(text: str) -> str:
    """Return `text` as a URL that can be fetched, without fragment; raises `Problem` (exit code 2) if it is none."""
    if text != text.strip() or not text.isprintable() or " " in text:
        raise Problem(f"the URL {text!r} holds white space or control characters", UNUSABLE)
    try:
        url = httpx.URL(text)
        host = url.host
    except (httpx.InvalidURL, ValueError) as error:
        raise Problem(f"{text!r} is not a URL ({error})", UNUSABLE) from None
    if url.scheme not in _DEFAULT_PORTS:
        what = f"the scheme {url.scheme!r}" if url.scheme else "no scheme"
        raise Problem(f"the URL {text!r} has {what}; it has to begin with http:// or https://", UNUSABLE)
    if not host:
        raise Problem(f"the URL {text!r} names no host", UNUSABLE)
    if url.port is not None and not 0 < url.port < 65536:
        raise Problem(f"the URL {text!r} has no valid port", UNUSABLE)
    if url.userinfo:
        raise Problem("a URL with a user name or password would be written to the lock file: leave them out", UNUSABLE)
    return str(url.copy_with(fragment=None))


def origin(url: str) -> str:
    """Return scheme, host and port of `url`, as text that is equal for URLs of the same origin."""
    parsed = httpx.URL(url)
    return f"{parsed.scheme}://{parsed.host}:{parsed.port or _DEFAULT_PORTS.get(parsed.scheme, 0)}"


def joined(base: str, reference: str) -> str | None:
    """Return the URL that `reference` means on the page `base`; None where it means none."""
    try:
        return str(httpx.URL(base).join(reference).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        return None


class Web:
    """A client for a run; use it in `async with`, so that its connections are closed."""

    def __init__(self, limits: Limits, clock: Clock, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._limits = limits
        self._clock = clock
        try:
            self._client = httpx.AsyncClient(
                headers={"user-agent": user_agent(), "accept-encoding": "gzip"},
                timeout=httpx.Timeout(limits.read, connect=limits.connect, pool=None),
                follow_redirects=False,
                transport=transport,
                verify=_trust(),
                # A proxy for the world cannot see this machine's own servers.
                mounts=None if transport else {f"all://{host}": None for host in _LOOPBACK},
            )
        except (OSError, ValueError, ImportError, httpx.InvalidURL) as error:
            # All of it comes from the environment: a proxy's URL, a file of certificates.
            names = "HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and SSL_CERT_DIR"
            why = f"requests cannot be made with the settings of this shell ({error}): check {names}"
            raise Problem(why, MACHINE) from None

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    def deadline(self) -> float:
        """Return the moment, on the monotonic clock, by which a source that begins now has to be done."""
        return self._clock.monotonic() + self._limits.total

    async def get(
        self,
        url: str,
        deadline: float,
        *,
        accept: str = "application/json",
        etag: str | None = None,
        last_modified: str | None = None,
        tell: Callable[[str], None] = lambda _: None,
    ) -> Answer:
        """Fetch `url`, trying again where that may help, until `deadline`.

        With `etag` or `last_modified` the request is conditional. `tell` hears of each wait.
        Raises Gone (404, 410) and Unreachable (anything else), with a message for people.
        """
        headers = {"accept": accept}
        if etag:
            headers["if-none-match"] = etag
        if last_modified:
            headers["if-modified-since"] = last_modified
        late = Unreachable(f"{url} took longer than {self._limits.total:g} s altogether", "try again later")
        attempt = 1
        while True:
            remaining = deadline - self._clock.monotonic()
            if remaining <= 0:
                raise late
            timer = asyncio.timeout(remaining)
            try:
                async with timer:
                    return await self._once(url, headers)
            except TimeoutError:
                if timer.expired():
                    raise late from None
                raise
            except _Again as again:
                if attempt >= self._limits.attempts:
                    tries = f" (tried {attempt} times)" if attempt > 1 else ""
                    raise Unreachable(f"{again.what}{tries}", again.hint) from None
                wait = self._wait(attempt, again.after)
                if wait >= deadline - self._clock.monotonic():
                    asked = f" and asks to wait {again.after:.0f} s" if again.after else ""
                    raise Unreachable(f"{again.what}{asked}; there is no time left to try again", again.hint) from None
                tell(f"{again.what}; trying again in {wait:.1f} s")
            await self._clock.sleep(wait)
            attempt += 1

    def _wait(self, attempt: int, after: float | None) -> float:
        """Return the seconds to wait after a failed attempt: full jitter, on top of what the server asked for."""
        most = min(self._limits.backoff_most, self._limits.backoff * 2.0 ** (attempt - 1))
        return (after or 0) + self._clock.random() * most

    async def _once(self, url: str, headers: dict[str, str]) -> Answer:
        current = httpx.URL(url)
        try:
            for _ in range(self._limits.redirects + 1):
                request = self._client.build_request("GET", current, headers=headers)
                response = await self._client.send(request, stream=True)
                try:
                    if response.status_code not in _REDIRECTS:
                        return await self._answer(url, response, conditional=len(headers) > 1)
                    current = _redirected(current, response)
                finally:
                    await response.aclose()
        except httpx.TransportError as error:
            what, hint, passing = _explain(error, current, self._limits)
            if passing:
                raise _Again(what, hint) from error
            raise Unreachable(what, hint) from error
        raise Unreachable(f"{url} redirects more than {self._limits.redirects} times", "check the URL")

    async def _answer(self, url: str, response: httpx.Response, conditional: bool) -> Answer:
        status = response.status_code
        said = f"{url} answers {status}" + (f" {response.reason_phrase}" if response.reason_phrase else "")
        if status == 304 and conditional:
            return Answer(url, None, None, None)
        if status in _GONE:
            raise Gone(said)
        if status in _RETRIED:
            raise _Again(said, "try again later", _retry_after(response.headers.get("retry-after"), self._clock.now()))
        if status in (401, 403, 407):
            raise Unreachable(said, "check the URL, and whether this machine's network is let in")
        if status != 200:
            raise Unreachable(f"{said} where a document was expected", "check the URL")
        body = await self._read(url, response)
        return Answer(url, body, _validator(response, "etag"), _validator(response, "last-modified"))

    async def _read(self, url: str, response: httpx.Response) -> bytes:
        """Read the body; decompressed here, step by step, because a small body can unpack to any size."""
        most = self._limits.size
        too_big = Unreachable(
            f"{url} is larger than {most:,} bytes", "check the URL, or raise the limit with --max-bytes"
        )
        length = response.headers.get("content-length", "")
        if re.fullmatch(r"[0-9]{1,30}", length) and int(length) > most:
            raise too_big
        coding = response.headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("", "identity", "gzip", "x-gzip"):
            what = f"{url} comes in the content coding {coding[:40]!r}, which was not asked for"
            raise Unreachable(what, "check the URL, or report it to those who publish it")
        unpack = zlib.decompressobj(wbits=31) if "gzip" in coding else None
        body = bytearray()
        received = 0
        async for raw in response.aiter_raw():
            received += len(raw)
            if unpack is None:
                body += raw
            else:
                try:
                    body += unpack.decompress(raw, most + 1 - len(body))
                except zlib.error:
                    raise _Again(f"{url} sent a body that cannot be decompressed", "try again later") from None
            if len(body) > most or received > most:
                raise too_big
        if unpack is not None and not unpack.eof:
            raise _Again(f"{url} sent a body that breaks off in the middle", "try again later")
        return bytes(body)


def _validator(response: httpx.Response, name: str) -> str | None:
    """Return a header that can be sent back as it came; others are left aside, which costs a download."""
    value = response.headers.get(name)
    return value if value and value.isascii() and value.isprintable() and len(value) <= 500 else None


def _retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds a Retry-After header asks for; None where there is none or it makes no sense."""
    if value is None:
        return None
    value = value.strip()
    if re.fullmatch(r"[0-9]{1,12}", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _redirected(current: httpx.URL, response: httpx.Response) -> httpx.URL:
    """Return where a redirect leads, if that is the same site; raises Unreachable if not."""
    said = f"{current} answers {response.status_code}"
    location = response.headers.get("location")
    if not location:
        raise Unreachable(f"{said} but does not say where it moved", "check the URL")
    try:
        target = current.join(location)
    except (httpx.InvalidURL, ValueError):
        raise Unreachable(f"{said} with a location that is no URL ({location[:100]!r})", "check the URL") from None
    ports = [url.port or _DEFAULT_PORTS.get(url.scheme, 0) for url in (current, target)]
    upgraded = (current.scheme, target.scheme) == ("http", "https") and ports[1] in (443, ports[0])
    same = target.scheme == current.scheme and ports[0] == ports[1]
    if target.host != current.host or target.userinfo or not (same or upgraded):
        raise Unreachable(
            f"{current} redirects to another site, {target.scheme}://{target.netloc.decode('ascii', 'replace')}, "
            "which is not followed",
            "if you trust it, give its URL with --source",
        )
    return target.copy_with(fragment=None)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and what led to it."""
    todo: list[BaseException | None] = [error]
    seen: set[int] = set()
    while todo:
        found = todo.pop()
        if found is None or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        todo += [found.__cause__, found.__context__]
        if isinstance(found, BaseExceptionGroup):
            todo += cast("BaseExceptionGroup[BaseException]", found).exceptions


def _explain(error: httpx.TransportError, url: httpx.URL, limits: Limits) -> tuple[str, str, bool]:
    """Return what went wrong, what to try, and whether it may pass."""
    place = url.netloc.decode("ascii", "replace")
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            reason = cause.verify_message or "verification failed"
            return (
                f"{place} has a certificate that was not accepted ({reason})",
                "check SSL_CERT_FILE, the clock",
                False,
            )
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            reason = (cause.reason or str(cause)).replace("_", " ").lower()
            return f"{place} does not speak TLS as expected ({reason})", "check the URL's scheme and port", False
        if isinstance(cause, socket.gaierror):
            return f"{place} is a name that cannot be resolved", "is this machine online, and the URL right?", True
        if isinstance(cause, ConnectionRefusedError):
            return f"{place} refuses connections", "is a server running there?", True
        if isinstance(cause, OSError) and cause.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN):
            return f"{place} cannot be reached from here", "is this machine online?", True
    match error:
        case httpx.ConnectTimeout():
            return f"{place} accepted no connection within {limits.connect:g} s", "is this machine online?", True
        case httpx.TimeoutException():
            return f"{place} sent nothing for {limits.read:g} s", "try again later", True
        case httpx.ProxyError():
            return f"the proxy for {place} refused ({error})", "check HTTPS_PROXY and NO_PROXY", True
        case httpx.RemoteProtocolError() if "incomplete" in str(error) or "without sending complete" in str(error):
            return f"{url} sent a body that breaks off in the middle", "try again later", True
        case httpx.RemoteProtocolError() if "location header" in str(error):
            return f"{url} answers with a redirect to what is no URL", "check the URL", False
        case httpx.RemoteProtocolError():
            return f"{place} does not answer as HTTP should ({error})", "check the URL's scheme and port", True
        case httpx.UnsupportedProtocol() | httpx.LocalProtocolError():
            return f"{url} cannot be asked ({error})", "check the URL", False
        case _:
            return f"{place} cut the connection ({str(error) or type(error).__name__})", "try again later", True
