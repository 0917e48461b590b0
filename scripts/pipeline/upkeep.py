"""The whole line of `make regenerate`: fetch, correct, compare, step the version, generate, test, report.

What changed is told against what is committed (git's HEAD), so that a run tells the same as the one before it until
its results are committed; where there is no repository, against what `generated/openapi` held before.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.console import DONE, FAILED, UNUSABLE, Problem, count, say, shown, title
from pipeline.diff import approvals
from pipeline.diff.contract import as_node
from pipeline.diff.inputs import FOLDER, git, read
from pipeline.diff.model import Change, Level, Node
from pipeline.diff.result import Result, compare_documents, entries
from pipeline.files import dump_json, write_atomic
from pipeline.lock import LOCK
from pipeline.regenerate import Folders, Outcome, Watch, regenerate
from pipeline.release import Earlier, Release, follow
from pipeline.sources import family

if TYPE_CHECKING:
    from pipeline import correct, fetch

TESTS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("types of the generated code and the client", ("-m", "mypy", "-p", "laserdata_api", "-p", "laserdata_cloud")),
    (
        "the client's calls, and what is generated",
        (
            *("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-p", "no:cacheprovider"),
            *(f"contract_tests/tests/client/test_{name}.py" for name in ("calls", "surface")),
            *(f"contract_tests/tests/pipeline/test_{name}.py" for name in ("generate", "generate_models")),
        ),
    ),
    ("first call and contract, against the emulator", ("scripts/run.py",)),
)
"""What proves a regenerated client within minutes, from the quickest on: a name, and arguments of Python."""

MOST_MARKDOWN: Final = 60_000
"""Characters of the Markdown report: GitHub takes 65,536 as the text of a pull request."""

_MOST_TOLD: Final = 12
_LOG: Final = "regenerate-tests.log"


@dataclass(frozen=True)
class Project:
    """The folder of a project, and what stands where in it."""

    root: Path

    @property
    def folders(self) -> Folders:
        """What regenerating reads and writes."""
        return Folders(self.root / "specs", self.root / "overlays/corrections", self.root / "generated")

    @property
    def changelog(self) -> Path:
        """The changelog."""
        return self.root / "CHANGELOG.md"

    @property
    def version_file(self) -> Path:
        """The module that says the version."""
        return self.root / "overlays/laserdata_cloud/_version.py"

    @property
    def approvals(self) -> Path:
        """The breaking changes that callers can live with."""
        return self.root / "overlays/approvals.yaml"

    def in_git(self) -> bool:
        """Whether it is the root of a repository that has documents committed."""
        try:
            top = git(self.root, "rev-parse", "--show-toplevel")
            held = top is not None and Path(top.decode().strip()) == self.root.resolve()
            return held and git(self.root, "cat-file", "-e", f"HEAD:{FOLDER}") is not None
        except Problem:
            return False

    def uncommitted(self, *paths: str) -> bool:
        """Whether anything below these paths differs from what is committed."""
        return bool(git(self.root, "status", "--porcelain", "--untracked-files=all", "--", *paths))


@dataclass(frozen=True)
class Wanted:
    """What a run is to do.

    Args:
        fetch: fetch the published documents first.
        sources: values of `--source` for that.
        test: run TESTS where generated code changed.
        full: do the work even where nothing seems to have changed.
        reports: where the reports go.
        today: the day by which sunsets are judged.
    """

    fetch: bool
    sources: Sequence[str]
    test: bool
    full: bool
    reports: Path
    today: date


@dataclass(frozen=True)
class Test:
    """One of TESTS that ran."""

    name: str
    passed: bool
    seconds: float


@dataclass
class Account:
    """What a run found and did."""

    project: Project
    fetched: fetch.Report | None = None
    outcome: Outcome | None = None
    corrections: correct.Report | None = None
    result: Result = field(default_factory=lambda: Result(()))
    approved: Mapping[str, approvals.Approval] = field(default_factory=dict[str, approvals.Approval])
    release: Release | None = None
    tests: list[Test] = field(default_factory=list[Test])
    step: str = "none"
    problem: Problem | None = None
    changed: bool = False

    @property
    def unapproved(self) -> list[Change]:
        """The breaking changes that nobody approved."""
        breaking = [change for change in self.result.changes if change.level is Level.BREAKING]
        return [change for change in breaking if not approvals.is_approved(change, self.approved)]

    @property
    def exit_code(self) -> int:
        """The exit code: that of the worst that happened."""
        if self.problem is not None:
            return self.problem.exit_code
        if self.unapproved or not all(test.passed for test in self.tests):
            return FAILED
        return DONE if self.fetched is None else self.fetched.exit_code

    @property
    def healed(self) -> list[str]:
        """The corrections that may be deleted."""
        if self.corrections is not None:
            return [str(action) for action in self.corrections.healed]
        return self.outcome.healed if self.outcome else []

    @property
    def misfits(self) -> tuple[str, ...]:
        """A sentence for each correction that does not fit any more."""
        return self.corrections.misfits if self.corrections else ()

    @property
    def title(self) -> str:
        """One line, for a commit or a pull request."""
        if self.problem is not None:
            return "API documents: they cannot be used as they are"
        if not self.result.changes:
            return "API documents: the contract is the same"
        told = ", ".join(f"{self.result.count(level)} {level.word}" for level in reversed(Level))
        return f"API documents: {count(len(self.result.changes), 'change')} ({told})"

    def sections(self) -> list[tuple[str, list[str]]]:
        """Return what there is to say beside the changes, by heading; what needs a person comes first."""
        todo = [self.problem.message] if self.problem and not self.misfits else []
        todo += [f"this correction does not fit any more, so nothing was generated: {found}" for found in self.misfits]
        todo += [f"this correction is healed upstream, delete it: {found}" for found in self.healed]
        if self.unapproved:
            noun = count(len(self.unapproved), "breaking change is", "breaking changes are")
            todo.append(
                f"{noun} not approved: ask for the document to be mended, or approve by fingerprint in "
                "overlays/approvals.yaml, with a reason and the date"
            )
        todo += [
            f"failed: {test.name}; its output is in {_LOG} beside this report" for test in self.tests if not test.passed
        ]
        if self.fetched is not None:
            bad = {name: self.fetched.outcomes[name].problem for name in self.fetched.failed}
            todo += [f"{name} was not refreshed, its last good copy stays: {problem}" for name, problem in bad.items()]
        found = [("To do", todo)]
        if self.fetched is not None:
            found.append(
                (
                    "Regions",
                    [
                        f"{', '.join(d.sources)}: another contract than the {count(d.shared_by, 'region')} "
                        f"of {d.shared}.json, which is in {d.document}.json; {count(len(d.lines), 'fact')} differ"
                        for d in self.fetched.arrangement.differences
                    ],
                )
            )
        if self.release is not None and self.release.lines:
            last = (
                f"the last release is {self.release.released}" if self.release.released else "nothing is released yet"
            )
            found.append(
                (
                    "Version",
                    [
                        f"{self.release.before} before, {self.release.after} now; {last}",
                        f"{count(len(self.release.lines), 'line')} new in CHANGELOG.md",
                    ],
                )
            )
        if self.corrections is not None:
            found.append(("Corrections", [self.corrections.total, *self.corrections.left_out]))
        if self.tests:
            told = [f"{'passed' if t.passed else 'failed'}: {t.name} ({t.seconds:.0f} s)" for t in self.tests]
            found.append(("Tests", told))
        return [(heading, lines) for heading, lines in found if lines]

    def as_json(self) -> dict[str, Any]:
        """Return everything for programs."""
        from pipeline.diff.report import summary
        from pipeline.diff.result import as_json

        outcome, fetched, release = self.outcome, self.fetched, self.release
        stale = approvals.stale(dict(self.approved), self.result.changes) if self.result.changes else []
        return {
            "title": self.title,
            "summary": summary(self.result),
            "exit_code": self.exit_code,
            "changed": self.changed,
            "up_to_date": outcome is not None and outcome.up_to_date,
            "differences": outcome.differences if outcome else [],
            **as_json(self.result, self.approved, [approval.fingerprint for approval in stale]),
            "step": self.step,
            "unapproved": len(self.unapproved),
            "version": release and {"released": release.released, "before": release.before, "after": release.after},
            "changelog": list(release.lines) if release else [],
            "corrections": {
                **(self.corrections.as_json() if self.corrections else {}),
                "healed": self.healed,
                "misfits": list(self.misfits),
                "stale": [str(action) for action in self.corrections.stale] if self.corrections else [],
                "left_out": self.corrections.left_out if self.corrections else [],
            },
            "sources": {
                "refreshed": [n for n in fetched.outcomes if n not in fetched.failed] if fetched else [],
                "not_refreshed": {n: str(fetched.outcomes[n].problem) for n in fetched.failed} if fetched else {},
            },
            "tests": [{"name": t.name, "passed": t.passed, "seconds": round(t.seconds, 1)} for t in self.tests],
            "problems": [self.problem.message] if self.problem else [],
        }

    def lines(self) -> list[str]:
        """Return the summary as a person reads it, short enough for a screen."""
        from pipeline.diff.report import clean, summary

        lines: list[str] = []
        for heading, told in self.sections():
            shortened = [clean(line) for line in told]
            shortened = [line if len(line) < 300 else f"{line[:297]}..." for line in shortened[:6]]
            more = [f"... and {len(told) - 6} more"] if len(told) > 6 else []
            lines += [f"{heading}:", *(f"  {line}" for line in [*shortened, *more])]
        lines.append(f"Changes: {summary(self.result)}")
        worst = sorted(self.result.changes, key=lambda change: -change.level)
        lines += [f"  {c.level.word:<10} {c.document}: {clean(c.text)} {c.fingerprint}" for c in worst[:_MOST_TOLD]]
        if len(worst) > _MOST_TOLD:
            lines.append(f"  ... and {len(worst) - _MOST_TOLD} more")
        return lines


def run(project: Project, wanted: Wanted) -> Account:
    """Do what is wanted and write the reports; what does not allow it is in the account.

    Raises:
        Problem: this machine does not allow it, or an interruption.
    """
    account = Account(project)
    try:
        _run(account, wanted)
    except Problem as problem:
        if problem.exit_code != UNUSABLE:
            raise
        account.problem = problem
    account.changed = _changed(account)
    write_reports(account, wanted.reports)
    return account


def _run(account: Account, wanted: Wanted) -> None:
    project = account.project
    if wanted.fetch:
        account.fetched = _fetched(project, wanted.sources)
    account.approved = approvals.load(project.approvals)
    in_git = project.in_git()
    pending = in_git and project.uncommitted(FOLDER)

    old: dict[str, Node] = {}
    new: dict[str, Node] = {}
    earlier: Earlier | None = None

    def compare(found: correct.Corrected, report: correct.Report) -> None:
        nonlocal old, new, earlier
        account.corrections = report
        old, new = _before(project, in_git=in_git), dict(found.documents)
        earlier = _earlier(project, old, wanted.today) if pending else None
        if old:
            account.result = compare_documents(old, new, today=wanted.today)
        report.check()

    def release(differences: list[str]) -> None:
        seen = any(path.startswith("laserdata_api/") for path in differences)
        seen = seen or (pending and project.uncommitted("generated/laserdata_api"))
        told = _told(account.result, old, new) if seen else (account.result.step, entries(account.result))
        account.step, lines = told
        account.release = follow(project.version_file, project.changelog, account.step, lines, earlier)

    account.outcome = regenerate(project.folders, full=wanted.full or pending, watch=Watch(compare, release))
    if wanted.test and (account.outcome.differences or (in_git and project.uncommitted("generated"))):
        account.tests = _tested(project, wanted.reports)


def _fetched(project: Project, sources: Sequence[str]) -> fetch.Report:
    from pipeline.fetch import fetch, plan
    from pipeline.published import Unusable

    jobs = plan(sources, [])
    title(f"fetching {count(len(jobs), 'document')} into {shown(project.folders.specs)}")
    found = fetch(jobs, project.folders.specs)
    problems = [outcome.problem for outcome in found.outcomes.values()]
    if all(problem is not None and not isinstance(problem, Unusable) for problem in problems):
        raise Problem(
            f"no published document could be fetched ({problems[0]}): to go on with the copies in "
            f"{shown(project.folders.specs)}, leave fetching out with --no-fetch"
        )
    return found


def _before(project: Project, *, in_git: bool) -> dict[str, Node]:
    """Return the documents to compare with; none where nothing was generated yet."""
    if in_git:
        return read("HEAD", project.root)
    folder = project.root / FOLDER
    return read(str(folder), project.root) if any(folder.glob("*.json")) else {}


def _earlier(project: Project, old: Mapping[str, Node], today: date) -> Earlier | None:
    """Return what an earlier run told of the documents that it left, as far as that can still be found out."""
    committed = [
        git(project.root, "show", f"HEAD:{file.relative_to(project.root).as_posix()}") or b""
        for file in (project.version_file, project.changelog)
    ]
    try:
        left = read(str(project.root / FOLDER), project.root)
        code, changelog = (text.decode() for text in committed)
    except (Problem, UnicodeDecodeError):
        return None
    return Earlier(code, changelog, *_told(compare_documents(old, left, today=today), old, left))


def _told(result: Result, old: Mapping[str, Node], new: Mapping[str, Node]) -> tuple[str, dict[str, list[str]]]:
    """Return the step and the changelog's lines of a change that generated code shows."""
    if result.step != "none" or not old:
        return result.step, entries(result)
    lines = _unsaid(old, new)
    return "patch" if lines else "none", lines


