"""What the client costs, as ratios to httpx alone, measured in one run on one machine.

    python scripts/bench.py [--rounds N] [--check] [--peers]

Each figure is the median of rounds in which both sides take turns, so that a machine that slows down slows both.
The calls are measured twice: to an answer that is ready in the same process, which is the work of the client alone,
and over a real connection to another process on this machine. The pages are ours on both sides: ten at once over one
after the other. Memory is that of a new process, with all that Python needs itself. With --check the exit code is 1
where a ratio is over its limit.

With --peers, what two clients of other services cost over httpx in an environment of their own (`.venv-peers`, made
where it is missing): the same rows, for what they are asked most simply.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime
import importlib
import importlib.metadata
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
import venv
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.console import DONE, FAILED, Parser, Problem, complain, run, say, title, warn

if TYPE_CHECKING:
    import httpx

ROOT = Path(__file__).resolve().parent.parent

PEERS_HOME = ROOT / ".venv-peers"

# What httpx loads besides where tests or tools happen to have brought it: it is no part of what httpx costs.
ALONE = "import sys; sys.modules.update(dict.fromkeys(('click', 'pygments', 'rich', 'trio')))\n"

IMPORT_OURS = "import laserdata_cloud; laserdata_cloud.LaserData(api_key='k', tenant_id=1)"
IMPORT_THEIRS = "import httpx; httpx.Client()"


class Row(NamedTuple):
    """One figure: what both sides took, in seconds or bytes, and the ratio that must not be passed, if any."""

    name: str
    ours: list[float]
    theirs: list[float]
    limit: float | None = None

    @property
    def ratio(self) -> float:
        """Median of the ratios round by round."""
        return statistics.median(a / b for a, b in zip(self.ours, self.theirs, strict=True))

    @property
    def over(self) -> bool:
        """Whether the ratio is over its limit."""
        return self.limit is not None and self.ratio > self.limit


def started(code: str) -> tuple[float, str]:
    """Return the seconds that a new interpreter takes to run the code, and what it prints."""
    began = time.perf_counter()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-I", "-c", ALONE + code], check=True, capture_output=True, text=True, env={**os.environ}
    )
    return time.perf_counter() - began, done.stdout


def imports(code: str, rounds: int, limit: float | None = None) -> Row:
    """Import and construct against httpx, less what an empty interpreter takes."""
    ours: list[float] = []
    theirs: list[float] = []
    for warming in (code, IMPORT_THEIRS, "pass"):
        started(warming)
    for _ in range(rounds):
        empty, _ = started("pass")
        ours.append(started(code)[0] - empty)
        theirs.append(started(IMPORT_THEIRS)[0] - empty)
    return Row("import + client ready", ours, theirs, limit)


# Of the process itself, as Linux tells it: all that is in memory, and what it shares with no other process.
MEMORY = r"""
import re
text = open("/proc/self/smaps_rollup").read()
sizes = {name: 1024 * int(size) for name, size in re.findall(r"(\w+): +(\d+) kB", text)}
print(sizes["Rss"], sizes["Private_Clean"] + sizes["Private_Dirty"])
"""


def memory(code: str, rounds: int, limit: float | None = None) -> list[Row]:
    """Bytes of a new process after import and construction, against httpx."""
    if not Path("/proc/self/smaps_rollup").exists():
        return []
    taken = [[[float(n) for n in started(c + MEMORY)[1].split()] for c in (code, IMPORT_THEIRS)] for _ in range(rounds)]
    return [
        Row(f"memory after it, {kind}", [ours[i] for ours, _ in taken], [theirs[i] for _, theirs in taken], limit)
        for i, kind in enumerate(("resident", "private"))
    ]


def ahead(rounds: int) -> Row:
    """A hundred pages that take 20 ms each, read by an asynchronous client, ten at once over one after the other."""
    import httpx

    from laserdata_cloud import AsyncLaserData

    page = json.loads(samples()[1])
    first = page["items"][0]["id"]

    def numbered(number: int) -> bytes:
        items = [item | {"id": first + 100 * number + place} for place, item in enumerate(page["items"])]
        return json.dumps({"items": items, "page": number, "total_pages": 100, "total_results": 10_000}).encode()

    pages = [numbered(number) for number in range(1, 101)]

    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.02)
        return httpx.Response(200, content=pages[int(request.url.params["page"]) - 1])

    async def walked(at_once: int) -> float:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
            walk = AsyncLaserData(api_key="k", tenant_id=1, http_client=http).deployments.list(2, 3)
            began = time.perf_counter()
            assert len([item async for item in walk.in_parallel(at_once)]) == 10_000
            return time.perf_counter() - began

    both = [(asyncio.run(walked(10)), asyncio.run(walked(1))) for _ in range(rounds)]
    return Row("100 pages of 20 ms, ahead / in turn", [a for a, _ in both], [b for _, b in both], 0.2)


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


def turns(
    name: str, ours: Callable[[], object], theirs: Callable[[], object], rounds: int, limit: float | None = None
) -> Row:
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


# ---- the peers


class Peer(NamedTuple):
    """A client of another service: what makes one, and what it is asked for."""

    ready: str
    """Code that makes a client, given `more` arguments."""
    http: str
    """The library that it sends over."""
    base: str
    item: str
    """An expression that fetches one item."""
    page: str
    """An expression that fetches a page and gives its items."""
    answer: Callable[[int], dict[str, Any]]
    """One item as the service sends it."""
    wrap: Callable[[Any], dict[str, Any]]
    """The body that holds an item or a list of them."""


def model(number: int) -> dict[str, Any]:
    """Return a model as OpenAI's API lists it."""
    return {"id": f"model-{number}", "object": "model", "created": 1_700_000_000 + number, "owned_by": "system"}


