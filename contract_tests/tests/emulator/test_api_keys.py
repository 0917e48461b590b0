"""API keys: their whole life."""

import json
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laserdata_emulator import START, Emulator

from .conftest import EXPIRY, Api

DAY = 86_400
ROLE = {"permissions": {"tenant": ["info:read"]}}


def test_the_secret_is_in_the_answer_that_made_it_and_nowhere_else(api: Api) -> None:
    made = api.new_key("secretive")
    key = api.with_key(made["token"])
    everything = [
        api("GET", api.keys, 200, params={"results": 100}).text,
        api("GET", f"{api.keys}/{made['id']}", 200).text,
        key("GET", f"{api.keys}/context", 200).text,
        json.dumps(api.cloud.requests),
        api("GET", "/_emulator/requests", 200).text,
    ]
    assert not [text for text in everything if made["token"] in text]
    state = api.cloud.application.state
    assert made["token"] not in state.keys, "only the hash is kept"


@pytest.mark.parametrize("extra", [{}, {"role_id": None}, {"role_id": None, "permissions": None}, "both"])
def test_a_role_or_permissions_and_not_both(api: Api, extra: object) -> None:
    fields = {"role_id": api.role("viewer"), **ROLE} if extra == "both" else extra
    assert isinstance(fields, dict)
    body = {"name": "k", "expiry_at": EXPIRY, **fields}
    api("POST", api.keys, 400, json=body)


@pytest.mark.parametrize(
    ("expiry", "fine"),
    [
        ("2026-05-20T10:00:01Z", True),
        ("2026-05-20T12:00:01+02:00", True),
        ("2027-05-20T10:00:00Z", True),
        ("2026-05-20T10:00:00Z", False),
        ("2026-05-20T09:59:59Z", False),
        ("2027-05-20T10:00:01Z", False),
        ("9999-12-31T23:59:59-23:59", False),
        ("0000-01-01T00:00:00Z", False),
    ],
)
def test_an_expiry_lies_ahead_by_365_days_at_most(api: Api, expiry: str, fine: bool) -> None:
    body = {"name": "k", "expiry_at": expiry, **ROLE}
    if fine:
        api("POST", api.keys, 201, json=body)
    else:
        problem = api.refused("POST", api.keys, 400, "invalid_expiry", json=body)
        assert problem["field"] == "expiry_at"
        assert [issue["path"] for issue in problem["field_issues"]] == ["expiry_at"]


def test_an_expiry_is_mandatory(api: Api) -> None:
    problem = api.refused("POST", api.keys, 400, "validation_failed", json={"name": "k", **ROLE})
    assert {"code": "missing", "path": "expiry_at"}.items() <= problem["field_issues"][0].items()


def test_a_key_dies_at_its_expiry(api: Api) -> None:
    key = api.with_key(api.new_key(expiry_at="2026-05-20T10:01:00Z")["token"])
    key("GET", api.tenant, 200)
    api.cloud.advance(59)
    key("GET", api.tenant, 200)
    api.cloud.advance(1)
    key.refused("GET", api.tenant, 401, "expired_api_key")
    key.refused("GET", f"{api.keys}/context", 401, "expired_api_key")


def test_a_deleted_key_is_dead_at_once_and_takes_its_dedicated_role_along(api: Api) -> None:
    made = api.new_key()
    key = api.with_key(made["token"])
    key("GET", api.tenant, 200)
    api("DELETE", f"{api.keys}/{made['id']}", 204)
    key.refused("GET", api.tenant, 401, "invalid_api_key")
    api.refused("GET", f"{api.keys}/{made['id']}", 404, "api_key_not_found")
    api.refused("DELETE", f"{api.keys}/{made['id']}", 404, "api_key_not_found")
    api.refused("GET", f"{api.roles}/{made['role_id']}", 404, "role_not_found")


def test_a_key_may_delete_itself(api: Api) -> None:
    made = api.new_key(permissions={"tenant": ["api_key:manage"]})
    key = api.with_key(made["token"])
    key("DELETE", f"{api.keys}/{made['id']}", 204)
    key.refused("DELETE", f"{api.keys}/{made['id']}", 401, "invalid_api_key")


