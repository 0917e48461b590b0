"""Bring `generated/` up to date with `specs/`: correct the documents, generate the code, write what changed.

    python scripts/regenerate.py [--check] [--full] [--json]

Exit code 0: up to date (or brought up to date); 1: `--check` found that it is not; 2: a document or a correction does
not allow it; 4: this machine is the reason.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline.console import DONE, FAILED, Parser, complain, run, say
from pipeline.regenerate import Folders, regenerate, told

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the command line."""
    parser = Parser(prog="regenerate.py", description="Bring generated/ up to date with specs/.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where something would change")
    parser.add_argument("--full", action="store_true", help="do the work even where nothing seems to have changed")
    parser.add_argument("--specs", type=Path, default=ROOT / "specs", metavar="DIR", help="published documents")
    parser.add_argument(
        "--corrections", type=Path, default=ROOT / "overlays/corrections", metavar="DIR", help="overlays to apply"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "generated", metavar="DIR", help="where the results go")
    parser.add_argument("--json", action="store_true", help="print what was found and done as JSON")
    options = parser.parse_args()

    outcome = regenerate(
        Folders(options.specs, options.corrections, options.out), check=options.check, full=options.full
    )
    if options.json:
        corrections = None if outcome.report is None else outcome.report.as_json()
        found = {"up_to_date": outcome.up_to_date, "differences": outcome.differences, "corrections": corrections}
        say(json.dumps(found, indent=2, ensure_ascii=False))
        return FAILED if options.check and not outcome.up_to_date else DONE
    if outcome.report is not None:
        for line in outcome.report.lines():
            say(line)
    for line in told(outcome, options.out, check=options.check):
        say(line)
    if options.check and not outcome.up_to_date:
        complain(f"{options.out.name}/ is not what the documents give: run scripts/regenerate.py and commit the result")
        return FAILED
    return DONE


if __name__ == "__main__":
    sys.exit(run(main))
