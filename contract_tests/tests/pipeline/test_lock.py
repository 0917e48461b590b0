"""The lock file, and replacing it and the documents as one step."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from pipeline import console, files
from pipeline.console import Problem
from pipeline.lock import DocumentRecord, Lock, SourceRecord, dump, file_name, load, parse
from pipeline.sources import SOURCES, named

SCRIPTS = Path(__file__).parents[3] / "scripts"

digests = st.text("0123456789abcdef", min_size=64, max_size=64)
words = st.text(max_size=20)
doc_names = st.from_regex(r"[a-z]{1,8}(-[a-z]{1,4})?", fullmatch=True).filter(lambda name: name != "lock")


@st.composite
def locks(draw: st.DrawFn) -> Lock:
    documents = draw(st.dictionaries(doc_names, digests, min_size=1, max_size=4))
    sources = draw(
        st.dictionaries(
            words,
            st.builds(
                SourceRecord,
                url=words,
                document=st.sampled_from(sorted(documents)),
                origin=st.sampled_from(["live", "given", "transcribed"]),
                version=words,
                sha256=digests,
                facts=digests,
                etag=st.none() | words,
                last_modified=st.none() | words,
                fetched_at=words,
                since=words,
            ),
            max_size=4,
        )
    )
    return Lock(sources, {name: DocumentRecord(file_name(name), digest) for name, digest in documents.items()})


@for_all(locks())
def test_a_lock_survives_being_written_and_read(lock: Lock) -> None:
    assert parse(dump(lock), "lock.json") == lock
    assert dump(parse(dump(lock), "lock.json")) == dump(lock)


def test_no_lock_is_an_empty_one(tmp_path: Path) -> None:
    assert load(tmp_path) == Lock()


def good() -> dict[str, Any]:
    record = {
        "url": "https://h.test/core.json", "document": "core", "origin": "live", "version": "1", "sha256": "a" * 64,
        "facts": "b" * 64, "etag": None, "last_modified": None, "fetched_at": "2026-01-31T12:00:00Z",
    }  # fmt: skip
    return {"sources": {"core": record}, "documents": {"core": {"file": "core.json", "sha256": "a" * 64}}}


def damaged(path: str, value: Any) -> bytes:
    content = good()
    *trail, last = path.split("/")
    node = content
    for key in trail:
        node = node[key]
    if value is KeyError:
        del node[last]
    else:
        node[last] = value
    return json.dumps(content).encode()


def test_the_good_one_is_good() -> None:
    assert parse(json.dumps(good()).encode(), "x").sources["core"].origin == "live"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"sources": {}, "sources": {}, "documents": {}}',
        damaged("sources", KeyError),
        damaged("documents", KeyError),
        damaged("sources/core", []),
        damaged("sources/core/url", KeyError),
        damaged("sources/core/url", 5),
        damaged("sources/core/version", None),
        damaged("sources/core/extra", "x"),
        damaged("sources/core/origin", "hearsay"),
        damaged("sources/core/document", "audit"),
        damaged("sources/core/sha256", "short"),
        damaged("documents/core/sha256", "A" * 64),
        damaged("documents/core/file", "../core.json"),
        damaged("documents/core/file", "lock.json"),
        damaged("documents/..%2fevil", {"file": "..%2fevil.json", "sha256": "a" * 64}),
        damaged("documents/lock", {"file": "lock.json", "sha256": "a" * 64}),
    ],
    ids=itertools.count(),
)
def test_a_damaged_lock_is_told(data: bytes) -> None:
    with pytest.raises(Problem, match=r"^specs/lock\.json is damaged \(.*version control") as problem:
        parse(data, "specs/lock.json")
    assert problem.value.exit_code == 2


# Replacing several files as one step.

OLD = {"a.json": b"old a", "b.json": b"old b", "c.json": b"same", "lock.json": b"old lock"}
NEW = {"a.json": b"new a", "c.json": b"same", "d.json": b"new d", "lock.json": b"new lock"}
CHANGES = {"a.json": b"new a", "b.json": None, "c.json": b"same", "d.json": b"new d", "lock.json": b"new lock"}


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def prepare(folder: Path) -> None:
    for name, data in OLD.items():
        (folder / name).write_bytes(data)


def test_all_files_are_replaced(tmp_path: Path) -> None:
    prepare(tmp_path)
    assert files.replace_all(tmp_path, CHANGES) == ["a.json", "b.json", "d.json", "lock.json"]
    assert state(tmp_path) == NEW
    assert not (tmp_path / files.STAGE).exists()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert files.replace_all(tmp_path, CHANGES) == []
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "a\nremove b"])
def test_only_plain_names_are_replaced(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="plain file name"):
        files.replace_all(tmp_path, {name: b""})


# Dies, or fails, at the call of that number among those that change the disk.
CRASH = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pipeline import files
folder, how, at = Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
calls = 0
def counted(real):
    def call(*args, **kwargs):
        global calls
        calls += 1
        if calls == at:
            if how == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(28, "No space left on device", str(folder / "a.json"))
        return real(*args, **kwargs)
    return call
for name in ("mkdir", "fsync", "replace", "unlink", "rmdir"):
    setattr(os, name, counted(getattr(os, name)))
real_write = files._write
files._write = counted(real_write)
changes = {"a.json": b"new a", "b.json": None, "c.json": b"same", "d.json": b"new d", "lock.json": b"new lock"}
try:
    files.replace_all(folder, changes)
except OSError:
    sys.exit(4)
if calls < at:
    print("reached the end")
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("how", ["kill", "fail"])
def test_dying_at_any_step_leaves_all_old_or_all_new(tmp_path: Path, how: str) -> None:
    """Kill the process, or fill the disk, before each call that changes the disk; then read as the next run does."""
    seen: list[str] = []
    for step in range(1, 60):
        folder = tmp_path / f"{how}{step}"
        folder.mkdir()
        prepare(folder)
        found = subprocess.run(
            [sys.executable, "-c", CRASH, str(SCRIPTS), str(folder), how, str(step)],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        if found.stdout:
            break
        # Some failures do not matter, such as that of a clean-up; then all is new.
        assert found.returncode in ((-9,) if how == "kill" else (0, 4)), found.stderr
        files.recover(folder)
        assert state(folder) in (OLD, NEW), step
        assert not (folder / files.STAGE).exists()
        seen.append("old" if state(folder) == OLD else "new")
        assert files.replace_all(folder, CHANGES) == (
            [] if seen[-1] == "new" else ["a.json", "b.json", "d.json", "lock.json"]
        )
        assert state(folder) == NEW
    else:
        raise AssertionError("it never reached the end")
    assert {"old", "new"} == set(seen)
    if how == "kill":  # Once it is decided it stays decided.
        assert seen == sorted(seen, reverse=True)


def test_reading_the_lock_finishes_what_was_decided(tmp_path: Path) -> None:
    new = dump(parse(json.dumps(good()).encode(), "x"))
    stage = tmp_path / files.STAGE
    stage.mkdir()
    (stage / "core.json").write_bytes(b"document")
    (stage / "lock.json").write_bytes(new)
    assert load(tmp_path) == Lock()  # nothing was decided: undone
    assert not stage.exists()
    stage.mkdir()
    (stage / "core.json").write_bytes(b"document")
    (stage / "lock.json").write_bytes(new)
    (stage / "journal").write_text("place core.json\nplace lock.json\n")
    assert "core" in load(tmp_path).sources
    assert state(tmp_path) == {"core.json": b"document", "lock.json": new}


def test_a_strange_journal_moves_nothing(tmp_path: Path) -> None:
    stage = tmp_path / "specs" / files.STAGE
    stage.mkdir(parents=True)
    (tmp_path / "precious").write_text("x")
    (stage / "journal").write_text("remove ../precious\n")
    with pytest.raises(Problem, match="damaged"):
        load(tmp_path / "specs")
    assert (tmp_path / "precious").exists()


def test_readers_wait_for_a_replacement_under_way(tmp_path: Path) -> None:
    """While a writer is inside with its files staged, reading waits instead of undoing its work."""
    (tmp_path / files.STAGE).mkdir()
    done = threading.Event()

    def read() -> None:
        load(tmp_path)
        done.set()

    with files.exclusive(tmp_path):
        thread = threading.Thread(target=read, daemon=True)
        thread.start()
        assert not done.wait(0.2)
        assert (tmp_path / files.STAGE).exists()
    assert done.wait(20)


# One file.


def test_a_file_is_written_once_and_only_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.json"
    assert files.write_atomic(path, b"one")
    path.chmod(0o640)
    before = path.stat()
    assert not files.write_atomic(path, b"one")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert files.write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode == before.st_mode
    assert [item.name for item in path.parent.iterdir()] == ["a.json"]


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    files.write_atomic(tmp_path / "ours", b"x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(OSError, match="No space left"):
        files.write_atomic(path, b"new")
    assert [(item.name, item.read_bytes()) for item in tmp_path.iterdir()] == [("a.json", b"old")]


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "new"])
@pytest.mark.parametrize("call", ["os.fsync", "os.replace", "os.chmod", "tempfile.mkstemp"])
@pytest.mark.parametrize("name", [None, "/elsewhere/.a.json.x1.tmp"], ids=["nameless", "named"])
def test_a_failed_write_names_the_file_and_not_where_it_was_prepared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, kept: bool, name: str | None
) -> None:
    path = tmp_path / "a.json"
    if kept:
        path.write_bytes(b"old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", name)

    monkeypatch.setattr(call, full)
    with pytest.raises(OSError, match="No space left") as caught:
        files.write_atomic(path, b"new")
    assert console.machine_problem(caught.value).message == (
        f"the disk is full at {path}: free some space and run this again"
    )
    assert [item.name for item in tmp_path.iterdir()] == ["a.json"] * kept


def test_a_failed_replacement_of_several_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        files.replace_all(tmp_path, {"b.json": b"new"})
    assert str(tmp_path / "b.json") in console.machine_problem(caught.value).message


def test_a_file_that_is_no_json_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(Problem, match=r"a\.json is not usable JSON, .+: mend it, or fetch or generate it again$"):
        files.read_json(tmp_path / "a.json")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda x: st.lists(x) | st.dictionaries(st.text(), x),
)


@for_all(json_values)
def test_json_survives_being_written_and_read(value: Any) -> None:
    data = files.dump_json(value)
    assert data.endswith(b"\n") and data == files.dump_json(value)
    assert json.dumps(files.parse_json(data)) == json.dumps(value)


# What people are told.


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Problem("it is so"), 2, "error: it is so"),
        (Problem("it is so", 3), 3, "error: it is so"),
        (KeyboardInterrupt(), 130, "error: interrupted"),
        (OSError(28, "x", "specs/core.json"), 4, "error: the disk is full at specs/core.json"),
        (OSError(122, "x"), 4, "error: the disk is full"),
        (PermissionError(13, "x", "specs"), 4, "error: no permission at specs"),
        (OSError(30, "x", b"specs"), 4, "error: the file system is read-only at specs"),
        (FileNotFoundError(2, "x", "specs/none"), 4, "error: no such file or folder at specs/none"),
        (OSError(24, "x"), 4, "error: too many files are open"),
        (OSError(5, "I/O error"), 4, "error: this machine refused: I/O error"),
        (ModuleNotFoundError("x", name="msgspec._core"), 4, "error: the Python module msgspec._core is missing"),
    ],
)
def test_what_a_person_can_act_on_is_one_line(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, said: str
) -> None:
    def main() -> int:
        raise error

    assert console.run(main) == code
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(said) and err.count("\n") == 1


@pytest.mark.parametrize("error", [ValueError("x"), ModuleNotFoundError("x", name="pipeline.none")])
def test_a_mistake_of_ours_keeps_its_traceback(error: Exception) -> None:
    def main() -> int:
        raise error

    with pytest.raises(type(error)):
        console.run(main)


def test_an_exit_code_is_passed_on() -> None:
    assert console.run(lambda: 3) == 3


@for_all(st.text())
def test_what_is_printed_holds_no_control_characters(text: str) -> None:
    assert all(c.isprintable() or c in "\n\t" for c in console.printable(text))


# The table.


def test_the_table_is_nine_sources_of_four_documents() -> None:
    assert [source.name for source in SOURCES] == [
        "core", "audit", "notifier",
        "supervisor-aws-us", "supervisor-aws-eu", "supervisor-aws-ap",
        "supervisor-gcp-us", "supervisor-gcp-eu", "supervisor-gcp-ap",
    ]  # fmt: skip
    urls = {source.name: (source.url, source.docs_url) for source in SOURCES}
    assert urls["audit"] == ("https://api.laserdata.cloud/openapi/audit.json", "https://api.laserdata.cloud/docs")
    assert urls["supervisor-gcp-ap"] == (
        "https://supervisor-gcp-ap.laserdata.cloud/openapi/supervisor.json",
        "https://supervisor-gcp-ap.laserdata.cloud/docs",
    )
    assert len(named("supervisor")) == 6 and [s.name for s in named("core")] == ["core"]
