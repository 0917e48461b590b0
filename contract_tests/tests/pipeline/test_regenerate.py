"""`scripts/regenerate.py`: `generated/` is what the documents give, or the run says how it is not."""

from __future__ import annotations

import errno
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from generating import ROOT, SCRIPTS, Ended, command, process, small, tree

import pipeline.regenerate
from pipeline.regenerate import Folders, regenerate


class Project:
    """Folders such as the project's own, with a real document, a very small one, and corrections of the first."""

    def __init__(self, folder: Path) -> None:
        self.specs = folder / "specs"
        self.corrections = folder / "corrections"
        self.out = folder / "generated"
        self.specs.mkdir()
        self.corrections.mkdir()
        shutil.copy(ROOT / "specs/audit.json", self.specs)
        (self.specs / "supervisor.json").write_text(json.dumps(small()))
        shutil.copy(ROOT / "overlays/corrections/audit.overlay.yaml", self.corrections)
        self.arguments = ["--specs", self.specs, "--corrections", self.corrections, "--out", self.out]
        self.package = self.out / "laserdata_api"

    def run(self, *more: str) -> Ended:
        return command("regenerate.py", *self.arguments, *more)

    def change(self, name: str, path: str, value: Any) -> None:
        """Change one fact of a published document; `path` is dotted, with `/` kept."""
        file = self.specs / name
        document = json.loads(file.read_bytes())
        *steps, last = path.split(" ")
        node = document
        for step in steps:
            node = node[step]
        node[last] = value
        file.write_text(json.dumps(document))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was generated once; tests take copies."""
    project = Project(tmp_path_factory.mktemp("made"))
    ended = project.run()
    assert ended.code == 0, ended.err
    return project


@pytest.fixture
def project(made: Project, tmp_path: Path) -> Project:
    """A project that is up to date."""
    fresh = Project(tmp_path)
    shutil.copytree(made.out, fresh.out)
    return fresh


def test_the_committed_code_is_what_the_documents_give() -> None:
    ended = command("regenerate.py", "--check", "--full")
    assert (ended.code, ended.err) == (0, ""), ended.out


def test_nothing_is_done_when_nothing_changed(project: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.out.rglob("*.*")}
    ended = project.run()
    assert (ended.code, ended.out.splitlines()[-1]) == (0, f"{project.out} is up to date")
    assert {path: path.stat().st_mtime_ns for path in project.out.rglob("*.*")} == before
    assert project.run("--check").code == 0
    assert project.run("--check", "--full").code == 0


def test_nothing_to_do_costs_less_than_a_second_and_loads_no_generator(project: Project) -> None:
    program = (
        "import sys, runpy; sys.argv = sys.argv[1:]\n"
        "try: runpy.run_path(sys.argv[0], run_name='__main__')\n"
        "except SystemExit as end: assert not end.code, end\n"
        "print(sorted({'openapi_python_client', 'pipeline.overlay', 'yaml'} & sys.modules.keys()))"
    )
    seconds: list[float] = []
    for _ in range(3):
        begun = time.perf_counter()
        ended = process("-c", program, SCRIPTS / "regenerate.py", *project.arguments, "--check")
        seconds.append(time.perf_counter() - begun)
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.splitlines()[-1] == "[]"
    assert min(seconds) < 1


def test_prose_of_the_published_documents_is_enough_to_need_a_run(project: Project) -> None:
    project.change("audit.json", "info description", "Other words.")
    ended = project.run("--check")
    assert (ended.code, "openapi/audit.json differs" in ended.out) == (1, True)
    assert "laserdata_api/audit/resources" not in ended.out


@pytest.mark.parametrize(
    ("spoil", "said"),
    {
        "edited": (lambda p: p.write_bytes(p.read_bytes() + b"\nX = 1\n"), "laserdata_api/audit/operations.py differs"),
        "removed": (lambda p: p.unlink(), "laserdata_api/audit/operations.py is missing"),
        "added": (
            lambda p: (p.parent / "models/stray.py").write_text("X = 1\n"),
            "laserdata_api/audit/models/stray.py is not generated any more",
        ),
        "hidden": (lambda p: (p.parent / ".hidden").write_text(""), "laserdata_api/audit/.hidden is not generated"),
        "named as the manifest": (
            lambda p: (p.parent / "manifest.json").write_text("{}"),
            "laserdata_api/audit/manifest.json is not generated any more",
        ),
        "beside": (lambda p: (p.parents[2] / "notes.txt").write_text(""), "notes.txt is not generated any more"),
        "manifest edited": (lambda p: (p.parents[2] / "manifest.json").write_text("{}"), "manifest.json differs"),
        "manifest broken": (lambda p: (p.parents[2] / "manifest.json").write_text("{"), "manifest.json differs"),
    }.values(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_was_changed_by_hand_is_named_and_mended(spoil: Any, said: str, project: Project) -> None:
    wanted = tree(project.out)
    spoil(project.package / "audit/operations.py")
    spoilt = tree(project.out)
    ended = project.run("--check")
    assert (ended.code, said in ended.out, ended.err.count("\n")) == (1, True, 1), ended
    assert tree(project.out) == spoilt, "--check wrote something"
    assert project.run().code == 0
    assert tree(project.out) == wanted


def test_a_change_of_templates_code_or_tools_is_noticed(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    folders = Folders(project.specs, project.corrections, project.out)
    monkeypatch.setattr(pipeline.regenerate, "SCRIPTS", scripts)

    def settled() -> bool:
        manifest = json.loads((project.out / "manifest.json").read_bytes())
        return bool(manifest["inputs"] == pipeline.regenerate._inputs(folders))

    assert settled()
    for changed in ("templates/enum.py.jinja", "pipeline/view.py", "pipeline/names.py", "pipeline/overlay.py"):
        before = (scripts / changed).read_bytes()
        (scripts / changed).write_bytes(before + b"\n")
        assert not settled(), changed
        (scripts / changed).write_bytes(before)
    assert settled()
    monkeypatch.setattr("importlib.metadata.version", lambda tool: "0")
    assert not settled()


def test_every_module_that_decides_what_is_written_counts() -> None:
    """What `correct` and `generate` import of the pipeline is among the inputs, but for what only talks."""
    program = (
        "import pipeline.correct, pipeline.generate, sys; print(*sorted(m for m in sys.modules if 'pipeline.' in m))"
    )
    loaded = {name.removeprefix("pipeline.") for name in process("-c", program).stdout.split()}
    assert loaded - {"console"} <= set(pipeline.regenerate._CODE)


def test_a_change_of_a_correction_is_noticed(project: Project) -> None:
    overlay = project.corrections / "audit.overlay.yaml"
    overlay.write_text(overlay.read_text("utf-8") + "\n# A remark.\n", "utf-8")
    assert project.run("--check").code == 0, "the output is still the same"
    assert project.run().code == 0
    assert project.run().out.splitlines() == [f"{project.out} is up to date"]


# Interruptions

KILLED = """
import os, runpy, sys
import pipeline.files, pipeline.regenerate
left, real = {left}, pipeline.regenerate.write_atomic

