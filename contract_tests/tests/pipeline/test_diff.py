"""Comparing documents as a whole: nothing passed over, nothing made up, and what the command tells."""

from __future__ import annotations

import copy
import datetime
import json
import random
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from diffing import GET, GONE, JSON, OTHERS, POST, base, put
from generating import ROOT, command, process, reworded, shuffled
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline import facts
from pipeline.diff.model import Level
from pipeline.diff.operations import compare
from pipeline.published import Unusable, check

DOCUMENTS = {path.stem: json.loads(path.read_bytes()) for path in sorted((ROOT / "generated/openapi").glob("*.json"))}


def places(node: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every part of a document."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    found: list[tuple[Any, ...]] = []
    for key, value in pairs:
        found += [(*at, key), *places(value, (*at, key))]
    return found


PLACES = {name: places(document) for name, document in DOCUMENTS.items()}
WORDS = ["minimum", "pattern", "frobnicate", "required", "enum", "additionalProperties", "deprecated", "oneOf", "title"]


def changed(name: str, chance: random.Random) -> Any:
    """Return a document with one part removed, replaced, altered or added."""
    document = copy.deepcopy(DOCUMENTS[name])
    *way, last = chance.choice(PLACES[name])
    node: Any = document
    for key in way:
        node = node[key]
    value = node[last]
    match chance.choice(["remove", "replace", "alter", "add"]):
        case "remove":
            del node[last]
        case "replace":
            node[last] = chance.choice([{"type": "string"}, "word", 5, True, [], {}])
        case "add" if isinstance(value, dict):
            value[chance.choice(WORDS)] = chance.choice([1, "a", True, ["b"], {"type": "string"}, [{"type": "string"}]])
        case _ if isinstance(value, bool):
            node[last] = not value
        case _ if isinstance(value, int):
            node[last] = value + chance.choice([-1, 1])
        case _ if isinstance(value, str):
            node[last] = f"{value}x"
        case _:
            node[last] = None
    return document


@settings(max_examples=60)
@given(st.sampled_from(["audit", "audit", "notifier", "supervisor"]), st.randoms(use_true_random=False))
def test_any_fact_that_changes_is_told(name: str, chance: random.Random) -> None:
    before, after = DOCUMENTS[name], changed(name, chance)
    try:
        check(json.dumps(after).encode())
    except Unusable:
        assume(False)
    if facts.same(before, after):
        # Extensions are no facts; of two of them the comparison knows what they say.
        told = {change.id.partition("-enum-became-")[1] or change.id for change in compare(before, after)}
        assert told <= {"-enum-became-"}
    else:
        assert compare(before, after)
        assert compare(after, before)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_prose_and_order_are_no_changes(name: str) -> None:
    document = DOCUMENTS[name]
    chance = random.Random(7)
    assert compare(document, document) == []
    other = reworded(shuffled(document, chance), lambda _: "Other words.")
    for node in (other["paths"], other["components"]):
        _shuffle_sets(node, chance)
    assert other != document
    assert compare(document, other) == []


def _shuffle_sets(node: Any, chance: random.Random) -> None:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key in ("required", "enum", "parameters", "type") and isinstance(value, list):
            chance.shuffle(value)
        _shuffle_sets(value, chance)


def test_a_part_that_comes_and_one_that_goes_are_each_told_where_both_change() -> None:
    ids = [id_ for id_ in OTHERS if id_.startswith(("request-body-became", "response-header-added", "endpoint-depr"))]
    after = put(base(), *(change for id_ in ids for change in OTHERS[id_][1]))
    before = put(base(), *(change for id_ in ids for change in OTHERS[id_][0] if "required" not in change[0]))
    told = {change.id for change in compare(before, after)}
    assert {"request-body-became-required", "response-header-added"} <= told


def test_a_sunset_is_over_on_its_day() -> None:
    before = put(base(), (f"{POST} deprecated", True), (f"{POST} x-sunset", "2026-05-01"))
    after = put(base(), (POST, GONE))
    for day, level in ((30, Level.BREAKING), (31, Level.REVIEW)):
        today = datetime.date(2026, 4, 1) + datetime.timedelta(days=day - 1)
        assert compare(before, after, today=today)[0].level is level
    assert compare(before, after)[0].level is Level.BREAKING


# The command.


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """An old and a new document, and a place for approvals."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(base()))
    new.write_text(json.dumps(put(base(), *OTHERS["response-optional-property-removed"][1])))
    return old, new, tmp_path / "approvals.yaml"


def test_text_tells_and_exit_codes_follow(files: tuple[Path, Path, Path]) -> None:
    old, new, approvals = files
    told = command("diff.py", old, new, "--approvals", approvals)
    assert told.code == 0
    assert "Response member `name` of `Thing` is gone." in told.out
    assert "touches ld.things.list, Thing and breaks programs" in told.out or "touches ld.things" in told.out
    assert "version step: major" in told.out
    assert "\x1b" not in told.out
    assert command("diff.py", old, new, "--fail-on", "breaking", "--approvals", approvals).code == 1
    assert command("diff.py", old, old, "--fail-on", "review", "--approvals", approvals).code == 0
    assert "no changes" in command("diff.py", old, old, "--approvals", approvals).out
    assert command("diff.py", old, new, "--fail-on", "nothing").code == 2


def test_markdown_is_for_pull_requests(files: tuple[Path, Path, Path]) -> None:
    told = command("diff.py", *files[:2], "--format", "markdown", "--wire-only").out
    assert "- Response member `name` of `Thing` is gone.  \n" in told
    assert "### new: The contract, 1 breaking" in told


def test_fail_on_review_fails_for_what_breaks_too(files: tuple[Path, Path, Path]) -> None:
    old, new, approvals = files
    new.write_text(json.dumps(put(base(), (f"{GET} frobnicate", 1))))
    assert command("diff.py", old, new, "--fail-on", "breaking", "--approvals", approvals).code == 0
    assert command("diff.py", old, new, "--fail-on", "review", "--approvals", approvals).code == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [("{", "not usable JSON"), ("[]", "JSON object"), ('{"openapi": "3.0.3"}', "3.1"), ("", "empty")],
)
def test_unusable_input(files: tuple[Path, Path, Path], content: str, says: str) -> None:
    old, new, _ = files
    new.write_text(content)
    ended = command("diff.py", old, new)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err and "new.json" in ended.err


@pytest.mark.parametrize("given", ["nowhere.json", "--x:y", "no-such-revision:specs", "HEAD:no/such/path", ""])
def test_unknown_places(files: tuple[Path, Path, Path], given: str) -> None:
    ended = command("diff.py", "--", files[0], given) if given.startswith("-") else command("diff.py", files[0], given)
    assert ended.code == 2
    assert ended.err.startswith("error: ")


def test_json_is_for_programs(files: tuple[Path, Path, Path]) -> None:
    old, new, approvals = files
    told = json.loads(command("diff.py", old, new, "--format", "json", "--approvals", approvals).out)
    assert told["step"] == "major"
    assert told["counts"]["breaking"] == sum(c["level"] == "breaking" for c in told["changes"])
    wire = next(c for c in told["changes"] if c["area"] == "wire")
    assert wire["id"] == "response-optional-property-removed"
    assert wire["operations"] == ["GET /things"]
    assert wire["models"] == ["Thing"] and wire["breaks_python"] is True
    assert wire["pointer"] == "/components/schemas/Thing/properties/name"


def test_approvals_are_honoured_and_stale_ones_told(files: tuple[Path, Path, Path]) -> None:
    old, new, approvals = files
    told = json.loads(command("diff.py", old, new, "--format", "json", "--approvals", approvals).out)
    wire = next(c for c in told["changes"] if c["area"] == "wire")
    entries = [
        {"fingerprint": wire["fingerprint"], "reason": "Nobody reads it.", "date": datetime.date(2026, 3, 17)},
        {"fingerprint": "0123456789abcdef", "reason": "Long ago.", "date": datetime.date(2025, 3, 17)},
    ]
    approvals.write_text(
        "\n".join(
            f"- {{fingerprint: '{e['fingerprint']}', reason: '{e['reason']}', date: {e['date']}}}" for e in entries
        )
    )
    # What the approved change of the wire does to Python is approved with it.
    ended = command("diff.py", old, new, "--fail-on", "breaking", "--approvals", approvals)
    assert ended.code == 0
    assert "approved: Nobody reads it." in ended.out
    assert "0123456789abcdef" in ended.err and wire["fingerprint"] not in ended.err


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "a: 1",
        "- 5",
        "- {fingerprint: abc, reason: x, date: 2026-03-17}",
        "- {fingerprint: '0123456789abcdef'}",
        "- {fingerprint: '0123456789abcdef', reason: '', date: 2026-03-17}",
        "- {fingerprint: '0123456789abcdef', reason: x, date: soon}",
    ],
)
def test_unusable_approvals(files: tuple[Path, Path, Path], content: str) -> None:
    old, new, approvals = files
    approvals.write_text(content)
    ended = command("diff.py", old, new, "--approvals", approvals)
    assert ended.code == 2
    assert "approvals.yaml" in ended.err


def test_a_fingerprint_stays_and_is_of_one_change() -> None:
    found: dict[str, Any] = {}
    for before, after in OTHERS.values():
        for change in compare(put(base(), *before), put(base(), *after)):
            key = (change.id, change.pointer, change.operations, json.dumps([change.before, change.after]))
            assert found.setdefault(change.fingerprint, key) == key
    # Written down on the day that the form of fingerprints was settled: approvals in repositories rely on it.
    (change,) = compare(base(), put(base(), *OTHERS["response-optional-property-removed"][1]))
    assert change.fingerprint == "90f0095c3ad4a3cd"


TAGS = {"html", "meta", "title", "style", "h1", "h2", "p", "ul", "li", "small", "span"}
NASTY = '<script>alert(1)</script>"&`|\x1b[31m\n# [x](http://a.test)'


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_what_a_document_holds_drives_no_reader(tmp_path: Path, format_: str) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(base()))
    nasty = {"type": "string", "enum": [NASTY], "title": NASTY}
    schema = {"type": "object", "properties": {NASTY: nasty}}
    new.write_text(json.dumps(put(base(), (f"{GET} responses 200 {JSON} schema", schema), (f"{GET} tags", [NASTY]))))
    told = command("diff.py", old, new, "--format", format_, "--wire-only").out
    assert "alert(1)" in told
    assert "\x1b" not in told
    if format_ == "html":
        assert set(re.findall(r"<(\w+)", told)) <= {
            "html",
            "meta",
            "title",
            "style",
            "h1",
            "h2",
            "p",
            "ul",
            "li",
            "small",
            "span",
        }
        assert not re.search(r"<[^>]*\s(src|href|on\w+)=", told)
    if format_ == "markdown":
        assert not [line for line in told.splitlines() if line.startswith("# ")]
        for text in re.sub(r"`[^`]*`", "", told).splitlines():
            assert not re.search(r"(?<!\\)<(?!/?(sub|details|summary)>)", text), text


def test_folders_are_compared_document_by_document(tmp_path: Path) -> None:
    for folder, names in (("old", ("one", "two")), ("new", ("two", "three"))):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / f"{name}.json").write_text(json.dumps(base()))
    told = json.loads(command("diff.py", tmp_path / "old", tmp_path / "new", "--format", "json", "--wire-only").out)
    assert {(c["document"], c["id"]) for c in told["changes"]} == {
        ("one", "document-removed"),
        ("three", "document-added"),
    }


def test_revisions_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.diff.inputs import read

    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@x.test", *arguments],
            check=True,
            capture_output=True,
        )

    git("init", "-q")
    folder = tmp_path / "generated/openapi"
    folder.mkdir(parents=True)
    (folder / "core.json").write_text(json.dumps(base()))
    (folder / "lock.json").write_text("{}")
    git("add", "-A")
    git("commit", "-qm", "one")
    (folder / "core.json").write_text(json.dumps(put(base(), (POST, GONE))))
    git("commit", "-qam", "two")
    monkeypatch.chdir(tmp_path)
    assert read("HEAD~1", tmp_path) == {"core": base()}
    assert read("HEAD~1:generated/openapi/core.json", tmp_path) == {"core": base()}
    assert read("HEAD:generated/openapi", tmp_path) == read("generated/openapi", tmp_path) != read("HEAD~1", tmp_path)


def test_a_large_document_against_a_changed_one_is_quick(tmp_path: Path) -> None:
    core = DOCUMENTS["core"]
    new = copy.deepcopy(core)
    for schema in list(new["components"]["schemas"].values())[::10]:
        if "properties" in schema:
            schema["properties"]["another"] = {"type": "string"}
    before = time.process_time()
    found = compare(core, new)
    # Of processor time, on a slow machine: the limit is three seconds for all of the command.
    assert time.process_time() - before < 2
    assert found


def test_colours_are_for_terminals(files: tuple[Path, Path, Path]) -> None:
    import os
    import pty
    import sys

    reader, writer = pty.openpty()
    arguments = [sys.executable, str(ROOT / "scripts/diff.py"), str(files[0]), str(files[1]), "--wire-only"]
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"}
    subprocess.run(arguments, stdout=writer, check=True, env=environment)
    os.close(writer)
    with os.fdopen(reader, "rb", buffering=0) as terminal:
        assert b"\x1b[31mbreaking\x1b[0m" in terminal.read(4096)


def test_the_script_runs_by_itself(files: tuple[Path, Path, Path]) -> None:
    ended = process(ROOT / "scripts/diff.py", files[0], files[1], "--fail-on", "breaking", "--wire-only")
    assert ended.returncode == 1
    assert "1 breaking" in ended.stdout
    assert "Traceback" not in ended.stderr