def test_names_are_unique_and_free_again_after_a_delete(api: Api) -> None:
    made = api.new_key("same")
    api.refused("POST", api.keys, 409, "api_key_already_exists", json={"name": "same", "expiry_at": EXPIRY, **ROLE})
    api("DELETE", f"{api.keys}/{made['id']}", 204)
    api.new_key("same")


def test_a_refused_key_leaves_nothing_behind(api: Api) -> None:
    before = api("GET", api.roles, 200).json()["total_results"]
    api.new_key("same")
    for body in (
        {"name": "same", "expiry_at": EXPIRY, **ROLE},
        {"name": "new", "expiry_at": EXPIRY, "permissions": {"tenant": ["no:such"]}},
        {"name": "new", "expiry_at": EXPIRY, "division_id": 1, **ROLE},
    ):
        assert api("POST", api.keys, json=body).status_code >= 400
    assert api("GET", api.roles, 200).json()["total_results"] == before + 1
    assert api("GET", api.keys, 200).json()["total_results"] == 3


def test_what_does_not_exist_is_not_found(api: Api) -> None:
    body = {"name": "k", "expiry_at": EXPIRY}
    api.refused("POST", api.keys, 404, "role_not_found", json={**body, "role_id": 1})
    api.refused("POST", api.keys, 404, "division_not_found", json={**body, **ROLE, "division_id": 1})
    tree = {"divisions": {"1": {"permissions": ["environment:read"]}}}
    api.refused("POST", api.keys, 404, "division_not_found", json={**body, "permissions": tree})


def test_the_plan_limits_keys(api: Api) -> None:
    with Emulator(plan="basic", start=START) as cloud, httpx.Client(headers={"ld-api-key": cloud.api_key}) as http:
        url = f"{cloud.urls['core']}/tenants/{cloud.tenant_id}/api_keys"  # two of three are the seeded ones
        assert http.post(url, json={"name": "3", "expiry_at": EXPIRY, **ROLE}).status_code == 201
        answer = http.post(url, json={"name": "4", "expiry_at": EXPIRY, **ROLE})
        assert (answer.status_code, answer.json()["code"]) == (409, "api_keys_limit_reached")


def test_the_name_filter_and_its_pages(api: Api) -> None:
    for number in range(7):
        api.new_key(f"Build {number}")
    page = api("GET", api.keys, 200, params={"name": "build", "results": 3, "page": 3}).json()
    assert [item["name"] for item in page["items"]] == ["Build 6"]
    assert (page["total_results"], page["total_pages"]) == (7, 3)
    assert api("GET", api.keys, 200, params={"name": "nothing like it"}).json()["items"] == []


def test_context_is_for_keys_and_never_a_matter_of_permission(api: Api, person: Api, nobody: Api) -> None:
    context = f"{api.keys}/context"
    person.refused("GET", context, 401, "api_key_required")
    nobody.refused("GET", context, 401, "missing_credentials")
    made = api.new_key(permissions={})
    powerless = api.with_key(made["token"])
    powerless.refused("GET", api.tenant, 403, "insufficient_permissions")
    assert powerless("GET", context, 200).json()["id"] == made["id"]
    assert api("GET", context, 200).json()["name"] == "emulator-admin"


def test_a_key_of_one_division_sees_only_that_one(api: Api) -> None:
    other = int(api("POST", api.divisions, 201, json={"name": "Other"}).headers["ld-division"])
    mine = api.cloud.division_id
    key = api.with_key(api.new_key("scoped", role_id=api.role("admin"), division_id=mine)["token"])
    key("GET", f"{api.divisions}/{mine}", 200)
    key.refused("GET", f"{api.divisions}/{other}", 404, "division_not_found")
    key.refused("DELETE", f"{api.divisions}/{other}", 404, "division_not_found")
    key.refused("POST", f"{api.divisions}/{other}/environments", 404, "division_not_found", json={"name": "e"})
    page = key("GET", api.divisions, 200).json()
    assert [item["id"] for item in page["items"]] == [mine]
    assert page["total_results"] == 1
    structure = key("GET", f"{api.tenant}/structure", 200).json()
    assert [item["id"] for item in structure["divisions"]] == [mine]


