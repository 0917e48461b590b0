"""Tenants, divisions, environments, roles, members."""

import pytest

from laserdata_emulator import Emulator

from .conftest import Api


def asking(api: Api, kind: str, **ids: int) -> dict[str, object]:
    return {"action": {"action_type": f"delete_{kind}", "payload": {"tenant_id": api.cloud.tenant_id, **ids}}}


def delete_code(api: Api, kind: str, **ids: int) -> str:
    api("PUT", f"{api.tenant}/request_code", 204, json=asking(api, kind, **ids))
    return str(api.cloud.mail[-1]["code"])


@pytest.fixture
def protected(api: Api) -> int:
    return int(api("POST", api.divisions, 201, json={"name": "P", "protected": True}).headers["ld-division"])


def test_a_protected_division_goes_with_its_code_once(api: Api, protected: int) -> None:
    path = f"{api.divisions}/{protected}"
    api.refused("DELETE", path, 400, "code_required")
    api.refused("DELETE", path, 400, "invalid_code", params={"code": "000000"})
    seeded = delete_code(api, "division", division_id=api.cloud.division_id)
    api.refused("DELETE", path, 400, "invalid_code", params={"code": seeded})
    code = delete_code(api, "division", division_id=protected)
    api("DELETE", path, 204, params={"code": code})
    assert code not in [mail["code"] for mail in api.cloud.mail], "used up"
    api.refused("GET", path, 404, "division_not_found")
    shown = [one["query"] for one in api.cloud.requests if one["method"] == "DELETE"]
    assert shown[1:] == ["code=***"] * 3, "codes stay out of the log"


def test_a_code_grows_old_and_is_not_sent_twice_a_minute(api: Api, protected: int) -> None:
    code = delete_code(api, "division", division_id=protected)
    body = asking(api, "division", division_id=protected)
    answer = api("PUT", f"{api.tenant}/request_code", 429, json=body)
    assert answer.headers["retry-after"] == "60"
    api.cloud.advance(600)
    api.refused("DELETE", f"{api.divisions}/{protected}", 400, "invalid_code", params={"code": code})
    again = delete_code(api, "division", division_id=protected)
    api("DELETE", f"{api.divisions}/{protected}", 204, params={"code": again})


def test_asking_for_a_code_needs_the_right_to_delete(api: Api, reader: Api, protected: int) -> None:
    body = asking(api, "division", division_id=protected)
    reader.refused("PUT", f"{api.tenant}/request_code", 403, "insufficient_permissions", json=body)
    api.refused("PUT", f"{api.tenant}/request_code", 403, "insufficient_permissions", json=asking(api, "tenant"))


def test_emptiness(api: Api) -> None:
    division = f"{api.divisions}/{api.cloud.division_id}"
    environment = api("POST", f"{division}/environments", 201, json={"name": "e"}).headers["ld-environment"]
    api.refused("DELETE", division, 400, "division_not_empty")
    api("DELETE", f"{division}/environments/{environment}", 204)
    api("DELETE", division, 204)


def test_names_are_unique_where_they_live(api: Api) -> None:
    first = f"{api.divisions}/{api.cloud.division_id}/environments"
    other = api("POST", api.divisions, 201, json={"name": "Other"}).headers["ld-division"]
    api("POST", first, 201, json={"name": "prod"})
    api.refused("POST", first, 409, "environment_already_exists", json={"name": "prod"})
    second = api("POST", f"{api.divisions}/{other}/environments", 201, json={"name": "prod"}).headers["ld-environment"]
    api("POST", f"{api.divisions}/{other}/environments", 201, json={"name": "test"})
    path = f"{api.divisions}/{other}/environments/{second}"
    api.refused("PUT", path, 409, "environment_already_exists", json={"name": "test"})
    api("PUT", path, 204, json={"name": "prod"})
    api.refused("POST", api.divisions, 409, "division_already_exists", json={"name": "Other"})
    api.refused("POST", api.roles, 409, "role_already_exists", json={"name": "admin", "permissions": {}})


def test_an_environment_is_found_only_under_its_own_division(api: Api) -> None:
    mine = f"{api.divisions}/{api.cloud.division_id}/environments"
    other = api("POST", api.divisions, 201, json={"name": "Other"}).headers["ld-division"]
    environment = api("POST", mine, 201, json={"name": "e"}).headers["ld-environment"]
    for method in ("GET", "DELETE"):
        api.refused(method, f"{api.divisions}/{other}/environments/{environment}", 404, "environment_not_found")
    api("GET", f"{mine}/{environment}", 200)


def test_the_tree_and_the_sums(api: Api) -> None:
    division = api.cloud.division_id
    made = api("POST", f"{api.divisions}/{division}/environments", 201, json={"name": "e"}).headers["ld-environment"]
    tree = api("GET", f"{api.tenant}/structure", 200).json()
    assert tree["divisions"] == [
        {"id": division, "name": "Engineering", "environments": [{"id": int(made), "name": "e", "deployments": []}]}
    ]
    assert api("GET", f"{api.tenant}/summary", 200).json()["total_environments"] == 1
    assert api("GET", f"{api.divisions}/{division}/summary", 200).json() == {
        "total_environments": 1,
        "total_deployments": 0,
    }


