"""Runs schemathesis over one document: its own command line, in a process of its own, with our hooks.

A process each, since schemathesis keeps its hooks and checks in module globals; and its command line, since that is
the part of it that is documented to stay.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from laserdata_contract.documents import Document, Operation
from laserdata_contract.events import Failure, FuzzingFinished, FuzzingProgress, Tally
from laserdata_contract.target import Target, excerpt

HERE = Path(__file__).resolve().parent
CONFIG = HERE / "schemathesis.toml"
MARK = "@@laserdata-contract "
PHASES = ("examples", "coverage", "fuzzing", "stateful")
LEFT_OUT = {
    "sign_out": "it ends the session that the run itself uses",
    "delete_sessions": "it ends the session that the run itself uses",
    "refresh_session": "it replaces the cookie that the run itself uses",
    "delete_tenant": "it removes the tenant that the run itself uses",
    "leave_tenant": "it takes the run's own user out of the tenant",
}
"""By `operationId`: operations that would end the run, and why. The laws call them, in ways that are refused."""
HYPOTHESIS_TABLES = {
    "HYPOTHESIS_STORAGE_DIRECTORY": os.environ.get("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(".hypothesis").resolve()))
}
"""Where hypothesis keeps its tables of characters: schemathesis works in a folder that goes, and they take seconds."""
REPORT_FILES = {"junit": "junit.xml", "ndjson": "events.ndjson"}
PROBES = 2
"""Requests that schemathesis makes before its first call, to learn what the server can take."""
SAME_FAILURES_KEPT = 3
"""Of failures of one check at one operation with one title, this many are kept."""


@dataclass(frozen=True)
class Effort:
    """How hard schemathesis tries, and what it writes."""

    max_examples: int
    reports: tuple[str, ...]


def environment(target: Target, facts: Mapping[str, Any]) -> dict[str, str]:
    """Environment of the schemathesis process: credentials, ids, and where to find this package."""
    person = target.person
    cookie = person.headers.get("cookie", "") if person else ""
    given = {
        **os.environ,
        "LD_API_KEY": target.owner.headers["ld-api-key"],
        "LD_TENANT_ID": str(target.tenant_id),
        # Operations that need a session are left out when there is none; the setting has to exist all the same.
        "LD_SESSION": cookie.removeprefix("session=") or "none",
        "LD_CSRF_TOKEN": (person.changing.get("x-csrf-token") if person else None) or "none",
        "LASERDATA_CONTRACT_FACTS": json.dumps(facts),
        "SCHEMATHESIS_HOOKS": "laserdata_contract.hooks",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(HERE.parent), os.environ.get("PYTHONPATH", "")])),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUNBUFFERED": "1",
        **HYPOTHESIS_TABLES,
        "COLUMNS": "120",
        "NO_COLOR": "1",
    }
    if target.loopback:
        given["NO_PROXY"] = "127.0.0.1,localhost,::1"
    return given


def config_for(target: Target, folder: Path) -> Path:
    """The settings file of a run: the committed one, and for a run that may change nothing, no undeclared methods."""
    if target.unbound:
        return CONFIG
    config = folder / "schemathesis.toml"
    config.write_text(CONFIG.read_text("utf-8") + "\n[phases.coverage]\nunexpected-methods = []\n", "utf-8")
    return config


def command(
    document: Document,
    base: str,
    operations: Sequence[Operation],
    *,
    seed: int,
    effort: Effort,
    checks: Sequence[str] | None,
    reports: Path,
    config: Path,
) -> list[str]:
    """The schemathesis command for those operations of a document."""
    line = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(config), "run", str(document.file.resolve())]
    line += ["--url", base, "--phases", ",".join(PHASES), "--mode", "all"]
    line += ["--checks", "all" if checks is None else ",".join(checks)]
    line += ["--seed", str(seed), "--max-examples", str(effort.max_examples), "--workers", "1"]
    line += ["--report", ",".join(effort.reports), "--report-dir", str(reports)]
    for kind in effort.reports:
        line += [f"--report-{kind}-path", str(reports / REPORT_FILES[kind])]
    for operation in operations:
        line += ["--include-name", operation.label]
    return line


class Collector:
    """Gathers what one schemathesis process relays."""

    def __init__(self, document: Document, target: Target, tell: Callable[[FuzzingProgress], None]) -> None:
        """Tell of progress by calling `tell`."""
        self.document = document
        self.target = target
        self.tell = tell
        self.tallies: dict[str, Tally] = {}
        self.failures: list[Failure] = []
        self.errors: list[str] = []
        self.finished = False
        self.rest: list[str] = []
        self._seen: dict[tuple[str, str, str], int] = {}

    def read(self, stream: IO[str]) -> None:
        """Read a process's standard error to its end."""
        for line in stream:
            if line.startswith(MARK):
                self.take(json.loads(line[len(MARK) :]))
            elif line.strip():
                self.rest.append(line.rstrip())

    def take(self, event: Mapping[str, Any]) -> None:
        """Take one relayed event."""
        kind = event["kind"]
        if kind == "secret":
            self.target.redactor.learn(event["value"])
        elif kind == "error":
            label = f"{event['label']}: " if event["label"] else ""
            self.errors.append(label + event["message"])
        elif kind == "finished":
            self.finished = True
        elif kind == "scenario":
            phase = str(event["phase"]).lower()
            for label, one in event["operations"].items():
                self.tallies.setdefault(label, Tally()).add({**one, "phase": phase})
                for failure in one["failures"]:
                    self._fail(label, phase, failure)
            cases = sum(one.cases for one in self.tallies.values())
            checks = sum(sum(pair) for one in self.tallies.values() for pair in one.checks.values())
            self.tell(FuzzingProgress(self.document, phase, event["label"], cases, len(self.failures), checks))

    def _fail(self, label: str, phase: str, failure: Mapping[str, Any]) -> None:
        same = (label, failure["check"], failure["title"])
        self._seen[same] = self._seen.get(same, 0) + 1
        if self._seen[same] <= SAME_FAILURES_KEPT:
            self.failures.append(
                Failure(
                    operation=label,
                    check=failure["check"],
                    title=failure["title"],
                    message=failure["message"],
                    phase=phase,
                    reproduce=failure["reproduce"],
                    status=failure["status"],
                    body=failure["body"],
                )
            )


