"""Nothing dropped in silence: documents and generated code say the same, except what `ledger.toml` lists."""

from __future__ import annotations

import copy
import fnmatch
import itertools
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger import METHODS, Reviewed, compare, document, reviewed, settle

ROOT = Path(__file__).resolve().parents[3]
GENERATED = ROOT / "generated"
DOCUMENTS = sorted(path.stem for path in (GENERATED / "openapi").glob("*.json"))
ENTRIES = reviewed()


def raw(name: str) -> Any:
    return document(GENERATED / "openapi" / f"{name}.json")


def package(name: str, root: str = "laserdata_api") -> str:
    return f"{root}.{name.replace('-', '_')}"


def test_every_fact_of_every_document_is_in_the_code_or_reviewed() -> None:
    assert {"core", "audit", "notifier", "supervisor"} <= set(DOCUMENTS)
    findings = [f for name in DOCUMENTS for f in compare(name, raw(name), package(name))]
    left, idle = settle(findings, ENTRIES)
    assert not left, "neither in the code nor reviewed:\n" + "\n".join(left)
    assert not idle, "reviewed, but not found any more: delete\n" + "\n".join(idle)


def test_the_reviewed_list_is_short_and_gives_reasons() -> None:
    assert len(ENTRIES) <= 20
    assert all(len(entry.reason) > 20 for entry in ENTRIES)


def test_an_entry_that_covers_nothing_is_told() -> None:
    assert settle(["core x: y"], [Reviewed(("core x: *", "core z: *"), "because")]) == ([], ["core z: *"])


# Faults in the code. Each is put into a copy of a package, which is then imported under a name of its own.


class Fault(NamedTuple):
    """An edit of a generated file, and the finding it has to lead to."""

    file: str
    pattern: str
    replacement: str
    finding: str


