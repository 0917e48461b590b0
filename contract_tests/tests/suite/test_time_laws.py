"""Laws about what takes time: waited for on a live target, within bounds, and nothing stays behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from intermediary import Asked, Fault, Told, spoilt
from seeded_faults.base import CONTEXT, CREATE, LIST, REMOVE, ROLES, problem
from seeded_faults.expiry import AnswersAreKeptForEver
from seeded_faults.limits import RemovalsHaveNoLimit

from laserdata_contract import PROFILES, Document, Outcome, Record, Run, Target, from_emulator, from_environment
from laserdata_contract.command import parser, target_of
from laserdata_contract.emulated import emulator

TIMED = ("LD-AUTH-009", "LD-KEY-007", "LD-IDEM-010")


@pytest.fixture(scope="module")
def cloud() -> Iterator[dict[str, Any]]:
    """An emulator that has the machine's time, and is used as if it were live."""
    with emulator(("--members", "2")) as ready:
        yield ready


def live(ready: Mapping[str, Any], *, moves: bool = True) -> tuple[Target, list[float]]:
    """A target that does not know that it is the emulator, and what was waited for; waiting moves its clock."""
    environment = {"LD_API_KEY": ready["api_key"], "LD_TENANT_ID": str(ready["tenant_id"])}
    urls = {name: ready[name] for name in ("core", "audit")}
    target = from_environment(urls, may_change=True, environment=environment)
    target.division_id = ready["division_id"]
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if moves:
            httpx.post(ready["core"] + "/_emulator/advance", json={"seconds": seconds}, trust_env=False)

    target.sleep = sleep
    return target, waits


def tried(
    target: Target, documents: tuple[Document, ...], reports: Path, laws: Sequence[str], only: Sequence[str]
) -> Record:
    record = Record()
    run = Run(target, documents, PROFILES["fast"], 5, reports, fuzzing=False, laws=list(laws), only=list(only))
    for event in run.events():
        record.take(event)
    target.close()
    return record


def told(record: Record) -> dict[tuple[str, str], tuple[Outcome, str]]:
    return {(one.law, one.operation.label): (one.outcome, one.reason) for one in record.results}


def test_live_waits_for_keys_to_expire(cloud: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path) -> None:
    target, waits = live(cloud)
    results = told(tried(target, documents, tmp_path, TIMED, [CREATE, LIST, ROLES]))
    assert {results["LD-AUTH-009", at][0] for at in (CREATE, LIST, ROLES)} == {Outcome.KEPT}
    assert results["LD-KEY-007", CREATE][0] is Outcome.KEPT
    assert results["LD-IDEM-010", ROLES][0] is Outcome.UNKNOWN
    assert 0 < sum(waits) < 30, "one key for all operations, and no wait of ten minutes"


def test_live_waits_ten_minutes_once_if_it_may(
    cloud: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    target, waits = live(cloud)
    target.patience = 700
    results = told(tried(target, documents, tmp_path, ["LD-IDEM-010"], [CREATE, ROLES]))
    assert [results["LD-IDEM-010", at][0] for at in (CREATE, ROLES)] == [Outcome.KEPT, Outcome.KEPT]
    assert 600 < sum(waits) < 660


def test_the_command_is_told_how_long_to_wait(ready: dict[str, Any]) -> None:
    credentials = {"LD_API_KEY": ready["api_key"], "LD_TENANT_ID": str(ready["tenant_id"])}
    for given, wanted in (([], 60), (["--patience", "600"], 600)):
        arguments = parser().parse_args([f"--url=core={ready['core']}", *given])
        with target_of(arguments, credentials) as target:
            assert target.patience == wanted


def test_a_clock_that_stands_still_is_not_waited_for(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    target, waits = live(ready, moves=False)
    results = told(tried(target, documents, tmp_path, TIMED, [CREATE, LIST]))
    assert {outcome for outcome, _ in results.values()} == {Outcome.UNKNOWN}
    assert all("clock" in reason or "would have to pass" in reason for _, reason in results.values())
    assert len(waits) == 1


def test_read_only_targets_are_not_asked_for_keys(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    target, waits = live(ready)
    target.may_change = False
    results = told(tried(target, documents, tmp_path, ["LD-AUTH-009", "LD-RATE-002", "LD-AUDIT-004"], [LIST]))
    assert {outcome for outcome, _ in results.values()} == {Outcome.UNKNOWN}
    assert waits == []


def test_the_key_that_expired_does_not_stay(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    record = tried(from_emulator(ready), documents, tmp_path, ["LD-AUTH-009"], [LIST, CONTEXT])
    assert {one.outcome for one in record.results} == {Outcome.KEPT}
    url = f"{ready['core']}/tenants/{ready['tenant_id']}/api_keys?results=100"
    keys = httpx.get(url, headers={"ld-api-key": ready["api_key"]}, trust_env=False).json()["items"]
    assert not [one["name"] for one in keys if one["name"].startswith("contract-")]


class OnceTooMany(Fault):
    """The second reading of the list is refused for a limit, with a code that means something else."""

    def __init__(self) -> None:
        self.readings = 0

    def ask(self, asked: Asked) -> Told | None:
        self.readings += asked.is_("GET", "/api_keys")
        if self.readings != 2 or not asked.is_("GET", "/api_keys"):
            return None
        answer = problem(429, "tenant_not_found")
        answer.headers["retry-after"] = "2"
        return answer


def test_live_refusals_are_waited_out_and_judged(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    with spoilt(ready, OnceTooMany()) as changed:
        target, waits = live(changed, moves=False)
        record = tried(target, documents, tmp_path, ["LD-RATE-001", "LD-LIFE-001"], [LIST])
    assert waits == [2]
    assert [(one.law, "tenant_not_found" in one.reason) for one in record.broken] == [("LD-RATE-001", True)]


class RolesAreKeptForEver(AnswersAreKeptForEver):
    def place(self, asked: Asked) -> tuple[str, str] | None:
        return super().place(asked) if asked.is_("POST", "/roles") else None


@pytest.mark.parametrize(
    ("law", "fault", "at"), [("LD-IDEM-010", RolesAreKeptForEver, ROLES), ("LD-RATE-002", RemovalsHaveNoLimit, REMOVE)]
)
def test_what_waits_for_all_operations_at_once_tells_which_one_is_wrong(
    law: str, fault: type[Fault], at: str, ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    with spoilt(ready, fault()) as changed:
        results = told(tried(from_emulator(changed), documents, tmp_path, [law], [CREATE, REMOVE, ROLES]))
    outcomes = {label: outcome for (code, label), (outcome, _) in results.items() if code == law}
    assert len(outcomes) > 1
    assert {label for label, outcome in outcomes.items() if outcome is Outcome.BROKEN} == {at}
    assert {outcome for label, outcome in outcomes.items() if label != at} == {Outcome.KEPT}


def test_time_hardly_moves(ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path) -> None:
    """Whatever the run has made so far lives on: one wait for all operations, not one for each."""
    every = [one.key for document in documents for one in document.operations if document.name == "core"]
    before = httpx.post(ready["core"] + "/_emulator/advance", json={"seconds": 0}, trust_env=False).json()["now"]
    record = tried(from_emulator(ready), documents, tmp_path, ["LD-IDEM-010"], every)
    after = httpx.post(ready["core"] + "/_emulator/advance", json={"seconds": 0}, trust_env=False).json()["now"]
    assert sum(one.outcome is Outcome.KEPT for one in record.results) > 20
    assert datetime.fromisoformat(after) - datetime.fromisoformat(before) < timedelta(minutes=11)
