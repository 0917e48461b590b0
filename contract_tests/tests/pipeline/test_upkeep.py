"""The whole line of `make regenerate`: one command fetches, tells, steps the version, generates, tests and reports."""

from __future__ import annotations

import errno
import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from diffing import GONE, put
from generating import ROOT, SCRIPTS, Ended, command, process, tree
from loopback import Publisher, Reply

import pipeline.regenerate
import pipeline.upkeep
from pipeline.files import dump_json

AUDIT = json.loads((ROOT / "specs/audit.json").read_bytes())
TYPES = "paths /audit/types get"
SCHEMA = "components schemas AuditTypeInfo"
LOST = put(AUDIT, (f"{SCHEMA} properties name", GONE), (f"{SCHEMA} required", ["type"]))
GAINED = put(AUDIT, (f"{SCHEMA} properties group", {"type": "string"}))


class Project:
    """A project of the audit document alone."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "specs").mkdir(parents=True)
        (root / "overlays/corrections").mkdir(parents=True)
        (root / "overlays/laserdata_cloud").mkdir()
        shutil.copy(ROOT / "overlays/corrections/audit.overlay.yaml", root / "overlays/corrections")
        (root / "overlays/laserdata_cloud/_version.py").write_text('VERSION = "0.1.0"\n')
        (root / "CHANGELOG.md").write_text("# Changelog\n\n## 0.1.0 - 2026-01-02\n")
        self.publish(AUDIT)

    def publish(self, document: Any) -> None:
        (self.root / "specs/audit.json").write_bytes(dump_json(document))

    def run(self, *more: object) -> Ended:
        return command("regenerate.py", "--root", self.root, *more)

    def report(self) -> Any:
        return json.loads((self.root / "reports/regenerate.json").read_bytes())

    def approve(self, changes: list[Mapping[str, Any]]) -> None:
        entries = [
            f"- {{fingerprint: '{c['fingerprint']}', reason: Nobody reads it., date: 2026-03-01}}\n" for c in changes
        ]
        (self.root / "overlays/approvals.yaml").write_text("".join(entries))

    def git(self, *arguments: str) -> None:
        line = ["git", "-C", str(self.root), "-c", "user.name=x", "-c", "user.email=x@x.test", *arguments]
        subprocess.run(line, check=True, capture_output=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project(tmp_path_factory.mktemp("made") / "project")
    assert project.run().code == 0
    return project.root


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Project:
    """A project that is up to date."""
    project = Project(tmp_path / "project")
    shutil.copytree(made / "generated", project.root / "generated")
    return project


def test_a_change_is_told_followed_and_written(project: Project) -> None:
    project.publish(LOST)
    ended = project.run()
    assert ended.code == 1
    assert ended.err == "error: 2 breaking changes are not approved; see the report\n"
    assert "Member `AuditTypeInfo.name` is gone." in ended.out
    assert 'VERSION = "0.2.0"' in (project.root / "overlays/laserdata_cloud/_version.py").read_text()
    assert (
        "## 0.2.0 - unreleased\n\n### Breaking\n\n- Member `AuditTypeInfo.name` is gone.\n"
        in (project.root / "CHANGELOG.md").read_text()
    )
    for name in ("md", "html"):
        page = (project.root / f"reports/regenerate.{name}").read_text()
        assert "0.1.0 before, 0.2.0 now; the last release is 0.1.0" in page
        assert "not approved" in page
    report = project.report()
    assert (report["exit_code"], report["changed"], report["step"]) == (1, True, "major")
    assert report["title"] == "API documents: 2 changes (2 breaking, 0 review, 0 compatible)"
    assert project.run("--check").code == 0


def cpu() -> float:
    """Return the processor time of ended children, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_nothing_to_do_takes_less_than_two_seconds_and_loads_no_generator(project: Project, site: Publisher) -> None:
    url = site.publish("/openapi/audit.json", dump_json(AUDIT))
    line = ["--root", project.root, "--fetch", "--source", f"audit={url}", "--test"]
    assert project.run(*line[2:]).code == 0
    program = (
        "import sys, runpy; sys.argv = sys.argv[1:]\n"
        "try: runpy.run_path(sys.argv[0], run_name='__main__')\n"
        "except SystemExit as end: assert not end.code, end\n"
        "print(sorted({'openapi_python_client', 'pipeline.overlay', 'jsonpath_rfc9535'} & sys.modules.keys()))"
    )
    seconds: list[float] = []
    for _ in range(3):
        began = cpu()
        ended = process("-c", program, SCRIPTS / "regenerate.py", *line)
        seconds.append(cpu() - began)
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.splitlines()[-1] == "[]"
    assert min(seconds) < 2, "of processor time, which a busy machine does not stretch"
    assert "if-none-match" in site.requests[-1].headers
    assert (project.report()["up_to_date"], project.report()["changed"]) == (True, False)