class TestAllowlist:
    """Every address of 127.0.0.0/8 is this machine, so a socket can call from another one."""

    @pytest.fixture
    def elsewhere(self, api: Api) -> Iterator[Api]:
        made = api.new_key("guarded", validate_ip=True, allowed_ips=["127.0.0.0/30"])
        outside = api.with_key(made["token"], transport=httpx.HTTPTransport(local_address="127.0.0.9"))
        outside.key_id = made["id"]  # type: ignore[attr-defined]
        outside.inside = api.with_key(made["token"])  # type: ignore[attr-defined]
        yield outside

    def test_only_listed_addresses_get_through(self, api: Api, elsewhere: Api) -> None:
        security = f"{api.keys}/{elsewhere.key_id}/security"  # type: ignore[attr-defined]
        elsewhere.inside("GET", api.tenant, 200)  # type: ignore[attr-defined]
        elsewhere.refused("GET", api.tenant, 403, "ip_not_allowed")
        elsewhere.refused("GET", f"{api.keys}/context", 403, "ip_not_allowed")
        api("PUT", security, 204, json={"allowed_ips": ["10.0.0.1", "127.0.0.9"]})
        elsewhere("GET", api.tenant, 200)
        elsewhere.inside.refused("GET", api.tenant, 403, "ip_not_allowed")  # type: ignore[attr-defined]
        api("PUT", security, 204, json={"validate_ip": False})
        elsewhere.inside("GET", api.tenant, 200)  # type: ignore[attr-defined]

    def test_an_address_that_was_claimed_in_a_header_does_not_count(self, api: Api, elsewhere: Api) -> None:
        elsewhere.refused("GET", api.tenant, 403, "ip_not_allowed", headers={"x-forwarded-for": "127.0.0.1"})

    @pytest.mark.parametrize(
        "change",
        [
            {"validate_ip": True},
            {"validate_ip": True, "allowed_ips": []},
            {"validate_ip": True, "allowed_ips": None},
            {"allowed_ips": ["10.0.0.0/33"]},
            {"allowed_ips": ["300.1.1.1"]},
            {"allowed_ips": ["localhost"]},
        ],
    )
    def test_an_empty_or_broken_allowlist_is_refused(self, api: Api, change: dict[str, object]) -> None:
        made = api.new_key()
        api("PUT", f"{api.keys}/{made['id']}/security", 400, json=change)
        details = api("GET", f"{api.keys}/{made['id']}", 200).json()
        assert (details["validate_ip"], details["allowed_ips"]) == (False, [])
        if change.get("validate_ip"):
            api("POST", api.keys, 400, json={"name": "n", "expiry_at": EXPIRY, **ROLE, **change})

    def test_emptying_a_list_that_is_in_force_is_refused(self, api: Api) -> None:
        made = api.new_key(validate_ip=True, allowed_ips=["10.0.0.0/8"])
        api.refused("PUT", f"{api.keys}/{made['id']}/security", 400, "empty_allowed_ips", json={"allowed_ips": []})

    def test_the_role_of_a_key_does_not_change_with_its_security(self, api: Api) -> None:
        made = api.new_key()
        body = {"validate_ip": False, "role_id": api.role("admin"), "permissions": {"tenant": ["info:manage"]}}
        api("PUT", f"{api.keys}/{made['id']}/security", 204, json=body)
        assert api("GET", f"{api.keys}/{made['id']}", 200).json()["permissions"]["tenant"] == ["info:read"]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_key_can_do_what_its_permissions_say_and_nothing_else(running: Emulator, data: st.DataObject) -> None:
    """Over any set of permissions: a read needs `:read` or `:manage`, a change needs `:manage`."""
    running.reset()
    reads = {"info": "", "division": "/divisions", "api_key": "/api_keys", "role": "/roles", "member": "/members"}
    held = data.draw(st.sets(st.sampled_from([f"{r}:{a}" for r in reads for a in ("read", "manage")])))
    admin = Api(running, running.urls["core"], headers={"ld-api-key": running.api_key})
    key = admin.key_with(tenant=sorted(held))
    try:
        for resource, path in reads.items():
            may_read = bool({f"{resource}:read", f"{resource}:manage"} & held)
            assert (key("GET", admin.tenant + path).status_code == 200) is may_read, resource
        changed = key("POST", admin.divisions, json={"name": "new"}).status_code
        assert changed == (201 if "division:manage" in held else 403)
    finally:
        admin.close()