def _unsaid(old: Mapping[str, Node], new: Mapping[str, Node]) -> dict[str, list[str]]:
    """Return the changelog's lines of documents that changed while their contract did not."""
    lines = [f"- `{name}` has a contract of its own." for name in new if name not in old]
    lines += [f"- `{name}` shares the contract of `{family(name)}` again." for name in old if name not in new]
    for name in (name for name in new if name in old and old[name] != new[name]):
        before, after = (str(as_node(document[name].get("info")).get("version")) for document in (old, new))
        lines.append(f"- Descriptions of `{name}`{f', version {after}, before {before}' if before != after else ''}.")
    return {"Changed": lines} if lines else {}


def _changed(account: Account) -> bool:
    project = account.project
    if project.in_git():
        files = (project.changelog, project.version_file)
        kept = ("generated", *(str(file.relative_to(project.root)) for file in files))
        lock = f"specs/{LOCK}"
        if project.uncommitted("specs", f":(exclude){lock}", *kept):
            return True
        # A server that was set up anew says the same with another tag: nobody has to look at that.
        now = (project.root / lock).read_bytes() if (project.root / lock).exists() else None
        return _served(git(project.root, "show", f"HEAD:{lock}")) != _served(now)
    fetched = account.fetched.changed if account.fetched else ()
    return bool(
        fetched or (account.outcome and account.outcome.differences) or (account.release and account.release.lines)
    )