def zone(number: int) -> dict[str, Any]:
    """Return a zone as Cloudflare's API lists it."""
    moment = f"2026-03-{number % 28 + 1:02}T08:25:40.000000Z"
    return {
        "id": f"{number:032x}",
        "name": f"zone-{number}.example",
        "status": "active",
        "paused": False,
        "type": "full",
        "development_mode": 0,
        "name_servers": ["a.ns.example", "b.ns.example"],
        "original_name_servers": ["c.ns.example", "d.ns.example"],
        "original_registrar": None,
        "original_dnshost": None,
        "modified_on": moment,
        "created_on": moment,
        "activated_on": moment,
        "meta": {"step": 4, "custom_certificate_quota": 0, "page_rule_quota": 3, "phishing_detected": False},
        "owner": {"id": None, "type": "user", "email": None},
        "account": {"id": f"{number:032x}", "name": "account"},
        "permissions": ["#zone:read", "#zone:edit"],
        "plan": {"id": f"{number:032x}", "name": "Free", "price": 0, "currency": "USD", "is_subscribed": False},
    }


def bare(found: Any) -> dict[str, Any]:
    """Return the body of OpenAI's API."""
    return {"object": "list", "data": found} if isinstance(found, list) else found


def in_result(found: Any) -> dict[str, Any]:
    """Return the body of Cloudflare's API."""
    return {"success": True, "errors": [], "messages": [], "result": found}


PEERS = {
    "openai": Peer(
        ready="import openai; client = openai.OpenAI(api_key='k', **more)",
        http="httpx2",
        base="https://api.openai.com/v1/models",
        item="client.models.retrieve('model-1')",
        page="client.models.list().data",
        answer=model,
        wrap=bare,
    ),
    "cloudflare": Peer(
        ready="import cloudflare; client = cloudflare.Cloudflare(api_token='k', **more)",
        http="httpx",
        base="https://api.cloudflare.com/client/v4/zones",
        item="client.zones.get(zone_id='1')",
        page="client.zones.list().result",
        answer=zone,
        wrap=in_result,
    ),
}


def measure(name: str, rounds: int) -> int:
    """Print the rows of one peer as JSON; runs in the peers' environment."""
    import httpx

    peer = PEERS[name]
    many = json.dumps(peer.wrap([peer.answer(number) for number in range(100)])).encode()
    one = json.dumps(peer.wrap(peer.answer(1))).encode()

    def client_over(library: Any) -> Any:
        def answer(request: Any) -> Any:
            content = many if request.url.path.endswith(("/models", "/zones")) else one
            return library.Response(200, content=content, headers={"content-type": "application/json"})

        return library.Client(transport=library.MockTransport(answer))

    try:
        library = importlib.import_module(peer.http)
    except ModuleNotFoundError:  # an older one, from before it changed over
        library = httpx
    known: dict[str, Any] = {"more": {"http_client": client_over(library)}}
    exec(f"{peer.ready}\nitem = lambda: {peer.item}\npage = lambda: {peer.page}", known)  # noqa: S102
    plain = client_over(httpx)
    assert len(known["page"]()) == 100
    code = f"more = {{}}; {peer.ready}"
    rows = [
        imports(code, rounds),
        *memory(code, rounds),
        turns(
            f"one item of {len(one):,} bytes",
            known["item"],
            lambda: json.loads(plain.get(f"{peer.base}/1", headers={"authorization": "Bearer k"}).content),
            rounds,
        ),
        turns(
            f"100 items, {len(many):,} bytes",
            known["page"],
            lambda: json.loads(plain.get(peer.base, headers={"authorization": "Bearer k"}).content),
            rounds,
        ),
    ]
    say(json.dumps([importlib.metadata.version(name), [row._asdict() for row in rows]]))
    return DONE


