"""The laws as tests of somebody's own suite."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from intermediary import before
from test_live_safety import Watched, journals, state_of
from test_reports import Spoilt
from test_run import ROOT, credentials

from laserdata_contract import Document, catalogue
from laserdata_contract.law import AnswerLaw

QUICK = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
"""Other plugins that are installed here take seconds to load."""
KEYS = "GET /tenants/{tenant_id}/api_keys"
ROLES = "POST /tenants/{tenant_id}/roles"


def run_pytest(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the suite of a team that has the plugin."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LD_", "PYTEST_"))}
    line = [sys.executable, "-m", "pytest", "-q", "-p", "laserdata_contract.pytest_plugin", "-p", "xdist"]
    return subprocess.run(
        [*line, f"--rootdir={folder}", "--junitxml=junit.xml", *arguments],
        cwd=folder,
        env={**clean, **environment, "PYTHONPATH": str(ROOT / "contract_tests"), **QUICK},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def outcomes_of(folder: Path) -> dict[str, str]:
    """Outcome of each test by its operation and name."""
    found: dict[str, str] = {}
    for case in ElementTree.parse(folder / "junit.xml").getroot().iter("testcase"):
        outcome = next((kind for kind in ("failure", "error", "skipped") if case.find(kind) is not None), "passed")
        key = f"{case.get('classname')} {case.get('name')}"
        assert key not in found, "each law and operation is one test"
        found[key] = outcome
    return found


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A team's own suite: one test that passes."""
    (tmp_path / "test_own.py").write_text("def test_own():\n    pass\n")
    return tmp_path


@pytest.mark.parametrize("workers", [(), ("-n2",)])
def test_each_law_and_operation_is_a_test(
    workers: tuple[str, ...], ready: dict[str, Any], documents: tuple[Document, ...], team: Path
) -> None:
    was = state_of(ready, documents)
    watched = Watched()
    chosen = [f"--contract-operation={one}" for one in (KEYS, ROLES)]
    with before(ready["core"], watched) as seen:
        url = f"--contract-url=core={seen.url}"
        done = run_pytest(team, url, *chosen, "--contract-allow-changes", *workers, **credentials(ready))
    assert done.returncode == 0, done.stdout
    outcomes = outcomes_of(team)
    operations = [one for document in documents for one in document.operations if one.label in (KEYS, ROLES)]
    expected = sum(isinstance(law, AnswerLaw) or law.applies(one) for law in catalogue() for one in operations)
    assert len(outcomes) == expected + 1
    assert list(outcomes.values()).count("passed") > expected / 2
    assert watched.creations > 5
    assert watched.foreign == []
    assert state_of(ready, documents) == was
    ends = [one for one in journals(team / "reports") if one["entry"] == "cleaned"]
    assert len(ends) == (2 if workers else 1)


def test_a_broken_law_is_a_failed_test_that_says_why(ready: dict[str, Any], team: Path) -> None:
    with before(ready["core"], Spoilt()) as spoilt:
        done = run_pytest(
            team, f"--contract-url=core={spoilt.url}", "-k", "api_keys and PAGE-003", **credentials(ready)
        )
    assert done.returncode == 1
    assert [outcome for outcome in outcomes_of(team).values() if outcome != "skipped"] == ["failure"]
    assert "LD-PAGE-003: page, total_pages and total_results agree" in done.stdout
    assert re.search(r"curl -i -H 'ld-api-key: \[hidden\]' '?http://127", done.stdout)
    assert '{"items": [' in done.stdout
    assert "Traceback" not in done.stdout
    assert ready["api_key"] not in done.stdout + done.stderr + (team / "junit.xml").read_text()


def test_it_only_reads_unless_it_is_told_otherwise(ready: dict[str, Any], team: Path) -> None:
    watched = Watched()
    with before(ready["core"], watched) as seen:
        url = f"--contract-url=core={seen.url}"
        done = run_pytest(
            team, url, f"--contract-operation={ROLES}", f"--contract-operation={KEYS}", **credentials(ready)
        )
    assert done.returncode == 0, done.stdout
    assert watched.changes == []
    assert "passed" in outcomes_of(team).values()
    assert not (team / "reports").exists()


def test_without_a_url_it_adds_nothing_and_wrong_use_is_said(ready: dict[str, Any], team: Path) -> None:
    done = run_pytest(team)
    assert (done.returncode, len(outcomes_of(team))) == (0, 1)
    url = f"--contract-url=core={ready['core']}"
    for arguments, given, said in (
        (["--contract-url=core"], credentials(ready), "NAME=URL"),
        ([url, "--contract-law=LD-NONE-001"], credentials(ready), "there is no law LD-NONE-001"),
        ([url], {}, "LD_API_KEY"),
    ):
        done = run_pytest(team, *arguments, **given)
        assert done.returncode == 4
        assert said in done.stderr
    refused = run_pytest(
        team, url, f"--contract-operation={KEYS}", **{**credentials(ready), "LD_API_KEY": "ld_pk_" + "1" * 40}
    )
    assert refused.returncode == 1
    assert "LD_API_KEY is refused" in refused.stdout
