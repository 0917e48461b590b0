"""Operations without a handler answer from their schema; a document's new operation works at once."""

import json
from pathlib import Path

import httpx
import pytest

from laserdata_emulator import START, Emulator
from laserdata_emulator.contract import Operation, compile_document, response_mistake
from laserdata_emulator.documents import folders, load

from .conftest import Api

OPERATIONS = {one.id: one for name, document in load().corrected.items() for one in compile_document(name, document)}


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_the_least_answer_of_every_operation_fits_its_contract(operation: Operation) -> None:
    shape = operation.shape()
    media = None if shape.body is None else shape.media
    assert (
        response_mistake(operation, shape.status, media, shape.body, {**shape.headers, "ld-request": "0" * 32}) is None
    )
    assert operation.shape() == shape


def test_it_is_checked_like_any_other_and_listed(
    api: Api, nobody: Api, reader: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    for operation in ("get_roles", "create_division"):
        monkeypatch.delitem(api.cloud.application.handlers, operation)
    page = api("GET", api.roles, 200).json()
    assert page["items"] == []
    nobody.refused("GET", api.roles, 401, "missing_credentials")
    api.refused("GET", f"{api.roles}?page=0", 400, "validation_failed")
    reader.refused("POST", api.divisions, 403, "insufficient_permissions", json={"name": "x"})
    api.refused("POST", api.divisions, 400, "validation_failed", json={})
    post = {"json": {"name": "x"}, "headers": {"idempotency-key": "k"}}
    assert int(api("POST", api.divisions, 201, **post).headers["ld-division"]) >= 0
    assert api("POST", api.divisions, 201, **post).headers["idempotent-replayed"] == "true"
    assert api("GET", api.divisions, 200).json()["total_results"] == 1
    listed = {one["id"]: one["emulated"] for one in api("GET", "/_emulator/operations", 200).json()["operations"]}
    assert (listed["get_roles"], listed["get_role"]) == (False, True)


def test_an_operation_that_the_documents_gain_works(tmp_path: Path) -> None:
    for path in folders(None, None)[1].glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    core = json.loads((tmp_path / "core.json").read_bytes())
    core["components"]["schemas"]["Sheep"] = {
        "type": "object",
        "required": ["name", "age", "wool", "twin"],
        "properties": {
            "name": {"type": "string", "minLength": 3},
            "age": {"type": "integer", "minimum": 2},
            "wool": {"enum": ["black", "white"]},
            "twin": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Sheep"}]},
            "left_out": {"type": "string"},
        },
    }
    answer = {"description": "x", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sheep"}}}}
    tenant = {"name": "tenant_id", "in": "path", "required": True, "schema": {"type": "integer"}}
    core["paths"]["/tenants/{tenant_id}/sheep"] = {
        "get": {"operationId": "get_sheep", "parameters": [tenant], "responses": {"200": answer}}
    }
    (tmp_path / "core.json").write_text(json.dumps(core))
    cloud = Emulator(start=START, corrected=tmp_path)
    with httpx.Client(transport=cloud.transport, base_url=cloud.urls["core"]) as http:
        path = f"/tenants/{cloud.tenant_id}/sheep"
        assert http.get(path).status_code == 500, "its 401 is not declared, which is told"
        made = http.get(path, headers={"ld-api-key": cloud.api_key})
        assert made.json() == {"name": "xxx", "age": 2, "wool": "black", "twin": None}
