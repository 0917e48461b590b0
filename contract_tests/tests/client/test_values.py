"""Values between Python and JSON: what is declared, what is not, what was left out, and what does not fit."""

from __future__ import annotations

import datetime
import decimal
import json
import uuid
from collections import deque
from types import MappingProxyType
from typing import Any

import pytest
from client_harness import Server, reply

from laserdata_api.core.models import (
    ApiKeyDetails,
    ApiKeyToken,
    CreateApiKey,
    CreateDivision,
    RolePermissions,
    UpdateDivision,
)
from laserdata_cloud import UNSET, DecodingError, InvalidRequestError, LaserDataError, Unset

EXPIRY = datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)
TOKEN = {"id": 7261845022003200001, "token": "t"}


def sent(server: Server) -> Any:
    return json.loads(server.asked[-1].body)


@pytest.fixture
def told(to_server: Any, server: Server) -> Any:
    """Decodes a body as the answer to `api_keys.create`."""
    ld = to_server()

    def decoded(body: Any) -> ApiKeyToken:
        server.script(reply(201, body if isinstance(body, bytes) else json.dumps(body).encode()))
        found = ld.api_keys.create(name="k")
        assert isinstance(found, ApiKeyToken)
        return found

    return decoded


class TestAbsentNullAndAValue:
    @pytest.mark.parametrize(
        ("given_", "expected"),
        [
            ({}, {}),
            ({"description": UNSET}, {}),
            ({"description": None}, {"description": None}),
            ({"description": ""}, {"description": ""}),
            ({"description": "d", "protected": False}, {"description": "d", "protected": False}),
        ],
    )
    def test_are_three_things_on_the_wire(
        self, to_server: Any, server: Server, given_: dict[str, Any], expected: dict[str, Any]
    ) -> None:
        server.script(reply(201, b""))
        ld = to_server()
        for call in (
            lambda: ld.divisions.create(name="n", **given_),
            lambda: ld.divisions.create(CreateDivision(name="n", **given_)),
            lambda: ld.divisions.create({"name": "n", **given_}),
            lambda: ld.divisions.create(MappingProxyType({"name": "n", **given_})),
        ):
            call()
            assert sent(server) == {"name": "n", **expected}

    def test_and_back(self, told: Any) -> None:
        absent, null = told(TOKEN), told(TOKEN | {"extra": None})
        assert absent.secret is UNSET
        assert isinstance(absent.secret, Unset)
        assert null.additional_properties == {"extra": None}
        assert told(TOKEN | {"secret": "s"}).secret == "s"

    def test_a_change_of_nothing_is_an_empty_object(self, to_server: Any, server: Server) -> None:
        server.script(reply(204, b"", content_length=""))
        to_server().divisions.update(1, UpdateDivision())
        assert server.asked[-1].body == b"{}"

    def test_the_body_or_its_members(self, to_server: Any, server: Server) -> None:
        with pytest.raises(InvalidRequestError, match=r"not both \(given: name\)"):
            to_server().divisions.create({"name": "a"}, name="b")
        assert server.asked == []


class TestWhatNobodyDeclared:
    def test_members_stay_reachable_and_go_back(self, told: Any, to_server: Any, server: Server) -> None:
        found = told(TOKEN | {"colour": {"name": "red", "depth": [1, 2.5, None]}})
        assert found.additional_properties == {"colour": {"name": "red", "depth": [1, 2.5, None]}}
        body = CreateApiKey(name="k", expiry_at=EXPIRY, permissions=RolePermissions(tenant=["a"]))
        body.additional_properties["colour"] = "red"
        assert isinstance(body.permissions, RolePermissions)
        body.permissions.additional_properties["shade"] = 3
        to_server().api_keys.create(body)
        assert sent(server) == {
            "name": "k",
            "expiry_at": "2026-06-01T00:00:00Z",
            "permissions": {"tenant": ["a"], "shade": 3},
            "colour": "red",
        }

    def test_members_deep_inside(self, to_server: Any, server: Server, cloud: Any, connect: Any) -> None:
        context = json.loads(_raw(cloud, f"/tenants/{cloud.tenant_id}/api_keys/context"))
        context["permissions"]["galaxy"] = ["star:read"]
        context["permissions"]["divisions"] = {
            "5": {"name": "d", "permissions": [], "environment": [], "environments": {}, "moons": 2}
        }
        server.script(reply(200, json.dumps(context).encode()))
        found = to_server().api_keys.context()
        assert isinstance(found, ApiKeyDetails)
        assert found.permissions.additional_properties == {"galaxy": ["star:read"]}
        assert found.permissions.divisions["5"].additional_properties == {"moons": 2}

    def test_values_of_enums_stay_what_they_are(self, to_server: Any, server: Server) -> None:
        body = {"join_policy": "by_lottery", "block_external_invitations": False}
        body |= {"enforce_domain_only_invitations": False}
        server.script(reply(200, json.dumps(body).encode()))
        policy = to_server().tenants.config().join_policy
        assert policy == "by_lottery"
        assert not policy.is_known
        server.script(reply(204, b"", content_length=""))
        to_server().tenants.update_config(join_policy=policy)
        assert sent(server) == {"join_policy": "by_lottery"}


