"""Requests that do not fit the contract, and the ways they are told so."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laserdata_emulator import wire

from .conftest import EXPIRY, Api


def test_all_issues_are_told_with_their_places(api: Api) -> None:
    body = {"name": 1, "allowed_ips": ["10.0.0.1", 2], "permissions": {"tenant": "x"}}
    problem = api.refused("POST", api.keys, 400, "validation_failed", json=body)
    found = {(issue["code"], issue["path"]) for issue in problem["field_issues"]}
    assert {("missing", "expiry_at"), ("wrong_type", "name")} <= found
    assert problem["field"] in {path for _, path in found}
    assert all(issue["reason"] for issue in problem["field_issues"])
    assert problem["status"] == 400
    assert problem["retryable"] is False
    assert problem["title"] == "Validation Failed"
    assert problem["type"] == "about:blank"


def test_fields_that_do_not_go_together_are_named_in_words(api: Api) -> None:
    problem = api("POST", api.keys, 400, json={"name": "k", "expiry_at": EXPIRY}).json()
    assert "{" not in problem["field_issues"][0]["reason"]
    assert "role" in problem["field_issues"][0]["reason"].lower()


def test_the_instance_is_the_request(api: Api) -> None:
    answer = api("POST", api.keys, 400, json={})
    assert answer.json()["instance"] == answer.headers["ld-request"]


@pytest.mark.parametrize(
    ("content", "media", "code"),
    [
        (b'{"name": "x"', "application/json", "malformed_json"),
        (b'{"name": NaN}', "application/json", "malformed_json"),
        (b"\xff\xfe", "application/json", "malformed_json"),
        (b'{"name": "\\ud800"}', "application/json", "malformed_json"),
        (b"[" * 100_000, "application/json", "malformed_json"),
        (b'{"name": "x", "deep": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", "application/json", "malformed_json"),
        (b'{"name": 1e999999999}', "application/json", "malformed_json"),
        (b'{"name": "x"}', "text/plain", "unsupported_content_type"),
        (b'{"name": "x"}', "application/xml", "unsupported_content_type"),
        (b'{"name": "x"}', "", "unsupported_content_type"),
        (b"", "application/json", "validation_failed"),
        (b"null", "application/json", "validation_failed"),
        (b"[]", "application/json", "validation_failed"),
    ],
)
def test_bodies_that_are_none(api: Api, content: bytes, media: str, code: str) -> None:
    headers = {"content-type": media} if media else {}
    api.refused("POST", api.divisions, 400, code, content=content, headers=headers)


@pytest.mark.parametrize("media", ["application/json; charset=utf-8", "Application/JSON"])
def test_content_types_that_are_fine(api: Api, media: str) -> None:
    api("POST", api.divisions, 201, content=b'{"name": "x"}', headers={"content-type": media})


def test_paths_and_methods(api: Api) -> None:
    api.refused("GET", "/no/such/path", 404, "route_not_found")
    api.refused("GET", f"{api.tenant}/", 404, "route_not_found")
    api.refused("GET", "/tenants//api_keys", 404, "route_not_found")
    for method, path, allowed in (
        ("PATCH", api.keys, "GET, POST"),
        ("DELETE", f"{api.keys}/context", "GET"),
        ("POST", f"{api.keys}/7", "DELETE, GET"),
        ("TRACE", "/pricing", "GET"),
    ):
        answer = api(method, path, 405)
        assert answer.headers["allow"] == allowed
        assert answer.json()["code"] == "method_not_allowed"
        assert answer.json()["instance"] == answer.headers["ld-request"]
    api.refused("GET", f"{api.keys}/abc", 400, "validation_failed")
    api.refused("GET", f"{api.keys}/-1", 400, "validation_failed")
    api.refused("GET", f"{api.keys}/1%2F2", 400, "validation_failed")


def test_unknown_query_parameters_and_body_fields_are_let_be(api: Api) -> None:
    api("GET", f"{api.roles}?colour=blue&colour=red", 200)
    api("POST", api.divisions, 201, json={"name": "x", "colour": "blue"})


def test_a_body_that_is_too_large(api: Api) -> None:
    api.refused("POST", api.divisions, 413, "body_too_large", content=b" " * (4 * 1024 * 1024 + 1))


def test_ids_pass_exactly(api: Api) -> None:
    role = api.role("viewer")
    assert role > 2**53
    assert int(float(role)) != role, "an id that a float cannot hold"
    made = api.new_key(role_id=role)
    row = api("GET", f"{api.keys}/{made['id']}", 200).json()
    assert (row["id"], row["role_id"]) == (made["id"], role)
    text = f'{{"name": "b", "expiry_at": "{EXPIRY}", "role_id": {role}.0}}'
    api("POST", api.keys, 201, content=text, headers={"content-type": "application/json"})
    for near in (role - 1, role + 1):
        api("POST", api.keys, 404, json={"name": "c", "expiry_at": EXPIRY, "role_id": near})


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
def test_integers_beyond_their_format_are_refused_everywhere(api: Api, number: int) -> None:
    api.refused("GET", f"{api.keys}/{number}", 400, "validation_failed")
    api.refused("GET", f"{api.keys}?page={number}", 400, "validation_failed")
    body = {"name": "k", "expiry_at": EXPIRY, "role_id": number}
    api.refused("POST", api.keys, 400, "validation_failed", json=body)


def test_the_largest_id_is_only_absent(api: Api) -> None:
    api.refused("GET", f"{api.keys}/{2**63 - 1}", 404, "api_key_not_found")
    api("GET", f"{api.keys}?page={2**63 - 1}&results=100", 200)


def test_absent_null_and_a_value_are_three_things(api: Api) -> None:
    division = f"{api.divisions}/{api.cloud.division_id}"
    api("PUT", division, 204, json={"description": "one", "protected": True})
    api("PUT", division, 204, json={"description": None, "name": "New"})
    details = api("GET", division, 200).json()
    assert (details["name"], details["description"], details["protected"]) == ("New", "one", True)
    api("PUT", division, 204, json={"description": "", "protected": False})
    details = api("GET", division, 200).json()
    assert (details["description"], details["protected"]) == ("", False)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: not number.is_integer())
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(value=JSON)
def test_json_survives_the_way_there_and_back(value: Any) -> None:
    assert wire.loads(wire.dumps(value)) == value


@given(number=st.integers(-(10**40), 10**40), zeros=st.integers(1, 5))
def test_an_integer_with_a_fraction_of_zeros_is_that_integer(number: int, zeros: int) -> None:
    read = wire.loads(f"[{number}.{'0' * zeros}]".encode())[0]
    assert type(read) is int
    assert read == number
    assert wire.coerce(f"{number}.{'0' * zeros}", frozenset({"integer"})) == number


@given(moment=st.datetimes(timezones=st.timezones()))
def test_times_survive(moment: Any) -> None:
    from datetime import UTC

    try:
        there = moment.astimezone(UTC)
    except OverflowError:
        return
    assert wire.parse_time(wire.format_time(there)) == there


@pytest.mark.parametrize(
    "text", ["", "2026-06-01", "2026-06-01T00:00:00", "2026-13-01T00:00:00Z", "2026-06-01T00:00Z", "now"]
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(ValueError):
        wire.parse_time(text)
