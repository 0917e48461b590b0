"""Whole runs: what is reported, how they end, and that they are green where nothing is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from intermediary import Asked, Fault, Told, before

from laserdata_contract import PROFILES, Document, Outcome, Record, Run, from_emulator, from_environment

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "scripts" / "conformance.py"
KEYS = (
    "GET /tenants/{tenant_id}/api_keys",
    "POST /tenants/{tenant_id}/api_keys",
    "GET /tenants/{tenant_id}/api_keys/{api_key_id}",
    "DELETE /tenants/{tenant_id}/api_keys/{api_key_id}",
)


def conformance(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as people do."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LD_")}
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        cwd=cwd,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def one_error(done: subprocess.CompletedProcess[str]) -> str:
    """What a command said went wrong: one line, and no traceback."""
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stderr.startswith("error: ")
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def credentials(ready: Mapping[str, Any]) -> dict[str, str]:
    """The emulator's credentials as a live run is given them."""
    return {
        "LD_API_KEY": ready["api_key"],
        "LD_TENANT_ID": str(ready["tenant_id"]),
        "LD_DIVISION_ID": str(ready["division_id"]),
        "LD_READ_ONLY_KEY": ready["read_only_key"],
        "LD_SESSION": ready["session"],
        "LD_CSRF_TOKEN": ready["csrf_token"],
    }


def run_of(target: Any, documents: tuple[Document, ...], reports: Path, **settings: Any) -> Record:
    """A run in this process."""
    record = Record()
    run = Run(target, documents, PROFILES["fast"], settings.pop("seed", 1), reports, **settings)
    for event in run.events():
        record.take(event)
    target.close()
    return record