def _raw(cloud: Any, path: str) -> bytes:
    import httpx

    with httpx.Client(trust_env=False) as http:
        return http.get(cloud.urls["core"] + path, headers={"ld-api-key": cloud.api_key}).content


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "value"), [("59.0", 59), ("5.9e1", 59), ("-0.0", 0), ("9007199254740993.0", 9007199254740993)]
    )
    def test_a_whole_number_with_a_point(self, told: Any, text: str, value: int) -> None:
        found = told(f'{{"id": {text}, "token": "t"}}'.encode())
        assert found.id == value
        assert type(found.id) is int

    @pytest.mark.parametrize("value", [2**53 + 1, 2**63 - 1, -(2**63), 7261845022003200001])
    def test_are_exact_both_ways(self, told: Any, to_server: Any, server: Server, value: int) -> None:
        assert told({"id": value, "token": "t"}).id == value
        to_server().api_keys.create(name="k", role_id=value)
        assert sent(server)["role_id"] == value

    @pytest.mark.parametrize("text", ["59.5", '"59"', "true", "null", "1e400", "1e99999999999999999999", "[]"])
    def test_what_is_none_is_named(self, told: Any, text: str) -> None:
        with pytest.raises(DecodingError, match=r"create_api_key: .*(\$\.id|too large)"):
            told(f'{{"id": {text}, "token": "t"}}'.encode())


class TestTimes:
    def test_go_out_in_utc(self, to_server: Any, server: Server) -> None:
        server.script(reply(201, json.dumps(TOKEN).encode()))
        east = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
        to_server().api_keys.create(name="k", expiry_at=datetime.datetime(2026, 6, 1, 5, 30, tzinfo=east))
        assert sent(server)["expiry_at"] == "2026-06-01T00:00:00Z"

    @pytest.mark.parametrize("way_in", ["member", "model", "mapping", "query"])
    def test_without_a_zone_are_refused(self, to_server: Any, server: Server, way_in: str) -> None:
        naive = datetime.datetime(2026, 6, 1)
        ld = to_server()
        with pytest.raises(InvalidRequestError, match=r"has no time zone: say which one is meant") as refused:
            if way_in == "member":
                ld.api_keys.create(name="k", expiry_at=naive)
            elif way_in == "model":
                ld.api_keys.create(CreateApiKey(name="k", expiry_at=naive))
            elif way_in == "mapping":
                ld.api_keys.create({"deep": [{"er": naive}]})
            else:
                ld.audit.events.list(from_=naive).page(1)
        assert isinstance(refused.value, ValueError)
        assert server.asked == []

    def test_outside_of_the_calendar(self, to_server: Any) -> None:
        late = datetime.datetime.max.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=-5)))
        with pytest.raises(InvalidRequestError, match="outside of the years"):
            to_server().audit.events.list(from_=late).page(1)

    def test_come_back_with_their_zone(self, ld: Any) -> None:
        made = ld.api_keys.create(name="k", expiry_at=EXPIRY, permissions={"tenant": ["info:read"]})
        found = ld.api_keys.get(made.id).expiry_at
        assert (found, found.utcoffset()) == (EXPIRY, datetime.timedelta())


class TestWhatCanBeSent:
    def test_any_sequence_mapping_and_plain_value(self, to_server: Any, server: Server) -> None:
        server.script(reply(201, b""))
        number = uuid.UUID(int=5)
        to_server().divisions.create(
            {
                "tuple": (1, 2),
                "deque": deque([1]),
                "keys": {"a": 1}.keys(),
                "uuid": number,
                "date": datetime.date(2026, 6, 1),
                7: "a number as a name",
                "float": 1.5,
            }
        )
        assert sent(server) == {
            "tuple": [1, 2],
            "deque": [1],
            "keys": ["a"],
            "uuid": str(number),
            "date": "2026-06-01",
            "7": "a number as a name",
            "float": 1.5,
        }

    @pytest.mark.parametrize(
        "value", [object(), b"bytes", decimal.Decimal("1.5"), float("nan"), float("inf"), "\ud800", 1j]
    )
    def test_nothing_else(self, to_server: Any, server: Server, value: object) -> None:
        with pytest.raises(InvalidRequestError, match="create_division: "):
            to_server().divisions.create(name="a", description=value)
        assert server.asked == []

    def test_nothing_that_holds_itself(self, to_server: Any) -> None:
        endless: list[Any] = []
        endless.append(endless)
        with pytest.raises(InvalidRequestError):
            to_server().divisions.create({"a": endless})

    @pytest.mark.parametrize("value", ["", ".", "..", None, [], {}, b"x", 1.5j, "\ud800"])
    def test_what_cannot_stand_in_a_path(self, to_server: Any, server: Server, value: Any) -> None:
        with pytest.raises(InvalidRequestError, match="get_division: "):
            to_server().divisions.get(value)
        assert server.asked == []

    @pytest.mark.parametrize("value", ["a/b", "a?b", "a#b", "a b", "%2e%2e", "{tenant_id}", "é"])
    def test_text_in_a_path_stays_one_part_of_it(self, to_server: Any, server: Server, value: str) -> None:
        server.script(reply(404, b""))
        with pytest.raises(LaserDataError):
            to_server().divisions.get(value)
        last = server.asked[0].target.rsplit("/", 1)[1]
        from urllib.parse import unquote

        assert unquote(last) == value
        assert server.asked[0].target.count("/") == 4

    def test_queries(self, to_server: Any, server: Server) -> None:
        server.script(reply(500, b""))
        with pytest.raises(LaserDataError):
            to_server().api_keys.list(name="a&results=1 é", results=5).page(2)
        assert server.asked[0].query == {"page": "2", "name": "a&results=1 é", "results": "5"}