FAULTS = {
    "query parameter not declared": Fault("audit/operations.py", r'\("api_key", "api_key"\),', "", "*api_key*"),
    "query parameter not passed on": Fault(
        "audit/resources/events.py", r'"author": author,', "", "*query author: no argument*"
    ),
    "query parameter passed under another name": Fault(
        "audit/operations.py", r'\("from_", "from"\)', '("from_", "form")', "*query from: no argument*"
    ),
    "two query parameters mixed up": Fault(
        "audit/resources/events.py",
        r'"author": author,(\s+)"correlation_id": correlation_id',
        r'"author": correlation_id,\1"correlation_id": author',
        "*query author: * does not fit *",
    ),
    "query argument of a wrong type": Fault(
        "audit/resources/events.py", r"user: int \| None", "user: str | None", "*query user: integer does not fit str"
    ),
    "path ids swapped": Fault(
        "core/operations.py",
        r'path_parameters=\("tenant_id", "division_id"\)',
        'path_parameters=("division_id", "tenant_id")',
        "*path parameters*",
    ),
    "path id not required": Fault(
        "core/resources/divisions.py",
        r"\bdivision_id: int, \*,",
        "division_id: int = 0, *,",
        "*path division_id: the argument can be left out",
    ),
    "path changed": Fault("audit/operations.py", r'path="/audit/types"', 'path="/audit/type"', "* path: *"),
    "method changed": Fault("core/operations.py", r'method="PUT"', 'method="POST"', "* method: *"),
    "operation dropped": Fault("core/operations.py", r'    "get_pricing": GET_PRICING,\n', "", "core get_pricing: *"),
    "method of an operation dropped": Fault(
        "core/resources/pricing.py", r"\bdef get\(", "def got(", "core get_pricing method: *"
    ),
    "method of another operation": Fault(
        "audit/resources/events.py",
        r"_operations\.GET_TENANT_AUDIT_TYPES",
        "_operations.GET_TENANT_AUDIT",
        "* method: events.types calls get_tenant_audit",
    ),
    "idempotency key not declared": Fault(
        "core/operations.py", r"\n    idempotent=True,", "", "* idempotent: False is declared*"
    ),
    "idempotency key not passed on": Fault(
        "core/resources/api_keys.py", r"idempotency_key=idempotency_key,", "", "* idempotency_key: is not passed on"
    ),
    "body member not passed on": Fault(
        "core/resources/api_keys.py", r'"role_id": role_id,', "", "*create_api_key body role_id: no argument"
    ),
    "body member optional": Fault(
        "core/resources/api_keys.py", r"(\*,\s+expiry_at: datetime.datetime),", r"\1 = UNSET,", "*body expiry_at: *"
    ),
    "body member not nullable": Fault(
        "core/resources/api_keys.py", r"role_id: int \| None \| Unset", "role_id: int | Unset", "*body role_id: null *"
    ),
    "body not required": Fault("core/operations.py", r"\n    body_required=True,", "", "* body required: *"),
    "body not passed on": Fault(
        "core/resources/api_keys.py", r"\n            body=body,", "", "* body: is not passed*"
    ),
    "body dropped": Fault("core/operations.py", r'\n    body="CreateApiKey",', "", "*create_api_key body*"),
    "error status dropped": Fault("core/operations.py", r"errors=\(400, ", "errors=(", "* errors: *"),
    "success status changed": Fault("core/operations.py", r"success=\(201,\)", "success=(200,)", "* success: *"),
    "created id dropped": Fault("core/operations.py", r"\n    created=\([^)]*\),", "", "* created: *"),
    "credentials dropped": Fault(
        "core/operations.py", r'\n    credentials="session",', "", "* credentials: 'any' is declared*"
    ),
    "model of an answer changed": Fault(
        "core/operations.py", r'model="ApiKeyDetails"', 'model="ApiKeyInfo"', "* returns: *"
    ),
    "type of an answer changed": Fault(
        "core/resources/api_keys.py", r"-> ApiKeyDetails:", "-> ApiKeyInfo:", "* returns: *ApiKeyDetails*"
    ),
    "page no page": Fault("core/operations.py", r'returns="page"', 'returns="one"', "* returns: *"),
    "asynchronous method that cannot be awaited": Fault(
        "core/resources/api_keys.py",
        r"-> Coroutine\[Any, Any, Result\]",
        "-> Result",
        "* returns: Result cannot be awaited",
    ),
    "member dropped": Fault("core/models/api_key_info.py", r"\n    name: str\n", "\n", "*ApiKeyInfo.name: *lacks it"),
    "member invented": Fault(
        "core/models/api_key_info.py", r"\n    name: str\n", "\n    name: str\n    nick: str\n", "*ApiKeyInfo.nick: *"
    ),
    "member not required": Fault(
        "core/models/api_key_info.py",
        r"\n    validate_ip: bool\n",
        "\n    validate_ip: bool = True\n",
        "*.validate_ip: *",
    ),
    "nullable member not nullable": Fault(
        "core/models/deployment_info.py",
        r"region: str \| None \| Unset",
        "region: str | Unset",
        "*DeploymentInfo.region: null does not fit str",
    ),
    "member null only by invention": Fault(
        "core/models/api_key_info.py",
        r"\n    name: str\n",
        "\n    name: str | None\n",
        "*NoneType is not in the schema",
    ),
    "integer as float": Fault(
        "core/models/api_key_info.py", r"\n    id: int\n", "\n    id: float\n", "*ApiKeyInfo.id: integer *"
    ),
    "time as text": Fault(
        "core/models/deployment_info.py", r"created_at: Timestamp", "created_at: str", "*created_at: date-time *"
    ),
    "list of another class": Fault(
        "core/models/paged_api_key_info.py", r"list\[ApiKeyInfo\]", "list[dict]", "*Paged_ApiKeyInfo.items*"
    ),
    "map of another class": Fault(
        "supervisor/models/aliases.py", r"dict\[str, ConfigSection\]", "dict[str, Any]", "*ConfigSchema*"
    ),
    "enum value dropped": Fault("core/models/cloud.py", r"\n    GCP = .*\n", "\n", "*Cloud=gcp: *"),
    "enum value misspelt": Fault("core/models/cloud.py", r'GCP = "gcp"', 'GCP = "gpc"', "*Cloud=gcp: *"),
    "enum closed": Fault("model.py", r"if not isinstance\(value, str\):", "if value:", "*told apart*"),
    "alias dropped": Fault("core/models/__init__.py", r'\n    "ApiKeyId",', "", "*schema ApiKeyId: nothing*"),
    "alias of another type": Fault(
        "core/models/aliases.py", r"ApiKeyId: TypeAlias = int", "ApiKeyId: TypeAlias = str", "*ApiKeyId: integer *"
    ),
    "variant dropped": Fault(
        "core/models/aliases.py",
        r"DeleteTenantAction, DeleteDivisionAction,",
        "DeleteTenantAction,",
        "*DeleteDivisionAction does not fit*",
    ),
}