def write(path, data):
    global left
    left -= 1
    if left < 0:
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / ".half.tmp").write_bytes(data[: len(data) // 2])
        os.kill(os.getpid(), {signal})
    return real(path, data)

pipeline.regenerate.write_atomic = write
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.parametrize("left", [0, 7, 20])
def test_a_killed_run_is_mended_by_the_next(left: int, project: Project) -> None:
    wanted = tree(project.out)
    shutil.rmtree(project.out)
    program = KILLED.format(left=left, signal=int(signal.SIGKILL))
    ended = process("-c", program, SCRIPTS / "regenerate.py", *project.arguments)
    assert ended.returncode == -signal.SIGKILL
    assert project.run("--check").code == 1
    assert project.run().code == 0
    assert tree(project.out) == wanted


def test_a_run_killed_before_the_manifest_is_known_to_be_unfinished(project: Project) -> None:
    wanted = tree(project.out)
    (project.package / "audit/operations.py").write_text("")
    program = KILLED.format(left=len(wanted) - 1, signal=int(signal.SIGKILL))
    assert process("-c", program, SCRIPTS / "regenerate.py", *project.arguments).returncode == -signal.SIGKILL
    assert not (project.out / "manifest.json").exists()
    assert project.run().code == 0
    assert tree(project.out) == wanted


def test_an_interrupted_run_says_so(project: Project) -> None:
    (project.package / "audit/operations.py").write_text("")
    program = KILLED.format(left=3, signal=int(signal.SIGINT))
    ended = process("-c", program, SCRIPTS / "regenerate.py", *project.arguments)
    assert (ended.returncode, ended.stderr) == (130, "error: interrupted\n")


def test_two_runs_at_once_take_turns(project: Project) -> None:
    wanted = tree(project.out)
    shutil.rmtree(project.out)
    line = [sys.executable, SCRIPTS / "regenerate.py", *project.arguments]
    runs = [subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ended = [(*run.communicate(), run.returncode) for run in runs]
    assert [code for *_, code in ended] == [0, 0], ended
    assert sum("up to date" in out for out, *_ in ended) == 1
    assert tree(project.out) == wanted


# Regions


def test_a_region_with_a_contract_of_its_own_gets_a_package_that_goes_with_it(project: Project) -> None:
    before = tree(project.out)
    region = small()
    region["paths"]["/things/{thing_id}"]["get"]["operationId"] = "get_thing_here"
    (project.specs / "supervisor-gcp-eu.json").write_text(json.dumps(region))
    assert project.run().code == 0
    package = project.package / "supervisor_gcp_eu"
    operations = (package / "operations.py").read_text("utf-8")
    assert '"get_thing_here"' in operations and '"get_thing"' not in operations
    assert 'document="supervisor-gcp-eu"' in operations
    assert '"get_thing"' in (project.package / "supervisor/operations.py").read_text("utf-8")
    assert (project.out / "openapi/supervisor-gcp-eu.json").is_file()
    program = "import laserdata_api.supervisor_gcp_eu.resources as r; print(r.SupervisorGcpEuResources.__name__)"
    imported = process("-c", program, PYTHONPATH=str(project.out), PYTHONDONTWRITEBYTECODE="")
    assert imported.stdout == "SupervisorGcpEuResources\n", imported.stderr
    assert list(package.rglob("__pycache__")), "nothing was compiled, so that its removal proves less"

    (project.specs / "supervisor-gcp-eu.json").unlink()
    assert project.run().code == 0
    assert not package.exists()
    assert tree(project.out) == before


def test_the_lock_decides_which_documents_there_are(project: Project) -> None:
    lock = json.loads((ROOT / "specs/lock.json").read_bytes())
    lock["documents"] = {"audit": lock["documents"]["audit"]}
    lock["sources"] = {"audit": lock["sources"]["audit"]}
    (project.specs / "lock.json").write_text(json.dumps(lock))
    ended = project.run("--check")
    assert (ended.code, "laserdata_api/supervisor/__init__.py is not generated any more" in ended.out) == (1, True), (
        ended
    )


# What cannot be done


def refused(ended: Ended, code: int, said: str) -> bool:
    return ended.code == code and said in ended.err and re.fullmatch(r"error: [^\n]+\n", ended.err) is not None


def test_unusable_documents_and_folders_are_refused(project: Project, tmp_path: Path) -> None:
    before = tree(project.out)
    project.change("audit.json", "paths /audit/types get", {"responses": {}})
    assert refused(project.run(), 2, "audit: GET /audit/types has no operationId")
    (project.specs / "audit.json").write_text("{")
    assert refused(project.run(), 2, "audit.json is not usable JSON")
    shutil.rmtree(project.specs)
    assert refused(project.run(), 2, "holds no documents")
    assert tree(project.out) == before


def test_a_folder_of_somebody_else_is_left_alone(project: Project, tmp_path: Path) -> None:
    precious = tmp_path / "home" / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("years of work")
    for flags in ([], ["--check"], ["--full"]):
        ended = command("regenerate.py", *project.arguments[:4], "--out", precious.parent, *flags)
        assert refused(ended, 2, "were not generated")
    assert refused(command("regenerate.py", *project.arguments[:4], "--out", precious), 2, "is no folder")
    assert precious.read_text() == "years of work"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_machine_that_cannot_is_named(code: int, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, data: bytes) -> bool:
        raise OSError(code, "no", str(path))

    (project.package / "audit/operations.py").write_text("")
    with monkeypatch.context() as patched:
        patched.setattr(pipeline.regenerate, "write_atomic", fail)
        assert refused(project.run(), 4, "")
    assert project.run("--check").code == 1
    assert project.run().code == 0


def test_wrong_use_is_refused(project: Project) -> None:
    assert refused(project.run("--chek"), 2, "--chek")


def test_a_check_that_needs_no_work_reports_nothing_else(project: Project) -> None:
    outcome = regenerate(Folders(project.specs, project.corrections, project.out), check=True)
    assert (outcome.up_to_date, outcome.differences, outcome.generated) == (True, [], None)
