"""The corrections: each published mistake is gone, nothing else is, and each correction dies when it is not needed."""

from __future__ import annotations

import copy
import ipaddress
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_spec_validator import OpenAPIV31SpecValidator

from pipeline import facts, files, lock, overlay
from pipeline.console import Problem
from pipeline.correct import correct_all, documents
from pipeline.overlay import Outcome, Overlay, Status

ROOT = Path(__file__).resolve().parents[3]
CORRECTIONS = ROOT / "overlays" / "corrections"
SPECS = ROOT / "specs"
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
ERRORS = re.compile(r"[45]\d\d")


@cache
def overlays() -> tuple[Overlay, ...]:
    return overlay.load_all(CORRECTIONS)


@cache
def published() -> dict[str, dict[str, Any]]:
    return documents(SPECS)


@cache
def corrected() -> dict[str, tuple[dict[str, Any], list[Outcome]]]:
    return {name: overlay.apply(document, overlays(), name) for name, document in published().items()}


def document(name: str) -> dict[str, Any]:
    return corrected()[name][0]


def names() -> list[str]:
    return sorted(published())


def operations(content: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in content["paths"].items():
        for method, operation in item.items():
            if method in METHODS:
                yield path, method, operation


def operation(name: str, operation_id: str) -> dict[str, Any]:
    return next(op for _, _, op in operations(document(name)) if op["operationId"] == operation_id)


def resolved(content: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        target: Any = content
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def parameters(content: dict[str, Any], found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {p["name"]: p for p in (resolved(content, p) for p in found.get("parameters", []))}


def responses(content: dict[str, Any], found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {status: resolved(content, response) for status, response in found["responses"].items()}


def headers(content: dict[str, Any], response: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: resolved(content, header) for name, header in response.get("headers", {}).items()}


def schemas(name: str) -> dict[str, Any]:
    return document(name)["components"]["schemas"]


def validator(name: str, schema: dict[str, Any]) -> jsonschema_rs.Validator:
    return jsonschema_rs.Draft202012Validator({**schema, "components": document(name)["components"]})


# ------------------------------------------------------------------------------- the mistakes of the documents


def test_no_parameter_is_in_a_path_that_has_no_place_for_it() -> None:
    def lost(content: dict[str, Any]) -> list[tuple[str, str]]:
        return [
            (found["operationId"], name)
            for path, _, found in operations(content)
            for name, parameter in parameters(content, found).items()
            if parameter["in"] == "path" and f"{{{name}}}" not in path
        ]

    assert [len(lost(published()[name])) for name in ("core", "notifier")] == [3, 9]
    assert [lost(document(name)) for name in names()] == [[] for _ in names()]
    connectors = parameters(document("core"), operation("core", "get_connectors"))
    delivered = parameters(document("notifier"), operation("notifier", "get_user_notifications"))
    for parameter in (connectors["type"], delivered["message_type"]):
        assert (parameter["in"], parameter["required"], parameter["schema"]) == ("query", False, {"type": "string"})


@pytest.mark.parametrize("name", names())
def test_what_returns_pages_takes_page_parameters_and_links(name: str) -> None:
    content = document(name)
    seen = 0
    for _, _, found in operations(content):
        success = responses(content, found).get("200", {})
        schema = success.get("content", {}).get("application/json", {}).get("schema", {})
        is_paged = set(resolved(content, schema).get("properties", {})) >= {"items", "page", "total_pages"}
        known = parameters(content, found)
        assert ("page" in known) == ("results" in known) == is_paged, found["operationId"]
        if is_paged:
            seen += 1
            assert known["page"]["in"] == known["results"]["in"] == "query"
            assert not known["page"].get("required")
            assert known["page"]["schema"] == {"type": "integer", "format": "int64", "minimum": 1, "default": 1}
            assert known["results"]["schema"] == {
                "type": "integer",
                "format": "int64",
                "minimum": 1,
                "maximum": 100,
                "default": 10,
            }
            assert "link" in headers(content, success)
    assert seen >= 2


def test_the_three_lists_that_declared_no_page_parameters_do() -> None:
    for operation_id in ("get_deployments", "get_invoices", "get_billing_reports"):
        assert {"page", "results"} <= set(parameters(document("core"), operation("core", operation_id)))


@pytest.mark.parametrize("name", names())
def test_page_items_are_the_named_schema_and_were_a_copy_of_it(name: str) -> None:
    before = published()[name]["components"]["schemas"]
    for schema_name, schema in schemas(name).items():
        if not schema_name.startswith("Paged_"):
            continue
        item = schema_name.removeprefix("Paged_")
        assert schema["properties"]["items"]["items"] == {"$ref": f"#/components/schemas/{item}"}
        copied = before[schema_name]["properties"]["items"]["items"]
        if "$ref" not in copied:
            wrap = lambda schema: {"components": {"schemas": {"x": schema}}}  # noqa: E731
            assert facts.diff(wrap(copied), wrap(before[item])) == []


@pytest.mark.parametrize("name", names())
def test_every_failure_is_a_problem_document_and_every_operation_can_fail(name: str) -> None:
    content = document(name)
    told = {found["operationId"]: set(found["responses"]) for _, _, found in operations(published()[name])}
    for _, _, found in operations(content):
        known = responses(content, found)
        guarded = found.get("security", content["security"]) != []
        expected = {"429", "500", "503"}
        expected |= {"401", "403"} if guarded else set()
        expected |= {"400"} if found.get("parameters") or "requestBody" in found else set()
        expected |= {"404"} if any(p["in"] == "path" for p in parameters(content, found).values()) else set()
        expected |= {"409"} if "idempotency-key" in parameters(content, found) else set()
        assert expected <= set(known), found["operationId"]
        assert set(known) - told[found["operationId"]] <= expected, "no failure is added that cannot happen"
        for status, response in known.items():
            assert "ld-request" in headers(content, response), (found["operationId"], status)
            if ERRORS.fullmatch(status):
                assert response["content"] == {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/ErrorResponse"}}
                }
                assert response["description"]
            if status in {"429", "503"}:
                assert headers(content, response)["retry-after"]["schema"]["type"] == "integer"


@pytest.mark.parametrize("name", names())
def test_a_response_keeps_its_own_description(name: str) -> None:
    after = {op["operationId"]: responses(document(name), op) for _, _, op in operations(document(name))}
    for _, _, found in operations(published()[name]):
        for status, response in found["responses"].items():
            assert after[found["operationId"]][status]["description"] == response["description"]


@pytest.mark.parametrize("name", names())
def test_changes_by_api_key_take_an_idempotency_key_and_others_do_not(name: str) -> None:
    content = document(name)
    for _, method, found in operations(content):
        accepted = {scheme for one in found.get("security", content["security"]) for scheme in one}
        known = parameters(content, found)
        takes = method in {"post", "put", "patch"} and "ld_api_key" in accepted and name != "audit"
        assert ("idempotency-key" in known) == takes, found["operationId"]
        for status, response in responses(content, found).items():
            assert ("idempotent-replayed" in headers(content, response)) == (takes and status.startswith("2"))
        carries = method not in {"get", "head"} and "session_cookie" in accepted
        assert ("x-csrf-token" in known) == carries, found["operationId"]
        assert found.get("x-session-only", False) == (accepted == {"session_cookie"})


def test_an_idempotency_key_is_255_visible_characters_at_most() -> None:
    checked = validator("core", document("core")["components"]["parameters"]["IdempotencyKey"]["schema"])
    for good in ("a", "~" * 255, "!", "7c1e0a9e-3d0c-4b0f-9f3a-0d1b2c3d4e5f"):
        assert checked.is_valid(good)
    for bad in ("", "a" * 256, "a b", "ü", "a\n", "\t"):
        assert not checked.is_valid(bad)


CREATED = {
    "create_tenant": ("201", {"ld-tenant", "ld-division"}),
    "sign_up": ("201", {"ld-tenant", "ld-division"}),
    "create_division": ("201", {"ld-division"}),
    "create_environment": ("201", {"ld-environment"}),
    "add_role": ("201", {"ld-role"}),
    "deploy_starter": ("202", {"ld-environment", "ld-deployment"}),
    "deploy_to_managed_cloud": ("202", {"ld-environment", "ld-deployment"}),
    "deploy_to_your_own_cloud": ("202", {"ld-environment", "ld-deployment"}),
    "create_tenant_subscription": ("201", {"ld-subscription"}),
    "create_division_subscription": ("201", {"ld-subscription"}),
    "create_config": ("201", {"ld-config"}),
}


def test_created_ids_are_declared_where_they_come_and_nowhere_else() -> None:
    found = {
        op["operationId"]: (status, {header for header in known if header.startswith("ld-")} - {"ld-request"})
        for name in names()
        for _, _, op in operations(document(name))
        for status, response in responses(document(name), op).items()
        if (known := headers(document(name), response)).keys() - {"ld-request"}
        and any(header.startswith("ld-") and header != "ld-request" for header in known)
    }
    assert found == CREATED
    for name in names():
        for header_name, header in document(name)["components"]["headers"].items():
            if header_name.startswith("Ld") and header_name != "LdRequest":
                schema = resolved(document(name), header["schema"])
                assert (schema["type"], schema["format"]) == ("integer", "int64")


def test_headers_that_always_come_are_required_and_those_that_may_come_are_not() -> None:
    required = {
        name: {header for header, found in content["components"]["headers"].items() if found.get("required", False)}
        for name, content in ((name, document(name)) for name in names())
    }
    created = {"LdTenant", "LdDivision", "LdEnvironment", "LdDeployment", "LdRole"}
    assert required["core"] == {"LdRequest", "Link"} | created
    # Where these two are set is inferred, so that nobody may insist on them.
    assert required["notifier"] == required["supervisor"] == required["audit"] == {"LdRequest", "Link"}
    for operation_id, header in (
        ("create_tenant", "ld-division"),
        ("sign_up", "ld-tenant"),
        ("sign_up", "ld-division"),
    ):
        [response] = [r for s, r in operation("core", operation_id)["responses"].items() if s == "201"]
        assert not resolved(document("core"), response["headers"][header]).get("required")


def test_the_invoice_is_bytes() -> None:
    media = operation("core", "download_invoice_pdf")["responses"]["200"]["content"]
    assert media == {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}


def test_the_answer_of_the_byoc_setup_has_no_empty_parts() -> None:
    assert {} in published()["core"]["components"]["schemas"]["ByocSetup"]["allOf"]
    parts = schemas("core")["ByocSetup"]["allOf"]
    assert len(parts) == 1
    assert parts[0]["required"] == ["supervisor", "steps"]


def test_prose_no_longer_names_values_that_do_not_exist() -> None:
    assert "ssd`" not in schemas("core")["StorageType"]["description"].replace("local_ssd`", "")
    assert not re.search(r"starter|enterprise", operation("core", "get_tiers")["description"])
    assert "domain_match" not in operation("core", "update_tenant_config")["description"]
    assert not re.search(r"Owner|Member|Admin", operation("core", "get_roles")["description"])


def test_no_parameter_of_a_query_is_nullable() -> None:
    for name in names():
        content = document(name)
        for _, _, found in operations(content):
            for parameter in parameters(content, found).values():
                schema = parameter["schema"]
                assert not isinstance(schema.get("type", "$ref" in schema and ""), list | bool), parameter
                assert "oneOf" not in schema, parameter


def test_the_audit_document_names_both_hosts_the_published_one_first() -> None:
    assert [server["url"] for server in document("audit")["servers"]] == [
        "https://api.laserdata.cloud",
        "https://audit.laserdata.cloud",
    ]


def test_only_the_api_key_that_asks_can_be_described() -> None:
    assert operation("core", "get_api_key_context")["security"] == [{"ld_api_key": []}]


def test_the_test_of_a_channel_says_how_long_to_wait() -> None:
    for operation_id in ("test_tenant_channel", "test_division_channel"):
        response = operation("notifier", operation_id)["responses"]["429"]
        assert response["headers"]["retry-after"]["schema"]["examples"] == [10]


def test_notification_types_outside_the_published_list_are_known_and_the_list_is_open() -> None:
    schema = schemas("notifier")["NotificationMessageType"]
    assert {"tenant_config_updated", "deployment_operation_failed"} <= set(schema["enum"])
    for name in names():
        for found in schemas(name).values():
            if isinstance(found, dict) and found.get("type") == "string" and "enum" in found:
                assert found["x-open-enum"] is True


def test_the_actions_that_need_a_code_have_names() -> None:
    titles = [variant["title"] for variant in schemas("core")["ResourceCodeAction"]["oneOf"]]
    assert titles == ["DeleteTenantAction", "DeleteDivisionAction", "DeleteEnvironmentAction", "DeleteDeploymentAction"]


def test_a_failure_has_the_type_about_blank_unless_told() -> None:
    for name in names():
        assert schemas(name)["ErrorResponse"]["properties"]["type"]["default"] == "about:blank"


# ---------------------------------------------------------------------------------- rules that are schemas now

KEY = {"name": "k", "expiry_at": "2027-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("body", "good"),
    [
        ({"role_id": 1}, True),
        ({"role_id": 7261845022003200001}, True),
        ({"permissions": {"tenant": ["info:read"]}}, True),
        ({"permissions": {}, "role_id": None}, True),
        ({"role_id": 1, "permissions": None}, True),
        ({"role_id": 1, "validate_ip": False}, True),
        ({"role_id": 1, "validate_ip": True, "allowed_ips": ["10.0.0.1", "10.0.0.0/8", "::1"]}, True),
        ({"role_id": 1, "validate_ip": False, "allowed_ips": []}, True),
        ({"role_id": 1, "something_new": {}}, True),
        ({}, False),
        ({"role_id": None}, False),
        ({"role_id": None, "permissions": None}, False),
        ({"role_id": 1, "permissions": {}}, False),
        ({"role_id": 1, "validate_ip": True}, False),
        ({"role_id": 1, "validate_ip": True, "allowed_ips": None}, False),
        ({"role_id": 1, "validate_ip": True, "allowed_ips": []}, False),
        ({"role_id": 1, "validate_ip": True, "allowed_ips": ["somewhere"]}, False),
        ({"role_id": 1, "validate_ip": None}, False),
        ({"role_id": "1"}, False),
    ],
)
def test_the_body_that_makes_a_key(body: dict[str, Any], good: bool) -> None:
    assert validator("core", {"$ref": "#/components/schemas/CreateApiKey"}).is_valid(KEY | body) == good


@pytest.mark.parametrize(
    ("body", "good"),
    [
        ({}, True),
        ({"validate_ip": True}, True),
        ({"validate_ip": True, "allowed_ips": None}, True),
        ({"validate_ip": True, "allowed_ips": ["10.0.0.1"]}, True),
        ({"validate_ip": False, "allowed_ips": []}, True),
        ({"allowed_ips": []}, True),
        ({"validate_ip": True, "allowed_ips": []}, False),
        ({"allowed_ips": ["10.0.0.300"]}, False),
    ],
)
def test_the_body_that_secures_a_key(body: dict[str, Any], good: bool) -> None:
    assert validator("core", {"$ref": "#/components/schemas/UpdateApiKeySecurity"}).is_valid(body) == good


@pytest.mark.parametrize("name", ["AssignRoleMembers", "RevokeRoleMembers"])
def test_somebody_must_be_named_to_get_or_lose_a_role(name: str) -> None:
    checked = validator("core", {"$ref": f"#/components/schemas/{name}"})
    assert checked.is_valid({"members": [7261844898910240000]})
    assert not checked.is_valid({"members": []})


def address_pattern() -> str:
    pattern = schemas("core")["CreateApiKey"]["properties"]["allowed_ips"]["items"]["pattern"]
    assert pattern == schemas("core")["UpdateApiKeySecurity"]["properties"]["allowed_ips"]["items"]["pattern"]
    return str(pattern)


@given(st.ip_addresses(), st.none() | st.sampled_from([0, 9, 31, 32, 33, 99, 127, 128, 129, 130, 200]), st.booleans())
def test_every_address_and_range_may_be_listed(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address, prefix: int | None, long: bool
) -> None:
    text = address.exploded if long else address.compressed
    if prefix is not None:
        text = f"{text}/{prefix}"
    assert bool(re.search(address_pattern(), text)) == (prefix is None or prefix <= address.max_prefixlen)


@pytest.mark.parametrize(
    "text",
    ["1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", ":::", ":", "12345::",
     "256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4/", "1.2.3.4/33", "::/129", "::1/", " ::1", "1.2.3.4 ", ""],
)  # fmt: skip
def test_what_only_looks_like_an_address_may_not_be_listed(text: str) -> None:
    assert not re.search(address_pattern(), text)


@given(st.text("0123456789abcdfF:./", max_size=20) | st.from_regex(r"\A[0-9a-f]{0,5}(:{1,2}[0-9a-f]{0,5}){1,9}\Z"))
def test_nothing_else_may_be_listed(text: str) -> None:
    try:
        ipaddress.ip_network(text, strict=False)
        good = "/" not in text or text.rpartition("/")[2].isdecimal()
    except ValueError:
        good = False
    if re.search(address_pattern(), text):
        assert good or re.search(r"/\d+$", text), text
        ipaddress.ip_interface(text)
    elif good:
        # Written in ways that Python reads and the pattern need not know: IPv4 inside IPv6, a mask, zeros in front.
        assert re.search(r":.*\.|/0\d|/.*\.", text), text


@pytest.mark.parametrize("name", names())
def test_every_example_of_a_schema_is_valid(name: str) -> None:
    for schema_name, schema in schemas(name).items():
        for example in [schema["example"]] if "example" in schema else schema.get("examples", []):
            errors = [
                e.message for e in validator(name, {"$ref": f"#/components/schemas/{schema_name}"}).iter_errors(example)
            ]
            assert errors == [], schema_name


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ("AwsAccountId", ["123456789012"], ["12345678901", "1234567890123", "12345678901x", "123456789012\n"]),
        ("AwsVpcId", ["vpc-1", "vpc-0abc1234def567890"], ["vpc-", "vpc-0abc1234def5678901", "vpc-g", "xvpc-1"]),
        ("GcpProjectId", ["acme-1", "a" * 30], ["acme-", "1acme-x", "Acme-1", "abcde", "a" * 31]),
        (
            "GcpServiceAccountEmail",
            ["a@b.iam.gserviceaccount.com"],
            ["@b.iam.gserviceaccount.com", "a@b@c.iam.gserviceaccount.com", "a/b@c.iam.gserviceaccount.com", "a@b.com"],
        ),
        ("CloudAccountName", ["a", "a" * 100], ["", "a" * 101]),
    ],
)
def test_names_and_ids_have_the_form_that_prose_gives_them(schema: str, good: list[str], bad: list[str]) -> None:
    checked = validator("core", {"$ref": f"#/components/schemas/{schema}"})
    assert all(checked.is_valid(value) for value in good)
    assert not any(checked.is_valid(value) for value in bad)


# ------------------------------------------------------------------------------------- nothing else is changed


def inventory(content: dict[str, Any]) -> set[tuple[str, ...]]:
    """Everything with a name: operations, parameters, bodies, statuses, schemas, properties, values."""
    found: set[tuple[str, ...]] = set()
    for path, method, op in operations(content):
        found.add(("operation", path, method, op["operationId"], *op["tags"]))
        found |= {("parameter", op["operationId"], name) for name in parameters(content, op)}
        found |= {("body", op["operationId"], media) for media in op.get("requestBody", {}).get("content", {})}
        for status, response in responses(content, op).items():
            found.add(("response", op["operationId"], status))
            found |= {("media", op["operationId"], status, media) for media in response.get("content", {})}
    for name, schema in content["components"]["schemas"].items():
        found |= {("schema", name, *place) for place in parts(content, schema, frozenset({name}))}
    return found


def parts(content: dict[str, Any], schema: Any, within: frozenset[str]) -> Iterator[tuple[str, ...]]:
    yield ()
    if not isinstance(schema, dict):
        return
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name not in within:
            yield from parts(content, content["components"]["schemas"][name], within | {name})
        return
    for name, inner in schema.get("properties", {}).items():
        for place in parts(content, inner, within):
            yield name, *place
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            for place in parts(content, schema[key], within):
                yield key, *place
    for key in ("allOf", "oneOf", "anyOf"):
        for inner in schema.get(key, []):
            for place in parts(content, inner, within):
                if place:
                    yield key, *place
    for value in schema.get("enum", []):
        yield "value", str(value)


@pytest.mark.parametrize("name", names())
def test_nothing_with_a_name_is_lost(name: str) -> None:
    assert inventory(published()[name]) - inventory(document(name)) == set()


@pytest.mark.parametrize("name", names())
def test_bodies_of_responses_stay_open(name: str) -> None:
    text = json.dumps(schemas(name))
    assert '"additionalProperties": false' not in text
    assert '"unevaluatedProperties"' not in text


def test_facts_change_only_where_a_correction_says_so() -> None:
    """Schemas that no correction names are the published ones."""
    named = {
        "core": {
            "ApiKeyToken", "AssignRoleMembers", "AwsAccountId", "AwsVpcId", "ByocSetup", "CloudAccountName",
            "CreateApiKey", "CreateCloudAccount", "DeployToManagedCloud", "DeployToYourOwnCloud", "ErrorResponse",
            "GcpProjectId", "GcpServiceAccountEmail", "InviteMember", "ResourceCodeAction", "RetentionSettings",
            "RevokeRoleMembers", "UpdateApiKeySecurity", "UpdateCloudAccount", "UpdateSpendLimit", "UpdateTenantConfig",
        },
        "audit": {"ErrorResponse"},
        "notifier": {"ErrorResponse", "NotificationMessageType"},
        "supervisor": {"ErrorResponse"},
    }  # fmt: skip
    for name in names():
        before, after = published()[name]["components"]["schemas"], schemas(name)
        assert list(before) == list(after), "schemas keep their order"
        differ = {
            schema
            for schema in before
            if not facts.same(
                {"components": {"schemas": {schema: before[schema]}}},
                {"components": {"schemas": {schema: after[schema]}}},
            )
            and not schema.startswith("Paged_")
        }
        assert differ == named[name]


# --------------------------------------------------------------------------------------- the life of a correction


def test_every_correction_is_needed_by_some_document() -> None:
    changed: dict[tuple[str, int], int] = {}
    for _, outcomes in corrected().values():
        for outcome in outcomes:
            key = (outcome.action.overlay, outcome.action.number)
            changed[key] = changed.get(key, 0) + outcome.changed
    assert [key for key, places in changed.items() if not places] == []
    assert changed.keys() == {(a.overlay, a.number) for o in overlays() for a in o.actions}


@pytest.mark.parametrize("name", ["core", "notifier", "supervisor"])
@pytest.mark.parametrize(
    ("security", "csrf", "key"),
    [
        (None, True, True),
        ([{"ld_api_key": []}, {"session_cookie": []}], True, True),
        ([{"ld_api_key": []}], False, True),
        ([{"session_cookie": []}], True, False),
        ([], False, False),
    ],
    ids=["inherited", "both", "key", "session", "none"],
)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "get"])
def test_any_change_takes_what_its_credentials_ask_for(
    name: str, method: str, security: list[Any] | None, csrf: bool, key: bool
) -> None:
    """PATCH too, which no operation uses so far."""
    content = copy.deepcopy(published()[name])
    added: dict[str, Any] = {"operationId": "thaw", "responses": {"204": {"description": "Thawed."}}}
    if security is not None:
        added["security"] = security
    # Beside an operation for other credentials, which is not to decide for it.
    beside = {"operationId": "ice", "security": [{"ld_api_key": []}], "responses": {"200": {"description": "Ice."}}}
    other = "options" if method == "get" else "put" if method == "post" else "post"
    content["paths"]["/ice"] = {other: beside, method: added}
    after, _ = overlay.apply(content, overlays(), name)
    found = after["paths"]["/ice"][method]
    known = parameters(after, found)
    assert ("x-csrf-token" in known) == (csrf and method != "get")
    assert ("idempotency-key" in known) == (key and method in {"post", "put", "patch"})
    assert ("409" in found["responses"]) == ("idempotency-key" in known)
    assert ("x-csrf-token" in parameters(after, after["paths"]["/ice"][other])) is False


