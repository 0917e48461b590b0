"""The requests that the API's own pages show, answered with the fields that they show."""

import re

from .conftest import Api

KEY_ROW = {
    "id",
    "name",
    "role_id",
    "role_name",
    "division_id",
    "division_name",
    "validate_ip",
    "allowed_ips",
    "expiry_at",
    "created_at",
}


def a_role(api: Api) -> int:
    body = {"name": "deployer", "permissions": {"tenant": ["info:read"], "environment": ["deployment:manage"]}}
    return int(api("POST", api.roles, 201, json=body).headers["ld-role"])


def test_a_key_with_an_existing_role(api: Api) -> None:
    role = a_role(api)
    made = api(
        "POST",
        api.keys,
        201,
        json={
            "name": "ci-deploy-key",
            "role_id": role,
            "division_id": api.cloud.division_id,
            "expiry_at": "2026-06-01T00:00:00Z",
            "validate_ip": False,
        },
    ).json()
    assert {"id", "name", "secret", "role_id", "expiry_at", "created_at"} <= made.keys()
    assert (made["name"], made["role_id"], made["expiry_at"]) == ("ci-deploy-key", role, "2026-06-01T00:00:00Z")
    assert made["secret"].startswith("ld_api_key_")
    assert made["token"] == made["secret"], "the document says token, the page says secret"

    page = api("GET", api.keys, 200, params={"name": "ci-deploy-key"}).json()
    assert {"items", "page", "total_results", "total_pages"} == page.keys()
    (row,) = page["items"]
    assert row.keys() == KEY_ROW | {"user_id"}, "and no secret"
    assert (row["role_name"], row["division_name"], row["allowed_ips"]) == ("deployer", "Engineering", [])
    assert (page["page"], page["total_results"], page["total_pages"]) == (1, 1, 1)


def test_a_key_with_inline_permissions(api: Api) -> None:
    made = api(
        "POST",
        api.keys,
        201,
        json={
            "name": "monitoring-key",
            "expiry_at": "2026-06-01T00:00:00Z",
            "validate_ip": True,
            "allowed_ips": ["10.0.0.1"],
            "permissions": {"tenant": ["info:read", "member:read"], "division": ["environment:read"]},
        },
    ).json()
    details = api("GET", f"{api.keys}/{made['id']}", 200).json()
    assert details.keys() == KEY_ROW | {"user_id", "permissions"}
    assert details["permissions"] == {
        "tenant": ["info:read", "member:read"],
        "division": ["environment:read"],
        "environment": [],
        "divisions": {},
    }
    role = api("GET", f"{api.roles}/{made['role_id']}", 200).json()
    assert role["kind"] == "api_key", "a dedicated role is made"


def test_the_fields_that_the_page_calls_optional_are(api: Api) -> None:
    body = {"name": "k", "expiry_at": "2026-06-01T00:00:00Z", "permissions": {"tenant": ["info:read"]}}
    made = api("POST", api.keys, 201, json=body).json()
    details = api("GET", f"{api.keys}/{made['id']}", 200).json()
    assert details["validate_ip"] is False
    assert details["division_id"] is None


def test_self_introspection(api: Api) -> None:
    caller = api.with_key(api.new_key("ci", permissions={"tenant": ["info:read", "deployment:manage"]})["secret"])
    context = caller("GET", f"{api.keys}/context", 200).json()
    assert context.keys() == KEY_ROW | {"user_id", "permissions"}
    assert context["permissions"]["tenant"] == ["info:read", "deployment:manage"]
    assert context["division_id"] is None


def test_security_and_delete(api: Api) -> None:
    key = api.new_key()
    body = {"validate_ip": True, "allowed_ips": ["10.0.0.1", "192.168.1.0/24"]}
    assert api("PUT", f"{api.keys}/{key['id']}/security", 204, json=body).content == b""
    assert api("GET", f"{api.keys}/{key['id']}", 200).json()["allowed_ips"] == body["allowed_ips"]
    assert api("DELETE", f"{api.keys}/{key['id']}", 204).content == b""


def test_headers_of_the_reference_page(api: Api) -> None:
    answer = api("GET", f"{api.divisions}?page=1&results=10", 200)
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["ld-request"])
    assert 'rel="first"' in answer.headers["link"]
    assert 'rel="last"' in answer.headers["link"]
    made = api("POST", api.divisions, 201, json={"name": "Ops"})
    assert api("GET", f"{api.divisions}/{made.headers['ld-division']}", 200).json()["name"] == "Ops"