_numbers = itertools.count()


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Fault], str]]:
    """Put a fault into a copy of the package its file is in; return the name of the root package."""
    roots: list[str] = []

    def make(fault: Fault) -> str:
        root = f"laserdata_faulty_{next(_numbers)}"
        roots.append(root)
        source = GENERATED / "laserdata_api"
        name = fault.file.partition("/")[0] if "/" in fault.file else "core"
        shutil.copytree(source / name, tmp_path / root / name)  # with what is compiled already: that is quicker
        for file in source.glob("*.py"):
            shutil.copy(file, tmp_path / root)
        path = tmp_path / root / fault.file
        text, times = re.subn(fault.pattern, fault.replacement, path.read_text("utf-8"))
        assert times, f"{fault.file} holds nothing like {fault.pattern}: the fault needs another place"
        path.write_text(text, "utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        return root

    yield make
    for module in [m for m in sys.modules if m.partition(".")[0] in roots]:
        del sys.modules[module]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_code_is_found(fault: Fault, faulty: Callable[[Fault], str]) -> None:
    name = fault.file.partition("/")[0] if "/" in fault.file else "core"
    findings = compare(name, raw(name), package(name, faulty(fault)))
    left, _ = settle(findings, ENTRIES)
    assert any(fnmatch.fnmatchcase(f, fault.finding) for f in left), left


# Changes of the documents, anywhere: the code is then behind, and the ledger says so.


def resolved(whole: Any, node: Any) -> Any:
    while "$ref" in node:
        found = whole
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        node = found
    return node


def objects(whole: Any) -> list[Any]:
    """Return every part of a component schema that has members."""
    found: list[Any] = []

    def visit(node: Any) -> None:
        if node.get("properties"):
            found.append(node)
        for part in (*node.get("allOf", ()), *node.get("oneOf", ()), *node.get("properties", {}).values()):
            visit(part)

    for schema in whole["components"]["schemas"].values():
        visit(schema)
    return found


def operations(whole: Any) -> list[Any]:
    return [item[m] for item in whole["paths"].values() for m in METHODS if m in item]


def flip_type(schema: Any) -> None:
    plain = {k: v for k, v in schema.items() if k in ("description",)}
    was = schema.get("type")
    schema.clear()
    schema |= {**plain, "type": "integer" if was == "boolean" else "boolean"}


def flip_null(schema: Any) -> None:
    was = dict(schema)
    schema.clear()
    kinds = was.get("type")
    if isinstance(kinds, list) and "null" in kinds:
        schema |= {**was, "type": [k for k in kinds if k != "null"]}
    elif {"type": "null"} in was.get("oneOf", []):
        schema |= {**was, "oneOf": [o for o in was["oneOf"] if o != {"type": "null"}]}
    else:
        schema |= {"oneOf": [was, {"type": "null"}]}


def change(whole: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> str:
    """Change one fact of a document, and say which."""

    def one(options: Any) -> Any:
        return draw(st.sampled_from(sorted(options) if isinstance(options, (dict, set)) else list(options)))

    def member() -> tuple[Any, str]:
        found = one([o for o in objects(whole) if o["properties"]])
        return found, one(found["properties"])

    what = one(CHANGES)
    operation = one(operations(whole))
    schemas = whole["components"]["schemas"]
    match what:
        case "member dropped":
            found, name = member()
            del found["properties"][name]
            found["required"] = [r for r in found.get("required", ()) if r != name]
        case "member added":
            member()[0]["properties"]["wholly_new"] = {"type": "string"}
        case "member required or not":
            found, name = member()
            found["required"] = sorted(set(found.get("required", ())) ^ {name})
        case "member nullable or not":
            found, name = member()
            if not found["properties"][name]:
                return "nothing"  # anything at all, null included
            flip_null(found["properties"][name])
        case "member of another type":
            found, name = member()
            flip_type(found["properties"][name])
        case "enum value added" | "enum value dropped":
            enums = [s for s in schemas.values() if "enum" in s]
            if not enums:
                return "nothing"
            found = one(enums)
            found["enum"] = [*found["enum"], "wholly_new"] if what.endswith("added") else found["enum"][1:] or ["other"]
        case "schema added":
            schemas["WhollyNew"] = {"type": "integer"}
        case "schema of another kind":
            name = one(schemas)
            schemas[name] = {"type": "boolean" if schemas[name].get("type") == "array" else "array", "items": {}}
        case "operation added":
            whole["paths"]["/wholly/new"] = {"get": {**copy.deepcopy(operation), "operationId": "wholly_new"}}
        case "operation renamed":
            operation["operationId"] += "_new"
        case "parameter added":
            where = one(("query", "header", "cookie"))
            operation.setdefault("parameters", []).append(
                {"in": where, "name": "wholly-new", "schema": {"type": "string"}}
            )
        case "parameter dropped":
            if not operation.get("parameters"):
                return "nothing"
            operation["parameters"].remove(one(operation["parameters"]))
        case "parameter required or not" | "parameter of another type":
            known = [p for p in map(copy.deepcopy, operation.get("parameters", ())) if "$ref" not in p]
            known = [p for p in known if p["name"] not in ("tenant_id", "page")]
            if not known:
                return "nothing"
            operation["parameters"] = known
            found = one(known)
            if what.endswith("type"):
                flip_type(found["schema"])
            else:
                found["required"] = not found.get("required", False)
        case "status added":
            operation["responses"][one(("202", "418", "default", "4XX"))] = {"description": "New."}
        case "status dropped":
            del operation["responses"][one(operation["responses"])]
        case "body added":
            if "requestBody" in operation:
                return "nothing"
            operation["requestBody"] = {"content": {"application/json": {"schema": {"type": "object"}}}}
        case "body dropped":
            if operation.pop("requestBody", None) is None:
                return "nothing"
        case "body in another media type":
            if "requestBody" not in operation:
                return "nothing"
            content = operation["requestBody"]["content"]
            content["text/csv"] = content["application/json"]
        case "answer in another media type" | "answer of another type" | "answer with another header":
            status = min(operation["responses"])
            answer = operation["responses"][status] = copy.deepcopy(resolved(whole, operation["responses"][status]))
            if what.endswith("header"):
                answer.setdefault("headers", {})["ld-wholly-new"] = {"schema": {"type": "integer"}}
            elif what.endswith("media type"):
                answer.setdefault("content", {})["text/csv"] = {}
            else:
                answer["content"] = {"application/json": {"schema": {"type": "array", "items": {"type": "boolean"}}}}
        case "credentials":
            operation["security"] = [] if operation.get("security", whole.get("security")) else [{"ld_api_key": []}]
        case "keyword":
            one([operation, whole, *schemas.values()])["wholly-new"] = True
    return what


CHANGES = (
    "member dropped",
    "member added",
    "member required or not",
    "member nullable or not",
    "member of another type",
    "enum value added",
    "enum value dropped",
    "schema added",
    "schema of another kind",
    "operation added",
    "operation renamed",
    "parameter added",
    "parameter dropped",
    "parameter required or not",
    "parameter of another type",
    "status added",
    "status dropped",
    "body added",
    "body dropped",
    "body in another media type",
    "answer in another media type",
    "answer of another type",
    "answer with another header",
    "credentials",
    "keyword",
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_change_of_a_document_is_found(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(DOCUMENTS))
    changed = raw(name)
    what = change(changed, data.draw)
    left, _ = settle(compare(name, changed, package(name)), ENTRIES)
    assert bool(left) == (what != "nothing"), what