def test_a_normal_run_says_nothing_of_stale_corrections(tmp_path: Path) -> None:
    report = correct_all(SPECS, CORRECTIONS, tmp_path)
    assert report.count(Status.STALE) == 0
    lines = report.lines()
    applied, partly = report.count(Status.APPLIED), report.count(Status.PARTLY)
    assert applied and partly
    assert lines[-1] == (
        f"{len(report.actions)} corrections: {applied + partly} applied, {partly} of them already right in places, "
        "0 healed upstream, 0 stale"
    )
    assert not any(line.startswith(("stale", "healed")) for line in lines)


@pytest.mark.parametrize("name", names())
def test_a_document_with_every_correction_in_it_needs_none(name: str) -> None:
    again, outcomes = overlay.apply(document(name), overlays(), name)
    assert files.dump_json(again) == files.dump_json(document(name))
    assert {outcome.status for outcome in outcomes} <= {Status.HEALED, Status.STALE}
    first = {(o.action.overlay, o.action.number): o for o in corrected()[name][1]}
    for outcome in outcomes:
        if outcome.status is Status.STALE:
            assert first[outcome.action.overlay, outcome.action.number].status is Status.STALE


@pytest.mark.parametrize("name", names())
def test_each_correction_is_healed_right_after_itself_and_the_ones_it_comes_with(name: str) -> None:
    """A correction never finds its own work still to be done, at the moment when it is done."""
    current = published()[name]
    for correction in overlays():
        for action in correction.actions:
            if not action.applies(name):
                continue
            one = Overlay(
                name=correction.name, title="", version="", order=0, applies_to=action.applies_to, actions=(action,)
            )
            current, [outcome] = overlay.apply(current, [one], name)
            try:
                again, [second] = overlay.apply(current, [one], name)
            except Problem as problem:
                # A removal of copies, to be put back by the next action, has nothing to look at in between.
                assert action.remove
                assert "selects nothing" in problem.message
            else:
                assert again == current, action
                assert second.changed == 0, action
                assert outcome.status is Status.STALE or second.status is not Status.STALE or action.may_be_stale