def test_times_follow_the_clock(api: Api) -> None:
    division = f"{api.divisions}/{api.cloud.division_id}"
    api.cloud.advance(3600)
    api("PUT", division, 204, json={"description": "later"})
    details = api("GET", division, 200)
    assert details.json()["created_at"] == "2026-05-20T10:00:00Z"
    assert details.json()["updated_at"] == "2026-05-20T11:00:00Z"
    assert details.headers["date"] == "Wed, 20 May 2026 11:00:00 GMT"


def test_only_custom_roles_change(api: Api) -> None:
    for role in (api.role("viewer"), api.new_key("own")["role_id"]):
        api.refused("PUT", f"{api.roles}/{role}", 403, "role_immutable", json={"name": "mine"})
        api.refused("DELETE", f"{api.roles}/{role}", 403, "role_immutable")


def test_a_role_in_use_stays(api: Api) -> None:
    role = int(api("POST", api.roles, 201, json={"name": "r", "permissions": {}}).headers["ld-role"])
    key = api.new_key(role_id=role)["id"]
    api.refused("DELETE", f"{api.roles}/{role}", 400, "role_in_use")
    api("DELETE", f"{api.keys}/{key}", 204)
    api("DELETE", f"{api.roles}/{role}", 204)


def test_a_changed_role_changes_its_keys_at_once(api: Api) -> None:
    role = int(api("POST", api.roles, 201, json={"name": "r", "permissions": {}}).headers["ld-role"])
    key = api.with_key(api.new_key(role_id=role)["token"])
    key.refused("GET", api.tenant, 403, "insufficient_permissions")
    api("PUT", f"{api.roles}/{role}", 204, json={"permissions": {"tenant": ["info:manage"]}})
    key("GET", api.tenant, 200)


@pytest.mark.parametrize(
    "tree",
    [
        {"tenant": ["no:such"]},
        {"division": ["info:read"]},
        {"environment": ["environment:read"]},
        {"tenant": ["audit:manage"]},
    ],
)
def test_permissions_that_do_not_exist_there_are_refused(api: Api, tree: dict[str, list[str]]) -> None:
    problem = api("POST", api.roles, 400, json={"name": "r", "permissions": tree}).json()
    assert problem["field_issues"][0]["path"].startswith("permissions.")


def test_roles_by_kind(api: Api) -> None:
    api.new_key("own")
    api("POST", api.roles, 201, json={"name": "r", "permissions": {}})
    for kind, names in (
        ("system", ["admin", "developer", "viewer", "billing"]),
        ("custom", ["r"]),
        ("api_key", ["own"]),
    ):
        items = api("GET", api.roles, 200, params={"kind": kind}).json()["items"]
        assert [item["name"] for item in items] == names


def test_members(api: Api) -> None:
    members = f"{api.tenant}/members"
    user = api.cloud.add_member("mia@acme.test", "viewer")[0]
    api("PUT", f"{api.roles}/{api.role('billing')}/members/assign", 204, json={"members": [user]})
    row = api("GET", members, 200).json()["items"][1]
    assert (row["email"], row["roles"]) == ("mia@acme.test", ["viewer", "billing"])
    api("PUT", f"{members}/{user}", 204, json={"active": False})
    assert [m["id"] for m in api("GET", members, 200, params={"active": "false"}).json()["items"]] == [user]
    assert [m["id"] for m in api("GET", members, 200, params={"active": "true"}).json()["items"]] == [api.cloud.user_id]
    api("DELETE", f"{members}/{user}", 204)
    api.refused("DELETE", f"{members}/{user}", 404, "member_not_found")
    api.refused("DELETE", f"{members}/{api.cloud.user_id}", 400, "cannot_change_self")
    owner = {"members": [api.cloud.user_id]}
    api.refused("PUT", f"{api.roles}/{api.role('viewer')}/members/assign", 400, "cannot_change_self", json=owner)


def test_a_second_tenant_and_its_end(api: Api, person: Api) -> None:
    made = person("POST", "/tenants", 201, json={"name": "Second", "division": {"name": "First"}})
    tenant = f"/tenants/{made.headers['ld-tenant']}"
    assert person("GET", f"{tenant}/divisions/{made.headers['ld-division']}", 200).json()["name"] == "First"
    person.refused("DELETE", tenant, 400, "code_required")
    body = {"action": {"action_type": "delete_tenant", "payload": {"tenant_id": int(made.headers["ld-tenant"])}}}
    person("PUT", f"{tenant}/request_code", 204, json=body)
    person("DELETE", tenant, 204, params={"code": api.cloud.mail[-1]["code"]})
    person.refused("GET", tenant, 404, "tenant_not_found")


def test_limits_of_the_plan(api: Api) -> None:
    with Emulator(features={"divisions_limit": 1, "roles_limit": 5, "environments_per_division_limit": 1}) as cloud:
        small = Api(cloud, cloud.urls["core"], headers={"ld-api-key": cloud.api_key})
        small.refused("POST", small.divisions, 400, "divisions_limit_reached", json={"name": "d"})
        environments = f"{small.divisions}/{cloud.division_id}/environments"
        small("POST", environments, 201, json={"name": "e"})
        small.refused("POST", environments, 400, "environments_per_division_limit_reached", json={"name": "f"})
        small("POST", small.roles, 201, json={"name": "r", "permissions": {}})
        small.refused("POST", small.roles, 400, "roles_limit_reached", json={"name": "s", "permissions": {}})
        assert small("GET", small.tenant, 200).json()["features"]["divisions_limit"] == 1
        small.close()
