"""One way of calling for both clients, a clock that nobody waits for, and a server that does what it is told."""

from __future__ import annotations

import contextlib
import inspect
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
from anyio import to_thread
from anyio.from_thread import BlockingPortal

from laserdata_api.declarations import Resource, Resources
from laserdata_cloud import AsyncLaserData, LaserData, RawResponse, Surroundings

KEY = "ld_pk_of_nobody_0123456789"
TENANT = 7261845022003200001

# ---- both clients, called alike


class Blocking:
    """An asynchronous client, or a part of one, whose calls wait for their end."""

    def __init__(self, portal: BlockingPortal, target: Any) -> None:
        self._portal, self._target = portal, target

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if inspect.isroutine(value):
            return lambda *args, **kwargs: self._awaited(value, args, kwargs)
        return self._part(value)

    def _part(self, value: Any) -> Any:
        leads_on = hasattr(value, "__aiter__") or hasattr(value, "wait")
        parts = (Resource, Resources, RawResponse)
        return Blocking(self._portal, value) if leads_on or isinstance(value, parts) else value

    def __iter__(self) -> Blocking:
        return Blocking(self._portal, self._target.__aiter__())

    def __next__(self) -> Any:
        end = object()

        async def following() -> Any:
            return await anext(self._target, end)

        found = self._portal.call(following)
        if found is end:
            raise StopIteration
        return found

    def __repr__(self) -> str:
        return repr(self._target)

    def _awaited(self, function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        async def run() -> Any:
            found = function(*args, **kwargs)
            return await found if inspect.isawaitable(found) else found

        return self._part(self._portal.call(run))


class Caller:
    """Makes clients of one kind; a test does not see which."""

    def __init__(self, portal: BlockingPortal | None) -> None:
        self._portal = portal
        self._clients: list[Any] = []
        # One pool for most tests: reading certificates takes longer than a test.
        self.pool = self.own(trust_env=False, timeout=60)

    def __call__(self, *, sleep: Callable[[float], Any] = lambda _: None, **settings: Any) -> Any:
        """A client; `sleep` is a blocking function for both kinds."""
        settings = {"api_key": KEY, "tenant_id": TENANT, "base_url": "http://127.0.0.1:9"} | settings
        handler = settings.pop("handler", None)
        if self._portal is None:
            if handler is not None:
                settings["http_client"] = httpx.Client(transport=httpx.MockTransport(handler))
            client: Any = LaserData(sleep=sleep, **settings)
        else:
            if handler is not None:
                settings["http_client"] = httpx.AsyncClient(transport=httpx.MockTransport(handler))

            async def sleeping(seconds: float) -> None:
                # In a thread: it may wait for what another call in this event loop does.
                await to_thread.run_sync(sleep, seconds)

            client = Blocking(self._portal, AsyncLaserData(sleep=sleeping, **settings))
        self._clients.append(client)
        return client

    @property
    def kind(self) -> type:
        """The class of the clients."""
        return LaserData if self._portal is None else AsyncLaserData

    def own(self, **settings: Any) -> Any:
        """An httpx client of the kind that these clients take."""
        return httpx.Client(**settings) if self._portal is None else httpx.AsyncClient(**settings)

    def close(self) -> None:
        """Close every client made."""
        for client in self._clients:
            client.close()
        self._clients.clear()

    def end(self) -> None:
        """Close the pool."""
        if self._portal is None:
            self.pool.close()
        else:
            self._portal.call(self.pool.aclose)


class HandClock:
    """Time and chance by hand: a pause passes at once, and pauses are as long as they can be by chance."""

    def __init__(self, chance: float = 1.0) -> None:
        self.now = 1000.0
        self.wall = 1_800_000_000.0
        self.chance = chance
        self.pauses: list[float] = []
        self.keys = 0

    def sleep(self, seconds: float) -> None:
        """Pass time."""
        self.pauses.append(round(seconds, 6))
        self.advance(seconds)

    def advance(self, seconds: float) -> None:
        """Pass time on both clocks."""
        self.now += seconds
        self.wall += seconds

    def settings(self) -> dict[str, Any]:
        """Settings of a client that lives in this time."""
        return {"surroundings": self.surroundings, "sleep": self.sleep}

    @property
    def surroundings(self) -> Surroundings:
        """Its clocks and chance; keys are counted."""
        return Surroundings(
            clock=lambda: self.now,
            wall_clock=lambda: self.wall,
            uniform=lambda low, high: low + (high - low) * self.chance,
            new_key=self._new_key,
        )

    def _new_key(self) -> str:
        self.keys += 1
        return f"key-{self.keys}"


# ---- a server that does what it is told


@dataclass
class Asked:
    """A request that came."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def query(self) -> dict[str, str]:
        """Its query parameters."""
        return dict(httpx.URL(self.target).params)


class Cut(Exception):
    """Close the connection without an answer."""


Answering = Callable[[Asked], bytes | Iterator[bytes]]


def reply(status: int | str = 200, body: bytes = b"{}", **headers: str) -> bytes:
    """An answer as it is on the wire; a header's underscores are dashes."""
    given = {"content-type": "application/json", "content-length": str(len(body)), "connection": "close"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in given.items() if value), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


@dataclass
class Server:
    """Answers each request with what `answer` makes of it, over real sockets, one connection a request."""

    answer: Answering = field(default=lambda _: reply())
    asked: list[Asked] = field(default_factory=list)
    url: str = ""
    _came: threading.Condition = field(default_factory=threading.Condition)
    _threads: list[threading.Thread] = field(default_factory=list)
    _noting: threading.Lock = field(default_factory=threading.Lock)

    def script(self, *steps: bytes | type[Cut] | Answering) -> None:
        """Answer the first request with the first step, and so on; the last step goes on for ever."""
        left = list(steps)

        def answer(asked: Asked) -> bytes | Iterator[bytes]:
            step = left.pop(0) if len(left) > 1 else left[0]
            if step is Cut:
                raise Cut
            return step if isinstance(step, bytes) else step(asked)  # type: ignore[operator]

        self.asked.clear()
        self.answer = answer

    def keys(self) -> list[str | None]:
        """The idempotency keys that came, in order."""
        return [asked.headers.get("idempotency-key") for asked in self.asked]

    def arrived(self, number: int) -> bool:
        """Wait until so many requests have come."""
        with self._came:
            return self._came.wait_for(lambda: len(self.asked) >= number, 30)

    def settled(self) -> bool:
        """Wait until every connection has ended, those too that wait to be accepted: they come before this one."""
        url = httpx.URL(self.url)
        with socket.create_connection((url.host, url.port or 80)) as last:
            last.shutdown(socket.SHUT_WR)
            last.recv(1)
        # The thread of that last one may have ended before it was noted: not so once the note can be made no more.
        with self._noting:
            threads, self._threads[:] = [*self._threads], []
        for thread in threads:
            thread.join(30)
        return not any(thread.is_alive() for thread in threads)

    def _serve(self, connection: socket.socket) -> None:
        # A client that closes first is no failure of this server.
        with connection, contextlib.suppress(OSError, Cut):
            asked = _read(connection)
            if asked is None:
                return
            with self._came:
                self.asked.append(asked)
                self._came.notify_all()
            answer = self.answer(asked)
            for part in (answer,) if isinstance(answer, bytes) else answer:
                connection.sendall(part)


def _read(connection: socket.socket) -> Asked | None:
    received = b""
    while b"\r\n\r\n" not in received:
        chunk = connection.recv(65536)
        if not chunk:
            return None
        received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", 0)):
        body += connection.recv(65536)
    return Asked(method, target, headers, body)


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A server on a loopback port, until the block ends."""
    server = Server()
    with socket.create_server(("127.0.0.1", 0), backlog=256) as listening:
        server.url = f"http://127.0.0.1:{listening.getsockname()[1]}"

        def accept() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                thread = threading.Thread(target=server._serve, args=(connection,), daemon=True)
                with server._noting:
                    # Those that ended need not be kept.
                    server._threads[:] = [other for other in server._threads if other.is_alive()]
                    thread.start()
                    server._threads.append(thread)

        accepting = threading.Thread(target=accept, daemon=True)
        accepting.start()
        try:
            yield server
        finally:
            # Closing alone does not wake a thread that accepts.
            with contextlib.suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            accepting.join(5)


def unused_url() -> str:
    """A loopback URL where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}"