def healed(name: str, content: dict[str, Any], target: str) -> list[Status]:
    _, outcomes = overlay.apply(content, overlays(), name)
    return [outcome.status for outcome in outcomes if target in outcome.action.target]


def test_a_mistake_mended_upstream_in_another_form_is_seen_to_be() -> None:
    """Mended as an author of the document would, not as our corrections do."""
    core, audit, notifier = (copy.deepcopy(published()[name]) for name in ("core", "audit", "notifier"))
    ops = {op["operationId"]: op for _, _, op in (*operations(core), *operations(notifier))}
    bounds = {"page": {"default": 1}, "results": {"default": 10, "maximum": 100}}
    for found in ops.values():
        for parameter in found.get("parameters", []):
            if parameter["name"] in {"page", "results"}:
                parameter |= {"in": "query", "required": False}
                parameter["schema"] = {"type": "integer", "format": "int64", "minimum": 1, **bounds[parameter["name"]]}
            if parameter["name"] in {"type", "message_type"} and parameter["in"] == "path":
                parameter |= {"in": "query", "required": False, "schema": {"type": "string"}}
    for operation_id in ("get_deployments", "get_invoices", "get_billing_reports"):
        ops[operation_id]["parameters"] += copy.deepcopy(ops["get_divisions"]["parameters"][-2:])
    key = {"name": "Idempotency-Key".lower(), "in": "header", "schema": {"type": "string", "maxLength": 255}}
    ops["update_tenant"]["parameters"].append(key)
    core["components"]["schemas"]["CreateApiKey"]["required"].remove("validate_ip")
    core["components"]["schemas"]["CreateApiKey"]["properties"]["validate_ip"]["default"] = False
    core["components"]["schemas"]["ByocSetup"] = core["components"]["schemas"]["ByocSetup"]["allOf"][-1]
    core["components"]["schemas"]["ApiKeyToken"]["properties"]["secret"] = {"type": "string"}
    ops["download_invoice_pdf"]["responses"]["200"]["content"]["application/pdf"]["schema"] = {
        "contentMediaType": "x/y"
    }
    ops["get_api_key_context"]["security"] = [{"ld_api_key": []}]
    audit["servers"] = [{"url": "https://audit.laserdata.cloud"}]

    assert healed("core", core, "/connectors'].get.parameters") == [Status.HEALED]
    assert healed("notifier", notifier, "/notifications'].get.parameters") == [Status.HEALED]
    for content, name in ((core, "core"), (notifier, "notifier")):
        assert healed(name, content, "'/Paged_')].parameters[?@.name") == [Status.HEALED]
        assert healed(name, content, "@.schema.type[?@ == 'integer']]") == [Status.HEALED]
        after, outcomes = overlay.apply(content, overlays(), name)
        pages = [o for o in outcomes if o.action.target.endswith("'/Paged_')]")]
        assert [o.status for o in pages] == [Status.HEALED, Status.HEALED]
        for _, _, found in operations(after):
            listed = [p["name"] for p in (resolved(after, p) for p in found.get("parameters", []))]
            assert len(listed) == len(set(listed)), "no parameter twice"
    ours = [o for o in overlay.apply(core, overlays(), "core")[1] if "idempotency key, which" in o.action.description]
    assert [(o.status, o.right) for o in ours] == [(Status.PARTLY, 1)]
    for target in (
        "CreateApiKey.required",
        "CreateApiKey.properties.validate_ip",
        "ApiKeyToken.properties",
        "api_keys/context",
        "content['application/pdf']",
        "ByocSetup",
    ):
        assert healed("core", core, target) == [Status.HEALED], target
    assert healed("audit", audit, "$.servers") == [Status.HEALED]


