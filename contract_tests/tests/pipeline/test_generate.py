"""The generator: the same documents give the same bytes, prose reaches docstrings only, and nothing is left out."""

from __future__ import annotations

import ast
import copy
import importlib
import json
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from generating import OK, ROOT, answer, code_of, command, is_text, path_id, process, reworded, shuffled, small, tree
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ledger import compare

from pipeline.generate import generate
from pipeline.names import CLIENT_NAMES
from pipeline.prose import lines_of, literal

CORRECTED = ROOT / "generated" / "openapi"
DOCUMENTS = {path.name: json.loads(path.read_bytes()) for path in sorted(CORRECTED.glob("*.json"))}
COMMITTED = tree(ROOT / "generated" / "laserdata_api")


def generated(documents: dict[str, Any], folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    for name, document in documents.items():
        (folder / name).write_text(json.dumps(document), "utf-8")
    return dict(generate(folder).files)


def assert_same(found: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert found.keys() == wanted.keys()
    assert [name for name in found if found[name] != wanted[name]] == []


# Deterministic

SCRAMBLED = """
import os, random, runpy, sys
real_scan, real_list = os.scandir, os.listdir

class Scan(list):
    def __enter__(self): return self
    def __exit__(self, *rest): pass
    def close(self): pass
    def __next__(self):
        if not self: raise StopIteration
        return self.pop()

def scan(*where):
    with real_scan(*where) as found:
        return Scan(random.Random({seed}).sample(entries := list(found), len(entries)))

def names(*where):
    return random.Random({seed}).sample(entries := real_list(*where), len(entries))

os.scandir, os.listdir = scan, names
sys.argv = {arguments!r}
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def test_a_hash_seed_and_the_order_of_a_folder_change_no_byte(tmp_path: Path) -> None:
    seed = 4711
    documents, out = tmp_path / "documents", tmp_path / "out"
    documents.mkdir()
    for name in random.Random(seed).sample(list(DOCUMENTS), len(DOCUMENTS)):
        shutil.copy(CORRECTED / name, documents)
    arguments = [str(ROOT / "scripts/generate.py"), "--documents", str(documents), "--out", str(out)]
    ended = process("-c", SCRAMBLED.format(seed=seed, arguments=arguments), PYTHONHASHSEED=str(seed))
    assert ended.returncode == 0, ended.stderr
    assert_same(tree(out), COMMITTED)


def test_the_order_of_maps_and_parameters_changes_no_byte(tmp_path: Path) -> None:
    chance = random.Random(20)
    documents = {name: shuffled(document, chance) for name, document in DOCUMENTS.items()}
    assert [*documents["core.json"]["paths"]] != [*DOCUMENTS["core.json"]["paths"]]
    for document in documents.values():
        for item in document["paths"].values():
            for operation in item.values():
                chance.shuffle(operation.get("parameters", []))
        for schema in document["components"]["schemas"].values():
            chance.shuffle(schema.get("required", []))
    assert_same(generated(documents, tmp_path / "documents"), COMMITTED)


# Prose

HOSTILE = (
    '"""\nimport os\n"""',
    'ends with a quote"',
    "ends with a backslash\\",
    '\\"""',
    "\\N{DIGIT ONE} \\x \\u12 \\",
    "{{ o.path }}{% for x in y %}{# z #}",
    "a\r\nb\rc\x0bd\x1ce\u2028f\x85g\x00h",
    "\u202eright to left and back",
    "- one\n- two\n  more\n\n1. first\n2) second\n\n# Title\n\n| a | b |\n|---|---|",
    "word" * 100 + ' "' * 70 + "\\" * 130,
    "# noqa  # type: ignore",
    "  leading, trailing  \n\n\n",
    "`code` *and* <b>more</b> %s {} {0}",
)


def test_what_an_api_key_has_to_hold_is_in_the_docstring() -> None:
    sources = (data.decode() for path, data in COMMITTED.items() if "/resources/" in path)
    nodes = (node for source in sources for node in ast.walk(ast.parse(source)))
    docs = [ast.get_docstring(node) or "" for node in nodes if isinstance(node, ast.FunctionDef)]
    needed = {
        f"Operation `{operation['operationId']}` of {name.removesuffix('.json')}": operation["x-permission"]
        for name, document in DOCUMENTS.items()
        for item in document["paths"].values()
        for operation in item.values()
        if ":" in operation.get("x-permission", "")
    }
    assert len(needed) > 100
    for operation, permission in needed.items():
        assert any(operation in doc and f"`{permission}`" in doc for doc in docs), operation


def test_other_prose_changes_docstrings_only(tmp_path: Path) -> None:
    number = iter(range(10**6))
    documents = {
        name: reworded(document, lambda _: HOSTILE[next(number) % len(HOSTILE)]) for name, document in DOCUMENTS.items()
    }
    found = generated(documents, tmp_path / "documents")
    assert {name: data for name, data in found.items() if data != COMMITTED[name]}
    assert_same({n: code_of(d) for n, d in found.items()}, {n: code_of(d) for n, d in COMMITTED.items()})


def test_no_prose_at_all_changes_docstrings_only(tmp_path: Path) -> None:
    documents = {name: reworded(document, lambda _: None) for name, document in DOCUMENTS.items()}
    assert "description" not in documents["core.json"]["components"]["schemas"]["Cloud"]
    found = generated(documents, tmp_path / "documents")
    assert_same({n: code_of(d) for n, d in found.items()}, {n: code_of(d) for n, d in COMMITTED.items()})
    for name, data in found.items():
        for node in ast.walk(ast.parse(data)):
            if isinstance(node, (ast.ClassDef, ast.Module)) and "models" in name and "aliases" not in name:
                assert ast.get_docstring(node), f"{name} has no docstring without prose"


@example('"""', 0)
@example('says """', 4)
@example('a "quoted" end"', 4)
@example('\\"""\\', 0)
@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=[]) | st.sampled_from('"\\\n\r- `'), max_size=300), st.integers(0, 12))
def test_a_docstring_is_one_text_whatever_it_holds(text: str, indent: int) -> None:
    margin = " " * indent
    found = literal(lines_of(text, indent, first=3), indent)
    source = f"class A:\n{margin or ' '}{found}\n" if indent else f"{found}\n"
    body = ast.parse(source).body
    (node,) = body[0].body if isinstance(body[0], ast.ClassDef) else body
    assert is_text(node)
    assert isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    said = "".join(c for c in str(node.value.value) if not c.isspace())
    kept = "".join(c for c in text if c.isprintable() and not c.isspace())
    assert said == kept
    longest = max(map(len, found.replace('\\"', '"').replace("\\\\", "\\").split("\n")))
    assert longest <= max(120, max(map(len, text.split()), default=0) + indent + 8)


