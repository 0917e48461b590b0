"""The documented calls, against an emulated cloud on a real port."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from client_harness import Server, reply

from laserdata_api.core.models import ApiKeyDetails, CreateApiKey, RolePermissions
from laserdata_cloud import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    Items,
    NotFoundError,
    Options,
    PermissionDeniedError,
)
from laserdata_emulator import Emulator

EXPIRY = datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)


def role_id(ld: Any, name: str) -> int:
    return int(next(role.id for role in ld.roles.list() if role.name == name))


class TestApiKeys:
    def test_one_lives_its_life(self, ld: Any, connect: Callable[..., Any]) -> None:
        made = ld.api_keys.create(name="ci-deploy-key", role_id=role_id(ld, "developer"), expiry_at=EXPIRY)
        assert made.result.status == 201
        assert made.token.startswith("ld_")

        found = ld.api_keys.get(made.id)
        assert (found.name, found.expiry_at, found.role_name) == ("ci-deploy-key", EXPIRY, "developer")
        assert [key.id for key in ld.api_keys.list(name="ci-deploy-key")] == [made.id]

        its_own = connect(api_key=made.token)
        assert its_own.api_keys.context().id == made.id

        changed = ld.api_keys.update_security(made.id, validate_ip=True, allowed_ips=["10.0.0.1", "192.168.1.0/24"])
        assert changed.status == 204
        assert ld.api_keys.get(made.id).allowed_ips == ["10.0.0.1", "192.168.1.0/24"]
        with pytest.raises(PermissionDeniedError) as outside:
            its_own.api_keys.context()
        assert "api_keys.context" not in str(outside.value), "it would advise the call that failed"

        assert ld.api_keys.delete(made.id).status == 204
        with pytest.raises(AuthenticationError, match=r"api_keys\.context"):
            its_own.tenants.get()
        with pytest.raises(NotFoundError):
            ld.api_keys.get(made.id)

    def test_with_permissions_of_its_own(self, ld: Any) -> None:
        made = ld.api_keys.create(
            name="monitoring-key",
            expiry_at=EXPIRY,
            validate_ip=True,
            allowed_ips=["10.0.0.1"],
            permissions={"tenant": ["info:read", "member:read"], "division": ["environment:read"]},
        )
        found = ld.api_keys.get(made.id)
        assert isinstance(found, ApiKeyDetails)
        assert sorted(found.permissions.tenant) == ["info:read", "member:read"]
        assert found.permissions.division == ["environment:read"]

    def test_ids_above_two_to_the_53rd_are_exact(self, ld: Any, cloud: Emulator) -> None:
        made = ld.api_keys.create(name="k", expiry_at=EXPIRY, permissions={"tenant": ["info:read"]})
        assert made.id > 2**62
        assert made.id % 2 == 1
        assert f"/{made.id}" in cloud_path_after(cloud, lambda: ld.api_keys.get(made.id))

    def test_what_the_server_refuses_is_told_field_by_field(self, ld: Any) -> None:
        with pytest.raises(BadRequestError) as refused:
            ld.api_keys.create(name="k", expiry_at=EXPIRY, validate_ip="perhaps")
        assert refused.value.status == 400
        assert "validate_ip" in [issue.path for issue in refused.value.field_issues]
        assert "validate_ip" in str(refused.value)
        assert refused.value.request_id
        assert refused.value.request_id in str(refused.value)
        assert not refused.value.may_have_happened

    def test_a_name_is_taken_once(self, ld: Any) -> None:
        fields = {"name": "k", "expiry_at": EXPIRY, "permissions": {"tenant": ["info:read"]}}
        ld.api_keys.create(**fields)
        with pytest.raises(ConflictError) as clash:
            ld.api_keys.create(**fields)
        assert clash.value.code


def cloud_path_after(cloud: Emulator, call: Callable[[], Any]) -> str:
    call()
    return str(cloud.requests[-1]["path"])


class TestTenantsAndDivisions:
    def test_the_tenant_of_the_client_and_of_the_call(self, ld: Any, connect: Callable[..., Any], cloud: Any) -> None:
        assert ld.tenants.get().id == cloud.tenant_id
        assert connect(tenant_id=None).tenants.get(tenant_id=cloud.tenant_id).id == cloud.tenant_id
        with pytest.raises(NotFoundError) as unseen:
            ld.tenants.get(tenant_id=5)
        assert (unseen.value.code, unseen.value.operation) == ("tenant_not_found", "get_tenant")

    def test_a_list_without_pages_remembers_its_call(self, ld: Any, cloud: Emulator) -> None:
        tenants = ld.tenants.list()
        assert isinstance(tenants, Items)
        assert [tenant.id for tenant in tenants] == [cloud.tenant_id]
        assert tenants.result.request_id == cloud.requests[-1]["ld_request"]

    def test_a_division_lives_its_life(self, ld: Any) -> None:
        made = ld.divisions.create(name="research", description="what may fail")
        assert made.division_id is not None
        assert (made.tenant_id, made.role_id, made.deployment_id) == (None, None, None)
        division = ld.divisions.get(made.division_id)
        assert (division.name, division.description, division.protected) == ("research", "what may fail", False)
        assert ld.divisions.update(made.division_id, name="studies").status == 204
        assert ld.divisions.get(made.division_id).name == "studies"
        assert made.division_id in [division.id for division in ld.divisions.list()]
        assert ld.divisions.delete(made.division_id).status == 204
        with pytest.raises(NotFoundError):
            ld.divisions.get(made.division_id)

    def test_a_protected_one_takes_the_code(self, ld: Any, cloud: Emulator) -> None:
        division = ld.divisions.create(name="kept", protected=True).division_id
        with pytest.raises(BadRequestError):
            ld.divisions.delete(division)
        payload = {"tenant_id": cloud.tenant_id, "division_id": division}
        ld.tenants.request_code(action={"action_type": "delete_division", "payload": payload})
        assert ld.divisions.delete(division, code=cloud.mail[-1]["code"]).status == 204

    def test_roles_members_environments(self, ld: Any) -> None:
        made = ld.roles.create(name="watcher", permissions=RolePermissions(tenant=["info:read"]))
        assert ld.roles.get(made.role_id).name == "watcher"
        assert [member.active for member in ld.members.list()] == [True]
        division = ld.divisions.create(name="d").division_id
        environment = ld.environments.create(division, name="e").environment_id
        assert ld.environments.get(division, environment).name == "e"


class TestWhatNeedsNoKey:
    def test_pricing(self, connect: Callable[..., Any], cloud: Emulator) -> None:
        pricing = connect(api_key=None, tenant_id=None).pricing.get()
        assert pricing.cluster.nodes >= 1
        assert cloud.requests[-1]["caller"] == "nobody" or cloud.requests[-1]["caller_id"] is None

    def test_its_key_stays_at_home(self, to_server: Any, server: Any) -> None:
        server.script(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n")
        with pytest.raises(Exception, match="get_pricing"):
            to_server().pricing.get()
        assert "ld-api-key" not in server.asked[0].headers


def test_options_of_one_call(ld: Any, to_server: Any, server: Any) -> None:
    server.script(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n")
    to_server().divisions.delete(3, options=Options(headers={"X-Trace": "abc", "User-Agent": "mine"}))
    asked = server.asked[0]
    assert (asked.headers["x-trace"], asked.headers["user-agent"]) == ("abc", "mine")
    assert asked.target == "/tenants/7261845022003200001/divisions/3"


def test_a_body_may_be_members_a_model_or_a_mapping(to_server: Any, server: Any) -> None:
    server.script(
        b"HTTP/1.1 201 Created\r\ncontent-length: 22\r\nconnection: close\r\n\r\n" + b'{"id": 1, "token":"t"}'
    )
    ld = to_server()
    fields = {"name": "k", "expiry_at": EXPIRY, "permissions": RolePermissions(tenant=["info:read"])}
    ld.api_keys.create(**fields)
    ld.api_keys.create(CreateApiKey(**fields))
    ld.api_keys.create(fields)
    ld.api_keys.create({"name": "k", "expiry_at": "2026-06-01T00:00:00Z", "permissions": {"tenant": ["info:read"]}})
    assert len({frozenset_of(asked.body) for asked in server.asked}) == 1
    assert {asked.headers["content-type"] for asked in server.asked} == {"application/json"}


def frozenset_of(body: bytes) -> str:
    import json

    return json.dumps(json.loads(body), sort_keys=True)


@pytest.mark.parametrize(
    "thing", ["tenant", "division", "environment", "deployment", "node", "config", "role", "subscription"]
)
def test_the_ids_of_what_was_created(to_server: Callable[..., Any], server: Server, thing: str) -> None:
    server.script(reply(201, b"", **{f"ld_{thing}": str(2**63 - 1)}))
    made = to_server().divisions.create(name="a")
    names = [name for name in dir(made) if name.endswith("_id") and name != "request_id"]
    assert len(names) == 8
    assert {name: getattr(made, name) for name in names} == dict.fromkeys(names) | {f"{thing}_id": 2**63 - 1}


@pytest.mark.parametrize("value", ["", "-1", "1.0", "id", "9" * 20, "²"])
def test_what_is_no_id_is_none(to_server: Callable[..., Any], server: Server, value: str) -> None:
    server.script(reply(201, b"", ld_division=value))
    assert to_server().divisions.create(name="a").division_id is None