def test_a_copy_that_is_none_any_more_stops_the_run() -> None:
    core = copy.deepcopy(published()["core"])
    core["components"]["schemas"]["Paged_ApiKeyInfo"]["properties"]["items"]["items"]["properties"]["new"] = {}
    with pytest.raises(Problem, match=r"core\.overlay\.yaml.*no copy of anything"):
        overlay.apply(core, overlays(), "core")


def test_a_region_of_its_own_takes_what_the_supervisors_take() -> None:
    region, outcomes = overlay.apply(published()["supervisor"], overlays(), "supervisor-gcp-eu")
    assert region == document("supervisor")
    assert len(outcomes) == len(corrected()["supervisor"][1])


def test_a_region_with_a_document_that_we_cannot_foresee_is_corrected_as_far_as_it_goes() -> None:
    bare = {
        "openapi": "3.1.0",
        "info": {"title": "Supervisor", "version": "9"},
        "paths": {"/health": {"get": {"operationId": "health", "responses": {"200": {"description": "Well"}}}}},
        "components": {"schemas": {"ErrorResponse": {"type": "object"}}},
        "security": [{"ld_api_key": []}],
    }
    after, outcomes = overlay.apply(bare, overlays(), "supervisor")
    assert {"401", "403", "429", "500", "503"} <= set(after["paths"]["/health"]["get"]["responses"])
    assert any(outcome.status is Status.STALE for outcome in outcomes)
    assert list(OpenAPIV31SpecValidator(after).iter_errors()) == []


