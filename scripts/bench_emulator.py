"""What the emulator costs, measured in one run on one machine.

    python scripts/bench_emulator.py [--seconds N] [--check]

In process: what a call costs over a bare Starlette route, checks of both sides included, in microseconds of this
thread's time. Where npx is found, against Prism serving the same corrected document: requests a second on a list and on
one resource, and the time from the start to the first answer. With --check the exit code is 1 where a figure is over
its limit.

The requests are sent by autocannon: each of its connections asks again as soon as it is answered, so that what is
measured is what a server can do. A loop of our own that sends to all connections and then reads from all of them lets
the server wait for the slowest part of each turn, itself, and that hides the more of a server the faster it is. Both
servers are warmed up first, then take turns. Each turn gives a ratio, and what counts is their median: what else a
machine does in the meantime meets both sides of a turn alike.
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
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from pipeline.console import DONE, FAILED, Parser, run, say, title

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "contract_tests"))

PRISM, AUTOCANNON = "@stoplight/prism-cli@5.14.2", "autocannon@8.0.0"
OVERHEAD, SPEED, START = 150.0, 10.0, 0.3
PATIENCE = 120.0
CONNECTIONS, ROUNDS = 8, 9

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


def free_port(in_a_row: int = 1) -> int:
    """A port that was free a moment ago, with the ones after it."""
    while True:
        with contextlib.suppress(OSError, OverflowError), contextlib.ExitStack() as bound:
            first = 0
            for at in range(in_a_row):
                sock = bound.enter_context(socket.socket())
                sock.bind(("127.0.0.1", first + at if first else 0))
                first = first or int(sock.getsockname()[1])
            return first


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
        self.origin, self.headers = f"127.0.0.1:{port}", {"ld-api-key": key, "accept": "application/json"}
        self.paths = {
            "get one": f"/tenants/{tenant}/divisions/{division}",
            "list": f"/tenants/{tenant}/divisions?page=1&results=10",
        }
        while True:
            try:
                connection = HTTPConnection(self.origin, timeout=5)
                connection.request("GET", self.paths["list"], headers=self.headers)
                answer = connection.getresponse()
                answer.read()
                break
            except OSError:
                if self.process.poll() is not None or time.perf_counter() > start + PATIENCE:
                    raise
                time.sleep(0.005)
        self.ready = time.perf_counter() - start
        connection.close()
        assert answer.status == 200, answer.status

    def rate(self, autocannon: Path, name: str, seconds: int) -> float:
        """Answers a second."""
        line = [str(autocannon), "--json", "--no-progress", "-c", str(CONNECTIONS), "-d", str(seconds)]
        for header in self.headers.items():
            line += ["-H", ": ".join(header)]
        line.append(f"http://{self.origin}{self.paths[name]}")
        told = subprocess.run(line, capture_output=True, text=True, check=True)  # noqa: S603 - our own line
        result = json.loads(told.stdout)
        assert result["2xx"] and not result["non2xx"] + result["errors"] + result["timeouts"], told.stdout
        return float(result["2xx"] / result["duration"])

    def stop(self) -> None:
        """End it and what it has started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(20)


def turn(servers: tuple[Server, Server], autocannon: Path, name: str, seconds: int) -> list[float]:
    """Each server's answers a second, one after the other."""
    return [server.rate(autocannon, name, seconds) for server in servers]


def installed() -> Path | None:
    """The folder of Prism's and autocannon's commands, or None where they cannot be had. Before anything is timed."""
    npx = shutil.which("npx")
    if npx is None:
        return None
    found = subprocess.run(  # noqa: S603 - found above
        [npx, "--yes", "--package", PRISM, "--package", AUTOCANNON, "node", "-p", "process.env.PATH.split(':')[0]"],
        capture_output=True,
        text=True,
        check=False,
    )
    folder = Path(found.stdout.strip().splitlines()[-1]) if found.returncode == 0 else None
    return None if folder is None or not (folder / "prism").exists() else folder


@contextlib.contextmanager
def serving(commands: Path) -> Generator[tuple[Server, Server]]:
    """The emulator and Prism."""
    from laserdata_emulator import Emulator

    seeds = Emulator()
    facts = (seeds.tenant_id, seeds.division_id, seeds.api_key)
    document = str(ROOT / "generated" / "openapi" / "core.json")
    servers: list[Server] = []
    try:
        port = free_port(len(seeds.application.origins))
        serve = [sys.executable, "-m", "laserdata_emulator", "serve", "--port", str(port)]
        servers.append(Server(serve, port, *facts))
        other = free_port()
        theirs = [str(commands / "prism"), "mock", document, "--port", str(other), "--host", "127.0.0.1"]
        servers.append(Server(theirs, other, 1, 2, "k"))  # it refuses ids beyond 2**53
        yield servers[0], servers[1]
    finally:
        for server in servers:
            server.stop()


def main() -> int:
    """Measure and tell."""
    parser = Parser(prog="bench_emulator.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--seconds",
        type=int,
        default=2,
        help="of each measurement over HTTP, of which there are 40 (default %(default)s)",
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
    commands = installed()
    if commands is None:
        say("  left out: npx, or Prism and autocannon through it, are not there")
    else:
        with serving(commands) as servers:
            ours, theirs = servers
            for name in ours.paths:
                _, *turns = [turn(servers, commands / "autocannon", name, options.seconds) for _ in range(1 + ROUNDS)]
                mine, other = map(statistics.median, zip(*turns, strict=True))
                ratios = sorted(mine / other for mine, other in turns)
                say(f"  {name:<36}{mine:8.0f} /s   Prism {other:.0f} /s; turns {ratios[0]:.1f} to {ratios[-1]:.1f} x")
                times = statistics.median(ratios)
                tell(f"{name}: times as many a second", times, "x", times >= SPEED, f"{SPEED:.0f} x or more")
            share = ours.ready / theirs.ready
            say(f"  {'ready':<36}{ours.ready:8.2f} s    Prism {theirs.ready:.2f} s")
            tell("ready: share of Prism's time", share, "x", share <= START, f"{START} x")
    if options.json:
        say(json.dumps(figures))
    return FAILED if failed and options.check else DONE


if __name__ == "__main__":
    sys.exit(run(main))
