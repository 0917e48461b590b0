"""The same key, the same request, the same answer: once."""

import json
import string
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laserdata_emulator import Emulator
from laserdata_emulator.idempotency import Answer
from laserdata_emulator.problems import Problem

from .conftest import EXPIRY, Api


def keyed(key: str) -> dict[str, Any]:
    return {"headers": {"idempotency-key": key}}


def total(api: Api, path: str) -> int:
    return int(api("GET", path, 200).json()["total_results"])


def test_a_replay_is_equal_but_for_its_request_id(api: Api) -> None:
    body = {"name": "once", "expiry_at": EXPIRY, "permissions": {"tenant": ["info:read"]}}
    first = api("POST", api.keys, 201, json=body, **keyed("k"))
    again = api("POST", api.keys, 201, json=body, **keyed("k"))
    assert again.content == first.content, "the secret too: the first answer may have been lost"
    assert again.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    third = api("POST", api.keys, 201, json=body, **keyed("k"))
    assert len({answer.headers["ld-request"] for answer in (first, again, third)}) == 3
    assert total(api, api.keys) == 3


@pytest.mark.parametrize(("path", "header"), [("divisions", "ld-division"), ("roles", "ld-role")])
def test_a_replay_repeats_the_created_id(api: Api, path: str, header: str) -> None:
    body = {"name": "once", "permissions": {}}
    first = api("POST", f"{api.tenant}/{path}", 201, json=body, **keyed("k"))
    again = api("POST", f"{api.tenant}/{path}", 201, json=body, **keyed("k"))
    assert again.headers[header] == first.headers[header]


def test_the_same_json_written_differently_is_the_same_body(api: Api) -> None:
    headers = {"idempotency-key": "k", "content-type": "application/json"}
    api("POST", api.divisions, 201, content='{"name":"x","description":"d"}', headers=headers)
    again = api("POST", api.divisions, 201, content='{ "description": "d",\n "name": "\\u0078" }', headers=headers)
    assert again.headers["idempotent-replayed"] == "true"


def test_another_body_or_another_operation_is_a_conflict(api: Api) -> None:
    api("POST", api.divisions, 201, json={"name": "x"}, **keyed("k"))
    problem = api.refused("POST", api.divisions, 409, "idempotency_error", json={"name": "y"}, **keyed("k"))
    assert problem["retryable"] is False
    api.refused("POST", api.roles, 409, "idempotency_error", json={"name": "x"}, **keyed("k"))
    assert total(api, api.divisions) == 2
    api("POST", api.divisions, 201, json={"name": "x"}, **keyed("k"))


def test_refusals_are_kept_too(api: Api) -> None:
    made = api("POST", api.divisions, 201, json={"name": "x"})
    first = api.refused("POST", api.divisions, 409, "division_already_exists", json={"name": "x"}, **keyed("k"))
    api("DELETE", f"{api.divisions}/{made.headers['ld-division']}", 204)
    again = api("POST", api.divisions, 409, json={"name": "x"}, **keyed("k"))
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == {**first, "instance": again.headers["ld-request"]}
    api("POST", api.divisions, 400, json={}, **keyed("bad"))
    assert api("POST", api.divisions, 400, json={}, **keyed("bad")).headers["idempotent-replayed"] == "true"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_what_failed_before_it_began_runs_on_the_next_try(api: Api, status: int) -> None:
    api.cloud.faults.add("status", "create_division", status=status)
    api("POST", api.divisions, status, json={"name": "x"}, **keyed("k"))
    assert "idempotent-replayed" not in api("POST", api.divisions, 201, json={"name": "x"}, **keyed("k")).headers