@pytest.mark.parametrize("seed", [0, 11, 2**31])
def test_laws_are_kept_where_nothing_is_wrong(
    seed: int, ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    record = run_of(from_emulator(ready), documents, tmp_path, seed=seed, fuzzing=False)
    assert [(one.law, one.operation.label, one.reason) for one in record.broken] == []
    assert [one.reason for one in record.results if "law itself failed" in one.reason] == []
    assert record.finished is not None
    assert list(record.finished.leftovers) == []
    regions = [one for one in record.documents if one.region]
    for documents_of in (record.documents, *([one] for one in regions)):
        successes = record.successes(documents_of)
        assert successes.share >= 0.9, [one.key for one in successes.never]
    assert record.exit_code == 0
    tried = {one.law for one in record.results if one.outcome is Outcome.KEPT}
    assert len(tried) >= 35


def test_the_command_reports_everything_and_no_secret(ready: dict[str, Any], tmp_path: Path) -> None:
    chosen = [part for one in KEYS for part in ("--operation", one)]
    where = [f"--url=core={ready['core']}", "--allow-changes", "--yes", "--seed=5", f"--reports={tmp_path}"]
    done = conformance(*where, *chosen, **credentials(ready))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "seed 5" in done.stdout
    assert len(done.stdout.splitlines()) <= 50, "the output has to fit a screen"

    report = json.loads((tmp_path / "conformance.json").read_bytes())
    listed = Counter((one["document"], one["operation"]) for one in report["operations"])
    declared = Counter(
        (file.stem, f"{method.upper()} {path}")
        for file in (ROOT / "generated" / "openapi").glob("*.json")
        for path, item in json.loads(file.read_bytes())["paths"].items()
        for method in item
        if method in ("get", "put", "post", "delete", "patch")
    )
    assert listed == declared
    assert set(listed.values()) == {1}
    tested = {one["operation"] for one in report["operations"] if one["state"] == "tested"}
    assert tested == set(KEYS)
    assert report["exit_code"] == 0
    phases = {phase for one in report["operations"] for phase in (one["schemathesis"] or {}).get("phases", [])}
    assert {"examples", "coverage", "fuzzing", "stateful tests"} <= phases or {
        "examples",
        "coverage",
        "fuzzing",
        "stateful",
    } <= phases

    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert {"junit.xml", "output.txt", "conformance.json"} <= {one.name for one in files}
    # Every key of the emulator begins alike, also those that were made during the run.
    beginning = ready["api_key"][: ready["api_key"].rindex("_") + 1]
    assert ready["read_only_key"].startswith(beginning)
    for file in files:
        text = file.read_text("utf-8")
        for name in ("api_key", "read_only_key", "session", "csrf_token"):
            assert ready[name] not in text, (file, name)
        assert beginning not in text, file
    assert beginning not in done.stdout + done.stderr


class SpoiltForSchemathesis(Fault):
    """What others than the laws get: prices in a shape that no document knows, and no request id."""

    def tell(self, asked: Asked, told: Told) -> None:
        if "laserdata" not in asked.headers.get("user-agent", "") and told.ok:
            told.headers.pop("ld-request", None)
            told.json = {"cluster": "none"}


def test_schemathesis_looks_and_so_do_the_laws_of_answers(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    with before(ready["core"], SpoiltForSchemathesis()) as spoilt:
        target = from_emulator({**ready, "core": spoilt.url})
        record = run_of(target, documents[:1], tmp_path, only=["GET /pricing"])
    assert "response_schema_conformance" in {one.check for _, one in record.failures}
    assert {one.law for one in record.broken} == {"LD-REQ-001"}
    assert record.exit_code == 1


class NotYet(Fault):
    """Some operations are not there."""

    def __init__(self, *endings: str) -> None:
        self.endings = endings
        self.asked: Counter[str] = Counter()

    def ask(self, asked: Asked) -> Told | None:
        self.asked[asked.method] += 1
        if any(asked.path.endswith(one) for one in self.endings):
            told = Told(501, {"content-type": "application/problem+json"})
            told.json = {"title": "T", "code": "not_implemented", "reason": "R", "status": 501}
            return told
        return None


def test_what_is_not_there_is_listed_and_not_tried(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    fault = NotYet("/api_keys/context")
    only = ["GET /tenants/{tenant_id}/api_keys/context", "GET /pricing"]
    with before(ready["core"], fault) as spoilt:
        record = run_of(from_emulator({**ready, "core": spoilt.url}), documents[:1], tmp_path, only=only)
    outcomes = {one.outcome for one in record.results if one.operation.label == only[0]}
    assert outcomes == {Outcome.NOT_YET}
    assert record.states[f"core {only[0]}"].state == "not yet"
    assert set(record.fuzzed["core"].tallies) == {"GET /pricing"}
    assert record.untold == [f"{only[0]} got no verdict: the target answers 501"]
    assert record.exit_code == 2


def test_nothing_there_cannot_be_told(ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path) -> None:
    with before(ready["core"], NotYet("")) as spoilt:
        record = run_of(from_emulator({**ready, "core": spoilt.url}), documents[:1], tmp_path)
    assert {one.outcome for one in record.results} <= {Outcome.NOT_YET, Outcome.UNKNOWN}
    assert record.untold == ["nothing got a verdict: the target answers 501"]
    assert record.exit_code == 2


def test_nothing_is_changed_unless_it_is_allowed(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    fault = NotYet("no such path")
    with before(ready["core"], fault) as spoilt:
        target = from_environment({"core": spoilt.url}, may_change=False, environment=credentials(ready))
        record = run_of(target, documents[:1], tmp_path, only=list(KEYS))
    assert record.broken == []
    assert fault.asked["GET"] > 20
    assert set(fault.asked) == {"GET"}


def test_unreachable_cannot_be_told(tmp_path: Path) -> None:
    done = conformance(
        "--url=core=http://127.0.0.1:9", f"--reports={tmp_path}", LD_API_KEY="ld_pk_something_secret", LD_TENANT_ID="1"
    )
    assert done.returncode == 2
    assert "got no answer" in one_error(done)
    assert "Errno" not in done.stderr
    assert json.loads((tmp_path / "conformance.json").read_bytes())["outcome"] == "could not tell"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--target=live"], "LD_API_KEY"),
        (["--url=core"], "NAME=URL"),
        (["--url=nobody=http://127.0.0.1:9"], "the name is core"),
        (["--target=emulator", "--url=core=http://127.0.0.1:9"], "exclude"),
        (["--documents=contract_tests"], "make regenerate"),
        (["--law=LD-NONE-001"], "no law LD-NONE-001"),
        (["--explain=LD-NONE-001"], "no law LD-NONE-001"),
        (["--operation=GET /nope"], "no document has the operation 'GET /nope'"),
        (["--operation=GET /price"], "did you mean 'GET /pricing'?"),
        (["--colour=blue"], "unrecognized arguments: --colour=blue"),
        (["--profile=slow"], "invalid choice: 'slow'"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(arguments: list[str], said: str) -> None:
    done = conformance(*arguments)
    assert done.returncode == 2
    assert said in one_error(done)
    assert done.stdout == ""


def test_a_law_explains_itself() -> None:
    done = conformance("--explain=LD-IDEM-001")
    assert done.returncode == 0
    assert "source: " in done.stdout


def test_a_named_law_needs_a_verdict(ready: dict[str, Any], tmp_path: Path) -> None:
    where = [f"--url=core={ready['core']}", f"--reports={tmp_path}"]
    done = conformance(*where, "--law=LD-IDEM-003", **credentials(ready))
    assert done.returncode == 2, done.stdout
    assert "LD-IDEM-003 got no verdict: it might change something, and --allow-changes is off" in done.stdout
    assert "contract kept" not in done.stdout
    report = json.loads((tmp_path / "conformance.json").read_bytes())
    assert report["outcome"] == "could not tell"
    assert len(report["untold"]) == 1


@pytest.mark.parametrize("code", ["LD-IDEM-003", "LD-REQ-001"])
def test_only_the_named_law_is_judged(
    code: str, ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    record = run_of(from_emulator(ready), documents, tmp_path, laws=[code], fuzzing=False)
    assert {one.law for one in record.results} == {code}
    assert record.untold == []
    assert record.exit_code == 0


def test_a_law_of_no_operation_that_was_asked_for(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    settings = {"laws": ["LD-IDEM-003"], "only": ["GET /pricing"], "fuzzing": False}
    record = run_of(from_emulator(ready), documents, tmp_path, **settings)
    assert record.untold[0] == "LD-IDEM-003 got no verdict: no operation that was asked for is one it is about"
    assert record.exit_code == 2


def test_with_a_law_schemathesis_checks_that_law_alone(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    with before(ready["core"], SpoiltForSchemathesis()) as spoilt:
        target = from_emulator({**ready, "core": spoilt.url})
        record = run_of(target, documents[:1], tmp_path, laws=["LD-REQ-001"], only=["GET /pricing"])
    assert {name for one in record.fuzzed["core"].tallies.values() for name in one.checks} == {"ld_req_001"}
    assert record.failures == []
    assert {one.law for one in record.broken} == {"LD-REQ-001"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"LD_API_KEY": "ld_pk_" + "1" * 40}, "LD_API_KEY is refused by {core}: 401 "),
        ({"LD_READ_ONLY_KEY": "ld_pk_" + "1" * 40}, "LD_READ_ONLY_KEY is refused by {core}: 401 "),
        ({"LD_TENANT_ID": "987654321"}, "LD_API_KEY is refused by {core}: 4"),
        ({"LD_SESSION": "1" * 40}, "LD_SESSION is refused by {core}: 401 "),
    ],
)
def test_a_refused_key_breaks_no_law(wrong: dict[str, str], said: str, ready: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "conformance.json").write_text('{"outcome": "kept"}')
    done = conformance(f"--url=core={ready['core']}", f"--reports={tmp_path}", **{**credentials(ready), **wrong})
    assert done.returncode == 2
    assert said.format(core=ready["core"]) in one_error(done)
    report = json.loads((tmp_path / "conformance.json").read_bytes())
    assert report["outcome"] == "could not tell"
    assert "is refused by" in report["unreachable"]
    assert report["operations"][0]["laws"] == {}


def test_where_the_report_cannot_go_is_known_before_the_run(ready: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "conformance.json").symlink_to("/dev/full")
    for folder, said in (("file", "file exists"), ("file/below", "not a directory"), ("full", "the disk is full")):
        done = conformance(f"--url=core={ready['core']}", f"--reports={tmp_path / folder}", **credentials(ready))
        assert done.returncode == 4
        message = one_error(done)
        assert said in message
        assert str(tmp_path / folder) in message
        assert done.stdout == ""


def test_without_what_it_needs_it_says_how_to_set_up() -> None:
    # Without its site a Python has no installed packages.
    done = subprocess.run(
        [sys.executable, "-S", str(SCRIPT), "--law=LD-IDEM-001"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 4
    assert "make setup" in one_error(done)


def test_documents_are_found_from_any_folder(ready: dict[str, Any], tmp_path: Path) -> None:
    asked = ["--law=LD-REQ-001", "--operation=GET /pricing", "--no-schemathesis", f"--reports={tmp_path}"]
    done = conformance(f"--url=core={ready['core']}", *asked, cwd=tmp_path, **credentials(ready))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("moment", ["documents, ", "schemathesis: core"])
def test_an_interrupted_run_leaves_its_report_and_nothing_running(
    moment: str, ready: dict[str, Any], tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LD_")}
    process = subprocess.Popen(
        [
            sys.executable,
            str(SCRIPT),
            f"--url=core={ready['core']}",
            f"--reports={tmp_path}",
            "--allow-changes",
            "--yes",
        ],
        env={**clean, **credentials(ready), "TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if moment in line:
            process.send_signal(signal.SIGINT)
            break
    said, complained = process.communicate(timeout=60)
    assert process.returncode == 130, complained
    assert complained == f"error: interrupted: what was found so far is in {tmp_path / 'conformance.json'}\n"
    assert "Traceback" not in said
    report = json.loads((tmp_path / "conformance.json").read_bytes())
    assert report["outcome"] == "could not tell"
    assert report["unreachable"] == "the run did not come to its end"
    assert len(report["operations"]) > 100
    # Schemathesis works in a temporary folder, which goes when it has ended.
    assert list(temporary.iterdir()) == []
