"""The requests that the API's own pages show, answered with the fields that they show."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from laserdata_cloud import LaserData
from laserdata_emulator import START, Emulator

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


def deployment(api: Api) -> str:
    """The path of a starter deployment, made as the API's page makes one."""
    path = f"{api.divisions}/{api.cloud.division_id}"
    made = api("POST", f"{path}/deployments/starter", 202, json={"cloud": "aws", "region": "us-west-1"})
    return f"{path}/environments/{made.headers['ld-environment']}/deployments/{made.headers['ld-deployment']}"


def member(api: Api) -> str:
    return f"{api.tenant}/members/{api.cloud.add_member('mia@example.com', 'viewer')[0]}"


SETTINGS = {
    "identity_arn": "arn:aws:iam::123456789012:role/laserdata",
    "external_id": "ext-1",
    "vpc_id": "vpc-0abc123def456789a",
    "vpc_cidr": "10.0.0.0/16",
}
ACCOUNT = {
    "cloud": "aws",
    "name": "production-aws",
    "account_id": "123456789012",
    "region": "us-west-1",
    "settings": {"aws": SETTINGS},
    "remarks": "the one we pay for",
}
BILLED = {"name": "Acme Corp", "street": "123 Main St", "city": "San Francisco", "state": "CA", "postal_code": "94105"}
BILLED |= {"country": "US", "tax_id": "US123456789"}
CONNECTOR = {"connector_key": "postgres", "connector_type": "sink"}
NAMED = CONNECTOR | {"instance_name": "Orders to Postgres", "instance_key": "orders-pg-sink"}
SLACK = {"channel": "slack", "name": "production-alerts", "destination": "https://hooks.slack.com/services/T0/B0/x"}

# What the pages show being sent: method, where, body, status. The ids of the pages become those of this cloud.
Where = Callable[[Api], str]
SENT: dict[str, tuple[str, Where, Callable[[Api], Any], int]] = {
    "cloud account": ("POST", lambda api: f"{api.tenant}/cloud_accounts", lambda _: ACCOUNT, 201),
    "cloud account, the settings that only pages ask for left out": (
        "POST",
        lambda api: f"{api.tenant}/cloud_accounts",
        lambda _: ACCOUNT | {"settings": {"aws": {}}},
        201,
    ),
    "member": (
        "PUT",
        member,
        lambda api: {"active": True, "roles": [api.role("developer"), api.role("viewer")]},
        204,
    ),
    "invitation": (
        "POST",
        lambda api: f"{api.tenant}/invitations",
        lambda api: {"email": "new@example.com", "roles": [api.role("viewer")]},
        201,
    ),
    "invitation with the message that only the command line knows": (
        "POST",
        lambda api: f"{api.tenant}/invitations",
        lambda api: {"email": "new@example.com", "roles": [api.role("viewer")], "message": "Welcome"},
        201,
    ),
    "channel": ("POST", lambda api: f"{api.tenant}/channels", lambda _: SLACK, 201),
    "billing info": ("PUT", lambda api: f"{api.tenant}/billing/info", lambda _: BILLED, 204),
    "connector": ("POST", lambda api: f"{deployment(api)}/connectors/activate", lambda _: CONNECTOR, 202),
    "connector with names": ("POST", lambda api: f"{deployment(api)}/connectors/activate", lambda _: NAMED, 202),
    "connectors of a type": (
        "GET",
        lambda api: f"{deployment(api)}/connectors?type=sink&page=1&results=10",
        lambda _: None,
        200,
    ),
}


@pytest.mark.parametrize("example", SENT)
def test_what_the_pages_send_is_taken(api: Api, example: str) -> None:
    method, where, body, status = SENT[example]
    assert api(method, where(api), status, json=body(api)).status_code == status


def rows(path: str, before: Callable[[Api], object] = lambda _: None) -> Callable[[Api], Any]:
    """What a list under the tenant holds after something was done."""

    def read(api: Api) -> Any:
        before(api)
        return api("GET", f"{api.tenant}{path}", 200).json()

    return read


def sent(example: str) -> Callable[[Api], Any]:
    return lambda api: test_what_the_pages_send_is_taken(api, example)


FEATURES: dict[str, Any] = {
    "invitations_limit": 100,
    "members_limit": 100,
    "roles_limit": 20,
    "divisions_limit": 5,
    "environments_limit": 20,
    "deployment_tiers": [{"tier": "free", "limit": 1}, {"tier": "large", "limit": 2}],
    "deployment_access_rules_limit": 10,
    "deployment_configs_limit": 5,
    "deployment_backups_limit": 3,
    "deployment_snapshots_limit": 5,
    "private_connections_limit": 3,
    "private_endpoints_limit": 1,
    "audit_retention_days": 30,
    "api_keys_limit": 10,
    "cloud_accounts_limit": 5,
    "notification_channels_limit": 5,
    "notification_subscriptions_limit": 10,
    "custom_domains_limit": 1,
    "backup_regions_limit": 3,
    "nodes_per_deployment_limit": 5,
    "backup_retention_days": 30,
    "snapshot_retention_days": 14,
    "pending_invitations_limit": 100,
    "api_key_allowed_ips_limit": 20,
    "divisions_per_role_limit": 3,
    "environments_per_division_limit": 3,
}