# What cannot be expressed is refused


def get(**changes: Any) -> dict[str, Any]:
    return {"operationId": "get_it", "tags": ["It"], "responses": OK, **changes}


def post(content: Any) -> dict[str, Any]:
    return get(operationId="make_it", requestBody={"required": True, "content": content})


def of(*operations: dict[str, Any], **schemas: Any) -> dict[str, Any]:
    return small(
        paths={f"/{number}": {"get": operation} for number, operation in enumerate(operations)},
        components={"schemas": schemas},
    )


def members(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


TEXT = {"type": "string"}
LIST = {"type": "array", "items": {"$ref": "#/components/schemas/It"}}
JSON_BODY = {"schema": members(name=TEXT)}

REFUSED: dict[str, tuple[Any, str]] = {
    "text that is no JSON": ("{", "a.json is not usable JSON"),
    "no object": ([], "a.json is not an OpenAPI document"),
    "an older version of OpenAPI": (small(openapi="2.0"), "cannot read it"),
    "no operationId": (of({"responses": OK}), "GET /0 has no operationId"),
    "two operations that are one method": (
        of(get(operationId="get_it", responses={"200": answer(LIST)}), get(operationId="list_it"), It=members(a=TEXT)),
        "get_it and list_it would both be `it.list`",
    ),
    "two operations that are one constant": (
        of(get(operationId="getIt"), get(operationId="get_it", tags=["Other"])),
        "getIt and get_it would share the Python name get_it",
    ),
    "members that clash": (
        of(get(), It=members(**{"a-b": TEXT, "a.b": TEXT})),
        "members 'a-b' and 'a.b' of It would share",
    ),
    "arguments that clash": (
        of(get(parameters=[{"in": "query", "name": n, "schema": TEXT} for n in ("a-b", "a_b")])),
        "would share the Python name a_b",
    ),
    "a member that leaves no name": (of(get(), It=members(**{"!!!": TEXT})), "'!!!', which leaves no Python name"),
    "a member with quotes in its name": (of(get(), It=members(**{'x"y': TEXT})), "no model can have one so named"),
    "enum values that clash": (
        of(get(), It={"type": "string", "enum": ["a-b", "a_b"]}),
        "Duplicate key A_B",
    ),
    "schemas that clash": (of(get(), FooBar=members(a=TEXT), Foo_bar=members(b=TEXT)), "leave something out"),
    "a schema named as what every module imports": (of(get(), Result=members(a=TEXT)), "a class named Result"),
    "a path parameter that is not in the path": (
        small(paths={"/x": {"get": get(parameters=[path_id("id")])}}),
        "leave something out",
    ),
    "a path id that no parameter declares": (small(paths={"/x/{id}": {"get": get()}}), "leave something out"),
    "a schema that is not there": (
        of(get(responses={"200": answer({"$ref": "#/components/schemas/No"})})),
        "leads nowhere",
    ),
    "a form": (of(post({"application/x-www-form-urlencoded": JSON_BODY})), "application/x-www-form-urlencoded body"),
    "files": (of(post({"multipart/form-data": JSON_BODY})), "multipart/form-data body"),
    "a body of bytes": (of(post({"application/octet-stream": {"schema": TEXT}})), "application/octet-stream body"),
    "a body in two media types": (
        of(post({"application/json": JSON_BODY, "application/x-www-form-urlencoded": JSON_BODY})),
        "several media types",
    ),
    "a body that is no object": (of(post({"application/json": {"schema": TEXT}})), "is no object with members"),
    "an answer in two media types": (
        of(get(responses={"200": {"description": "", "content": {"application/json": {}, "text/csv": {}}}})),
        "several media types",
    ),
    "successes that differ": (
        of(get(responses={"200": answer(members(a=TEXT)), "202": {"description": "Later."}})),
        "answers differently with statuses 200, 202",
    ),
    "no success": (of(get(responses={"404": {"description": "No."}})), "declares no success"),
}


@pytest.mark.parametrize(("document", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_expressed_is_refused_in_one_sentence(document: Any, said: str, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.json").write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    ended = command("generate.py", "--documents", documents, "--out", tmp_path / "out")
    assert ended.code == 2
    assert ended.err.startswith("error: ") and ended.err.count("\n") == 1 and len(ended.err) < 400
    assert said in ended.err
    assert not (tmp_path / "out").exists()


def test_documents_that_clash_are_refused(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in ("a-b.json", "a_b.json"):
        (documents / name).write_text(json.dumps(small()))
    ended = command("generate.py", "--documents", documents, "--out", tmp_path / "out")
    assert (ended.code, "share the package a_b" in ended.err) == (2, True)
    (documents / "a_b.json").rename(documents / "c.json")
    ended = command("generate.py", "--documents", documents, "--out", tmp_path / "out")
    assert (ended.code, "would both be called as `things`" in ended.err) == (2, True)


@pytest.mark.parametrize("name", sorted(CLIENT_NAMES))
def test_a_resource_that_would_hide_a_part_of_the_client_is_refused(tmp_path: Path, name: str) -> None:
    document = small()
    document["paths"]["/things/{thing_id}"]["get"]["tags"] = [name]
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.json").write_text(json.dumps(document))
    ended = command("generate.py", "--documents", tmp_path / "documents", "--out", tmp_path / "out")
    assert (ended.code, f"a has a resource `{name}`, and clients have something else" in ended.err) == (2, True)


def test_no_documents_are_refused(tmp_path: Path) -> None:
    ended = command("generate.py", "--documents", tmp_path / "none", "--out", tmp_path / "out")
    assert (ended.code, "no corrected document" in ended.err) == (2, True)


def test_an_error_shows_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{")
    ended = process(ROOT / "scripts/generate.py", "--documents", tmp_path, "--out", tmp_path / "out")
    assert (ended.returncode, ended.stderr.count("\n"), "Traceback" in ended.stderr) == (2, 1, False)


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    precious = tmp_path / "out" / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("years of work")
    ended = command("generate.py", "--documents", CORRECTED, "--out", precious.parent)
    assert (ended.code, "were not generated" in ended.err, precious.read_text()) == (2, True, "years of work")


# What can be expressed is, however it is named


def test_names_that_python_dislikes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keywords, names of classes' own parts, quotes: all are declared, callable and sent under their own names."""
    awkward = [
        "class",
        "self",
        "body",
        "options",
        "result",
        "list",
        "datetime",
        "from",
        "a-b",
        "1st",
        "x'y z",
        "données",
    ]
    document = of(
        get(
            operationId="list_it",
            responses={"200": answer(LIST)},
            parameters=[{"in": "query", "name": name, "schema": TEXT} for name in awkward],
        ),
        get(operationId="list_all_it", responses={"200": answer({"$ref": "#/components/schemas/Found"})}),
        {**post({"application/json": {"schema": {"$ref": "#/components/schemas/It"}}}), "operationId": "import"},
        It={**members(**dict.fromkeys(awkward, TEXT)), "required": awkward[::2]},
        Found={"type": "object", "additionalProperties": {"$ref": "#/components/schemas/It"}},
        Kind={"type": "string", "enum": ["", "1", "mro", "name", "None", '"""q', "a'b", "\\n", "{{ x }}", "über"]},
        Level={"type": "integer", "enum": [0, 1, -1]},
    )
    document["info"] = {"title": '"""; import os', "version": '1"""'}
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "odd.json").write_text(json.dumps(document))
    root = "laserdata_odd_names"
    ended = command("generate.py", "--documents", documents, "--out", tmp_path / root)
    assert ended.code == 0, ended.err
    monkeypatch.syspath_prepend(str(tmp_path))
    try:
        importlib.invalidate_caches()
        assert compare("odd", document, f"{root}.odd") == []
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == root]:
            del sys.modules[name]


ADDED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "operation": lambda d: d["paths"].update({"/new": {"get": get(operationId="get_new", tags=["New"])}}),
    "parameter": lambda d: d["paths"]["/audit/types"]["get"].update(
        parameters=[{"in": "query", "name": "new", "schema": TEXT}]
    ),
    "member": lambda d: d["components"]["schemas"]["AuditResource"]["properties"].update(new=TEXT),
    "schema": lambda d: d["components"]["schemas"].update(New=members(a=TEXT)),
}


@pytest.mark.parametrize("add", ADDED.values(), ids=ADDED)
def test_what_a_document_gains_the_code_gains(add: Callable[[dict[str, Any]], Any], tmp_path: Path) -> None:
    document = copy.deepcopy(DOCUMENTS["audit.json"])
    add(document)
    found = generated({"audit.json": document}, tmp_path / "documents")
    before = {name: data for name, data in COMMITTED.items() if name.startswith("audit/")}
    changed = [n for n in found if n.startswith("audit/") and code_of(found[n]) != code_of(before.get(n, b""))]
    assert changed and all(b"new" in found[name].lower() for name in changed)
