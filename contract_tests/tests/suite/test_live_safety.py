"""Runs on somebody's real API: here an emulator behind an intermediary, which the suite takes for a foreign API."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from intermediary import Asked, Fault, Told, before
from test_run import SCRIPT, conformance, credentials

from laserdata_contract import (
    PROFILES,
    CannotTell,
    Document,
    Operation,
    Record,
    Run,
    Target,
    from_emulator,
    from_environment,
)
from laserdata_contract.context import Context
from laserdata_contract.safety import FREE, NEVER, OWN_COLLECTIONS, Guard, Journal, Sandbox, clean
from laserdata_contract.target import Unreachable
from laserdata_contract.verdict import Broken

CHANGES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
SOME = (
    "POST /tenants/{tenant_id}/api_keys",
    "POST /tenants/{tenant_id}/roles",
    "POST /tenants/{tenant_id}/divisions",
    "DELETE /tenants/{tenant_id}/divisions/{division_id}",
    "POST /tenants/{tenant_id}/divisions/{division_id}/environments",
    "POST /tenants/{tenant_id}/divisions/{division_id}/deployments/starter",
    "POST /tenants/{tenant_id}/divisions/{division_id}/channels",
)
LAWS = ("LD-IDEM-001", "LD-IDEM-007", "LD-IDEM-008", "LD-LIFE-001", "LD-LIFE-002", "LD-HDR-001")
GROWS = frozenset({"last_used_at", "used_at", "last_seen_at", "updated_at"})
"""Members that change when the API is only looked at."""


class Dead(BaseException):
    """The run's process is no more."""


class Watched(Fault):
    """Notes every change, and what answers say was made."""

    def __init__(self, at: int = 0, then: Callable[[], None] = lambda: None, *, late: bool = False) -> None:
        self.at, self.then, self.late = at, then, late
        self.changes: list[tuple[str, str]] = []
        self.made: set[str] = set()
        self.foreign: list[str] = []
        self.creations = 0

    def ask(self, asked: Asked) -> Told | None:
        if asked.method in CHANGES:
            self.changes.append((asked.method, asked.path))
            ids = re.findall(r"\d{6,}", asked.path.partition("/tenants/")[2].partition("/")[2] or asked.path)
            if asked.method == "POST" and not ids:
                own = asked.path.rsplit("/", 1)[-1] in ("divisions", "api_keys", "roles")
                named = str(
                    (asked.json or {}).get("name", "contract-") if isinstance(asked.json, dict) else "contract-"
                )
                if not own or not named.startswith("contract-"):
                    self.foreign.append(f"{asked.method} {asked.path}")
            elif not ids or ids[0] not in self.made:
                self.foreign.append(f"{asked.method} {asked.path}")
            if len(self.changes) == self.at and not self.late:
                self.then()
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "POST" and told.ok:
            self.creations += 1
            self.made |= {value for name, value in told.headers.items() if name.startswith("ld-") and value.isdigit()}
            if isinstance(told.json, dict):
                self.made.add(str(told.json.get("id")))
        # What a lost answer has made is found again by its name.
        if asked.method == "GET" and isinstance(told.json, dict):
            items = told.json.get("items")
            for one in items if isinstance(items, list) else []:
                if isinstance(one, dict) and str(one.get("name", "")).startswith("contract-"):
                    self.made.add(str(one.get("id")))
                if isinstance(one, dict) and any(str(m) in asked.path for m in self.made):
                    self.made.add(str(one.get("id")))
        if asked.method in CHANGES and len(self.changes) == self.at and self.late:
            self.then()


def state_of(ready: dict[str, Any], documents: tuple[Document, ...]) -> dict[str, Any]:
    """Everything that can be read of the tenant without knowing more than its first ids."""
    target = from_environment(
        {n: ready[n] for n in ("core", "notifier")}, may_change=False, environment=credentials(ready)
    )
    known = {"tenant_id": ready["tenant_id"], "division_id": ready["division_id"]}
    found: dict[str, Any] = {}
    for document in documents:
        for operation in document.operations:
            if operation.method != "GET" or target.base(document) is None or target.caller_for(operation) is None:
                continue
            if operation.operation_id in ("get_session", "get_sessions", "auth_callback"):
                continue
            if {one.name for one in operation.parameters_in("path")} <= set(known):
                answer = target.call(operation, known, query={"results": 100} if operation.paged else None)
                found[operation.key] = (answer.status, still(answer.problem or answer.body.decode(errors="replace")))
    target.close()
    return found