@pytest.mark.parametrize("name", names())
def test_the_documents_are_not_touched(name: str) -> None:
    before = copy.deepcopy(published()[name])
    overlay.apply(published()[name], overlays(), name)
    assert files.dump_json(published()[name]) == files.dump_json(before)


# ------------------------------------------------------------------------------------ what is built from them


@pytest.mark.parametrize("name", names())
def test_the_committed_documents_are_what_the_corrections_give(name: str) -> None:
    assert (ROOT / "generated" / "openapi" / f"{name}.json").read_bytes() == files.dump_json(document(name))


@pytest.mark.parametrize("name", names())
def test_the_validator_finds_no_error(name: str) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(document(name)).iter_errors()] == []


@pytest.mark.parametrize("name", names())
def test_every_reference_leads_somewhere(name: str) -> None:
    def references(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node["$ref"]
            node = list(node.values())
        if isinstance(node, list):
            for item in node:
                yield from references(item)

    for reference in set(references(document(name))):
        assert resolved(document(name), {"$ref": reference})


@pytest.mark.parametrize("name", names())
def test_the_generator_reads_all_of_it_without_a_warning(name: str, tmp_path: Path) -> None:
    config = Config.from_sources(
        ConfigFile(content_type_overrides={"application/pdf": "application/octet-stream"}),
        MetaType.NONE,
        document_source=tmp_path / "unused.json",
        file_encoding="utf-8",
        overwrite=True,
        output_path=tmp_path,
    )
    data = GeneratorData.from_dict(copy.deepcopy(document(name)), config=config)
    assert isinstance(data, GeneratorData), data
    warnings = [*data.errors, *(e for group in data.endpoint_collections_by_tag.values() for e in group.parse_errors)]
    assert warnings == []
    parsed = sum(len(group.endpoints) for group in data.endpoint_collections_by_tag.values())
    assert parsed == sum(1 for _ in operations(document(name)))


# --------------------------------------------------------------------------------------------- the command


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / "correct.py", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | environment,
    )


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """A folder with two of the documents, without a lock."""
    folder = tmp_path / "specs"
    folder.mkdir()
    for name in ("audit", "notifier"):
        (folder / f"{name}.json").write_bytes((SPECS / f"{name}.json").read_bytes())
    return folder


