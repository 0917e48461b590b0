"""Prove the contract suite by breaking things: which check sees each seeded fault, and whether plain schemathesis does.

    python scripts/mutants.py [--only TEXT ...] [--unseen] [--jobs N] [--seed N] [--no-plain] [--reports DIR]

Each fault of contract_tests/tests/suite/seeded_faults is put before an emulator, alone, and the suite's laws are tried
on the operation concerned; where no law sees it, the suite's run of schemathesis too. `plain` is `schemathesis run` as
anybody would type it: the corrected document, that operation, an API key, everything else as it comes. What plain
schemathesis reports without the fault does not count. The same operations are tried without a fault as well, where
nothing may be red.

Writes mutants.md and mutants.json into --reports. Exit codes: 0 every fault caught; 1 one was not, or a run without a
fault was red; 2 wrong use; 4 a process of the proof ended before its time.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib import import_module
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

import httpx

from pipeline.console import DONE, FAILED, MACHINE, Parser, Problem, run, say

ROOT = Path(__file__).resolve().parent.parent
SUITE = ROOT / "contract_tests" / "tests" / "suite"
sys.path[:0] = [str(ROOT / "contract_tests"), str(SUITE)]

from laserdata_contract import PROFILES, Document, Record, Run, from_emulator, load  # noqa: E402
from laserdata_contract.emulated import emulator  # noqa: E402
from laserdata_contract.fuzzing import HYPOTHESIS_TABLES  # noqa: E402
from laserdata_contract.shapes import elements, members  # noqa: E402

# Beside the tests, and typed like them: not at all.
INTERMEDIARY, FAULTS = import_module("intermediary"), import_module("seeded_faults")
SEEDED: Sequence[Any] = FAULTS.SEEDED
UNSEEN: Sequence[Any] = FAULTS.UNSEEN
BASELINE_SEEDS = 2
"""Runs of plain schemathesis without a fault; what any of them reports does not count."""
PATIENCE = 600.0
"""Seconds that one run of plain schemathesis has."""


@dataclass
class Row:
    """What became of one fault; or, without a name, of an operation without a fault."""

    name: str
    theme: str
    expected: str
    at: str
    laws: list[str] = field(default_factory=list[str])
    checks: list[str] = field(default_factory=list[str])
    """Of schemathesis, inside the suite; asked only where no law saw the fault."""
    plain: list[str] | None = None
    """Of plain schemathesis, without those of the baseline; None where it was not run."""
    said: str = ""
    """What the first that saw it had to say."""

    @property
    def caught(self) -> bool:
        """Whether the suite is red."""
        return bool(self.laws or self.checks)


# -- in a worker ------------------------------------------------------------------------------------------------------


@cache
def documents() -> tuple[Document, ...]:
    """The corrected documents, read once in each process."""
    return load(ROOT / "generated" / "openapi")


@cache
def running() -> dict[str, Any]:
    """An emulator for this process, and as long as it: what it printed when it was ready."""
    stack = contextlib.ExitStack()
    ready = stack.enter_context(emulator())
    # Workers end without what `atexit` knows.
    Finalize(None, stack.close, exitpriority=0)
    return ready


@contextlib.contextmanager
def before_emulator(fault: Any) -> Generator[dict[str, Any]]:
    """An emulator as it was at its start, with the fault before it."""
    ready = running()
    for url in {ready["core"], *ready["supervisors"].values()}:
        httpx.post(f"{url}/_emulator/reset", trust_env=False).raise_for_status()
    with INTERMEDIARY.spoilt(ready, fault) as changed:
        yield changed


def suite(fault: Any, at: str, seed: int, *, fuzzing: bool) -> Record:
    """Run the suite on one operation: its laws, or what it makes of schemathesis."""
    record = Record()
    with before_emulator(fault) as ready, tempfile.TemporaryDirectory() as folder:
        target = from_emulator(ready)
        with contextlib.closing(target):
            checks = ["all"] if fuzzing else None
            run_ = Run(
                target, documents(), PROFILES["fast"], seed, Path(folder), fuzzing=fuzzing, only=[at], checks=checks
            )
            for event in run_.events():
                record.take(event)
    return record


def plain(fault: Any, at: str, seed: int) -> list[str]:
    """What `schemathesis run` reports of an operation: its checks and their titles."""
    document = next(one for one in documents() for operation in one.operations if operation.named([at]))
    label = at.removeprefix(f"{document.name} ")
    with before_emulator(fault) as ready, tempfile.TemporaryDirectory() as folder:
        url = ready["supervisors"]["aws-us"] if document.service == "supervisor" else ready[document.service]
        line = [sys.executable, "-m", "schemathesis.cli", "run", str(document.file), "--url", url]
        line += ["-H", f"ld-api-key: {ready['api_key']}", "--include-name", label, "--seed", str(seed)]
        line += ["--report", "ndjson", "--report-ndjson-path", "events.ndjson"]
        environment = {**os.environ, "NO_PROXY": "127.0.0.1", "NO_COLOR": "1", **HYPOTHESIS_TABLES}
        subprocess.run(line, cwd=folder, env=environment, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
        events = Path(folder, "events.ndjson")
        lines = events.read_text("utf-8").splitlines() if events.exists() else []
    return sorted({one for line in lines for one in failures_in(json.loads(line))})


def failures_in(value: Any) -> Iterable[str]:
    """Checks that failed, anywhere in an event of schemathesis."""
    for one in elements(value):
        yield from failures_in(one)
    event = members(value)
    if event.get("status") == "failure" and isinstance(event.get("name"), str):
        found = members(members(event.get("failure_info", event)).get("failure"))
        yield f"{event['name']}: {found.get('title', '')}"
    for one in event.values():
        yield from failures_in(one)


def try_fault(seeded: Any, seed: int, known: Sequence[str] | None) -> Row:
    """Try one fault; `known` is what plain schemathesis reports without it, None where it is not to be run."""
    row = Row(seeded.name, seeded.theme, seeded.law, seeded.at)
    look(row, seeded.fault, seed)
    if known is not None:
        row.plain = [one for one in plain(seeded.fault(), seeded.at, seed) if one not in known]
    return row


def try_nothing(at: str, seed: int) -> Row:
    """Try an operation without a fault; nothing may be red."""
    row = Row("", "control", "", at)
    look(row, INTERMEDIARY.Fault, seed)
    return row


def look(row: Row, fault: Any, seed: int) -> None:
    """Let the suite look: its laws, and where they see nothing, its run of schemathesis."""
    for fuzzing in (False, True):
        record = suite(fault(), row.at, seed, fuzzing=fuzzing)
        row.laws = sorted({one.law for one in record.broken})
        row.checks = sorted({one.check for _, one in record.failures})
        said = [one.reason for one in record.broken] + [one.title for _, one in record.failures]
        stopped = record.finished.unreachable if record.finished else "the run did not come to its end"
        row.said = said[0] if said else stopped
        if row.caught:
            return


def baseline(at: str, seed: int) -> list[str]:
    """What plain schemathesis reports of an operation without a fault."""
    return sorted({one for more in range(BASELINE_SEEDS) for one in plain(INTERMEDIARY.Fault(), at, seed + more)})


# -- the whole --------------------------------------------------------------------------------------------------------


def chosen(faults: Sequence[Any], texts: Sequence[str] | None) -> list[Any]:
    """The faults whose name, theme, law or operation holds one of the texts; all when None.

    Raises:
        Problem: there is none.
    """
    found = [
        one
        for one in faults
        if texts is None or any(text in f"{one.name} {one.theme} {one.law} {one.at}" for text in texts)
    ]
    if not found:
        raise Problem(f"no seeded fault has {' or '.join(texts or ())} in its name, theme, law or operation")
    return found


@contextlib.contextmanager
def dropping(pool: ProcessPoolExecutor) -> Generator[None]:
    """Let what is interrupted end at once, not after all that waits."""
    try:
        yield
    except BaseException as exc:
        pool.shutdown(wait=False, cancel_futures=True)
        # Without its manager a worker would wait for work, and the interpreter for the worker, for ever.
        for worker in multiprocessing.active_children():
            worker.terminate()
        if isinstance(exc, httpx.HTTPError | subprocess.SubprocessError | BrokenProcessPool):
            what = f"{type(exc).__name__}: {exc}".rstrip(": ")
            raise Problem(f"a process or its emulator ended before its time ({what}): try again", MACHINE) from exc
        raise


def prove(faults: Sequence[Any], *, jobs: int, seed: int, with_plain: bool) -> tuple[list[Row], list[Row]]:
    """Try all faults, and their operations without one, spread over processes: rows of faults, rows of controls."""
    places = sorted({one.at for one in faults})
    known: dict[str, list[str]] = {}
    rows: dict[str, Row] = {}
    with ProcessPoolExecutor(jobs) as pool, dropping(pool):
        controls: Mapping[Future[Row], str] = {pool.submit(try_nothing, at, seed): at for at in places}
        baselines = {pool.submit(baseline, at, seed): at for at in places if with_plain}
        for found in as_completed(baselines):
            known[baselines[found]] = found.result()
        tried = {pool.submit(try_fault, one, seed, known.get(one.at)): one for one in faults}
        for number, done in enumerate(as_completed(tried), 1):
            row = rows[tried[done].name] = done.result()
            seen = ", ".join(row.laws + row.checks) or "NOT CAUGHT"
            say(f"  {number}/{len(faults)} {row.name}: {seen}{'; plain too' if row.plain else ''}")
        return [rows[one.name] for one in faults], [one.result() for one in controls]


def table(rows: Sequence[Row], controls: Sequence[Row], seed: int) -> str:
    """The result in Markdown."""
    caught = sum(one.caught for one in rows)
    ran = [one for one in rows if one.plain is not None]
    lines = ["# Seeded faults", ""]
    lines.append(f"{caught} of {len(rows)} faults are caught. Seed {seed}.")
    if ran:
        lines.append(f"Plain schemathesis catches {sum(bool(one.plain) for one in ran)} of {len(ran)}.")
    red = [one for one in controls if one.caught]
    lines.append(f"Without a fault {len(red)} of {len(controls)} operations are red.")
    lines += [f"- red without a fault: {one.at}: {', '.join(one.laws + one.checks)}: {one.said}" for one in red]
    lines += ["", "| theme | fault | operation | caught by | plain schemathesis |", "| --- | --- | --- | --- | --- |"]
    for one in rows:
        seen = ", ".join(f"**{law}**" if law == one.expected else law for law in one.laws + one.checks)
        other = "not run" if one.plain is None else ", ".join(dict.fromkeys(c.partition(":")[0] for c in one.plain))
        lines.append(f"| {one.theme} | {one.name} | `{one.at}` | {seen or '**nothing**'} | {other or 'no'} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run; the exit code."""
    parser = Parser(prog="mutants.py", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", action="append", metavar="TEXT", help="faults with this in name, theme, law or place")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (%(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="of everything that is generated (%(default)s)")
    parser.add_argument("--no-plain", action="store_true", help="without plain schemathesis")
    parser.add_argument("--reports", type=Path, default=ROOT / "reports", metavar="DIR", help="where the table goes")
    parser.add_argument("--unseen", action="store_true", help="instead, those that no law saw when they were written")
    given = parser.parse_args()
    faults = chosen(UNSEEN if given.unseen else SEEDED, given.only)
    given.reports.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    say(f"{len(faults)} seeded faults, {given.jobs} at a time")
    rows, controls = prove(faults, jobs=max(1, given.jobs), seed=given.seed, with_plain=not given.no_plain)
    (given.reports / "mutants.md").write_text(table(rows, controls, given.seed), "utf-8")
    told = {"seed": given.seed, "faults": [{**asdict(one), "caught": one.caught} for one in rows]}
    told["controls"] = [{**asdict(one), "red": one.caught} for one in controls]
    (given.reports / "mutants.json").write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    missed, red = [one for one in rows if not one.caught], [one for one in controls if one.caught]
    for one in missed:
        say(f"not caught: {one.name} ({one.at}){f': {one.said}' if one.said else ''}")
    for one in red:
        say(f"red without a fault: {one.at}: {', '.join(one.laws + one.checks)}: {one.said}")
    if not given.unseen and UNSEEN:
        say(f"{len(UNSEEN)} more faults are known that no law sees yet: --unseen")
    say(f"{len(rows) - len(missed)} of {len(rows)} caught; {given.reports / 'mutants.md'}")
    return FAILED if missed or red else DONE


if __name__ == "__main__":
    sys.exit(run(main))