@pytest.mark.parametrize(
    "failure", [Problem(503, "busy", "Later."), Problem(429, "slow_down", "Later."), KeyError("x")]
)
def test_what_failed_while_it_ran_runs_on_the_next_try(
    api: Api, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fail(_: object) -> Answer:
        raise failure

    with monkeypatch.context() as patch:
        patch.setitem(api.cloud.application.handlers, "create_division", fail)
        assert api("POST", api.divisions, json={"name": "x"}, **keyed("k")).status_code >= 429
    assert "idempotent-replayed" not in api("POST", api.divisions, 201, json={"name": "x"}, **keyed("k")).headers


def test_a_refused_permission_is_not_kept(api: Api, reader: Api) -> None:
    for _ in range(2):
        answer = reader("POST", api.divisions, 403, json={"name": "x"}, **keyed("k"))
        assert "idempotent-replayed" not in answer.headers


def test_keys_live_ten_minutes_of_the_emulators_clock(api: Api) -> None:
    api("POST", api.divisions, 201, json={"name": "x"}, **keyed("k"))
    api.cloud.advance(599)
    api("POST", api.divisions, 201, json={"name": "x"}, **keyed("k"))
    api.cloud.advance(1)
    api.refused("POST", api.divisions, 409, "division_already_exists", json={"name": "x"}, **keyed("k"))


def test_keys_belong_to_one_api_key_and_not_to_sessions(api: Api, person: Api) -> None:
    other = api.key_with(tenant=["division:manage"])
    api("POST", api.divisions, 201, json={"name": "x"}, **keyed("k"))
    other("POST", api.divisions, 201, json={"name": "y"}, **keyed("k"))
    person("POST", api.divisions, 201, json={"name": "z"}, **keyed("k"))
    person.refused("POST", api.divisions, 409, "division_already_exists", json={"name": "z"}, **keyed("k"))


def test_deletes_are_not_kept(api: Api) -> None:
    made = api("POST", api.divisions, 201, json={"name": "x"}).headers["ld-division"]
    api("DELETE", f"{api.divisions}/{made}", 204, **keyed("k"))
    api("DELETE", f"{api.divisions}/{made}", 404, **keyed("k"))


@pytest.mark.parametrize("key", ["", "a b", "x" * 256, "a\tb", "caf\u00e9", "\x7f"])
def test_a_malformed_key_is_refused(api: Api, key: str) -> None:
    headers = [(b"idempotency-key", key.encode("latin-1"))]
    answer = api("POST", api.divisions, None, json={"name": "x"}, headers=headers)
    assert answer.status_code == 400, answer.text
    assert total(api, api.divisions) == 1


@settings(max_examples=25, deadline=None)
@given(key=st.text(string.ascii_letters + string.digits + string.punctuation, min_size=1, max_size=255))
def test_any_visible_ascii_up_to_255_is_a_key(running: Emulator, key: str) -> None:
    running.reset()
    api = Api(running, running.urls["core"], headers={"ld-api-key": running.api_key})
    try:
        for _ in range(2):
            answer = api("POST", api.divisions, 201, json={"name": "x"}, **keyed(key))
        assert answer.headers["idempotent-replayed"] == "true"
    finally:
        api.close()


def test_a_second_try_while_the_first_still_runs(api: Api) -> None:
    api.cloud.faults.add("hold", "create_division")
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(api, "POST", api.divisions, None, json={"name": "x"}, **keyed("k"))
        assert api.cloud.faults.wait_held()
        api.refused("POST", api.divisions, 409, "idempotent_request_in_progress", json={"name": "x"}, **keyed("k"))
        api.refused("POST", api.divisions, 409, "idempotency_error", json={"name": "y"}, **keyed("k"))
        api.cloud.faults.release()
        assert first.result(5).status_code == 201
    again = api("POST", api.divisions, 201, json={"name": "x"}, **keyed("k"))
    assert again.headers["ld-division"] == first.result().headers["ld-division"]


@pytest.mark.parametrize("cut", ["cut_before", "cut_after"])
def test_a_cut_connection_and_a_retry_make_one_thing(api: Api, cut: Any) -> None:
    import httpx

    api.cloud.faults.add(cut, "create_division")
    with pytest.raises(httpx.TransportError):
        api("POST", api.divisions, json={"name": "x"}, **keyed("k"))
    made = api("POST", api.divisions, 201, json={"name": "x"}, **keyed("k"))
    assert ("idempotent-replayed" in made.headers) is (cut == "cut_after")
    assert total(api, api.divisions) == 2


@settings(max_examples=25, deadline=None)
@given(
    sends=st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["one", "two", "three"]), st.integers(0, 700)), max_size=12
    )
)
def test_a_model_of_replays(running: Emulator, sends: list[tuple[str, str, int]]) -> None:
    """Against a model: within ten minutes the first outcome of a key stands, and only first calls make things."""
    running.reset()
    api = Api(running, running.urls["core"], headers={"ld-api-key": running.api_key})
    kept: dict[str, tuple[int, str, int]] = {}
    names: set[str] = set()
    now = 0
    try:
        for key, name, wait in sends:
            answer = api("POST", api.divisions, json={"name": name}, **keyed(key))
            if key in kept and now < kept[key][0] + 600:
                _, first, status = kept[key]
                if first == name:
                    assert answer.status_code == status
                    assert answer.headers["idempotent-replayed"] == "true"
                else:
                    assert answer.json()["code"] == "idempotency_error"
            else:
                assert answer.status_code == (409 if name in names else 201)
                kept[key] = (now, name, answer.status_code)
                names.add(name)
            api.cloud.advance(wait)
            now += wait
        assert total(api, api.divisions) == 1 + len(names)
    finally:
        api.close()


def test_ids_in_a_fingerprint_stay_exact(api: Api) -> None:
    """Two bodies that differ in the last digit of an id are two bodies."""
    role = api.role("viewer")
    body = {"name": "k", "expiry_at": EXPIRY, "role_id": role}
    headers = {"idempotency-key": "k", "content-type": "application/json"}
    api("POST", api.keys, 201, content=json.dumps(body), headers=headers)
    other = json.dumps({**body, "role_id": role + 1})
    api.refused("POST", api.keys, 409, "idempotency_error", content=other, headers=headers)
    same = json.dumps(body).replace(str(role), f"{role}.0")
    assert api("POST", api.keys, 201, content=same, headers=headers).headers["idempotent-replayed"] == "true"