def test_the_command_writes_the_same_bytes_whatever_the_hash_seed(specs: Path, tmp_path: Path) -> None:
    results: list[dict[str, bytes]] = []
    for seed in ("0", "1", "4242"):
        ran = command("--specs", specs, "--out", tmp_path / seed, PYTHONHASHSEED=seed)
        assert (ran.returncode, ran.stderr) == (0, "")
        results.append({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()})
    assert results[0] == results[1] == results[2]
    assert set(results[0]) == {"audit.json", "notifier.json"}
    assert results[0]["audit.json"] == files.dump_json(document("audit"))


def test_the_command_reports_for_people_and_for_programs(specs: Path, tmp_path: Path) -> None:
    table = command("--specs", specs, "--out", tmp_path / "out").stdout
    assert re.search(r"^audit +\d+ +\d+ +\d+ +\d+$", table, re.MULTILINE)
    assert re.search(
        r"^\d+ corrections: \d+ applied, \d+ of them already right in places, \d+ healed upstream, \d+ stale$",
        table,
        re.M,
    )
    assert "delete it" not in table, "what other documents need is not to be deleted"
    report = json.loads(command("--specs", specs, "--out", tmp_path / "out", "--json").stdout)
    assert list(report["documents"]) == ["audit", "notifier"], "in the order of the table of sources"
    assert report["documents"]["audit"]["written"] is False
    assert {"overlay", "number", "target", "status", "may_be_deleted", "documents"} <= set(report["actions"][0])
    assert {action["confidence"] for action in report["actions"]} <= {"certain", "likely", "guess"}


