"""What the emulator costs, measured in one run on one machine.

    python scripts/bench_emulator.py [--seconds N] [--check]

In process: what a call costs over a bare Starlette route, checks of both sides included, in microseconds of this
thread's time. Where npx is found, against Prism serving the same corrected document: requests a second on a list and on
one resource over one kept connection, the two taking turns, and the time from the start to the first answer. With
--check the exit code is 1 where a figure is over its limit.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from pipeline.console import DONE, FAILED, Parser, run, say, title

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "contract_tests"))

PRISM = "@stoplight/prism-cli@5.14.2"
OVERHEAD, SPEED, START = 150.0, 10.0, 0.3
PATIENCE = 120.0

Asgi = Callable[[Any, Any, Any], Any]


def call(app: Asgi, method: str, path: str, headers: tuple[tuple[bytes, bytes], ...] = (), body: bytes = b"") -> int:
    """One call of an ASGI application that waits for nothing; its status."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    path, _, query = path.partition("?")
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", b"api"), (b"accept", b"*/*"), (b"user-agent", b"bench"), *headers],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    with contextlib.suppress(StopIteration):
        app(scope, receive, send).send(None)
    return int(sent[0]["status"])


def cost(once: Callable[[], object], rounds: int = 12, each: int = 200) -> float:
    """What a call takes, in microseconds of this thread: the best round, which nothing disturbed."""

    def taken() -> float:
        start = time.thread_time()
        for _ in range(each):
            once()
        return (time.thread_time() - start) / each * 1e6

    return min(taken() for _ in range(rounds))


def in_process() -> dict[str, float]:
    """By name: microseconds over the bare framework."""
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    from laserdata_emulator import Emulator

    async def one(request: Request) -> JSONResponse:
        await request.body()
        return JSONResponse({"id": request.path_params["division_id"], "name": "Engineering"})

    path = "/tenants/{tenant_id}/divisions/{division_id}"
    framework = Starlette(routes=[Route(path, one, methods=["GET", "POST"])])
    cloud = Emulator()
    key = ((b"ld-api-key", cloud.api_key.encode()),)
    posted = (*key, (b"content-type", b"application/json"))
    divisions = f"/tenants/{cloud.tenant_id}/divisions"
    number = iter(range(10**9))

    def create() -> None:
        at = next(number)
        headers = (*posted, (b"idempotency-key", b"%d" % at))
        assert call(cloud.asgi, "POST", divisions, headers, b'{"name": "n%d"}' % at) == 201

    calls: dict[str, Callable[[], object]] = {
        "get one": lambda: call(cloud.asgi, "GET", f"{divisions}/{cloud.division_id}", key),
        "list": lambda: call(cloud.asgi, "GET", f"{divisions}?results=10", key),
        "create, with a key and its event": create,
    }
    bare = cost(lambda: call(framework, "GET", f"{divisions}/5"))
    say(f"  {'the bare framework':<36}{bare:8.0f} us")
    return {name: cost(once) - bare for name, once in calls.items()}


CONNECTIONS = 8
"""Connections that ask at once."""


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def ask(connection: socket.socket, request: bytes) -> bytes:
    """Send one request on a kept connection and read its whole answer."""
    connection.sendall(request)
    return receive(connection)


def receive(connection: socket.socket) -> bytes:
    """Read a whole answer; returns its head."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    lower = head.lower()
    at = lower.find(b"content-length:")
    if at >= 0:
        left = int(lower[at + 15 :].split(b"\r\n", 1)[0]) - len(body)
        while left > 0:
            left -= len(connection.recv(65536))
    else:
        while not body.endswith(b"0\r\n\r\n"):
            body += connection.recv(65536)
    return head


class Server:
    """A serving process, and the requests to measure it with."""

    def __init__(self, line: list[str], port: int, tenant: int, division: int, key: str) -> None:
        """Start it; `ready` is how long it took to answer, in seconds."""
        start = time.perf_counter()
        path = os.pathsep.join([str(ROOT / "contract_tests"), os.environ.get("PYTHONPATH", "")])
        self.process = subprocess.Popen(  # noqa: S603 - our own line
            line,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
        )
        head = f"HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nld-api-key: {key}\r\naccept: application/json\r\n\r\n"
        self.requests = {
            "get one": f"GET /tenants/{tenant}/divisions/{division} {head}".encode(),
            "list": f"GET /tenants/{tenant}/divisions?page=1&results=10 {head}".encode(),
        }
        while True:
            try:
                self.connections = [self._connected(port)]
                answer = ask(self.connections[0], self.requests["list"])
                break
            except OSError:
                if self.process.poll() is not None or time.perf_counter() > start + PATIENCE:
                    raise
                time.sleep(0.005)
        self.ready = time.perf_counter() - start
        assert b" 200 " in answer.split(b"\r\n")[0], answer
        self.connections += [self._connected(port) for _ in range(CONNECTIONS - 1)]

    @staticmethod
    def _connected(port: int) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", port), 5)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def rate(self, name: str, seconds: float) -> float:
        """Answers a second, over several connections: what the server can do, and not how long one way takes."""
        request, count = self.requests[name], 0
        start = time.perf_counter()
        while time.perf_counter() < start + seconds:
            for connection in self.connections:
                connection.sendall(request)
            for connection in self.connections:
                receive(connection)
            count += len(self.connections)
        return count / (time.perf_counter() - start)

    def stop(self) -> None:
        """End it and what it has started."""
        for connection in self.connections:
            connection.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(20)


def prism() -> list[str] | None:
    """The command line of Prism, or None where it cannot be had. Installed before anything is timed."""
    npx = shutil.which("npx")
    if npx is None:
        return None
    found = subprocess.run(  # noqa: S603 - found above
        [npx, "--yes", "--package", PRISM, "node", "-p", "process.env.PATH.split(':')[0]"],
        capture_output=True,
        text=True,
        check=False,
    )
    script = Path(found.stdout.strip().splitlines()[-1]) / "prism" if found.returncode == 0 else None
    return None if script is None or not script.exists() else [str(script), "mock"]


@contextlib.contextmanager
def serving() -> Generator[tuple[Server, Server] | None]:
    """The emulator and Prism, or None where there is no npx."""
    from laserdata_emulator import Emulator

    line = prism()
    if line is None:
        yield None
        return
    seeds = Emulator()
    facts = (seeds.tenant_id, seeds.division_id, seeds.api_key)
    port, other = free_port(), free_port()
    while not 1024 < port < 65000 - 6:
        port = free_port()
    document = str(ROOT / "generated" / "openapi" / "core.json")
    servers: list[Server] = []
    try:
        serve = [sys.executable, "-m", "laserdata_emulator", "serve", "--port", str(port)]
        servers.append(Server(serve, port, *facts))
        theirs = [*line, document, "--port", str(other), "--host", "127.0.0.1"]
        servers.append(Server(theirs, other, 1, 2, "k"))  # it refuses ids beyond 2**53
        yield servers[0], servers[1]
    finally:
        for server in servers:
            server.stop()


def main() -> int:
    """Measure and tell."""
    parser = Parser(prog="bench_emulator.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--seconds", type=float, default=2.0, help="of each measurement over HTTP (default %(default)s)"
    )
    parser.add_argument("--check", action="store_true", help="exit with 1 where a figure is over its limit")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON at the end")
    options = parser.parse_args()
    failed: list[str] = []
    figures: dict[str, float] = {}

    def tell(name: str, value: float, unit: str, good: bool, limit: str) -> None:
        figures[name] = value
        say(f"  {name:<36}{value:8.1f} {unit:<4} {'' if good else 'NOT '}within {limit}")
        if not good:
            failed.append(name)

    title("in process, over the bare framework")
    for name, value in in_process().items():
        tell(name, value, "us", value <= OVERHEAD, f"{OVERHEAD:.0f} us")
    title("over HTTP, against Prism with the same document")
    with serving() as both:
        if both is None:
            say("  left out: npx, or Prism through it, is not there")
        else:
            ours, theirs = both
            for name in ours.requests:
                rounds = [(ours.rate(name, options.seconds), theirs.rate(name, options.seconds)) for _ in range(3)]
                mine, other = (statistics.median(side) for side in zip(*rounds, strict=True))
                say(f"  {name:<36}{mine:8.0f} /s   Prism {other:.0f} /s")
                tell(
                    f"{name}: times as many a second",
                    mine / other,
                    "x",
                    mine / other >= SPEED,
                    f"{SPEED:.0f} x or more",
                )
            share = ours.ready / theirs.ready
            say(f"  {'ready':<36}{ours.ready:8.2f} s    Prism {theirs.ready:.2f} s")
            tell("ready: share of Prism's time", share, "x", share <= START, f"{START} x")
    if options.json:
        say(json.dumps(figures))
    return FAILED if failed and options.check else DONE


if __name__ == "__main__":
    sys.exit(run(main))
