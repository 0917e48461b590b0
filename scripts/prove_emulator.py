"""The long proofs of the emulator, which no test run waits for.

    python scripts/prove_emulator.py [--only schemathesis | --only clients] [--seeds 1 2 3] [--clients N] [--seconds N]

`schemathesis`: its own command line on each corrected document, every phase and every check, with the settings that
the contract suite has committed: for each seed no failure, and all documents together within five minutes. Two run at a
time, each against an emulator of its own. What it says is kept under `reports/emulator/`.

`clients`: so many at once, each on a connection of its own, make, read and list divisions for so many seconds: nothing
fails that was not asked to, and at the end everything that was made is listed once.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.console import DONE, FAILED, Parser, run, say, title

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "contract_tests"))

from laserdata_contract.emulated import emulator  # noqa: E402

CONFIG = ROOT / "contract_tests" / "laserdata_contract" / "schemathesis.toml"
PHASES, CHECKS = "examples,coverage,fuzzing,stateful", "all"
LIMIT = 300.0
# The long one runs beside the others, which take turns.
LANES = (("core",), ("supervisor", "notifier", "audit"))


@dataclass(frozen=True)
class Tried:
    """What one run of schemathesis said."""

    document: str
    code: int
    seconds: float
    report: Path


def try_document(document: str, seed: int, reports: Path) -> Tried:
    """Run schemathesis over one document, as anybody would at a prompt."""
    report = reports / f"{document}-{seed}.txt"
    with emulator(()) as ready, report.open("w", encoding="utf-8") as out:
        url = ready["supervisors"]["aws-us"] if document == "supervisor" else ready["core"]
        given = {"API_KEY": "api_key", "TENANT_ID": "tenant_id", "SESSION": "session", "CSRF_TOKEN": "csrf_token"}
        line = [str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(CONFIG), "run"]
        line += [str(ROOT / "generated" / "openapi" / f"{document}.json"), "--url", url]
        line += ["--phases", PHASES, "--checks", CHECKS, "--mode", "all", "--seed", str(seed)]
        environment = {**os.environ, **{f"LD_{name}": str(ready[at]) for name, at in given.items()}}
        start = time.monotonic()
        code = subprocess.run(  # noqa: S603 - our own line
            line, stdout=out, stderr=subprocess.STDOUT, env=environment, cwd=reports, check=False
        ).returncode
        return Tried(document, code, time.monotonic() - start, report)


def prove_schemathesis(seed: int, reports: Path) -> bool:
    """Whether one seed finds nothing in time."""
    title(f"schemathesis, seed {seed}")
    reports.mkdir(parents=True, exist_ok=True)
    start, before = time.monotonic(), os.times()

    def in_turn(lane: tuple[str, ...]) -> list[Tried]:
        return [try_document(document, seed, reports) for document in lane]

    with ThreadPoolExecutor(len(LANES)) as pool:
        tried = [one for lane in pool.map(in_turn, LANES) for one in lane]
    taken, after = time.monotonic() - start, os.times()
    worked = sum(after[2:4]) - sum(before[2:4])  # of all processes that have ended: what a busy machine does not change
    for one in tried:
        found = "nothing" if one.code == 0 else f"something (exit code {one.code})"
        say(f"  {one.document:<12}{one.seconds:6.0f} s  found {found}: {one.report.relative_to(ROOT)}")
    verdict = f"{'' if taken <= LIMIT else 'NOT '}within {LIMIT:.0f} s"
    say(f"  {'together':<12}{taken:6.0f} s  {verdict}; {worked:.0f} s of one processor's time")
    return taken <= LIMIT and all(one.code == 0 for one in tried)


class Connection:
    """One kept connection, spoken by hand: with a library two hundred of them would measure that library."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, head: str) -> None:
        """`head` are the headers of every request."""
        self._reader, self._writer, self._head = reader, writer, head

    async def ask(self, method: str, path: str, body: str = "", more: str = "") -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of the answer."""
        length = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n" if body else ""
        self._writer.write(f"{method} {path} HTTP/1.1\r\n{self._head}{more}{length}\r\n{body}".encode())
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        content = await self._reader.readexactly(int(headers.get("content-length", 0)))
        return int(head[0].split()[1]), headers, content

    def close(self) -> None:
        """Be gone."""
        self._writer.close()


async def besiege(ready: dict[str, Any], clients: int, seconds: float) -> tuple[Counter[str], list[int], list[int]]:
    """What so many clients met, the ids of what they made, and the ids that are listed at the end."""
    host, _, port = ready["core"].removeprefix("http://").partition(":")
    head = f"host: {host}:{port}\r\nld-api-key: {ready['api_key']}\r\n"
    divisions = f"/tenants/{ready['tenant_id']}/divisions"
    met: Counter[str] = Counter()
    made: list[int] = []
    end = time.monotonic() + seconds

    async def connect() -> Connection:
        return Connection(*await asyncio.open_connection(host, int(port)), head)

    async def client(number: int) -> None:
        connection, at = await connect(), 0
        while time.monotonic() < end:
            name = f"{number}.{(at := at + 1)}"
            key = f"idempotency-key: {name}\r\n"
            status, headers, _ = await connection.ask("POST", divisions, f'{{"name": "{name}"}}', key)
            met[f"create {status}"] += 1
            if at % 10 == 0:
                status, headers, _ = await connection.ask("POST", divisions, f'{{"name": "{name}"}}', key)
                met[f"create {status}{' replayed' if 'idempotent-replayed' in headers else ' TWICE'}"] += 1
            made.append(int(headers.get("ld-division", 0)))
            status, _, body = await connection.ask("GET", f"{divisions}/{made[-1]}")
            met[f"get {status}{'' if status == 200 and json.loads(body)['name'] == name else ' WRONG'}"] += 1
            status, _, body = await connection.ask("GET", f"{divisions}?results=10&page={at}")
            met[f"list {status}{'' if status == 200 and len(json.loads(body)['items']) == 10 else ' short'}"] += 1
        connection.close()

    await asyncio.gather(*map(client, range(clients)))
    connection, listed = await connect(), list[int]()
    while True:
        _, _, body = await connection.ask("GET", f"{divisions}?results=100&page={len(listed) // 100 + 1}")
        page = json.loads(body)
        listed += [one["id"] for one in page["items"]]
        if page["page"] >= page["total_pages"]:
            break
    connection.close()
    return met, made, listed


def prove_clients(clients: int, seconds: float) -> bool:
    """Whether so many clients at once lose nothing."""
    title(f"{clients} clients at once for {seconds:.0f} seconds")
    with emulator(()) as ready:
        met, made, listed = asyncio.run(besiege(ready, clients, seconds))
    good = {"create 201", "create 201 replayed", "get 200", "list 200", "list 200 short"}
    for what, count in sorted(met.items()):
        say(f"  {what:<24}{count:8}  {'' if what in good else 'NOT asked for'}")
    once = sorted(listed) == sorted([*made, ready["division_id"]])
    say(f"  {len(made)} made, {len(listed)} listed, {'each of them once' if once else 'NOT the same'}")
    say(f"  {sum(met.values()) / seconds:.0f} answers a second")
    return once and met.keys() <= good and len(made) >= clients


def main() -> int:
    """Prove and tell."""
    parser = Parser(prog="prove_emulator.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", choices=("schemathesis", "clients"), help="one of the proofs (both)")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3], help="of schemathesis (default 1 2 3)")
    parser.add_argument("--clients", type=int, default=200, help="how many at once (default %(default)s)")
    parser.add_argument("--seconds", type=float, default=60.0, help="for how long (default %(default)s)")
    options = parser.parse_args()
    proofs: list[bool] = []
    if options.only != "clients":
        proofs += [prove_schemathesis(seed, ROOT / "reports" / "emulator") for seed in options.seeds]
    if options.only != "schemathesis":
        proofs.append(prove_clients(options.clients, options.seconds))
    return DONE if all(proofs) else FAILED


if __name__ == "__main__":
    sys.exit(run(main))