def test_corrected_documents_that_are_fed_back_need_no_correction(tmp_path: Path) -> None:
    correct_all(SPECS, CORRECTIONS, tmp_path / "once")
    again = correct_all(tmp_path / "once", CORRECTIONS, tmp_path / "twice")
    assert again.changed == 0
    assert again.count(Status.APPLIED) == again.count(Status.PARTLY) == 0
    assert again.count(Status.HEALED) == len(again.actions)
    assert sum("healed upstream, delete it" in line for line in again.lines()) == again.count(Status.HEALED)
    for name in names():
        assert (tmp_path / "once" / f"{name}.json").read_bytes() == (tmp_path / "twice" / f"{name}.json").read_bytes()


def test_a_correction_is_healed_only_when_no_document_needs_it(specs: Path, tmp_path: Path) -> None:
    (specs / "audit.json").write_bytes(files.dump_json(document("audit")))
    report = correct_all(specs, CORRECTIONS, tmp_path / "out")
    shared = next(a for a in report.actions if a.action.target == "$.components" and len(a.outcomes) == 2)
    assert [outcome.status for outcome in shared.outcomes] == [Status.HEALED, Status.APPLIED]
    assert shared.status is Status.PARTLY
    assert {a.action.overlay for a in report.actions if a.may_be_deleted} == {
        "audit.overlay.yaml",
        "permissions.overlay.yaml",
    }


