#!/usr/bin/env python3
"""Apply the corrections of overlays/corrections to the published documents of specs/.

The results go to generated/openapi. Prints how many corrections each document took, which of them are no longer needed
because the document was mended upstream, and with --json all of that for programs. Exit code 2 when a correction does
not fit any more: it names the overlay, the action and the document.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline.console import Parser, run, say
from pipeline.correct import correct_all
from pipeline.limits import within_limits

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the command line."""
    parser = Parser(prog="correct.py", description=__doc__)
    parser.add_argument("--specs", type=Path, default=ROOT / "specs", metavar="DIR", help="published documents")
    parser.add_argument(
        "--corrections", type=Path, default=ROOT / "overlays" / "corrections", metavar="DIR", help="overlays to apply"
    )
    parser.add_argument(
        "--out", type=Path, default=ROOT / "generated" / "openapi", metavar="DIR", help="where the results go"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    options = parser.parse_args()
    report = correct_all(options.specs, options.corrections, options.out)
    if options.json:
        say(json.dumps(report.as_json(), indent=2, ensure_ascii=False))
    else:
        for line in report.lines():
            say(line)
    return 0


if __name__ == "__main__":
    sys.exit(run(within_limits(main)))
