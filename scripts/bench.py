"""What the client costs, as ratios to httpx alone, measured in one run on one machine.

    python scripts/bench.py [--rounds N] [--check]

Each figure is the median of rounds in which ours and theirs take turns, so that a machine that slows down slows both.
The calls are measured twice: to an answer that is ready in the same process, which is the work of the client alone,
and over a real connection to another process on this machine. With --check the exit code is 1 where a ratio is over
its limit.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.console import DONE, FAILED, Parser, Problem, complain, run, say, title, warn

if TYPE_CHECKING:
    import httpx

ROOT = Path(__file__).resolve().parent.parent

IMPORT_OURS = "import laserdata_cloud; laserdata_cloud.LaserData(api_key='k', tenant_id=1)"
IMPORT_THEIRS = "import httpx; httpx.Client()"


class Row(NamedTuple):
    """One figure: what ours and theirs took, and the ratio that must not be passed."""

    name: str
    ours: list[float]
    theirs: list[float]
    limit: float

    @property
    def ratio(self) -> float:
        """Median of the ratios round by round."""
        return statistics.median(a / b for a, b in zip(self.ours, self.theirs, strict=True))


def started(code: str) -> float:
    """Return the seconds that a new interpreter takes to run the code."""
    began = time.perf_counter()
    subprocess.run(  # noqa: S603
        [sys.executable, "-I", "-c", code], check=True, env={**os.environ}, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - began


def imports(rounds: int) -> Row:
    """Import and construct, ours against httpx, less what an empty interpreter takes."""
    ours: list[float] = []
    theirs: list[float] = []
    for code in (IMPORT_OURS, IMPORT_THEIRS, "pass"):
        started(code)
    for _ in range(rounds):
        empty = started("pass")
        ours.append(started(IMPORT_OURS) - empty)
        theirs.append(started(IMPORT_THEIRS) - empty)
    return Row("import + client ready", ours, theirs, 1.2)


def calls(rounds: int) -> list[Row]:
    """One item and a page of a hundred, typed, against httpx and `json.loads` of the same bytes."""
    import httpx

    item, page = samples()
    headers = {"content-type": "application/json", "ld-request": "0" * 32}

    def answer(request: httpx.Request) -> httpx.Response:
        content = page if request.url.path.endswith("/deployments") else item
        return httpx.Response(200, content=content, headers=headers)

    ready = [httpx.Client(transport=httpx.MockTransport(answer)) for _ in range(2)]
    rows = pairs("", "https://api.laserdata.cloud", ready[0], ready[1], rounds)
    with served() as url:
        rows += pairs(", loopback", url, httpx.Client(), httpx.Client(), rounds)
    return rows


def pairs(where: str, url: str, client: httpx.Client, plain: httpx.Client, rounds: int) -> list[Row]:
    """Time one item and one page, ours over `client` and httpx alone over `plain`."""
    from laserdata_cloud import LaserData

    item, page = samples()
    ours = LaserData(api_key="k", tenant_id=1, base_url=url, http_client=client)
    key = {"ld-api-key": "k"}
    many = f"{url}/tenants/1/divisions/2/environments/3/deployments?page=1&results=100"

    def page_of_ours() -> object:
        found = ours.deployments.list(2, 3).page(1)
        assert len(found.items) == 100
        return found

    return [
        turns(
            f"one item of {len(item):,} bytes{where}",
            lambda: ours.api_keys.get(5),
            lambda: json.loads(plain.get(f"{url}/tenants/1/api_keys/5", headers=key).content),
            rounds,
            1.3,
        ),
        turns(
            f"100 deployments, {len(page):,} bytes{where}",
            page_of_ours,
            lambda: json.loads(plain.get(many, headers=key).content),
            rounds,
            0.8,
        ),
    ]


def serve() -> int:
    """Answer on a loopback port as fast as Python can: what that takes, both sides wait for alike."""
    item, page = (whole(body) for body in samples())

    def answer(connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while request := connection.recv(65536):
            connection.sendall(page if b"/deployments" in request else item)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        say(str(listening.getsockname()[1]))
        while True:
            threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()


def whole(body: bytes) -> bytes:
    """Return an answer as it goes over the wire."""
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
    return f"{head}ld-request: {'0' * 32}\r\n\r\n".encode() + body


@contextlib.contextmanager
def served() -> Generator[str]:
    """Serve both answers from another process; gives its URL."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, str(Path(__file__).resolve()), "--serve"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.wait()


def turns(name: str, ours: Callable[[], object], theirs: Callable[[], object], rounds: int, limit: float) -> Row:
    """Time two functions in turns."""
    row = Row(name, [], [], limit)
    for function in (ours, theirs) * 20:
        function()
    for _ in range(rounds):
        row.ours.append(timed(ours))
        row.theirs.append(timed(theirs))
    return row


def timed(function: Callable[[], object], repeats: int = 100) -> float:
    """Return the seconds of one call, over a hundred of them."""
    began = time.perf_counter()
    for _ in range(repeats):
        function()
    return (time.perf_counter() - began) / repeats


def samples() -> tuple[bytes, bytes]:
    """Return an API key and a page of a hundred deployments, each with its own values, as the API would send them."""
    now = datetime.datetime(2026, 3, 17, 8, 25, 40, tzinfo=datetime.UTC)
    schemas: dict[str, Any] = json.loads((ROOT / "specs" / "core.json").read_bytes())["components"]["schemas"]
    permissions: dict[str, Any] = {"tenant": ["info:read"], "division": [], "environment": [], "divisions": {}}
    key: dict[str, Any] = {**schemas["ApiKeyInfo"]["example"], "permissions": permissions}
    deployment = schemas["DeploymentInfo"]["example"]
    items = [
        {
            **deployment,
            "id": deployment["id"] + number,
            "name": f"{deployment['name']}-{number}",
            "created_at": (now + datetime.timedelta(hours=number)).isoformat().replace("+00:00", "Z"),
        }
        for number in range(100)
    ]
    whole = {"items": items, "page": 1, "total_pages": 1, "total_results": 100}
    return json.dumps(key).encode(), json.dumps(whole).encode()


def main() -> int:
    """Run the command line."""
    parser = Parser(prog="bench.py", description="Ratios to httpx alone.")
    parser.add_argument("--rounds", type=int, default=11, help="how often each figure is taken (11)")
    parser.add_argument("--check", action="store_true", help="exit 1 where a ratio is over its limit")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        return serve()
    if options.rounds < 1:
        raise Problem("--rounds takes a whole number from 1 on")
    rows = [imports(options.rounds), *calls(options.rounds)]
    title(f"{'':<42}{'ours':>11}{'httpx':>11}{'ratio':>8}{'limit':>8}")
    over = False
    for row in rows:
        ours, theirs = statistics.median(row.ours), statistics.median(row.theirs)
        say(f"{row.name:<42}{shown(ours):>11}{shown(theirs):>11}{row.ratio:>8.2f}{row.limit:>8.2f}")
        over = over or row.ratio > row.limit
    say(f"medians of {options.rounds} rounds in turns; ratio: median of the rounds' ratios")
    if over:
        (complain if options.check else warn)(
            "a ratio is over its limit; on a busy machine, measure again with more --rounds"
        )
    return FAILED if over and options.check else DONE


def shown(seconds: float) -> str:
    """Return a time with a unit that fits."""
    return f"{seconds * 1e3:.1f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.0f} us"


if __name__ == "__main__":
    sys.exit(run(main))