def fuzz(
    document: Document,
    target: Target,
    operations: Sequence[Operation],
    *,
    seed: int,
    effort: Effort,
    checks: Sequence[str] | None,
    facts: Mapping[str, Any],
    reports: Path,
    tell: Callable[[FuzzingProgress], None],
    processes: list[subprocess.Popen[str]],
) -> FuzzingFinished:
    """Run schemathesis over those operations of a document.

    Args:
        document: the corrected document.
        target: the API.
        operations: those to test; the others are not there yet.
        seed: of all that is generated.
        effort: how hard to try.
        checks: names of the checks; all when None.
        facts: what the hooks have to know.
        reports: folder for schemathesis' own reports, which are written there without secrets.
        tell: called with progress, in this thread.
        processes: the process is put here while it runs, so that an interrupted run can end it.
    """
    base = target.base(document)
    assert base is not None
    began = time.monotonic()
    collector = Collector(document, target, tell)
    with tempfile.TemporaryDirectory(prefix="laserdata-contract-") as folder:
        raw = Path(folder, "reports")
        raw.mkdir()
        line = command(
            document,
            base,
            operations,
            seed=seed,
            effort=effort,
            checks=checks,
            reports=raw,
            config=config_for(target, Path(folder)),
        )
        output = raw / "output.txt"
        with output.open("w", encoding="utf-8") as stdout:
            process = subprocess.Popen(  # noqa: S603  # our own interpreter, arguments from documents only
                line,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                cwd=folder,
                env=environment(target, facts),
            )
            processes.append(process)
            try:
                assert process.stderr is not None
                collector.read(process.stderr)
                code = process.wait()
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait()
                processes.remove(process)
        if not collector.finished and not collector.errors:
            last = (collector.rest or output.read_text("utf-8", errors="replace").strip().splitlines())[-8:]
            collector.errors.append(f"schemathesis ended with code {code} before it was done: " + " / ".join(last))
        if collector.rest:
            (raw / "errors.txt").write_text("\n".join(collector.rest) + "\n", "utf-8")
        files = target.redactor.tree(raw, reports)
    redact = target.redactor.text
    return FuzzingFinished(
        document=document,
        tallies=collector.tallies,
        failures=[
            Failure(
                operation=one.operation,
                check=one.check,
                title=redact(one.title),
                message=redact(one.message),
                phase=one.phase,
                reproduce=redact(one.reproduce),
                status=one.status,
                body=excerpt(one.body.encode(), target.redactor),
            )
            for one in collector.failures
        ],
        errors=[redact(one) for one in collector.errors],
        files=files,
        seconds=time.monotonic() - began,
    )
