"""Access rules, connector instances, BYOC checks, and who may do what at a supervisor."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laserdata_emulator import START, Emulator

from .supervised import Json, Site

RULES = "/access_rules"
NAMES = st.text("abAB.:-_ 1", min_size=1, max_size=3)


@pytest.fixture
def site(cloud: Emulator) -> Iterator[Site]:
    with Site(cloud, nodes=3) as one:
        yield one


# ---- access rules


def test_the_free_tier_lets_everybody_in_and_the_others_nobody(cloud: Emulator) -> None:
    with Site(cloud) as free, Site(cloud, nodes=3) as paid:
        (rule,) = free.items(RULES)
        assert rule["cidr_blocks"] == ["0.0.0.0/0"]
        assert rule["ingress"]
        assert all(rule["rules"].values())
        assert paid.items(RULES) == []
        free("DELETE", f"{RULES}/{rule['id']}", 204)
        assert free.items(RULES) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMES, max_size=8))
def test_a_name_is_taken_once_whatever_its_case(running: Emulator, names: list[str]) -> None:
    running.reset()
    with Site(running, nodes=3) as site:
        kept: list[str] = []
        for name in names:
            answer = site("POST", RULES, json={"name": name, "cidr_blocks": ["192.0.2.0/24"]})
            taken = name.lower() in [one.lower() for one in kept]
            assert answer.status_code == (409 if taken else 204)
            if not taken:
                kept.append(name)
        listed = site.items(RULES)
        assert [one["name"] for one in listed] == kept
        for one in listed:
            site("DELETE", f"{RULES}/{one['id']}", 204)
            site.refused("DELETE", f"{RULES}/{one['id']}", 404, "access_rule_not_found")
            site("POST", RULES, 204, json={"name": one["name"].swapcase(), "cidr_blocks": ["192.0.2.0/24"]})


def test_what_was_asked_for_is_shown_and_what_was_not_is_shut(site: Site) -> None:
    body: Json = {"name": "office: Lisbon", "cidr_blocks": ["192.0.2.0/24", "10.0.0.1/32"], "rules": {"iggy_tcp": True}}
    site("POST", RULES, 204, json={**body, "valid_to": "2027-01-31T01:00:00+01:00", "remarks": "r", "ingress": False})
    (one,) = site.items(RULES)
    assert one["rules"] == {"iggy_tcp": True, "iggy_http": False, "iggy_websocket": False, "iggy_udp": False}
    assert (one["valid_to"], one["remarks"], one["ingress"]) == ("2027-01-31T00:00:00Z", "r", False)
    assert one["cidr_blocks"] == body["cidr_blocks"]
    site("POST", RULES, 204, json={"name": "shut", "cidr_blocks": ["0.0.0.0/0"]})
    assert site.items(RULES)[1]["ingress"]
    assert not any(site.items(RULES)[1]["rules"].values())


@pytest.mark.parametrize(
    "change", [{"cidr_blocks": []}, {"cidr_blocks": ["1.2.3.4"]}, {"name": "ü"}, {"name": "a" * 101}]
)
def test_what_is_malformed_is_refused(site: Site, change: Json) -> None:
    site.refused("POST", RULES, 400, "validation_failed", json={"name": "n", "cidr_blocks": ["10.0.0.0/8"], **change})
    assert site.items(RULES) == []


@pytest.mark.parametrize("moment", ["2026-05-20T10:00:00Z", "2026-05-20T11:59:59+02:00", "0001-01-01T00:00:00+23:00"])
def test_a_rule_does_not_end_in_the_past(site: Site, moment: str) -> None:
    body = {"name": "n", "cidr_blocks": ["10.0.0.0/8"], "valid_to": moment}
    problem = site.refused("POST", RULES, 400, "invalid_valid_to", json=body)
    assert problem["field"] == "valid_to"
    site("POST", RULES, 204, json={**body, "valid_to": "2026-05-20T10:00:01Z"})


def test_the_plan_limits_rules() -> None:
    with Site(Emulator(plan="basic", start=START)) as site:
        for name in ("a", "b"):
            site("POST", RULES, 204, json={"name": name, "cidr_blocks": ["10.0.0.0/8"]})
        body = {"name": "c", "cidr_blocks": ["10.0.0.0/8"]}
        site.refused("POST", RULES, 409, "deployment_access_rules_limit_reached", json=body)


# ---- connectors


def test_an_instance_waits_works_and_goes() -> None:
    with Site(Emulator(start=START, pace=60), nodes=3) as site:
        site.cloud.advance(60 * 20)
        runtime = site.connector("source", "pg")
        (one,) = site.items("/connectors")
        assert (one["type"], one["key"], one["status"]) == ("source", "pg", "pending")
        assert [(task["type"], task["id"]) for task in site.get("/tasks")] == [("connector", one["id"])]
        site.cloud.advance(60)
        assert site.items("/connectors")[0]["status"] == "active"
        assert site.get("/tasks") == []
        site("POST", f"/activities/{runtime}/stop", 202)
        site.cloud.advance(60)
        assert runtime not in {heart["runtime"] for heart in site.get("/heartbeats")}
        site("DELETE", f"/connectors/{one['id']}", 204)
        site.refused("DELETE", f"/connectors/{one['id']}", 404, "connector_instance_not_found")
        site.refused("POST", f"/activities/{runtime}/start", 404, "runtime_not_found")
        assert site.connector("source", "pg") == runtime
        beating = [heart["node_id"] for heart in site.get("/heartbeats") if heart["runtime"] == runtime]
        assert beating == site.nodes(), "the new one knows nothing of the old one's stop"


# ---- BYOC

AWS: Json = {
    "account_id": "123456789012",
    "identity_arn": "arn:aws:iam::123456789012:role/laserdata",
    "external_id": "e",
    "vpc_id": "vpc-0abc",
}
GCP: Json = {
    "project_id": "acme-prod-123456",
    "service_account_email": "iggy@acme-prod-123456.iam.gserviceaccount.com",
    "vpc_name": "main",
}


@pytest.mark.parametrize(
    ("where", "body", "error"),
    [
        ("aws-eu", {"cloud": "aws", "region": "eu-west-1", "aws": AWS}, None),
        ("gcp-eu", {"cloud": "gcp", "region": "europe-west1", "gcp": GCP}, None),
        ("aws-eu", {"cloud": "aws", "region": "mars-1", "aws": AWS}, "region"),
        ("aws-us", {"cloud": "aws", "region": "eu-west-1", "aws": AWS}, "supervisor"),
        ("aws-eu", {"cloud": "aws", "region": "eu-west-1"}, "no access"),
        ("aws-eu", {"cloud": "aws", "region": "eu-west-1", "gcp": GCP, "aws": None}, "no access"),
        ("aws-eu", {"cloud": "aws", "region": "eu-west-1", "aws": {**AWS, "account_id": "000000000000"}}, "account"),
        ("aws-eu", {"cloud": "aws", "region": "eu-west-1", "aws": {**AWS, "identity_arn": "me"}}, "account"),
        (
            "gcp-eu",
            {"cloud": "gcp", "region": "europe-west1", "gcp": {**GCP, "project_id": "other-project"}},
            "project",
        ),
    ],
)
def test_access_that_cannot_belong_together_is_found_out(
    cloud: Emulator, where: str, body: Json, error: str | None
) -> None:
    with httpx.Client(transport=cloud.transport, headers={"ld-api-key": cloud.api_key}) as http:
        answer = http.post(f"{cloud.urls['supervisors'][where]}/byoc/validate", json=body)
        assert answer.status_code == 200, answer.text
        verdict = answer.json()
        assert verdict["valid"] == (error is None)
        assert (error or "") in (verdict["error"] or "")


def test_byoc_is_checked_for_those_who_may_deploy_at_the_place(site: Site) -> None:
    cloud = site.cloud
    url = f"{site.origin}/byoc/validate"
    environment = int(site.core_url.split("/environments/")[1].split("/")[0])
    ours = {"tenant_id": cloud.tenant_id, "division_id": cloud.division_id, "environment_id": environment}
    body: Json = {"cloud": "aws", "region": "us-west-1", "aws": AWS}
    with site.allowed("deployment:manage") as may, site.allowed("deployment:read") as may_not:
        for place in ({}, {"tenant_id": cloud.tenant_id}, ours):
            assert may.post(url, json={**body, **place}).status_code == 200
            assert may_not.post(url, json={**body, **place}).status_code == 403
        for foreign in (
            {"tenant_id": 1},
            {"division_id": 1},
            {**ours, "division_id": 1},
            {**ours, "environment_id": 1},
        ):
            assert may.post(url, json={**body, **foreign}).status_code == 403
    only_there = {"divisions": {str(cloud.division_id): {"environments": {str(environment): ["deployment:manage"]}}}}
    keys = f"{cloud.urls['core']}/tenants/{cloud.tenant_id}/api_keys"
    made = site("POST", keys, 201, json={"name": "n", "expiry_at": "2026-06-01T00:00:00Z", "permissions": only_there})
    headers = {"ld-api-key": made.json()["token"]}
    assert site("POST", url, json=body, headers=headers).status_code == 200
    assert site("POST", url, json={**body, **ours}, headers=headers).status_code == 200
    session = {"cookie": f"session={cloud.session}", "x-csrf-token": cloud.csrf_token}
    with httpx.Client(transport=cloud.transport, headers=session) as person:
        assert person.post(url, json=body).status_code == 200


# ---- permissions

FAMILIES: dict[str, list[str]] = {
    "deployment": ["/activities", "/tasks", "/snapshots", "/backups"],
    "deployment:config": ["/configs/iggy", "/configs/iggy/primary", "/configs/iggy/schema"],
    "deployment:telemetry": ["/metrics", "/heartbeats", "/logs"],
    "deployment:network": ["/network/info", "/network/aws/vpc_peering", "/network/aws/private_link"],
    "deployment:access": ["/access_rules"],
    "deployment:connector": ["/connectors"],
}
CHANGES: dict[str, list[tuple[str, Any]]] = {
    "deployment": [("/activities/iggy/restart", {}), ("/snapshots", {}), ("/backups", {})],
    "deployment:config": [("/configs/iggy", {"values": {}})],
    "deployment:network": [("/network/aws/private_link", {"name": "n"})],
    "deployment:access": [("/access_rules", {"name": "n", "cidr_blocks": ["10.0.0.0/8"]})],
}


@pytest.mark.parametrize("held", [*FAMILIES, *(f"{family}:manage" for family in CHANGES)])
def test_a_key_sees_and_changes_its_own_family_and_no_other(site: Site, held: str) -> None:
    manages = held.endswith(":manage")
    own = held.removesuffix(":manage")
    with site.allowed(held if manages else f"{own}:read") as http:
        for family, paths in FAMILIES.items():
            for path in paths:
                assert http.get(path).status_code == (200 if family == own else 403), path
        for family, changes in CHANGES.items():
            for path, body in changes:
                changed = http.post(path, json=body).status_code
                assert (changed < 300) == (manages and family == own), (path, changed)
                assert changed < 300 or changed == 403


def test_another_regions_supervisor_and_another_tenant_see_nothing(site: Site) -> None:
    other = site.url.replace(site.origin, site.cloud.urls["supervisors"]["aws-eu"])
    for paths in FAMILIES.values():
        for path in paths:
            site.refused("GET", other + path, 404, "deployment_not_found")
            site.refused("GET", site.url.replace(str(site.id), "1") + path, 404, "deployment_not_found")
