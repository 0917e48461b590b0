"""Bring `generated/` up to date: fetch, correct, tell what changed, follow with the version, generate, test, report.

    python scripts/regenerate.py [--fetch] [--source NAME=URL] [--test] [--report DIR]   # all of it: make regenerate
    python scripts/regenerate.py --check [--full]                                        # write nothing, fetch nothing

What changed is told against what is committed; version and changelog follow it, and reports/regenerate.md, .html and
.json hold it. With `--out`, a folder elsewhere is generated, and none of that happens.

Exit code 0: up to date (or brought up to date); 1: a breaking change is not approved, a test failed, or `--check` found
a difference; 2: a document or a correction does not allow it; 3: a source was not refreshed, its last good copy
stays; 4: this machine is the reason.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import sys
from argparse import BooleanOptionalAction, Namespace
from pathlib import Path

from pipeline.console import DONE, FAILED, Parser, complain, count, run, say, shown
from pipeline.limits import within_limits
from pipeline.regenerate import Folders, Outcome, regenerate, told

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the command line."""
    parser = Parser(prog="regenerate.py", description="Bring generated/ up to date with the published documents.")
    parser.add_argument("--fetch", action=BooleanOptionalAction, help="fetch the published documents first")
    parser.add_argument(
        "--source", metavar="NAME=URL", action="append", default=[], help="with --fetch: as scripts/fetch.py takes it"
    )
    parser.add_argument("--test", action=BooleanOptionalAction, help="where something changed, run the quick tests")
    parser.add_argument(
        "--check", action="store_true", help="fetch and write nothing; exit 1 where something would change"
    )
    parser.add_argument("--full", action="store_true", help="do the work even where nothing seems to have changed")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the project's folder")
    parser.add_argument("--specs", type=Path, metavar="DIR", help="published documents (specs)")
    parser.add_argument("--corrections", type=Path, metavar="DIR", help="overlays to apply (overlays/corrections)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="generate there, and nothing else")
    parser.add_argument("--report", type=Path, metavar="DIR", help="where the reports go (reports)")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help="the day for sunsets; today if left out")
    parser.add_argument("--json", action="store_true", help="print what was found and done as JSON")
    options = parser.parse_args()

    alone = options.check or options.out or options.specs or options.corrections
    if alone and (options.source or (not options.check and (options.fetch or options.test))):
        parser.error("--fetch, --source and --test are for the whole line: leave out --check, --specs, --out ...")
    if options.source and options.fetch is False:
        parser.error("--source gives a URL to fetch from, and --no-fetch fetches nothing")
    return _generate(options) if alone else _upkeep(options)


def _generate(options: Namespace) -> int:
    """Correct and generate, or check that it is done."""
    root: Path = options.root
    folders = Folders(
        options.specs or root / "specs",
        options.corrections or root / "overlays/corrections",
        options.out or root / "generated",
    )
    outcome = regenerate(folders, check=options.check, full=options.full)
    if options.json:
        corrections = None if outcome.report is None else outcome.report.as_json()
        found = {"up_to_date": outcome.up_to_date, "differences": outcome.differences, "corrections": corrections}
        say(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        _tell(outcome, folders.generated, check=options.check)
    if options.check and not outcome.up_to_date:
        if not options.json:
            name = folders.generated.name
            complain(f"{name}/ is not what the documents give: run scripts/regenerate.py and commit the result")
        return FAILED
    return DONE


def _tell(outcome: Outcome, folder: Path, *, check: bool) -> None:
    if outcome.report is not None:
        for line in outcome.report.lines():
            say(line)
    for line in told(outcome, folder, check=check):
        say(line)


def _upkeep(options: Namespace) -> int:
    """Run the whole line."""
    from pipeline.upkeep import Project, Wanted
    from pipeline.upkeep import run as upkeep

    project = Project(options.root)
    reports: Path = options.report or project.root / "reports"
    today: datetime.date = options.today or datetime.datetime.now(datetime.UTC).date()
    fetch = bool(options.fetch or options.source)
    wanted = Wanted(fetch, options.source, bool(options.test), options.full, reports, today)
    # Fetching tells its progress, which is no part of the JSON.
    with contextlib.redirect_stdout(sys.stderr) if options.json else contextlib.nullcontext():
        account = upkeep(project, wanted)
    if options.json:
        say(json.dumps(account.as_json(), indent=2, ensure_ascii=False))
    else:
        if account.outcome is not None:
            for line in told(account.outcome, project.folders.generated, check=False):
                say(line)
        for line in account.lines():
            say(line)
        say(f"reports: {shown(reports / 'regenerate.md')}, regenerate.html and regenerate.json")
    if account.problem is not None:
        complain(account.problem.message)
    elif account.exit_code == FAILED:
        failed = [f"failed: {test.name}" for test in account.tests if not test.passed]
        breaking = count(len(account.unapproved), "breaking change is", "breaking changes are")
        complain("; ".join([*([f"{breaking} not approved"] if account.unapproved else []), *failed, "see the report"]))
    return account.exit_code


if __name__ == "__main__":
    sys.exit(run(within_limits(main)))