def still(value: Any) -> Any:
    """A decoded answer without what changes by being looked at."""
    if isinstance(value, dict):
        return {name: still(one) for name, one in value.items() if name not in GROWS and name != "instance"}
    return [still(one) for one in value] if isinstance(value, list) else value


def foreign_target(url: str, ready: dict[str, Any]) -> Target:
    """The emulator as an API that may be changed, in a sandbox."""
    return from_environment({"core": url, "notifier": url}, may_change=True, environment=credentials(ready))


def sandboxed(target: Target, documents: tuple[Document, ...], folder: Path, **limits: int) -> Sandbox:
    assert target.tenant_id is not None
    guard = Guard(Journal(folder / "journal.jsonl"), target.tenant_id, uuid.uuid4().hex[:12], **limits)
    target.guard = guard
    return Sandbox(target, documents, guard, sleep=lambda _: None)


def run(target: Target, documents: tuple[Document, ...], folder: Path, sandbox: Sandbox, **settings: Any) -> Record:
    record = Record()
    made = Run(target, documents, PROFILES["fast"], 3, folder, fuzzing=False, sandbox=sandbox, **settings)
    for event in made.events():
        record.take(event)
    return record


def journals(folder: Path) -> list[dict[str, Any]]:
    return [entry for file in sorted(folder.glob("journal*.jsonl")) for entry in Journal(file).read()]


# -- the whole of it --------------------------------------------------------------------------------------------------