def peers_python() -> Path:
    """Return the Python of the peers' environment, which is made where it is missing."""
    found = PEERS_HOME / "bin" / "python"
    if not (PEERS_HOME / ".ready").exists():
        say(f"bench: making {PEERS_HOME.name} for {' and '.join(PEERS)}; this takes a minute the first time")
        venv.create(PEERS_HOME, with_pip=True, symlinks=os.name != "nt")
        pip = [str(found), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "httpx", *PEERS]
        subprocess.run(pip, check=True, capture_output=True)  # noqa: S603
        (PEERS_HOME / ".ready").touch()
    return found


def peers(rounds: int) -> Generator[tuple[str, list[Row]]]:
    """Measure each peer in its environment; says so where that cannot be made."""
    try:
        python = peers_python()
    except (subprocess.CalledProcessError, OSError) as error:
        told = getattr(error, "stderr", None) or str(error).encode()
        warn(f"the peers are left out: they could not be installed ({told.decode(errors='replace').strip()[-200:]})")
        return
    for name in PEERS:
        command = [str(python), str(Path(__file__).resolve()), "--measure", name, "--rounds", str(rounds)]
        try:
            done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        except subprocess.CalledProcessError as error:
            warn(f"{name} is left out: it could not be measured ({str(error.stderr).strip()[-200:]})")
            continue
        version, rows = json.loads(done.stdout)
        yield f"{name} {version}", [Row(**row) for row in rows]


# ---- the command line


def main() -> int:
    """Run the command line."""
    parser = Parser(prog="bench.py", description="Ratios to httpx alone.")
    parser.add_argument("--rounds", type=int, default=11, help="how often each figure is taken (11)")
    parser.add_argument("--check", action="store_true", help="exit 1 where a ratio is over its limit")
    parser.add_argument("--peers", action="store_true", help="measure two other clients, too, in .venv-peers")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--measure", choices=sorted(PEERS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        return serve()
    if options.rounds < 1:
        raise Problem("--rounds takes a whole number from 1 on")
    if options.measure:
        return measure(options.measure, options.rounds)
    title(f"{'':<44}{'ours':>10}{'httpx':>10}{'ratio':>8}{'limit':>8}")
    few = min(options.rounds, 5)
    rows = [imports(IMPORT_OURS, options.rounds, 1.2), *memory(IMPORT_OURS, few, 1.25), *calls(options.rounds)]
    rows.append(ahead(min(options.rounds, 3)))
    for row in rows:
        say(line(row))
    if options.peers:
        for name, theirs in peers(few):
            title(f"{name:<44}{'it':>10}{'httpx':>10}{'ratio':>8}{'limit':>8}")
            for row in theirs:
                say(line(row))
    say(f"medians of {options.rounds} rounds in turns at most; ratio: median of the rounds' ratios")
    over = any(row.over for row in rows)
    if over:
        (complain if options.check else warn)(
            "a ratio is over its limit; on a busy machine, measure again with more --rounds"
        )
    return FAILED if over and options.check else DONE


def line(row: Row) -> str:
    """Return a row of the table."""
    ours, theirs = (shown(statistics.median(side)) for side in (row.ours, row.theirs))
    limit, verdict = ("-", "") if row.limit is None else (f"{row.limit:.2f}", "over" if row.over else "ok")
    return f"{row.name:<44}{ours:>10}{theirs:>10}{row.ratio:>8.2f}{limit:>8}  {verdict}".rstrip()


def shown(value: float) -> str:
    """Return seconds, or bytes, with a unit that fits."""
    if value >= 1e5:
        return f"{value / 1e6:.1f} MB"
    return f"{value * 1e3:.1f} ms" if value >= 1e-3 else f"{value * 1e6:.0f} us"


if __name__ == "__main__":
    sys.exit(run(main))
