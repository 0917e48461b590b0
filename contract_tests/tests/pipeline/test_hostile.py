"""Hostile documents: each comes out as code that declares things, or stops the pipeline with a sentence."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from generating import SCRIPTS, command, small, tree
from hostile import cases

from pipeline.console import LONGEST, Problem, clipped
from pipeline.files import STAGE, replace_all
from pipeline.limits import bounded

HERE = Path(__file__).parent
SHARES = 2


@pytest.mark.parametrize("share", range(SHARES))
def test_no_document_does_more_than_declare(share: int, tmp_path: Path) -> None:
    """Fetched, corrected, compared, generated, imported: in a process with limits, which watches what is written."""
    ended = subprocess.run(
        [sys.executable, HERE / "hostile_run.py", tmp_path, str(share), str(SHARES)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SCRIPTS), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    found = json.loads(ended.stdout)
    assert not found, "\n".join(f"{name}: {line}" for name, lines in found.items() for line in lines[:5])


def test_there_are_many_of_them() -> None:
    names = [name for name, _ in cases()]
    assert len(names) > 300 and len(names) == len(set(names))


# What nobody publishes, but what lies on the way.


def made(folder: Path) -> Path:
    documents = folder / "documents"
    documents.mkdir()
    (documents / "core.json").write_text(json.dumps(small()))
    return documents


@pytest.mark.parametrize("link", ["core", "core/models", "core/resources"])
def test_nothing_is_written_through_a_link(link: str, tmp_path: Path) -> None:
    documents, out, elsewhere = made(tmp_path), tmp_path / "out", tmp_path / "elsewhere"
    arguments = ("--documents", documents, "--out", out)
    assert command("generate.py", *arguments).code == 0
    (out / link).rename(elsewhere)
    (out / link).symlink_to(elsewhere)
    for file in elsewhere.rglob("*.py"):
        file.write_text("precious = True\n")
    before = tree(elsewhere)
    ended = command("generate.py", *arguments)
    assert (ended.code, f"{link} is a link" in ended.err) == (2, True), ended
    assert tree(elsewhere) == before


def test_a_file_that_is_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    documents, out, elsewhere = made(tmp_path), tmp_path / "out", tmp_path / "elsewhere.py"
    arguments = ("--documents", documents, "--out", out)
    assert command("generate.py", *arguments).code == 0
    elsewhere.write_text("precious = True\n")
    (out / "core/operations.py").unlink()
    (out / "core/operations.py").symlink_to(elsewhere)
    assert command("generate.py", *arguments).code == 0
    assert elsewhere.read_text() == "precious = True\n"
    assert not (out / "core/operations.py").is_symlink()


def test_a_replacement_goes_through_no_link(tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "folder"
    elsewhere.mkdir()
    folder.mkdir()
    (elsewhere / "journal").write_text("remove core.json\n")
    (folder / "core.json").write_text("{}")
    (folder / STAGE).symlink_to(elsewhere)
    with pytest.raises(Problem, match="is a link"):
        replace_all(folder, {"core.json": b"[]"})
    assert (folder / "core.json").read_text() == "{}" and (elsewhere / "journal").exists()


@pytest.mark.parametrize("name", ["A.json", "a b.json", '""".json', "model.json", "protocols.json", "{{ x }}.json"])
def test_a_file_whose_name_would_become_code_is_refused(name: str, tmp_path: Path) -> None:
    documents = made(tmp_path)
    (documents / "core.json").rename(documents / name)
    ended = command("generate.py", "--documents", documents, "--out", tmp_path / "out")
    assert (ended.code, ended.err.count("\n"), (tmp_path / "out").exists()) == (2, 1, False), ended


# Limits.


@pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="no such timer here")
def test_a_run_without_end_is_stopped() -> None:
    began = time.process_time()
    with pytest.raises(Problem, match=r"stopped after 0\.05 s of work") as stopped, bounded(seconds=0.05):
        while time.process_time() - began < 20:
            pass
    assert stopped.value.exit_code == 2
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_a_run_that_takes_all_memory_is_stopped() -> None:
    with pytest.raises(Problem, match="GiB of memory"), bounded(memory=8 * 2**30):
        bytearray(64 * 2**30)
    assert len(bytearray(2**20)) == 2**20


def test_a_message_has_an_end() -> None:
    assert clipped("a" * LONGEST) == "a" * LONGEST
    told = clipped("begin" + "a" * 10_000 + "end")
    assert len(told) < LONGEST and told.startswith("begin") and told.endswith("end")