def test_without_a_network_it_says_what_to_do(project: Project, site: Publisher) -> None:
    url = site.answer("/openapi/audit.json", Reply(404))
    before = tree(project.root / "generated")
    ended = project.run("--source", f"audit={url}")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "no published document could be fetched" in ended.err and "--no-fetch" in ended.err
    assert tree(project.root / "generated") == before
    assert project.report()["problems"] and "no-fetch" in (project.root / "reports/regenerate.md").read_text()
    assert project.run("--fetch", "--no-fetch").code == 0


def test_a_run_tells_the_same_until_its_results_are_committed(project: Project) -> None:
    project.git("init", "-q")
    project.git("add", ".")
    project.git("commit", "-qm", "one")
    assert project.run().code == 0
    assert not project.report()["changed"]
    project.publish(LOST)
    first = project.run()
    assert first.code == 1 and project.report()["changed"]
    told = project.report()["changes"]
    assert project.run().code == 1
    assert project.report()["changes"] == told and project.report()["changed"]
    assert project.report()["changelog"] == [], "no line twice"
    project.approve([change for change in told if change["area"] == "wire"])
    assert project.run().code == 0
    assert "approved: Nobody reads it." in (project.root / "reports/regenerate.md").read_text()
    project.git("add", ".")
    project.git("commit", "-qm", "two")
    ended = project.run()
    assert (ended.code, ended.err) == (0, "")
    assert project.report()["up_to_date"] and project.report()["changes"] == [] and not project.report()["changed"]


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("described", [False, True])
def test_what_upstream_takes_back_before_it_is_committed_is_not_told(
    edited: bool, described: bool, project: Project
) -> None:
    """But what somebody wrote stays, and so does all around it."""
    project.git("init", "-q")
    project.git("add", ".")
    project.git("commit", "-qm", "one")
    changelog, version = project.root / "CHANGELOG.md", project.root / "overlays/laserdata_cloud/_version.py"
    was = changelog.read_text(), version.read_text()
    project.publish(put(AUDIT, (f"{SCHEMA} description", "Said otherwise.")) if described else GAINED)
    assert project.run().code == 0
    told = changelog.read_text()
    assert "unreleased" in told and version.read_text() != was[1]
    assert project.run().code == 0
    assert changelog.read_text() == told
    if edited:
        changelog.write_text(told + "\nMine.\n")
    project.publish(LOST)
    assert project.run().code == 1
    both = changelog.read_text()
    assert (("`AuditTypeInfo.group` is new" in both) or ("Descriptions of" in both)) == edited
    assert both.endswith("\nMine.\n") == edited
    project.publish(AUDIT)
    assert project.run().code == 0
    assert ((changelog.read_text(), version.read_text()) == was) != edited
    assert project.report()["changed"] == edited


def test_another_tag_of_the_same_document_is_no_change(project: Project, site: Publisher) -> None:
    line = ["--source", f"audit={site.publish('/openapi/audit.json', dump_json(AUDIT))}"]
    assert project.run(*line).code == 0
    project.git("init", "-q")
    project.git("add", ".")
    project.git("commit", "-qm", "one")
    lock = (project.root / "specs/lock.json").read_bytes()
    site.answer(
        "/openapi/audit.json", Reply(200, dump_json(AUDIT), {"content-type": "application/json", "etag": '"b"'})
    )
    assert project.run(*line).code == 0
    assert (project.root / "specs/lock.json").read_bytes() != lock
    assert not project.report()["changed"]


def test_a_repository_around_it_is_none_of_its_own(project: Project) -> None:
    around = Project(project.root.parent)
    shutil.copytree(project.root / "generated/openapi", around.root / "generated/openapi")
    around.git("init", "-q")
    around.git("add", "generated")
    around.git("commit", "-qm", "one")
    project.publish(LOST)
    assert project.run().code == 1
    assert project.run().code == 0


def test_what_was_broken_off_is_told_again_and_written_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(files: Any, folder: Path) -> None:
        raise OSError(errno.ENOSPC, "full", str(folder))

    project.publish(GAINED)
    with monkeypatch.context() as patched:
        patched.setattr(pipeline.regenerate, "write_tree", fail)
        assert project.run().code == 4
    assert project.run().code == 0
    assert (project.root / "CHANGELOG.md").read_text().count("`AuditTypeInfo.group` is new.") == 1
    assert [c["id"] for c in project.report()["changes"]] == ["response-optional-property-added", "python-member-added"]


