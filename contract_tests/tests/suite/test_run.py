"""Whole runs: what is reported, how they end, and that they are green where nothing is wrong."""

from __future__ import annotations

import json
import os
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


def conformance(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as people do."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LD_")}
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


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
    assert record.exit_code == 0
    tried = {one.law for one in record.results if one.outcome is Outcome.KEPT}
    assert len(tried) >= 35


def test_the_command_reports_everything_and_no_secret(ready: dict[str, Any], tmp_path: Path) -> None:
    chosen = [part for one in KEYS for part in ("--operation", one)]
    where = [f"--url=core={ready['core']}", "--allow-changes", "--seed=5", f"--reports={tmp_path}"]
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
    assert {"junit.xml", "events.ndjson", "output.txt", "conformance.json"} <= {one.name for one in files}
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
        record = run_of(target, documents[:1], tmp_path, laws=[], only=["GET /pricing"])
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
            told.json = {"title": "T", "code": "not_emulated", "reason": "R", "status": 501}
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
    assert record.exit_code == 0


def test_nothing_there_cannot_be_told(ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path) -> None:
    with before(ready["core"], NotYet("")) as spoilt:
        record = run_of(from_emulator({**ready, "core": spoilt.url}), documents[:1], tmp_path)
    assert {one.outcome for one in record.results} <= {Outcome.NOT_YET, Outcome.UNKNOWN}
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
    assert "got no answer" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
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
    ],
)
def test_wrong_use_is_said_in_a_sentence(arguments: list[str], said: str) -> None:
    done = conformance(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.startswith("error: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_law_explains_itself() -> None:
    done = conformance("--explain=LD-IDEM-001")
    assert done.returncode == 0
    assert "source: " in done.stdout