def _served(lock: bytes | None) -> Mapping[str, tuple[Any, ...]]:
    """Return which contract each source serves, by a lock file."""
    sources = json.loads(lock or b"{}").get("sources", {})
    return {name: (one["document"], one["facts"]) for name, one in sources.items()}


def _tested(project: Project, reports: Path) -> list[Test]:
    reports.mkdir(parents=True, exist_ok=True)
    found: list[Test] = []
    with (reports / _LOG).open("w", encoding="utf-8") as log:
        for name, arguments in TESTS:
            say(f"testing: {name}")
            began = time.monotonic()
            line = [sys.executable, *arguments]
            done = subprocess.run(  # noqa: S603
                line, cwd=project.root, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False
            )
            found.append(Test(name, done.returncode == 0, time.monotonic() - began))
    return found


def write_reports(account: Account, folder: Path) -> None:
    """Write `regenerate.md`, `.html` and `.json` into a folder."""
    from pipeline.diff.report import markdown, page

    sections = account.sections()
    told = markdown(account.result, account.approved, sections)
    write_atomic(folder / "regenerate.md", _cut(told).encode())
    write_atomic(folder / "regenerate.html", page(account.result, account.approved, sections).encode())
    write_atomic(folder / "regenerate.json", dump_json(account.as_json()))


def _cut(text: str) -> str:
    if len(text) <= MOST_MARKDOWN:
        return text
    kept = text[: text.rindex("\n", 0, MOST_MARKDOWN - 200) + 1]
    open_ = kept.count("<details>") > kept.count("</details>")
    return (
        kept
        + ("\n</details>\n" if open_ else "")
        + "\n**Cut here, because it is too long: regenerate.html has it all.**\n"
    )