def test_a_run_touches_only_what_it_made_and_leaves_nothing(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    was = state_of(ready, documents)
    watched = Watched()
    with before(ready["core"], watched) as seen:
        target = foreign_target(seen.url, ready)
        record = run(target, documents, tmp_path, sandboxed(target, documents, tmp_path), only=None, laws=list(LAWS))
        target.close()
    assert record.broken == []
    assert record.finished is not None
    assert (record.finished.unreachable, list(record.finished.leftovers)) == ("", [])
    assert watched.foreign == []
    assert watched.creations > 50
    assert state_of(ready, documents) == was
    # Nothing that could cost, reach others or be the tenant's: by the emulator's own account of what it was asked.
    asked = httpx.get(ready["core"] + "/_emulator/requests", trust_env=False).json()["requests"]
    changed = {one["operation"] for one in asked if one["method"] in CHANGES}
    assert not changed & set(NEVER)
    assert FREE in changed
    assert "preview_deployment" in changed
    entries = journals(tmp_path)
    assert entries[0]["entry"] == "run"
    assert entries[-1]["entry"] == "cleaned"


class Crash:
    """Ends a run in this process as a kill would: nothing more is sent, nothing is removed."""

    def __init__(self, target: Target, at: int, *, late: bool) -> None:
        self.sent = 0
        self.real = target.client
        self.at, self.late = at, late
        target.client = lambda _: self  # type: ignore[assignment,return-value,method-assign]

    def request(self, method: str, url: str, **options: Any) -> httpx.Response:
        self.sent += method in CHANGES
        if self.sent > self.at or (self.sent == self.at and not self.late):
            raise Dead
        answer = self.real(url).request(method, url, **options)
        if self.sent == self.at:
            raise Dead
        return answer


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.generate],
)
@given(at=st.one_of(st.integers(1, 8), st.integers(1, 200)), late=st.booleans())
def test_wherever_a_run_dies_its_journal_is_enough(
    at: int,
    late: bool,
    ready: dict[str, Any],
    documents: tuple[Document, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("died")
    httpx.post(ready["core"] + "/_emulator/reset", trust_env=False).raise_for_status()
    was = state_of(ready, documents)
    target = foreign_target(ready["core"], ready)
    crash = Crash(target, at, late=late)
    with contextlib.suppress(Dead):
        run(target, documents, folder, sandboxed(target, documents, folder), only=SOME, laws=list(LAWS))
    target.close()
    if crash.sent >= at:
        assert journals(folder)[-1]["entry"] != "cleaned"
    file = folder / "journal.jsonl"
    with file.open("ab") as handle:  # and the disk was full in the middle of a line
        handle.write(b'{"entry": "asked", "num')
    for _ in range(2):  # a second time finds nothing to do
        _, left = clean(file, documents, lambda _: foreign_target(ready["core"], ready), lambda _: None)
        assert left == []
        assert state_of(ready, documents) == was


def command(url: str, folder: Path) -> list[str]:
    asked = [part for one in SOME for part in ("--operation", one)] + [part for one in LAWS for part in ("--law", one)]
    urls = [f"--url=core={url}", f"--url=notifier={url}"]
    return [*urls, *asked, "--allow-changes", "--yes", "--no-schemathesis", "--seed=1", f"--reports={folder}"]


@pytest.mark.parametrize(("at", "late"), [(1, True), (60, False)])
def test_a_killed_run_is_finished_by_its_journal(
    at: int, late: bool, ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    was = state_of(ready, documents)
    processes: list[subprocess.Popen[bytes]] = []
    watched = Watched(at, lambda: processes[0].send_signal(signal.SIGKILL), late=late)
    clean_environment = {name: value for name, value in os.environ.items() if not name.startswith("LD_")}
    with before(ready["core"], watched) as seen:
        line = [sys.executable, str(SCRIPT), *command(seen.url, tmp_path)]
        environment = {**clean_environment, **credentials(ready)}
        processes.append(subprocess.Popen(line, env=environment, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL))
        assert processes[0].wait(60) == -signal.SIGKILL
        assert watched.foreign == []
        (file,) = tmp_path.glob("journal-*.jsonl")
        assert state_of(ready, documents) != was
        done = conformance(f"--clean={file}", **credentials(ready))
        assert done.returncode == 0, done.stdout + done.stderr
        assert watched.foreign == []
    assert state_of(ready, documents) == was
    assert ready["api_key"] not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_removes_what_it_made(
    how: signal.Signals, ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    was = state_of(ready, documents)
    processes: list[subprocess.Popen[bytes]] = []
    watched = Watched(30, lambda: processes[0].send_signal(how))
    with before(ready["core"], watched) as seen:
        line = [sys.executable, str(SCRIPT), *command(seen.url, tmp_path)]
        environment = {**os.environ, **credentials(ready)}
        processes.append(subprocess.Popen(line, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        assert processes[0].wait(60) == 130
    assert journals(tmp_path)[-1]["entry"] == "cleaned"
    assert state_of(ready, documents) == was
    assert json.loads((tmp_path / "conformance.json").read_bytes())["outcome"] == "could not tell"


class Noted(Fault):
    """Looks into the journal whenever something is to be made; a preview costs what it is told."""

    def __init__(self, file: Path, cost: str = "0.00") -> None:
        self.file, self.cost = file, cost
        self.unknown: list[str] = []
        self.deployed = 0

    def ask(self, asked: Asked) -> Told | None:
        self.deployed += asked.is_("POST", "/starter")
        body = asked.json
        if asked.method == "POST" and isinstance(body, dict) and not asked.is_("POST", "/preview"):
            known = self.file.read_text()
            if str(body.get("name", asked.headers.get("idempotency-key"))) not in known:
                self.unknown.append(asked.path)
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/preview") and told.ok:
            told.json = {**told.json, "monthly_total_usd": self.cost}


@pytest.mark.parametrize(("cost", "deployed"), [("0.00", True), ("0.01", False), ("free", False)])
def test_what_is_made_is_noted_before_and_costs_nothing(
    cost: str, deployed: bool, ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    noted = Noted(tmp_path / "journal.jsonl", cost)
    with before(ready["core"], noted) as seen:
        target = foreign_target(seen.url, ready)
        sandbox = sandboxed(target, documents, tmp_path)
        record = run(target, documents, tmp_path, sandbox, only=SOME, laws=["LD-HDR-001", "LD-IDEM-001"])
        target.close()
    assert noted.unknown == []
    assert (noted.deployed > 0) is deployed
    assert record.broken == []
    unsure = [one for one in record.results if "its preview answered 200" in one.reason]
    assert bool(unsure) is not deployed


def test_a_journal_of_something_else_is_refused(ready: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    entry = {"entry": "run", "run": "0123456789ab", "tenant_id": ready["tenant_id"], "urls": {"core": ready["core"]}}
    for wrong, said in (
        ({"run": ""}, "not the journal"),
        ({"tenant_id": 5}, "of tenant 5"),
        ({}, "nothing of the run"),
    ):
        file.write_text(json.dumps({**entry, **wrong}) + "\n")
        done = conformance(f"--clean={file}", **credentials(ready))
        assert done.returncode == (2 if wrong else 0)
        assert said in done.stdout + done.stderr
    assert conformance(f"--clean={tmp_path / 'none'}", **credentials(ready)).returncode == 4


# -- asking, budgets, pauses ------------------------------------------------------------------------------------------


def test_it_asks_before_it_changes_anything(ready: dict[str, Any], tmp_path: Path) -> None:
    watched = Watched()
    with before(ready["core"], watched) as seen:
        line = [one for one in command(seen.url, tmp_path) if one != "--yes"]
        done = conformance(*line, **credentials(ready))
        assert done.returncode == 2
        assert "--yes" in done.stderr
        ours, theirs = pty.openpty()
        environment = {**os.environ, **credentials(ready)}
        asked = subprocess.Popen(
            [sys.executable, str(SCRIPT), *line], env=environment, stdin=theirs, stdout=theirs, stderr=theirs
        )
        os.close(theirs)
        os.write(ours, b"n\n")
        assert asked.wait(60) == 2
        said = os.read(ours, 10_000).decode()
        os.close(ours)
    assert "Nothing that is there now is changed" in " ".join(said.split())
    assert str(ready["tenant_id"]) in said
    assert watched.changes == []


def test_budgets_are_kept(ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path) -> None:
    was = state_of(ready, documents)
    watched = Watched()
    with before(ready["core"], watched) as seen:
        target = foreign_target(seen.url, ready)
        sandbox = sandboxed(target, documents, tmp_path, most_made=6)
        record = run(target, documents, tmp_path, sandbox, only=SOME, laws=list(LAWS))
        assert sandbox.guard.made == 6
        assert watched.creations <= 7  # previews are no things
        assert any("budget of 6 things" in one.reason for one in record.results)
        target.most_requests = target.requests + 40
        sandbox = sandboxed(target, documents, tmp_path)
        record = run(target, documents, tmp_path, sandbox, only=SOME, laws=list(LAWS))
        assert record.finished is not None
        assert "--max-requests" in record.finished.unreachable
        assert record.exit_code == 2
        target.close()
    assert state_of(ready, documents) == was


class Counted(Fault):
    def __init__(self) -> None:
        self.asked = 0

    def ask(self, asked: Asked) -> Told | None:
        self.asked += 1
        return None


def test_schemathesis_keeps_the_budget_of_requests(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    counted = Counted()
    with before(ready["core"], counted) as seen:
        target = from_environment({"core": seen.url}, may_change=False, environment=credentials(ready))
        target.most_requests = 18
        record = Record()
        only, checks = ["GET /pricing"], ["not_a_server_error"]
        for event in Run(target, documents[:1], PROFILES["fast"], 3, tmp_path, only=only, checks=checks).events():
            record.take(event)
        target.close()
    assert 16 <= counted.asked <= 18
    assert any("--max-requests" in one for one in record.errors)
    assert record.exit_code == 2


class Busy(Fault):
    """Refuses every third call, and says for how long."""

    def __init__(self, status: int, pause: str) -> None:
        self.status, self.pause = status, pause
        self.asked = 0

    def ask(self, asked: Asked) -> Told | None:
        self.asked += 1
        if self.asked % 3:
            return None
        return Told(self.status, {"retry-after": self.pause, "date": "Wed, 20 May 2026 10:00:00 GMT"})


@pytest.mark.parametrize(("pause", "seconds"), [("7", 7.0), ("0", 1.0), ("Wed, 20 May 2026 10:01:30 GMT", 90.0)])
@pytest.mark.parametrize("status", [429, 503])
def test_a_pause_that_is_asked_for_is_made(
    status: int, pause: str, seconds: float, ready: dict[str, Any], documents: tuple[Document, ...]
) -> None:
    pauses: list[float] = []
    with before(ready["core"], Busy(status, pause)) as busy:
        target = foreign_target(busy.url, ready)
        target.sleep = pauses.append
        operation = documents[0].by_label["GET /tenants/{tenant_id}"]
        answers = [target.call(operation, {"tenant_id": ready["tenant_id"]}).status for _ in range(4)]
        target.close()
    assert answers == [200] * 4
    assert pauses == [seconds]


def test_a_pause_too_long_ends_the_run(ready: dict[str, Any], documents: tuple[Document, ...]) -> None:
    with before(ready["core"], Busy(429, "86400")) as busy:
        target = foreign_target(busy.url, ready)
        operation = documents[0].by_label["GET /pricing"]
        with pytest.raises(Unreachable, match="pause of 86400 s"):
            for _ in range(3):
                target.call(operation, {})
        target.close()


def test_what_lags_is_looked_at_again_where_others_are_at_work(
    ready: dict[str, Any], documents: tuple[Document, ...]
) -> None:
    target, pauses = from_emulator(ready), list[float]()
    target.sleep = pauses.append
    ctx = Context(target, documents, 1)
    looks = 0

    def check() -> None:
        nonlocal looks
        looks += 1
        if looks < 3:
            raise Broken("it is not there")

    with pytest.raises(Broken):
        ctx.until(check)
    assert (looks, pauses) == (1, [])
    target.exclusive, looks = False, 0
    ctx.until(check)
    assert looks == 3
    assert sum(pauses) == sum(pauses[:2]) <= target.patience
    target.patience, looks = 0.0, 0
    with pytest.raises(Broken):
        ctx.until(check)
    target.close()


# -- the guard itself -------------------------------------------------------------------------------------------------

OWN, THEIRS, TENANT = 7_000_000_001, 7_000_000_002, 7_000_000_000


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_change_reaches_what_is_not_the_runs(
    data: st.DataObject, documents: tuple[Document, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    guard = Guard(Journal(tmp_path_factory.getbasetemp() / "guard.jsonl"), TENANT, "abc")
    guard.before.add(THEIRS)
    guard.claim(None, {"a": OWN, "b": THEIRS, "c": TENANT})
    every: list[Operation] = [one for document in documents for one in document.operations if one.mutating]
    operation = data.draw(st.sampled_from(every))
    ids = st.sampled_from([OWN, OWN, THEIRS, TENANT, 1, 7_000_000_009])
    path: dict[str, object] = {one.name: data.draw(ids) for one in operation.parameters_in("path")}
    if "tenant_id" in path and data.draw(st.booleans()):
        path["tenant_id"] = TENANT
    body = data.draw(
        st.sampled_from([None, {}, {"name": "theirs"}, {"name": "contract-abc-1"}, [], {"protected": True}])
    )
    try:
        guard.admit(operation, path, body, {})
    except CannotTell:
        return
    assert operation.operation_id not in NEVER
    assert path.get("tenant_id", TENANT) == TENANT
    inner = [value for name, value in path.items() if name.endswith("_id") and name != "tenant_id"]
    assert set(inner) <= {OWN, 1}
    if operation.path in OWN_COLLECTIONS:
        assert body in (None, [], {"name": "contract-abc-1"})
    else:
        assert inner[0] == OWN
    if operation.path.rpartition("/{")[0] in OWN_COLLECTIONS:
        assert body != {"name": "theirs"}
    assert body != {"protected": True}