# What the pages show being answered; of a page its only row. What a document requires besides may be there too.
ANSWERED: dict[str, tuple[Callable[[Api], Any], dict[str, Any]]] = {
    "tenant": (rows(""), {"name": "Acme Corp", "features": FEATURES}),
    "free tier": (
        lambda api: rows("/clouds/aws/regions/us-west-1/tiers")(api)[0],
        {
            "key": "free",
            "name": "Free",
            "instance": "t3.micro",
            "available": True,
            "limit": 1,
            "vcpus": 2,
            "memory_gib": 1,
            "clusters": ["standalone"],
            "storages": ["network_balanced"],
            "rate_limit": "100 KB/s",
        },
    ),
    "large tier": (
        lambda api: next(one for one in rows("/clouds/aws/regions/us-west-1/tiers")(api) if one["key"] == "large"),
        {
            "limit": 2,
            "memory_gib": 8,
            "clusters": ["standalone", "cluster"],
            "storages": ["local_ssd", "network_balanced"],
            "rate_limit": None,
        },
    ),
    "member": (lambda api: rows("/members", sent("member"))(api)["items"][-1], {"roles": ["developer", "viewer"]}),
    "cloud account": (
        rows("/cloud_accounts", sent("cloud account")),
        {name: ACCOUNT[name] for name in ("cloud", "name", "account_id", "region")},
    ),
    "channel": (rows("/channels", sent("channel")), {"channel": "slack", "name": "production-alerts"}),
    "billing info": (rows("/billing/info", sent("billing info")), BILLED),
    "types of notifications": (
        lambda api: api("GET", "/notifications/types", 200).json()[0],
        {"type": "deployment_created", "name": "Deployment created"},
    ),
}


@pytest.mark.parametrize("example", ANSWERED)
def test_what_the_pages_show_is_answered(acme: Api, example: str) -> None:
    read, shown = ANSWERED[example]
    answer = read(acme)
    if "items" in answer:
        (answer,) = answer["items"]
    found = {name: answer[name] for name in shown}
    if example == "tenant":
        found["features"] = {name: found["features"][name] for name in FEATURES}
    assert found == shown


@pytest.fixture(scope="module")
def acme_cloud() -> Iterator[Emulator]:
    """The cloud of the pages' samples."""
    with Emulator(start=START, plan="pro", features=FEATURES) as cloud:
        yield cloud


@pytest.fixture
def acme(acme_cloud: Emulator) -> Iterator[Api]:
    acme_cloud.reset()
    api = Api(acme_cloud, acme_cloud.urls["core"], headers={"ld-api-key": acme_cloud.api_key})
    api("PUT", api.tenant, 204, json={"name": "Acme Corp"})
    yield api
    api.close()


# The page's own three commands: only the hosts and the ids that a person fills in are variables of the shell.
FIRST_STEPS = r"""
set -eu
curl -sSf -D headers -X POST "$CORE/tenants/$LD_TENANT_ID/divisions/$division_id/deployments/starter" \
  -H "ld-api-key: $LD_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
  "cloud": "aws",
  "region": "us-west-1"
}'
environment_id=$(sed -n 's/^ld-environment: \([0-9]*\).*/\1/p' headers)
deployment_id=$(sed -n 's/^ld-deployment: \([0-9]*\).*/\1/p' headers)
curl -sSf "$CORE/tenants/$LD_TENANT_ID/divisions/$division_id/environments/$environment_id/deployments/$deployment_id" \
  -H "ld-api-key: $LD_API_KEY" >deployment
supervisor_url=$(sed 's/.*"supervisor_url":"\([^"]*\)".*/\1/' deployment)
curl -sSf "$supervisor_url/deployments/$deployment_id/credentials" \
  -H "ld-api-key: $LD_API_KEY"
"""


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl on this machine")
def test_the_first_steps_at_a_prompt(api: Api, tmp_path: Path) -> None:
    cloud = api.cloud
    given = {"LD_API_KEY": cloud.api_key, "LD_TENANT_ID": str(cloud.tenant_id)}
    given |= {"CORE": cloud.urls["core"], "division_id": str(cloud.division_id), "no_proxy": "*"}
    steps = ["bash", "-c", FIRST_STEPS]
    done = subprocess.run(steps, cwd=tmp_path, env={**os.environ, **given}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done
    credentials = json.loads(done.stdout)
    assert credentials["username"]
    assert credentials["password"]
    assert json.loads((tmp_path / "deployment").read_text())["tier"] == "free"


def test_the_first_steps_with_the_client(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_API_KEY", api.cloud.api_key)
    monkeypatch.setenv("LD_TENANT_ID", str(api.cloud.tenant_id))
    monkeypatch.setenv("LD_API_URL", api.cloud.urls["core"])
    with LaserData() as ld:
        deployment = ld.deployments.create_starter(api.cloud.division_id, cloud="aws", region="us-west-1").wait()
        with ld.supervisor(deployment) as sv:
            credentials = sv.credentials.get()
    assert credentials.username
    assert credentials.password
