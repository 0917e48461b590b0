"""Tell which contract each region serves, since when, and in which operations regions differ.

    python scripts/regions.py [--format text|json|markdown|html] [--specs DIR] [--documents DIR] [--fail-on difference]

Exit code 0: told; 1: regions differ, and `--fail-on difference` was given; 2: unusable input; 4: this machine is the
reason.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline.console import DONE, FAILED, Parser, complain, run

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the command line."""
    parser = Parser(prog="regions.py", description="Tell which contract each region serves, since when, what differs.")
    parser.add_argument("--format", choices=("text", "json", "markdown", "html"), default="text", help="how to tell it")
    parser.add_argument("--specs", type=Path, default=ROOT / "specs", metavar="DIR", help="the lock and the documents")
    parser.add_argument("--documents", type=Path, metavar="DIR", help="other documents, such as the corrected ones")
    parser.add_argument("--fail-on", choices=("difference",), help="exit 1 where regions differ")
    options = parser.parse_args()

    from pipeline import matrix

    families = matrix.matrix(options.specs, options.documents)
    if options.format == "json":
        print(json.dumps(matrix.as_json(families), indent=2, ensure_ascii=False))
    else:
        print({"text": matrix.text, "markdown": matrix.markdown, "html": matrix.page}[options.format](families), end="")
    differing = [family.document for family in families if len(family.contracts) > 1]
    if options.fail_on and differing:
        complain(f"the regions of {', '.join(differing)} serve several contracts: see above")
        return FAILED
    return DONE


if __name__ == "__main__":
    sys.exit(run(main))
