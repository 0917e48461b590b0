"""Who may call what."""

from collections.abc import Callable

import pytest

from laserdata_emulator import Emulator
from laserdata_emulator.permissions import NEEDS

from .conftest import Api


@pytest.mark.parametrize("secret", ["", "wrong", "ld_api_key_" + "0" * 48, "\u00e9" * 10])
def test_a_wrong_key_is_unauthorised_everywhere(caller: Callable[..., Api], secret: str) -> None:
    api = caller(headers=[(b"ld-api-key", secret.encode("latin-1"))])
    for path in (api.tenant, api.keys, f"{api.keys}/context", "/tenants", "/tenants/1", "/tenants/abc"):
        api.refused("GET", path, 401, "invalid_api_key")


def test_no_credentials(nobody: Api) -> None:
    nobody.refused("GET", nobody.keys, 401, "missing_credentials")
    nobody.refused("POST", nobody.keys, 401, "missing_credentials", json={})


def test_open_operations_ask_for_nothing(nobody: Api, caller: Callable[..., Api]) -> None:
    assert nobody("GET", "/pricing", 200).json()["cluster"]["nodes"] == 3
    caller(headers={"ld-api-key": "wrong"})("GET", "/pricing", 200)


def test_session_only_operations_refuse_keys(api: Api, person: Api) -> None:
    for method, path in (("POST", "/tenants"), ("DELETE", api.tenant)):
        api.refused(method, path, 403, "api_key_not_allowed", json={"name": "t"})
    person("POST", "/tenants", 201, json={"name": "Second"})


def test_a_session_reads_freely_and_changes_with_its_token(cloud: Emulator, caller: Callable[..., Api]) -> None:
    cookie = {"session": cloud.session}
    bare = caller(cookies=cookie)
    assert bare("GET", bare.tenant, 200).json()["id"] == cloud.tenant_id
    bare.refused("POST", bare.divisions, 403, "invalid_csrf_token", json={"name": "d"})
    caller(cookies=cookie, headers={"x-csrf-token": "x"}).refused(
        "POST", bare.divisions, 403, "invalid_csrf_token", json={"name": "d"}
    )
    caller(cookies=cookie, headers={"x-csrf-token": cloud.csrf_token})("POST", bare.divisions, 201, json={"name": "d"})
    caller(cookies={"session": "no"}).refused("GET", bare.tenant, 401, "invalid_session")
    cloud.advance(8 * 86_400)
    bare.refused("GET", bare.tenant, 401, "invalid_session")


def test_a_foreign_tenant_is_as_absent_as_one_that_never_was(api: Api, person: Api) -> None:
    other = person("POST", "/tenants", 201, json={"name": "Other", "division": {"name": "D"}})
    foreign, division = other.headers["ld-tenant"], other.headers["ld-division"]
    answers = {
        target: [
            api(method, path.replace("T", str(target)), 404, **options).json()
            for method, path, options in (
                ("GET", "/tenants/T", {}),
                ("GET", "/tenants/T/api_keys", {}),
                ("GET", "/tenants/T/api_keys/context", {}),
                ("DELETE", f"/tenants/T/divisions/{division}", {}),
                ("POST", "/tenants/T/divisions", {"json": {"name": "x"}}),
                ("POST", "/tenants/T/divisions", {"json": {}}),
            )
        ]
        for target in (foreign, "7")
    }

    def strip(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        return [{key: value for key, value in row.items() if key != "instance"} for row in rows]

    assert strip(answers[foreign]) == strip(answers["7"])
    api.refused("GET", f"{api.divisions}/{division}", 404, "division_not_found")
    assert [one["id"] for one in api("GET", "/tenants", 200).json()] == [api.cloud.tenant_id]
    assert len(person("GET", "/tenants", 200).json()) == 2


def test_the_read_only_key_reads_everything_and_changes_nothing(reader: Api) -> None:
    for path in ("", "/divisions", "/api_keys", "/roles", "/members", "/members/all", "/structure", "/config"):
        reader("GET", reader.tenant + path, 200)
    for method, path, body in (
        ("POST", "/divisions", {"name": "d"}),
        ("PUT", "", {"name": "n"}),
        ("PUT", "/config", POLICY),
        ("POST", "/roles", {"name": "r", "permissions": {}}),
        ("DELETE", f"/divisions/{reader.cloud.division_id}", None),
        ("POST", "/api_keys", {}),
    ):
        reader.refused(method, reader.tenant + path, 403, "insufficient_permissions", json=body)


def test_overrides_replace_the_global_lists_of_their_division(api: Api) -> None:
    free = api.cloud.division_id
    closed = int(api("POST", api.divisions, 201, json={"name": "Closed"}).headers["ld-division"])
    key = api.key_with(division=["environment:manage"], divisions={str(closed): {"permissions": ["environment:read"]}})
    key("POST", f"{api.divisions}/{free}/environments", 201, json={"name": "e"})
    key("GET", f"{api.divisions}/{closed}/environments", 200)
    key.refused("POST", f"{api.divisions}/{closed}/environments", 403, "insufficient_permissions", json={"name": "e"})
    only_there = api.key_with(divisions={str(closed): {"permissions": ["division:read"]}})
    only_there("GET", f"{api.divisions}/{closed}", 200)
    only_there.refused("GET", f"{api.divisions}/{free}", 403, "insufficient_permissions")
    assert [one["id"] for one in only_there("GET", api.divisions, 200).json()["items"]] == [closed]


def test_every_operation_that_takes_keys_has_its_row_in_the_table(cloud: Emulator) -> None:
    needing = {one.id for one in cloud.application.operations if one.accepts_key and one.document in NAMES}
    assert needing - NEEDS.keys() == set()
    assert NEEDS.keys() - {one.id for one in cloud.application.operations} == set()


NAMES = ("core", "audit", "notifier")
POLICY = {"join_policy": "open", "block_external_invitations": False, "enforce_domain_only_invitations": False}


def test_an_inactive_member_sees_nothing(api: Api, caller: Callable[..., Api]) -> None:
    user, cookie, token = api.cloud.add_member("mia@acme.test", "viewer")
    member = caller(cookies={"session": cookie}, headers={"x-csrf-token": token})
    member("GET", api.tenant, 200)
    member.refused("POST", api.divisions, 403, "insufficient_permissions", json={"name": "d"})
    api("PUT", f"{api.tenant}/members/{user}", 204, json={"active": False})
    member.refused("GET", api.tenant, 404, "tenant_not_found")
