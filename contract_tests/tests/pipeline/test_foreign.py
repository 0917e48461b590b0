"""Documents of others: said in the words of 3.1, and generated without what cannot be expressed, which is told."""

from __future__ import annotations

import ast
import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from generating import OK, Ended, answer, command, small, tree

from pipeline.upgrade import upgraded

TEXT = {"type": "string"}


def generated(document: dict[str, Any], folder: Path, *options: str) -> Ended:
    documents = folder / "documents"
    documents.mkdir()
    (documents / "a.json").write_text(json.dumps(document))
    return command("generate.py", "--documents", documents, "--out", folder / "out", *options)


def schema(found: Any, version: str = "3.0.3") -> Any:
    document = {"openapi": version, "components": {"schemas": {"A": found}}}
    return upgraded(document)["components"]["schemas"]["A"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"type": "string", "nullable": True, "enum": ["a"]}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"$ref": "#/a", "nullable": True}, {"oneOf": [{"$ref": "#/a"}, {"type": "null"}]}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"maximum": 1, "exclusiveMaximum": False}, {"maximum": 1}),
        ({"default": {"nullable": True}}, {"default": {"nullable": True}}),
        ({"examples": {"a": {"value": {"nullable": True}}}}, {"examples": {"a": {"value": {"nullable": True}}}}),
        ({"properties": {"nullable": {"type": "boolean"}}}, {"properties": {"nullable": {"type": "boolean"}}}),
        (
            {"properties": {"default": {**TEXT, "nullable": True}}},
            {"properties": {"default": {"type": ["string", "null"]}}},
        ),
    ],
    ids=str,
)
def test_what_3_0_says_otherwise_is_said_in_the_words_of_3_1(said: Any, meant: Any) -> None:
    assert schema(said) == meant
    assert schema(said, "3.1.0") == said


def mixed() -> dict[str, Any]:
    """Return a document of which two operations can be expressed and two cannot, nor can two schemas."""
    found = small()
    form = {"content": {"application/x-www-form-urlencoded": {"schema": {"type": "object"}}}}
    found["paths"]["/form"] = {"post": {"operationId": "send", "tags": ["Forms"], "requestBody": form, "responses": OK}}
    found["paths"]["/nameless"] = {"get": {"responses": OK}}
    found["paths"]["/odd"] = {
        "get": {"operationId": "get_odd", "responses": {"200": answer({"$ref": "#/components/schemas/Odd"})}}
    }
    found["components"]["schemas"] |= {
        "Odd": {"type": "object", "properties": {"a-b": TEXT, "a.b": TEXT}},
        "Model": {"type": "object", "properties": {"a": TEXT}},
    }
    return found


def test_what_cannot_be_expressed_is_left_out_when_asked_and_told(tmp_path: Path) -> None:
    ended = generated(mixed(), tmp_path, "--leave-out")
    assert (ended.code, ended.err) == (0, ""), ended
    told = [line for line in ended.out.splitlines() if line.startswith("left out: ")]
    assert [" ".join(line.split()[2:4]).rstrip(":") for line in sorted(told)] == [
        "component schemas/Odd", "name schemas/Model", "operation GET", "operation POST",
    ]  # fmt: skip
    assert "application/x-www-form-urlencoded" in ended.out
    files = tree(tmp_path / "out")
    for data in files.values():
        ast.parse(data)
    text = files["a/operations.py"].decode()
    assert "get_thing" in text and "get_odd" in text and "send" not in text
    assert "ModelSchema" in files["a/models/__init__.py"].decode()


def test_of_our_own_documents_nothing_is_left_out(tmp_path: Path) -> None:
    assert generated(mixed(), tmp_path).code == 2
    assert not (tmp_path / "out").exists()


def test_a_document_that_can_be_expressed_loses_nothing(tmp_path: Path) -> None:
    ended = generated(small(), tmp_path, "--leave-out")
    whole = tree(tmp_path / "out")
    assert ended.code == 0 and "left out" not in ended.out
    (tmp_path / "again").mkdir()
    assert generated(small(), tmp_path / "again").code == 0
    assert tree(tmp_path / "again/out") == whole


def test_a_list_of_several_kinds_inside_a_union_is_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = small()
    several = {"type": "array", "items": {"oneOf": [TEXT, {"type": "integer"}]}}
    document["paths"]["/things/{thing_id}"]["get"]["parameters"].append(
        {"in": "query", "name": "which", "schema": {"oneOf": [TEXT, several]}}
    )
    assert generated(document, tmp_path).code == 0
    text = tree(tmp_path / "out")["a/resources/things.py"].decode()
    assert "which: str | Sequence[str | int] | None = None" in text


def test_the_table_says_where_time_grows_too_fast() -> None:
    foreign = importlib.import_module("foreign")
    rows = [
        foreign.Row(n, kilobytes=kb, seconds={"generate": s})
        for n, kb, s in (("a", 10, 1), ("b", 20, 2), ("c", 900, 80))
    ]
    assert foreign.linear(rows) == []
    rows[-1].seconds["generate"] = 900
    assert "c costs more" in foreign.linear(rows)[0]
    assert len(foreign.table(rows)) == 4


def test_types_stand_after_those_that_they_name(tmp_path: Path) -> None:
    document = small()
    document["components"]["schemas"] |= {
        "Another": {"oneOf": [{"$ref": "#/components/schemas/Zone"}, {"type": "integer"}]},
        "Zone": {"type": "string"},
    }
    assert generated(document, tmp_path).code == 0
    text = tree(tmp_path / "out")["a/models/aliases.py"].decode()
    assert 0 < text.index("Zone: TypeAlias") < text.index("Another: TypeAlias")