def test_what_would_not_change_is_not_written(specs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = correct_all(specs, CORRECTIONS, out)
    assert all(found.written for found in first.documents)
    before = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    second = correct_all(specs, CORRECTIONS, out)
    assert not any(found.written for found in second.documents)
    assert {path.name: path.stat().st_mtime_ns for path in out.iterdir()} == before


def test_a_region_that_became_like_the_others_loses_its_document_and_other_files_stay(
    specs: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in ("supervisor-gcp-eu.json", "notes.json", "supervisor.json", "core.json"):
        (out / name).write_text("{}", encoding="utf-8")
    correct_all(specs, CORRECTIONS, out)
    left = {path.name for path in out.iterdir()}
    assert left == {"audit.json", "notifier.json", "notes.json", "supervisor.json", "core.json"}


def test_the_lock_says_which_documents_there_are(specs: Path, tmp_path: Path) -> None:
    record = specs / lock.LOCK
    record.write_bytes(lock.dump(lock.Lock()))
    report = correct_all(specs, CORRECTIONS, tmp_path / "all")
    assert [found.name for found in report.documents] == ["audit", "notifier"], "a lock is no document"
    audit = lock.DocumentRecord("audit.json", "0" * 64)
    record.write_bytes(lock.dump(lock.Lock({}, {"audit": audit})))
    report = correct_all(specs, CORRECTIONS, tmp_path / "one")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["audit.json"]
    (specs / "audit.json").unlink()
    with pytest.raises(Problem, match="is in the lock file and does not exist"):
        correct_all(specs, CORRECTIONS, tmp_path / "none")


def test_when_one_document_fails_none_is_written(specs: Path, tmp_path: Path) -> None:
    broken = copy.deepcopy(published()["notifier"])
    broken["paths"] = {path: item for path, item in broken["paths"].items() if "notifications" not in path}
    (specs / "notifier.json").write_bytes(files.dump_json(broken))
    ran = command("--specs", specs, "--out", tmp_path / "out")
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert re.match(r"error: notifier\.overlay\.yaml, action \d+ \(.+\): selects nothing in notifier; ", ran.stderr)
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "not usable JSON"),
        ("[]", "is no OpenAPI document"),
        ('{"openapi": "3.0.3"}', "says openapi '3.0.3', and only OpenAPI 3.1"),
        ('{"swagger": "2.0"}', "is no OpenAPI document"),
        ('{"openapi": "3.1.0", "openapi": "3.1.0"}', "not usable JSON"),
        ('{"openapi": "3.1.0"}', "selects nothing in audit"),
        ('{"openapi": "3.1.0", "x": ' + "[" * 200 + "]" * 200 + "}", "levels deep"),
        ('{"openapi": "3.1.0", "x": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        (
            '{"openapi": "3.1.0", "servers": "none", "paths": [], "components": 3}',
            "error: audit.overlay.yaml, action 1",
        ),
    ],
)
def test_a_document_that_is_none_ends_in_one_sentence(specs: Path, tmp_path: Path, content: str, says: str) -> None:
    (specs / "audit.json").write_text(content, encoding="utf-8")
    ran = command("--specs", specs, "--out", tmp_path / "out")
    assert ran.returncode == 2
    assert says in ran.stderr
    assert ran.stderr.startswith("error: ")
    assert ran.stderr.count("\n") == 1


def test_wrong_use_ends_in_one_sentence(specs: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "typo").mkdir()
    (tmp_path / "typo" / "x.overlay.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: x, version: '1'}\nx-applies-to: [notifer]\nactions:\n"
        "  - {target: $, description: x, x-source: x, x-confidence: guess, update: {x: 1}}\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    for arguments, says in (
        (["--specs", tmp_path / "empty"], "holds no documents"),
        (["--specs", specs, "--corrections", tmp_path / "empty"], "no *.overlay.yaml there"),
        (["--specs", specs, "--corrections", tmp_path / "typo"], "notifer, which is no document"),
        (["--spec"], "--help"),
    ):
        ran = command(*arguments, "--out", out)
        assert ran.returncode == 2, ran
        assert says in ran.stderr
        assert ran.stderr.count("\n") == 1
    assert not out.exists()
