"""The whole line on this machine: fetch, correct, generate, call, test the contract.

    python scripts/run.py [--seed N] [--profile fast|full]

An emulated LaserData Cloud serves the published documents at their real paths; what is fetched from it, corrected and
generated goes to build/run, so that nothing that is committed changes. Exit code 0: every step held; otherwise that of
the step that did not.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.console import (
    DONE,
    FAILED,
    INTERRUPTED,
    MACHINE,
    Parser,
    Problem,
    complain,
    count,
    run,
    say,
    shown,
    title,
)

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
BUILD = ROOT / "build" / "run"
READY_SECONDS = 30


class Step(NamedTuple):
    """What one step did, for the summary."""

    name: str
    told: str
    seconds: float


@contextlib.contextmanager
def emulator() -> Generator[dict[str, Any]]:
    """Serve an emulated LaserData Cloud meanwhile; gives what it prints when it is ready."""
    command = [sys.executable, "-m", "laserdata_emulator", "serve", "--port", "0", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)  # noqa: S603
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise Problem("the emulator did not start: see what it says above", process.wait(READY_SECONDS) or MACHINE)
        yield json.loads(line)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(READY_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def python(*arguments: str, environment: dict[str, str] | None = None, taken: bool = False) -> str:
    """Run a script and show what it prints; its exit code ends this run where it is not 0.

    Args:
        arguments: of the interpreter.
        environment: variables to add.
        taken: return what it prints instead of showing it.
    """
    done = subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE if taken else None,
        text=True,
        check=False,
    )
    if done.returncode == INTERRUPTED:
        raise SystemExit(INTERRUPTED)  # the script has said so
    if done.returncode != 0:
        if taken:
            say(done.stdout.rstrip())
        name = Path(arguments[0]).name
        raise Problem(
            f"{name} ended with exit code {done.returncode}: see above",
            done.returncode if done.returncode > 0 else FAILED,
        )
    return done.stdout or ""


def main() -> int:
    """Run the command line."""
    parser = Parser(prog="run.py", description="Fetch, correct, generate, call and test, against an emulated API.")
    parser.add_argument("--profile", choices=("fast", "full"), default="fast", help="how much the contract suite tries")
    parser.add_argument("--seed", type=int, help="of everything that the contract suite generates")
    options = parser.parse_args()

    steps: list[Step] = []
    specs, generated, reports = BUILD / "specs", BUILD / "generated", BUILD / "reports"
    shutil.rmtree(BUILD, ignore_errors=True)
    specs.mkdir(parents=True)

    title("1. an emulated LaserData Cloud")
    with emulator() as cloud:
        say(f"core, audit and notifier at {cloud['core']}, {count(len(cloud['supervisors']), 'supervisor')} beside it")

        title("2. fetch: every published document over HTTP")
        began = time.monotonic()
        sources = [part for name, url in cloud["documents"].items() for part in ("--source", f"{name}={url}")]
        python(str(SCRIPTS / "fetch.py"), *sources, "--out", str(specs))
        lock = json.loads((specs / "lock.json").read_bytes())
        told = f"{count(len(lock['sources']), 'source')}, {count(len(lock['documents']), 'distinct document')}"
        steps.append(Step("documents", told, time.monotonic() - began))

        title("3. correct and generate")
        began = time.monotonic()
        command = ("--specs", str(specs), "--out", str(generated), "--json")
        report = json.loads(python(str(SCRIPTS / "regenerate.py"), *command, taken=True))["corrections"]
        by_status: dict[str, int] = {}
        for action in report["actions"]:
            by_status[action["status"]] = by_status.get(action["status"], 0) + 1
        places = sum(document["changed"] for document in report["documents"].values())
        partly = by_status.get("partly", 0)
        told = f"{by_status.get('applied', 0) + partly} applied ({partly} of them already right in places), "
        told += f"{by_status.get('healed', 0)} healed upstream; {count(places, 'place')} changed"
        steps.append(Step("corrections", told, time.monotonic() - began))
        manifest = json.loads((generated / "manifest.json").read_bytes())
        for name, document in manifest["documents"].items():
            say(f"{name}: {document['operations']} operations, {document['models']} models, {document['enums']} enums")
        total = sum(document["operations"] for document in manifest["documents"].values())
        committed = json.loads((ROOT / "generated" / "manifest.json").read_bytes())
        same = committed["outputs"] == manifest["outputs"]
        say("the same bytes as generated/" if same else f"other than generated/: see {shown(generated)}")
        told = f"{total} generated, {'the same bytes as generated/' if same else 'other than generated/'}"
        steps.append(Step("operations", told, 0.0))

        title("4. a typed call, with the client that was just generated")
        began = time.monotonic()
        python(
            str(SCRIPTS / "first_call.py"),
            environment={
                "PYTHONPATH": str(generated),
                "LD_API_URL": cloud["core"],
                "LD_API_KEY": cloud["api_key"],
                "LD_TENANT_ID": str(cloud["tenant_id"]),
            },
        )
        steps.append(Step("typed call", "made, replayed, listed, deleted", time.monotonic() - began))

    title("5. the contract suite, against an emulator of its own")
    began = time.monotonic()
    suite = [str(SCRIPTS / "conformance.py"), "--profile", options.profile, "--reports", str(reports)]
    suite += ["--documents", str(generated / "openapi")]
    suite += [] if options.seed is None else ["--seed", str(options.seed)]
    python(*suite)
    steps.append(Step("contract", summary_of(reports / "conformance.json"), time.monotonic() - began))

    title("summary")
    for step in steps:
        say(f"  {step.name:<12} {step.told}" + (f"  ({step.seconds:.1f} s)" if step.seconds else ""))
    say(f"what was fetched, generated and reported is in {shown(BUILD)}")
    if not same:
        complain("the generated code is not what is committed: run `make regenerate` and look at the difference")
        return FAILED
    return DONE


def summary_of(report: Path) -> str:
    """Return what the contract suite found, in a few words."""
    return str(json.loads(report.read_bytes()).get("summary", "see its report"))


if __name__ == "__main__":
    sys.exit(run(main))
