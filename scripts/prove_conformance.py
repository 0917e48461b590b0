"""Prove that the contract suite is never red without a fault: the emulator under many seeds.

    python scripts/prove_conformance.py [--seeds N] [--first N] [--profile fast|full] [--reports DIR]

Each seed is a run of scripts/conformance.py of its own. Says which of them were red and what of; their reports are kept
under --reports, one folder a seed. Exit codes: 0 none was red; 1 some were, or could not tell; 2 wrong use.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from pipeline.console import DONE, FAILED, Parser, run, say

ROOT = Path(__file__).resolve().parent.parent


def red_in(report: dict[str, Any]) -> list[str]:
    """What a report has that is not kept: `LD-PAGE-003 GET /tenants`, checks of schemathesis likewise."""
    found = [f"could not tell: {one}" for one in report.get("untold", ())]
    for operation in report.get("operations", ()):
        laws = operation.get("laws", {})
        fuzzed: dict[str, Any] = operation.get("schemathesis") or {}
        checks: dict[str, dict[str, int]] = fuzzed.get("checks", {})
        found += [f"{code} {operation['operation']}" for code, one in laws.items() if one.get("outcome") == "broken"]
        found += [f"{name} {operation['operation']}" for name, one in checks.items() if one.get("broken")]
    return found


def try_seed(seed: int, profile: str, reports: Path) -> list[str]:
    """Run the suite with a seed; what was red."""
    line = [sys.executable, str(ROOT / "scripts" / "conformance.py"), "--seed", str(seed), "--profile", profile]
    done = subprocess.run([*line, "--reports", str(reports)], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode == DONE:
        return []
    file = reports / "conformance.json"
    red = red_in(json.loads(file.read_text("utf-8"))) if file.exists() else []
    return red or [f"exit code {done.returncode}: {done.stderr.strip()[-300:]}"]


def main() -> int:
    """Run; the exit code."""
    parser = Parser(prog="prove_conformance.py", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=20, metavar="N", help="how many (%(default)s)")
    parser.add_argument("--first", type=int, default=1, metavar="N", help="the first of them (%(default)s)")
    parser.add_argument("--profile", choices=("fast", "full"), default="fast", help="how much to try (%(default)s)")
    parser.add_argument("--reports", type=Path, default=ROOT / "reports" / "seeds", metavar="DIR")
    given = parser.parse_args()
    red: dict[int, list[str]] = {}
    for seed in range(given.first, given.first + given.seeds):
        began = time.monotonic()
        found = try_seed(seed, given.profile, given.reports / str(seed))
        say(f"seed {seed}: {'red' if found else 'kept'}, {time.monotonic() - began:.0f} s")
        for one in found:
            say(f"  {one}")
        if found:
            red[seed] = found
    said = f"red: {', '.join(map(str, red))}" if red else "none was red"
    say(f"{given.seeds} seeds, {said}; reports: {given.reports}")
    return FAILED if red else DONE


if __name__ == "__main__":
    sys.exit(run(main))
