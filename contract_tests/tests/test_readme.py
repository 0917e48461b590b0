"""The README's snippets run as they stand, against the emulator."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from laserdata_emulator import Emulator

ROOT = Path(__file__).resolve().parents[2]
SNIPPETS = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
TESTS = re.findall(r"```py\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
TARGETS = set(re.findall(r"^\$ make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))


def test_there_are_snippets() -> None:
    assert len(SNIPPETS) >= 12
    assert TESTS


@pytest.mark.parametrize("snippet", SNIPPETS, ids=range(len(SNIPPETS)))
def test_a_snippet_runs(snippet: str) -> None:
    with Emulator() as cloud:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", snippet],
            env={"LD_API_URL": cloud.urls["core"], "LD_API_KEY": cloud.api_key, "LD_TENANT_ID": str(cloud.tenant_id)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout, "a snippet shows something"
    assert cloud.api_key not in done.stdout


@pytest.mark.parametrize("snippet", TESTS, ids=range(len(TESTS)))
def test_a_test_of_the_readme_passes(snippet: str, tmp_path: Path) -> None:
    (tmp_path / "test_snippet.py").write_text(snippet, encoding="utf-8")
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "laserdata_emulator.pytest_plugin"]
    folders = os.pathsep.join(str(ROOT / name) for name in ("generated", "overlays", "contract_tests"))
    done = subprocess.run(
        line,
        cwd=tmp_path,
        env={"PYTHONPATH": folders, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_the_make_targets_of_the_readme_exist() -> None:
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert made >= TARGETS >= {"run", "test"}


def test_every_target_is_listed_by_help() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    described = set(re.findall(r"^([a-z-]+):.*## \S", text, re.MULTILINE))
    assert described == set(phony[1].split())
