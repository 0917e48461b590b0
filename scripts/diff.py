"""Tell what changed between two contracts, how bad it is for callers, and which version follows.

    python scripts/diff.py OLD NEW [--format text|json|markdown|html] [--fail-on breaking|review] [--changelog]

OLD and NEW are files, folders, or git revisions (`HEAD~1`, `v0.1.0:specs/core.json`); of a revision alone,
`generated/openapi` is compared. Exit code 0: told; 1: something is as bad as `--fail-on` says, and not approved;
2: unusable input; 4: this machine is the reason.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from pipeline.console import DONE, FAILED, Parser, complain, count, run, shown, warn
from pipeline.limits import within_limits

ROOT = Path(__file__).resolve().parent.parent
APPROVALS = ROOT / "overlays/approvals.yaml"
VERSION = ROOT / "overlays/laserdata_cloud/_version.py"


def main() -> int:
    """Run the command line."""
    parser = Parser(prog="diff.py", description="Tell what changed between two contracts.")
    parser.add_argument("old", help="file, folder, git revision or REV:path")
    parser.add_argument("new", help="the same, later")
    parser.add_argument("--format", choices=("text", "json", "markdown", "html"), default="text", help="how to tell it")
    parser.add_argument("--fail-on", choices=("breaking", "review"), help="exit 1 where a change is as bad as that")
    parser.add_argument("--wire-only", action="store_true", help="leave out what it means for Python programs")
    parser.add_argument("--approvals", type=Path, default=APPROVALS, metavar="FILE", help="known changes")
    parser.add_argument("--changelog", action="store_true", help="print an entry for CHANGELOG.md instead")
    parser.add_argument("--version", help="the version before, for --changelog; that of the client if left out")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help="the day for sunsets; today if left out")
    options = parser.parse_args()

    from pipeline.diff import approvals, report
    from pipeline.diff.inputs import paired, read
    from pipeline.diff.model import Level
    from pipeline.diff.result import as_json, changelog, compare_documents
    from pipeline.release import next_version, version_of

    known = approvals.load(options.approvals)
    old, new = paired(read(options.old, ROOT), read(options.new, ROOT))
    today: datetime.date = options.today or datetime.datetime.now(datetime.UTC).date()
    result = compare_documents(old, new, today=today, python=not options.wire_only)
    stale = approvals.stale(known, result.changes)
    if options.changelog:
        print(
            changelog(result, next_version(options.version or version_of(VERSION.read_text(), VERSION), result.step)),
            end="",
        )
    elif options.format == "json":
        print(json.dumps(as_json(result, known, [a.fingerprint for a in stale]), indent=2, ensure_ascii=False))
    elif options.format == "markdown":
        print(report.markdown(result, known), end="")
    elif options.format == "html":
        print(report.page(result, known), end="")
    else:
        print(report.text(result, known, _painter()))
    for approval in stale:
        warn(f"approval {approval.fingerprint} ({approval.reason}) fits no change any more: remove it")
    if options.fail_on:
        worst = Level.BREAKING if options.fail_on == "breaking" else Level.REVIEW
        bad = [c for c in result.changes if c.level >= worst and not approvals.is_approved(c, known)]
        if bad:
            noun = count(len(bad), f"change is {options.fail_on}", f"changes are {options.fail_on}")
            worse = " or worse" if options.fail_on == "review" else ""
            complain(f"{noun}{worse}: mend the document, or approve by fingerprint in {shown(options.approvals)}")
            return FAILED
    return DONE


def _painter() -> Callable[[str, str], str]:
    plain = not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return lambda text, code: text if plain else f"\x1b[{code}m{text}\x1b[0m"


if __name__ == "__main__":
    sys.exit(run(within_limits(main)))
