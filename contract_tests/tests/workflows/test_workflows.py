"""The workflows: what they may do, and that each of their steps does what it should, run as it is written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from actions import ROOT, WORKFLOWS, Machine, combinations, read

from laserdata_emulator import START, Emulator
from pipeline.sources import members

NAMES = sorted(path.name for path in WORKFLOWS.iterdir())
BRANCH = "regenerate/main"
SUITE_ALONE = "--no-schemathesis --law LD-AUTH-001"

# From the actions' own repositories: the commits that their tags of these versions name.
PINNED = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/upload-artifact": ("bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
    "actions/download-artifact": ("3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
}

# All that a job may do beyond reading the repository.
MORE = {
    ("regenerate.yml", "propose"): {"contents": "write", "pull-requests": "write"},
    ("regenerate.yml", "check"): {"actions": "write"},
}


def jobs() -> list[tuple[str, str, dict[str, Any]]]:
    return [(name, job, content) for name in NAMES for job, content in read(name)["jobs"].items()]


class TestWhatTheyMayDo:
    def test_there_are_three(self) -> None:
        assert NAMES == ["conformance.yml", "regenerate.yml", "tests.yml"]

    @pytest.mark.parametrize("name", NAMES)
    def test_nothing_unless_a_job_says_so(self, name: str) -> None:
        content = read(name)
        assert content["permissions"] == {}
        assert content["defaults"] == {"run": {"shell": "bash"}}
        assert content["concurrency"]["group"]
        # A trigger that runs a stranger's code with this repository's rights is none of ours.
        assert set(content["on"]) <= {"push", "pull_request", "schedule", "workflow_dispatch"}

    @pytest.mark.parametrize(("name", "job", "content"), jobs(), ids=[f"{n}-{j}" for n, j, _ in jobs()])
    def test_the_least(self, name: str, job: str, content: dict[str, Any]) -> None:
        assert content["permissions"] in ({}, {"contents": "read"}, MORE.get((name, job)))
        assert 0 < content["timeout-minutes"] <= 90
        assert re.fullmatch(r"ubuntu-\d\d\.\d\d", content["runs-on"]), "an image that does not change by itself"
        text = json.dumps(content)
        if (name, job) not in MORE:
            assert "github.token" not in text
        if "secrets." in text:
            assert content["environment"] == "live" and "secrets." not in json.dumps(content.get("env", {}))
            for step in content["steps"]:
                if "secrets." in json.dumps(step):
                    assert set(step) <= {"name", "id", "env", "run"}, "only a step of our own sees them"

    @pytest.mark.parametrize(("name", "job", "content"), jobs(), ids=[f"{n}-{j}" for n, j, _ in jobs()])
    def test_nothing_is_written_into_a_script(self, name: str, job: str, content: dict[str, Any]) -> None:
        for step in content["steps"]:
            assert "${{" not in step.get("run", ""), "what comes from outside reaches a script by its environment"
            assert ("run" in step) != ("uses" in step)

    @pytest.mark.parametrize("name", NAMES)
    def test_actions_are_pinned_by_commit(self, name: str) -> None:
        lines = [line for line in (WORKFLOWS / name).read_text("utf-8").splitlines() if "uses:" in line]
        for line in lines:
            found = re.fullmatch(r"\s+- uses: ([a-z/-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", line)
            assert found is not None, line
            assert PINNED[found[1]] == (found[2], found[3])

    def test_nothing_is_kept_between_runs(self) -> None:
        for name in NAMES:
            text = (WORKFLOWS / name).read_text("utf-8")
            assert not re.search(r"^\s*cache\b|actions/cache", text, re.MULTILINE)

    def test_what_the_network_gave_meets_no_token_that_writes(self) -> None:
        content = read("regenerate.yml")["jobs"]
        assert content["generate"]["permissions"] == {"contents": "read"}
        assert "secrets" not in json.dumps(content["generate"])
        for job in ("propose", "check"):
            script = "\n".join(step.get("run", "") for step in content[job]["steps"])
            assert not re.search(r"\b(make|python3?|pip|npx|source|eval)\b|\./|scripts/", script), "it runs nothing"
            assert not re.search(r"\bgit (checkout|reset|switch|restore|merge|am|pull)\b", script)
            assert "merge" not in re.findall(r"gh pr (\w+)", script)

    def test_every_python_and_all_dependencies(self) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        versions = re.findall(r"Python :: (3\.\d+)", " ".join(project["classifiers"]))
        matrix = read("tests.yml")["jobs"]["tests"]["strategy"]["matrix"]
        assert matrix == {"python": versions, "target": ["test-lowest", "test", "test-highest"]}
        assert {"push", "pull_request"} <= set(read("tests.yml")["on"])

    def test_every_region(self) -> None:
        regions = [source.name.removeprefix("supervisor-") for source in members("supervisor")]
        assert read("conformance.yml")["jobs"]["region"]["strategy"]["matrix"] == {"region": regions}

    def test_zizmor_finds_nothing(self) -> None:
        done = subprocess.run(
            [Path(sys.executable).parent / "zizmor", "--offline", "--persona", "auditor", ROOT / ".github"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def every_step(name: str) -> set[tuple[str, str, int]]:
    """The `run` steps of a workflow."""
    return {
        (name, job, index)
        for job, content in read(name)["jobs"].items()
        for index, step in enumerate(content["steps"])
        if "run" in step
    }


# The workflow of each push


def test_each_push(tmp_path: Path) -> None:
    """Here `make` only writes down what it is asked: the targets themselves are what .ci/run runs."""
    machine = Machine(tmp_path, stubbed="test test-lowest test-highest check lint-documents lint-workflows run")
    done = machine.run("tests.yml")
    assert all(ran.ok for of in done.values() for ran in of)
    assert sorted(machine.made()[:9]) == sorted(
        f"{one['target']} PYTHON=python"
        for one in combinations(read("tests.yml")["jobs"]["tests"]["strategy"]["matrix"])
    )
    assert machine.made()[9:] == [
        "check PYTHON=python",
        "lint-documents",
        "lint-workflows",
        "run ARGS=--seed 3",
    ]
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {line.split()[0] for line in machine.made()} <= known
    assert machine.executed == every_step("tests.yml")


# The workflow that regenerates

Proposed = tuple[Machine, dict[str, Any]]


def changed_specs(folder: Path) -> Path:
    """The documents that are published next: Core has one operation more."""
    shutil.copytree(ROOT / "specs", folder)
    path = folder / "core.json"
    document = json.loads(path.read_bytes())
    get = json.loads(json.dumps(document["paths"]["/tenants/{tenant_id}"]["get"]))
    document["paths"]["/tenants/{tenant_id}/weather"] = {"get": get | {"operationId": "get_tenant_weather"}}
    path.write_text(json.dumps(document))
    return folder


def sources(cloud: Emulator) -> str:
    return " ".join(f"--source {name}={url}" for name, url in cloud.documents.items())


@pytest.fixture(scope="module")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> Proposed:
    """A run when the API has changed. `make conformance` is only written down: the tests of the suite run it."""
    folder = tmp_path_factory.mktemp("regenerate")
    machine = Machine(folder / "machine", stubbed="conformance")
    with Emulator(specs=changed_specs(folder / "specs"), start=START) as cloud:
        # Without the tests of the pipeline, which `make test` runs.
        machine.variables["REGENERATE_ARGUMENTS"] = f"--no-test {sources(cloud)}"
        done = machine.run("regenerate.yml")
    return machine, done


def test_a_change_becomes_a_pull_request(proposed: Proposed) -> None:
    machine, done = proposed
    for job, (ran,) in done.items():
        assert ran.ok and not ran.skipped, (job, ran.log)
    assert machine.executed == every_step("regenerate.yml")
    assert machine.made() == ["conformance ARGS=--reports reports/conformance "]
    (opened,) = machine.asked("pr", "create")
    options = dict(zip(opened["args"][2::2], opened["args"][3::2], strict=True))
    assert (options["--head"], options["--base"]) == (BRANCH, "main")
    assert options["--title"] == machine.git("log", "-1", "--format=%s", BRANCH)
    assert "/tenants/{tenant_id}/weather" in opened["body"].replace("\\", "")
    assert opened["body"].endswith("**kept**.\n") and len(opened["body"]) < 65_536
    assert opened["body"] in done["generate"][0].summary
    assert machine.asked("workflow", "run")[0]["args"][2:] == ["tests.yml", "--ref", BRANCH]
    assert not machine.asked("pr", "merge") and not machine.asked("pr", "review")


def test_it_holds_what_was_regenerated_and_nothing_else(proposed: Proposed, tmp_path: Path) -> None:
    machine, _ = proposed
    assert machine.git("rev-parse", f"{BRANCH}^") == machine.git("rev-parse", "main")
    touched = machine.git("diff", "--name-only", "main", BRANCH).splitlines()
    assert {"specs/core.json", "specs/lock.json", "generated/openapi/core.json", "generated/manifest.json"} <= set(
        touched
    )
    assert all(
        name.startswith(("specs/", "generated/")) for name in touched if name[0] != "C" and "_version" not in name
    )
    machine.git("clone", "--quiet", "--branch", BRANCH, str(machine.remote), str(tmp_path / "clone"), cwd=tmp_path)
    done = subprocess.run(
        [sys.executable, "scripts/regenerate.py", "--check"],
        cwd=tmp_path / "clone",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": "scripts"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def again(machine: Machine, folder: Path) -> Machine:
    """The same place, to go on from there without changing it for other tests."""
    shutil.copytree(machine.folder, folder, symlinks=True, ignore=shutil.ignore_patterns("job*", "first"))
    made = object.__new__(Machine)
    made.__dict__.update(machine.__dict__)
    made.folder, made.executed = folder, set()
    made.remote, made.fake, made.artifacts = folder / "remote.git", folder / "fake", folder / "artifacts"
    return made


@pytest.fixture
def after(proposed: Proposed, tmp_path: Path) -> Machine:
    """A repository whose pull request is open."""
    return again(proposed[0], tmp_path / "machine")


def patch(machine: Machine, tmp_path: Path, edit: Any) -> None:
    """Let the artifact be the patch of an edit of a clone, as the job that generates would write it."""
    clone = tmp_path / "clone"
    machine.git("clone", "--quiet", str(machine.remote), str(clone), cwd=tmp_path)
    edit(clone)
    machine.git("add", "--all", "--force", cwd=clone)
    made = subprocess.run(
        ["git", "diff", "--cached", "--binary", "--full-index", "--no-renames", "HEAD"],
        cwd=clone,
        check=True,
        capture_output=True,
    ).stdout
    (machine.artifacts / "change/change.patch").write_bytes(made)


def test_the_same_change_again_is_pushed_no_second_time(after: Machine) -> None:
    tip = after.git("rev-parse", BRANCH)
    ran = after.job("regenerate.yml", "propose")
    assert ran.ok and ran.outputs == {"pushed": ""}, ran.log
    assert after.git("rev-parse", BRANCH) == tip
    assert [call["args"][:3] for call in after.asked("pr", "edit")] == [["pr", "edit", "7"]]
    assert len(after.asked("pr", "create")) == 1


def test_another_change_takes_the_place_of_the_first(after: Machine, tmp_path: Path) -> None:
    patch(after, tmp_path, lambda clone: (clone / "specs/core.json").write_text("{}\n"))
    (after.artifacts / "change/title.txt").write_text("A title $(touch x) `x` \x1b[2J\nmore" + "y" * 500)
    ran = after.job("regenerate.yml", "propose")
    assert ran.ok and ran.outputs == {"pushed": "true"}, ran.log
    assert after.git("diff", "--name-only", "main", BRANCH) == "specs/core.json"
    assert after.git("rev-parse", f"{BRANCH}^") == after.git("rev-parse", "main")
    (edited,) = after.asked("pr", "edit")
    assert edited["args"][4] == "A title $(touch x) `x` [2J"
    assert len(after.asked("pr", "create")) == 1


def test_a_branch_that_somebody_worked_on_is_left_alone(after: Machine, tmp_path: Path) -> None:
    clone = tmp_path / "theirs"
    after.git("clone", "--quiet", "--branch", BRANCH, str(after.remote), str(clone), cwd=tmp_path)
    (clone / "README.md").write_text("work of hours")
    after.git("commit", "--quiet", "--all", "-m", "Work of hours", cwd=clone)
    after.git("push", "--quiet", cwd=clone)
    tip = after.git("rev-parse", BRANCH)
    ran = after.job("regenerate.yml", "propose")
    assert not ran.ok and "has commits of somebody else" in ran.log
    assert after.git("rev-parse", BRANCH) == tip


def write(name: str, text: str = "x\n") -> Any:
    def edit(clone: Path) -> None:
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_text(text)

    return edit


def executable(clone: Path) -> None:
    (clone / "generated/laserdata_api/model.py").chmod(0o755)


def link(clone: Path) -> None:
    (clone / "generated/laserdata_api/a.py").symlink_to("../../scripts/fetch.py")


def moved(clone: Path) -> None:
    (clone / "scripts/fetch.py").rename(clone / "generated/laserdata_api/fetch.py")


HARMFUL = {
    "a workflow": write(".github/workflows/tests.yml"),
    "a new workflow": write(".github/workflows/more.yml"),
    "a script": write("scripts/regenerate.py"),
    "the client": write("overlays/laserdata_cloud/_client.py"),
    "a test": write("contract_tests/tests/test_x.py"),
    "attributes": write("generated/.gitattributes"),
    "a hidden folder": write("generated/.x/y.py"),
    "a library": write("generated/laserdata_api/x.so"),
    "a path file": write("generated/x.pth"),
    "a line in a name": write("generated/a\nspecs/core.json"),
    "a blank in a name": write("specs/core .json"),
    "a name beside": write("CHANGELOG.md.py"),
    "a folder beside": write("specs2/core.json"),
    "a program": executable,
    "a link": link,
    "a move": moved,
    "nothing": lambda clone: None,
}


@pytest.mark.parametrize("what", HARMFUL)
def test_a_patch_of_anything_else_is_refused(after: Machine, tmp_path: Path, what: str) -> None:
    patch(after, tmp_path, HARMFUL[what])
    tip = after.git("for-each-ref")
    ran = after.job("regenerate.yml", "propose")
    assert not ran.ok
    assert after.git("for-each-ref") == tip
    assert not after.asked("pr", "edit")


@pytest.mark.parametrize(
    "path", ["../x.py", "generated/../.github/workflows/x.yml", ".git/hooks/pre-push", "/tmp/x.py"]
)
def test_a_patch_of_a_path_elsewhere_is_refused(after: Machine, path: str) -> None:
    text = f"diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+x\n"
    (after.artifacts / "change/change.patch").write_text(text)
    tip = after.git("for-each-ref")
    assert not after.job("regenerate.yml", "propose").ok
    assert after.git("for-each-ref") == tip


def test_no_change_asks_for_nothing(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "machine", stubbed="conformance", current=True)
    with Emulator(start=START) as cloud:
        machine.variables["REGENERATE_ARGUMENTS"] = f"--no-test {sources(cloud)}"
        done = machine.run("regenerate.yml")
    assert done["generate"][0].outputs == {"changed": "false", "code": "0"}, done["generate"][0].log
    assert [ran.result for (ran,) in done.values()] == ["success", "skipped", "skipped", "success"]
    assert not machine.asked()


@pytest.mark.parametrize(
    ("code", "ok"), [("0", True), ("1", True), ("3", True), ("2", False), ("4", False), ("", False)]
)
def test_a_run_is_red_where_a_person_is_needed(after: Machine, code: str, ok: bool) -> None:
    assert after.job("regenerate.yml", "verdict", needs={"generate": {"outputs": {"code": code}}}).ok is ok


# The workflow that asks the live API: here an emulator stands for it


def test_each_region_is_asked_and_their_reports_are_put_together(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "machine")
    with Emulator(start=START) as cloud:
        urls = cloud.urls
        told = " ".join(f"--url {name}={urls[name]}" for name in ("core", "audit", "notifier"))
        told += "".join(f" --url supervisor.{region}={urls['supervisors'][region]}" for region in ("aws-us", "gcp-eu"))
        machine.variables["CONFORMANCE_TARGET"] = f"{told} {SUITE_ALONE}"
        machine.secrets = {"LD_API_KEY": cloud.api_key, "LD_TENANT_ID": str(cloud.tenant_id)}
        done = machine.run("conformance.yml", {"region": [{"region": "aws-us"}, {"region": "gcp-eu"}]})
        assert all(ran.ok for of in done.values() for ran in of), [ran.log for of in done.values() for ran in of]
        assert {request["method"] for request in cloud.requests} == {"GET"}, "it only reads"
        assert all(cloud.api_key not in ran.log for of in done.values() for ran in of)
    assert machine.executed == every_step("conformance.yml")
    report = json.loads((machine.artifacts / "conformance/conformance.json").read_bytes())
    assert len(report["runs"]) == 2


def test_without_credentials_nothing_is_asked(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "machine")
    done = machine.run("conformance.yml")
    assert [ran.result for of in done.values() for ran in of] == ["success", "skipped", "skipped"]
    assert "::notice::" in done["credentials"][0].log