@pytest.mark.parametrize("passes", [True, False])
def test_what_was_generated_is_tested(passes: bool, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = (
        ("the first", ("-c", "print('looked at')")),
        ("the second", ("-c", f"raise SystemExit({int(not passes)})")),
    )
    monkeypatch.setattr(pipeline.upkeep, "TESTS", quick)
    assert project.run("--test").code == 0
    assert project.report()["tests"] == [], "nothing changed"
    project.publish(GAINED)
    ended = project.run("--test")
    assert (ended.code, "failed: the second" in ended.err) == ((0, False) if passes else (1, True))
    assert [(test["name"], test["passed"]) for test in project.report()["tests"]] == [
        ("the first", True),
        ("the second", passes),
    ]
    assert (project.root / "reports/regenerate-tests.log").read_text() == "looked at\n"


def test_the_tests_that_it_runs_are_there() -> None:
    for _, arguments in pipeline.upkeep.TESTS:
        for argument in arguments:
            assert not argument.endswith(".py") or (ROOT / argument).exists(), argument


def test_a_generator_that_cannot_tells_what_changed_all_the_same(project: Project) -> None:
    before = tree(project.root / "generated")
    project.publish(put(GAINED, (f"{TYPES} operationId", GONE)))
    ended = project.run()
    assert (ended.code, "has no operationId" in ended.err) == (2, True)
    assert "Response member `group` of `AuditTypeInfo` is new." in (project.root / "reports/regenerate.md").read_text()
    assert tree(project.root / "generated") == before
    assert "unreleased" not in (project.root / "CHANGELOG.md").read_text()


def test_the_summary_fits_a_screen_and_the_report_a_pull_request(project: Project) -> None:
    """However much changes; what is cut says so, and the page has it all."""
    members = {f"member_{number}_{'x' * 60}": {"type": "string"} for number in range(400)}
    project.publish(
        put(
            AUDIT,
            (
                f"{SCHEMA} properties",
                {**AUDIT["components"]["schemas"]["AuditTypeInfo"]["properties"], **members},
            ),
        )
    )
    ended = project.run()
    assert ended.code == 0
    assert len(ended.out.splitlines()) <= 48
    told = (project.root / "reports/regenerate.md").read_text()
    assert 50_000 < len(told) <= 60_000
    assert told.count("<details>") == told.count("</details>")
    assert "regenerate.html has it all" in told
    page = (project.root / "reports/regenerate.html").read_text()
    assert all(name in page for name in members)


def test_checking_needs_no_network_and_writes_nothing(project: Project) -> None:
    """As `make regenerate ARGS=--check` does."""
    before = tree(project.root)
    assert project.run("--fetch", "--test", "--check").code == 0
    project.publish(GAINED)
    changed = tree(project.root)
    assert project.run("--fetch", "--test", "--check").code == 1
    assert tree(project.root) == changed != before


@pytest.mark.parametrize(
    "flags",
    [["--check", "--source", "audit=http://a.test/b.json"], ["--out", "x", "--fetch"], ["--out", "x", "--test"]],
    ids=" ".join,
)
def test_what_goes_not_together_is_refused(flags: list[str], project: Project) -> None:
    ended = project.run(*flags)
    assert (ended.code, "whole line" in ended.err) == (2, True)
    assert project.run("--no-fetch", "--source", "audit=http://a.test/b.json").code == 2


def test_a_document_drives_no_reader_of_the_reports(project: Project) -> None:
    nasty = "<script>alert(1)</script>`|\x1b[31m\n## 9.9.9"
    project.publish(put(AUDIT, (f"{SCHEMA} properties kind", {"type": "string", "enum": [nasty]})))
    ended = project.run()
    assert "\x1b" not in ended.out + ended.err
    for name in ("regenerate.md", "regenerate.html"):
        text = (project.root / "reports" / name).read_text()
        assert "\x1b" not in text and "\n## 9.9.9" not in text
    assert "<script>" not in (project.root / "reports/regenerate.html").read_text()
    assert "\n## 9.9.9" not in (project.root / "CHANGELOG.md").read_text()


def test_make_runs_the_whole_line() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    assert "scripts/regenerate.py --fetch --test $(ARGS)" in text
    told = subprocess.run(
        [sys.executable, SCRIPTS / "regenerate.py", "--help"], capture_output=True, text=True, check=True
    )
    assert all(flag in told.stdout for flag in ("--fetch", "--test", "--source"))
