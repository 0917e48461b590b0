"""The proof by seeded faults: what it says of one that is seen, and of one that is not."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from intermediary import Fault
from seeded_faults import SEEDED, Seeded
from seeded_faults import UNSEEN as FAULTS_WITHOUT_LAW

import mutants

SEEN = next(one for one in SEEDED if one.name == "page counts from zero")
UNSEEN = Seeded("nothing at all", "nothing", "LD-REQ-001", "GET /pricing", Fault)


def proved(monkeypatch: pytest.MonkeyPatch, reports: Path, *arguments: str) -> int:
    monkeypatch.setattr(mutants, "SEEDED", [SEEN, UNSEEN])
    monkeypatch.setattr(sys, "argv", ["mutants.py", "--jobs", "1", "--reports", str(reports), *arguments])
    return mutants.run(mutants.main)


def test_what_is_seen_is_told_and_what_is_not_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert proved(monkeypatch, tmp_path, "--no-plain") == 1
    assert "not caught: nothing at all (GET /pricing)" in capsys.readouterr().out
    told = json.loads((tmp_path / "mutants.json").read_text())
    assert {one["name"]: one["caught"] for one in told["faults"]} == {SEEN.name: True, UNSEEN.name: False}
    assert [one["red"] for one in told["controls"]] == [False, False]
    table = (tmp_path / "mutants.md").read_text()
    assert "1 of 2 faults are caught" in table
    seen = next(line for line in table.splitlines() if f"| {SEEN.name} |" in line)
    assert f"**{SEEN.law}**" in seen
    assert "| nothing | nothing at all | `GET /pricing` | **nothing** | not run |" in table


def test_what_no_law_sees_yet_is_listed_and_tried_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mutants, "UNSEEN", [SEEN])
    assert proved(monkeypatch, tmp_path, "--no-plain", "--only", SEEN.name) == 0
    assert "1 more faults are known that no law sees yet" in capsys.readouterr().out
    assert proved(monkeypatch, tmp_path, "--no-plain", "--unseen", "--only", UNSEEN.name) == 2
    assert not {one.name for one in SEEDED} & {one.name for one in FAULTS_WITHOUT_LAW}


def test_wrong_use_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert proved(monkeypatch, tmp_path, "--only", "no such fault") == 2
    assert "no seeded fault has no such fault in its name" in capsys.readouterr().err


def test_a_process_that_ends_early_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "UNSEEN", replace(UNSEEN, fault=partial(os._exit, 1)))
    assert proved(monkeypatch, tmp_path, "--no-plain") == 4
    said = capsys.readouterr().err
    assert "ended before its time" in said
    assert "Traceback" not in said


def test_failures_are_found_where_schemathesis_puts_them() -> None:
    failed = {"name": "a_check", "status": "failure", "failure_info": {"failure": {"title": "T"}}}
    event = {"ScenarioFinished": {"recorder": {"checks": {"x": [{"name": "b", "status": "success"}, failed]}}}}
    assert list(mutants.failures_in(event)) == ["a_check: T"]
