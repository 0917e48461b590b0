"""What a change of a document means for Python programs: which methods and classes, how bad, which version follows."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from diffing import GONE, NUMBER, TEXT, Changes, put
from generating import ROOT, answer, command, path_id

from pipeline.diff.model import Change, Level
from pipeline.diff.result import Result, changelog, compare_documents
from pipeline.diff.surface import PYTHON_RULES
from pipeline.release import next_version

BREAKING, COMPATIBLE = Level.BREAKING, Level.COMPATIBLE
GET, POST = "paths /tenants/{tenant_id}/things/{thing_id} get", "paths /tenants/{tenant_id}/things post"
JSON = "content application/json"
SCHEMAS = "components schemas"


def base() -> dict[str, Any]:
    """Return a document whose methods have every kind of argument."""
    name = {"in": "query", "name": "q", "schema": TEXT}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": {
            "/tenants/{tenant_id}/things/{thing_id}": {
                "get": {
                    "operationId": "get_thing",
                    "tags": ["Things"],
                    "parameters": [path_id("tenant_id"), path_id("thing_id"), name],
                    "responses": {"200": answer({"$ref": "#/components/schemas/Thing"})},
                }
            },
            "/tenants/{tenant_id}/things": {
                "post": {
                    "operationId": "create_thing",
                    "tags": ["Things"],
                    "parameters": [path_id("tenant_id")],
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CreateThing"}}},
                    },
                    "responses": {"201": {"description": "Made."}},
                }
            },
        },
        "components": {
            "schemas": {
                "Thing": {
                    "type": "object",
                    "required": ["id"],
                    "properties": {"id": NUMBER, "name": TEXT, "kind": {"$ref": "#/components/schemas/Kind"}},
                },
                "CreateThing": {"type": "object", "required": ["name"], "properties": {"name": TEXT, "size": NUMBER}},
                "Kind": {"type": "string", "enum": ["a", "b"], "x-open-enum": True},
                "Word": TEXT,
            }
        },
    }


def find(*ids: str) -> dict[str, Any]:
    """Return an operation with path ids."""
    found = base()["paths"]["/tenants/{tenant_id}/things/{thing_id}"]["get"]
    return {**found, "operationId": "find", "parameters": [path_id(id_) for id_ in ids]}


NULLABLE = {"type": ["string", "null"]}
Q = {"in": "query", "name": "q", "schema": TEXT}
IDS = [path_id("tenant_id"), path_id("thing_id")]
IDEMPOTENT = {"in": "header", "name": "idempotency-key", "schema": TEXT}

# Rule: changes for the document before, for the one after, and the name that the sentence has to hold.
EXAMPLES: dict[str, tuple[Changes, Changes, str]] = {
    "python-unknown": ((), ((f"{POST} operationId", GONE),), "no operationId"),
    "python-method-added": (((POST, GONE),), (), "ld.things.create"),
    "python-method-removed": ((), ((POST, GONE),), "ld.things.create"),
    "python-method-renamed": ((), ((f"{POST} operationId", "make_thing"),), "ld.things.make"),
    "python-method-redirected": (
        (),
        (
            (POST, GONE),
            ("paths /tenants/{tenant_id}/more post", base()["paths"]["/tenants/{tenant_id}/things"]["post"]),
        ),
        "POST /tenants/{tenant_id}/more",
    ),
    "python-argument-added-optional": ((), ((f"{GET} parameters", [*IDS, Q, {**Q, "name": "r"}]),), "`r`"),
    "python-argument-added-required": (
        (),
        ((f"{GET} parameters", [*IDS, Q, {**Q, "name": "r", "required": True}]),),
        "`r`",
    ),
    "python-argument-removed": ((), ((f"{GET} parameters", IDS),), "`q`"),
    "python-argument-renamed": (
        (),
        (
            (GET, GONE),
            (
                "paths /tenants/{tenant_id}/things/{id} get",
                base()["paths"]["/tenants/{tenant_id}/things/{thing_id}"]["get"],
            ),
            ("paths /tenants/{tenant_id}/things/{id} get parameters", [path_id("tenant_id"), path_id("id"), Q]),
        ),
        "`id`",
    ),
    "python-argument-became-required": ((), ((f"{GET} parameters 2 required", True),), "`q`"),
    "python-argument-became-optional": (((f"{GET} parameters 2 required", True),), (), "`q`"),
    "python-argument-moved": (
        (("paths /a/{x}/{y} get", find("x", "y")),),
        (("paths /a/{y}/{x} get", find("y", "x")),),
        "ld.things.find",
    ),
    "python-argument-type-widened": ((), ((f"{GET} parameters 2 schema", {"type": ["string", "integer"]}),), "int"),
    "python-argument-type-narrowed": (((f"{GET} parameters 2 schema", {"type": ["string", "integer"]}),), (), "`q`"),
    "python-argument-type-changed": ((), ((f"{GET} parameters 2 schema", NUMBER),), "`q`"),
    "python-return-type-changed": ((), ((f"{GET} responses 200", {"description": "Done."}),), "Result"),
    "python-created-id-added": ((), ((f"{POST} responses 201 headers ld-thing", {"schema": NUMBER}),), "thing"),
    "python-created-id-removed": (((f"{POST} responses 201 headers ld-thing", {"schema": NUMBER}),), (), "thing"),
    "python-class-added": ((), ((f"{SCHEMAS} Other", {"type": "object", "properties": {"a": TEXT}}),), "Other"),
    "python-class-removed": ((), ((f"{SCHEMAS} Word", GONE),), "Word"),
    "python-class-kind-changed": ((), ((f"{SCHEMAS} Word", {"type": "string", "enum": ["a"]}),), "Word"),
    "python-alias-changed": ((), ((f"{SCHEMAS} Word", NUMBER),), "Word"),
    "python-member-added": ((), ((f"{SCHEMAS} Thing properties extra", TEXT),), "Thing.extra"),
    "python-member-added-required": (
        (),
        ((f"{SCHEMAS} CreateThing properties extra", TEXT), (f"{SCHEMAS} CreateThing required", ["name", "extra"])),
        "CreateThing.extra",
    ),
    "python-member-removed": ((), ((f"{SCHEMAS} Thing properties name", GONE),), "Thing.name"),
    "python-member-became-optional": ((), ((f"{SCHEMAS} Thing required", []),), "Thing.id"),
    "python-member-may-be-left-out": ((), ((f"{SCHEMAS} CreateThing required", []),), "CreateThing.name"),
    "python-member-became-required": ((), ((f"{SCHEMAS} CreateThing required", ["name", "size"]),), "CreateThing.size"),
    "python-member-always-set": ((), ((f"{SCHEMAS} Thing required", ["id", "name"]),), "Thing.name"),
    "python-member-type-widened": ((), ((f"{SCHEMAS} Thing properties name", NULLABLE),), "Thing.name"),
    "python-member-takes-more": ((), ((f"{SCHEMAS} CreateThing properties name", NULLABLE),), "CreateThing.name"),
    "python-member-type-narrowed": (((f"{SCHEMAS} Thing properties name", NULLABLE),), (), "Thing.name"),
    "python-member-takes-less": (((f"{SCHEMAS} CreateThing properties name", NULLABLE),), (), "CreateThing.name"),
    "python-member-type-changed": ((), ((f"{SCHEMAS} Thing properties name", NUMBER),), "Thing.name"),
    "python-enum-member-added": ((), ((f"{SCHEMAS} Kind enum", ["a", "b", "c"]),), "Kind.C"),
    "python-enum-member-removed": ((), ((f"{SCHEMAS} Kind enum", ["a"]),), "Kind.B"),
    "python-enum-member-changed": ((), ((f"{SCHEMAS} Kind enum", ["A", "b"]),), "Kind.A"),
    "python-enum-base-changed": (
        (),
        ((f"{SCHEMAS} Kind", {"type": "integer", "enum": [1, 2]}),),
        "Kind",
    ),
}


def diff(before: Any, after: Any) -> Result:
    return compare_documents({"core": before}, {"core": after})


@pytest.mark.parametrize("id_", EXAMPLES)
def test_each_rule_is_told_by_an_example(id_: str) -> None:
    before, after, name = EXAMPLES[id_]
    found = diff(put(base(), *before), put(base(), *after))
    told = {change.id: change for change in found.python}
    assert id_ in told, sorted(told)
    assert name in told[id_].text
    level, adds, _ = PYTHON_RULES[id_]
    assert (told[id_].level, told[id_].adds) == (level, adds)
    if level is BREAKING:
        assert found.step == "major"


def test_there_is_an_example_of_every_rule() -> None:
    assert set(PYTHON_RULES) - set(EXAMPLES) == {"python-document-added", "python-document-removed"}


def wire(result: Result, id_: str) -> Change:
    return next(change for change in result.wire if change.id == id_)


def test_a_change_of_the_wire_names_what_it_touches() -> None:
    found = diff(base(), put(base(), (f"{SCHEMAS} Thing properties name", GONE)))
    change = wire(found, "response-optional-property-removed")
    assert change.methods == ("ld.things.get",)
    assert change.models == ("Thing",)
    assert change.breaks_python is True
    (member,) = [c for c in found.python if c.id == "python-member-removed"]
    assert change.fingerprint in member.because


def test_python_may_break_where_the_wire_does_not() -> None:
    found = diff(base(), put(base(), (f"{POST} operationId", "make_thing")))
    change = wire(found, "api-operation-id-removed")
    assert change.level is COMPATIBLE and change.breaks_python is True
    assert found.step == "major"
    # A component that is called otherwise is the same contract, and another class.
    renamed = json.loads(json.dumps(base()).replace('/Thing"', '/Item"').replace('"Thing":', '"Item":'))
    found = diff(base(), renamed)
    assert found.wire == []
    assert {"python-class-removed", "python-class-added", "python-return-type-changed"} <= {c.id for c in found.python}


def test_the_wire_may_break_where_python_does_not() -> None:
    found = diff(base(), put(base(), (f"{SCHEMAS} CreateThing properties name maxLength", 3)))
    change = wire(found, "request-property-max-length-set")
    assert change.level is BREAKING and change.breaks_python is False
    assert found.python == [] and found.step == "patch"


def test_documents_come_and_go() -> None:
    found = compare_documents({}, {"core": base()})
    assert found.step == "minor"
    assert "ld.things.get" in {m for c in found.python for m in c.methods}
    assert compare_documents({"core": base()}, {}).step == "major"


def test_a_document_that_python_cannot_express_is_told_so_and_the_wire_decides() -> None:
    nameless = put(base(), (f"{POST} operationId", GONE))
    found = diff(base(), put(nameless, (GET, GONE)))
    assert "python-unknown" in {change.id for change in found.python}
    assert found.step == "major"
    assert all(change.breaks_python is None for change in found.wire)


def test_an_odd_document_is_compared_all_the_same() -> None:
    found = diff(base(), put(base(), (f"{GET} parameters 2 oneOf", 1)))
    assert {change.id for change in found.python} == {"python-unknown"}
    assert found.wire


def test_no_change_no_step() -> None:
    assert diff(base(), base()).step == "none"


@pytest.mark.parametrize(
    ("version", "step", "following"),
    [
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "none", "1.2.3"),
        ("0.2.3", "major", "0.3.0"),
        ("0.2.3", "minor", "0.3.0"),
        ("0.2.3", "patch", "0.2.4"),
    ],
)
def test_the_version_follows(version: str, step: str, following: str) -> None:
    assert next_version(version, step) == following


def test_the_changelog_is_written_from_the_changes() -> None:
    after = put(
        base(),
        (f"{SCHEMAS} Thing properties name", GONE),
        (f"{SCHEMAS} CreateThing properties extra", TEXT),
        (f"{SCHEMAS} CreateThing properties name maxLength", 3),
    )
    lines = changelog(diff(base(), after), "0.2.0").splitlines()
    assert lines[0] == "## 0.2.0 - unreleased"
    sections = [line for line in lines if line.startswith("###")]
    assert sections == ["### Breaking", "### Added", "### API"]
    assert "- Member `Thing.name` is gone." in lines
    assert "- Argument `extra` of `ld.things.create` is new." in lines
    assert lines[-1].startswith("- Request member `name` of `CreateThing` has a limit now")
    assert lines[-1].endswith("(`ld.things.create`)")
    assert "No changes" in changelog(diff(base(), base()), "0.2.0")


def test_the_changelog_tells_a_whole_document_in_a_line() -> None:
    for before, after, heading in (({}, {"core": base()}, "Added"), ({"core": base()}, {}, "Breaking")):
        found = compare_documents(before, after)
        assert len(found.python) > 2
        lines = changelog(found, "0.2.0").splitlines()
        assert lines[2:4] == [f"### {heading}", ""]
        assert len(lines) == 5


def test_the_command_writes_the_changelog(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "core.json"
    old.write_text(json.dumps(base()))
    new.write_text(json.dumps(put(base(), (f"{SCHEMAS} Thing properties name", GONE))))
    told = command("diff.py", old, new, "--changelog", "--version", "1.4.2")
    assert told.out.startswith("## 2.0.0 - unreleased\n")
    assert command("diff.py", old, new, "--changelog", "--version", "soon").code == 2


def test_only_what_differs_is_parsed_and_nothing_is_missed() -> None:
    core = json.loads((ROOT / "generated/openapi/core.json").read_bytes())
    after = copy.deepcopy(core)
    after["components"]["schemas"]["CreateApiKey"]["properties"]["extra"] = TEXT
    del after["paths"]["/account/export"]
    found = compare_documents({"core": core}, {"core": after})
    assert {(c.id, c.text) for c in found.python} == {
        ("python-method-removed", "`ld.account.export` is gone."),
        ("python-argument-added-optional", "Argument `extra` of `ld.api_keys.create` is new."),
        ("python-member-added", "Member `CreateApiKey.extra` is new."),
    }
