"""The emulator checks its own answers: a handler that answers wrongly cannot let a test pass."""

from typing import Any

import pytest

from laserdata_emulator.idempotency import Answer

from .conftest import Api


@pytest.mark.parametrize(
    ("answer", "mistake"),
    [
        (Answer(200, {"cluster": {"nodes": 3}}), "max_throughput_mbps_per_node"),
        (Answer(200, {}), "cluster"),
        (Answer(200), "needs a body"),
        (Answer(204), "status 204 is not declared"),
        (Answer(418, {}), "status 418 is not declared"),
        (Answer(200, {"cluster": None}, {}, "text/html"), "content type text/html is not declared"),
    ],
)
def test_a_wrong_answer_becomes_a_500_that_names_the_mistake(
    api: Api, monkeypatch: pytest.MonkeyPatch, answer: Answer, mistake: str
) -> None:
    monkeypatch.setitem(api.cloud.application.handlers, "get_pricing", lambda _: answer)
    problem = api.refused("GET", "/pricing", 500, "wrong_answer")
    assert "get_pricing" in problem["reason"]
    assert mistake in problem["reason"]


@pytest.mark.parametrize(
    ("headers", "mistake"),
    [({"ld-division": "seven"}, "ld-division"), ({"ld-division": "-7"}, "ld-division")],
)
def test_headers_are_checked(api: Api, monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], mistake: str) -> None:
    monkeypatch.setitem(api.cloud.application.handlers, "create_division", lambda _: Answer(201, None, headers))
    problem = api.refused("POST", api.divisions, 500, "wrong_answer", json={"name": "x"})
    assert mistake in problem["reason"]


def test_a_handler_that_fails_is_told(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Any) -> Answer:
        raise KeyError("lost")

    monkeypatch.setitem(api.cloud.application.handlers, "get_pricing", broken)
    problem = api.refused("GET", "/pricing", 500, "internal_error")
    assert "KeyError" in problem["reason"]
    assert problem["retryable"] is True


def test_nothing_here_answered_wrongly(api: Api, person: Api) -> None:
    """Every operation on tenants and what they are made of, called once with what it needs."""
    tenant, member = api.tenant, api.cloud.add_member("mia@acme.test", "viewer")[0]
    division = api("POST", api.divisions, 201, json={"name": "D", "email": "d@acme.test"}).headers["ld-division"]
    environments = f"{api.divisions}/{division}/environments"
    environment = api("POST", environments, 201, json={"name": "E"}).headers["ld-environment"]
    role = api("POST", api.roles, 201, json={"name": "R", "permissions": {}}).headers["ld-role"]
    overrides = {division: {"permissions": ["environment:read"], "environments": {environment: ["deployment:read"]}}}
    key = api.new_key("all", permissions={"divisions": overrides})["id"]
    policy = {"join_policy": "open", "block_external_invitations": True, "enforce_domain_only_invitations": False}
    end = {"action": {"action_type": "delete_tenant", "payload": {"tenant_id": api.cloud.tenant_id}}}
    calls: list[tuple[Api, str, str, object]] = [
        (api, "GET", "/pricing", None),
        (api, "GET", "/tenants", None),
        (api, "GET", tenant, None),
        (api, "PUT", tenant, {"name": "A"}),
        (api, "GET", f"{tenant}/structure", None),
        (api, "GET", f"{tenant}/summary", None),
        (api, "GET", f"{tenant}/config", None),
        (
            api,
            "PUT",
            f"{tenant}/config",
            policy,
        ),
        (api, "GET", f"{api.divisions}/{division}", None),
        (api, "GET", f"{api.divisions}/{division}/summary", None),
        (api, "PUT", f"{api.divisions}/{division}", {"description": "x"}),
        (api, "GET", environments, None),
        (api, "GET", f"{environments}/{environment}", None),
        (api, "PUT", f"{environments}/{environment}", {"description": "x"}),
        (api, "GET", f"{api.keys}/{key}", None),
        (api, "GET", api.keys, None),
        (api, "GET", f"{api.keys}/context", None),
        (api, "PUT", f"{api.keys}/{key}/security", {"validate_ip": True, "allowed_ips": ["::1", "10.0.0.0/8"]}),
        (api, "GET", api.roles, None),
        (api, "GET", f"{api.roles}/{role}", None),
        (api, "PUT", f"{api.roles}/{role}", {"name": "RR"}),
        (api, "PUT", f"{api.roles}/{role}/members/assign", {"members": [member]}),
        (api, "GET", f"{api.roles}/{role}/members", None),
        (api, "PUT", f"{api.roles}/{role}/members/revoke", {"members": [member]}),
        (api, "GET", f"{tenant}/members", None),
        (api, "GET", f"{tenant}/members/all", None),
        (api, "GET", f"{tenant}/members/permissions", None),
        (api, "PUT", f"{tenant}/members/{member}", {"active": False}),
        (api, "DELETE", f"{tenant}/members/{member}", None),
        (api, "DELETE", f"{api.keys}/{key}", None),
        (api, "DELETE", f"{api.roles}/{role}", None),
        (api, "DELETE", f"{environments}/{environment}", None),
        (api, "DELETE", f"{api.divisions}/{division}", None),
        (person, "POST", "/tenants", {"name": "T"}),
        (
            person,
            "PUT",
            f"{tenant}/request_code",
            end,
        ),
    ]
    for caller, method, path, body in calls:
        answer = caller(method, path, json=body)
        assert answer.status_code < 300, f"{method} {path}: {answer.text}"
    person("DELETE", tenant, 204, params={"code": api.cloud.mail[-1]["code"]})
    declared = {one.id for one in api.cloud.application.operations}
    emulated = api.cloud.application.handlers.keys() & declared
    assert emulated == api.cloud.application.handlers.keys(), "every handler belongs to a declared operation"
