"""Faults on demand."""

import asyncio
import math
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laserdata_emulator import ConnectionCut, Emulator, Faults

from .conftest import Api


def test_a_status_for_one_operation_and_a_count(api: Api) -> None:
    api(
        "POST",
        "/_emulator/faults",
        200,
        json={"kind": "status", "operation": "get_roles", "status": 429, "count": 2, "retry_after": 7},
    )
    api("GET", api.divisions, 200)
    for _ in range(2):
        answer = api("GET", api.roles, 429)
        assert answer.headers["retry-after"] == "7"
        assert (answer.json()["code"], answer.json()["retryable"]) == ("too_many_requests", True)
    api("GET", api.roles, 200)


def test_faults_of_one_place_in_line(api: Api) -> None:
    api.cloud.faults.add("status", status=503)
    api.cloud.faults.add("status", status=500)
    assert [api("GET", api.roles).status_code for _ in range(3)] == [503, 500, 200]


def test_any_status_can_be_asked_for(api: Api) -> None:
    api.cloud.faults.add("status", status=520)
    assert api("GET", api.roles).status_code == 520


def test_cuts_reach_the_client_as_a_lost_connection_and_only_one_of_them_commits(
    api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    for kind, made in (("cut_before", 1), ("cut_after", 2)):
        api("POST", "/_emulator/faults", 200, json={"kind": kind, "operation": "create_division"})
        with pytest.raises(httpx.RemoteProtocolError):
            api("POST", api.divisions, json={"name": "x"})
        assert api("GET", api.divisions, 200).json()["total_results"] == made
    assert [(one["status"], one["fault"]) for one in api.cloud.requests if one["method"] == "POST"] == [
        (None, "cut_before"),
        (None, "cut_after"),
    ]
    assert caplog.records == [], "a fault that was asked for is no defect"


def test_latency_is_real(api: Api) -> None:
    api.cloud.faults.add("latency", "get_roles", seconds=600)
    with pytest.raises(httpx.ReadTimeout):
        api("GET", api.roles, timeout=0.05)
    api.cloud.faults.add("latency", "get_roles", seconds=0.01)
    api("GET", api.roles, 200)


def test_clearing_and_reset(api: Api) -> None:
    api.cloud.faults.add("status", count=9)
    assert api("GET", "/_emulator/faults", 200).json()["faults"][0]["count"] == 9
    api("DELETE", "/_emulator/faults", 200)
    api("GET", api.roles, 200)
    api.cloud.faults.add("status", count=9)
    api("POST", "/_emulator/reset", 200)
    api("GET", api.roles, 200)


@pytest.mark.parametrize(
    "fault",
    [
        {},
        {"kind": "meteor"},
        {"kind": "status", "status": 200},
        {"kind": "status", "count": 0},
        {"kind": "latency", "seconds": -1},
        {"kind": "latency", "seconds": "long"},
        {"kind": "status", "colour": 1},
        {"kind": "status", "share": 0},
        {"kind": "status", "share": 1.5},
        {"kind": "status", "operation": "get_rolls"},
        [],
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(api: Api, fault: object) -> None:
    api.refused("POST", "/_emulator/faults", 400, "invalid_control", json=fault)
    api("GET", api.roles, 200)


def test_a_cut_in_process_is_an_exception() -> None:
    cloud = Emulator()
    cloud.faults.add("cut_before")

    async def call() -> None:
        transport = httpx.ASGITransport(cloud.asgi)
        async with httpx.AsyncClient(transport=transport, base_url=cloud.urls["core"]) as http:
            with pytest.raises(ConnectionCut):
                await http.get("/pricing")
            assert (await http.get("/pricing")).status_code == 200

    asyncio.run(call())


BODY_FAULTS = ["slow_body", "not_json", "truncated", "wrong_length", "html"]


@pytest.fixture(params=["sockets", "in process", "async in process"])
def ask(request: pytest.FixtureRequest, cloud: Emulator) -> Iterator[Callable[..., httpx.Response]]:
    """Send a request with the admin key: over a real connection, and through both transports."""
    base, headers = cloud.urls["core"], {"ld-api-key": cloud.api_key}
    if request.param == "async in process":

        def send(method: str, path: str, **options: Any) -> httpx.Response:
            async def call() -> httpx.Response:
                async with httpx.AsyncClient(transport=cloud.async_transport, base_url=base, headers=headers) as http:
                    return await http.request(method, path, **options)

            return asyncio.run(call())

        yield send
        return
    transport = cloud.transport if request.param == "in process" else None
    with httpx.Client(transport=transport, base_url=base, headers=headers) as http:
        yield http.request


@pytest.mark.parametrize("kind", BODY_FAULTS)
def test_a_spoilt_body_and_its_change_is_made(api: Api, ask: Callable[..., httpx.Response], kind: Any) -> None:
    body = {"name": "k", "expiry_at": "2026-06-01T00:00:00Z", "permissions": {"tenant": ["info:read"]}}
    api.cloud.faults.add(kind, "create_api_key", seconds=0.02)
    key = {"idempotency-key": "once"}
    if kind == "wrong_length":
        with pytest.raises(httpx.RemoteProtocolError):
            ask("POST", api.keys, json=body, headers=key)
    else:
        answer = ask("POST", api.keys, json=body, headers=key)
        assert answer.status_code == 201
        assert answer.headers["content-type"].startswith("text/html" if kind == "html" else "application/json")
        assert int(answer.headers["content-length"]) == len(answer.content)
        if kind == "slow_body":
            assert answer.json()["name"] == "k"
        else:
            with pytest.raises(ValueError):
                answer.json()
    again = ask("POST", api.keys, json=body, headers=key)
    assert (again.json()["name"], again.headers["idempotent-replayed"]) == ("k", "true")
    assert api.cloud.faults.waiting() == []


def test_a_body_that_drips_outlives_a_read_timeout(api: Api, ask: Callable[..., httpx.Response]) -> None:
    """Each piece comes in time, and all of them do not: that is what a read timeout does not see."""
    api.cloud.faults.add("slow_body", "get_roles", seconds=0.6)
    start = time.monotonic()
    assert ask("GET", api.roles, timeout=0.3).json()["items"]
    assert time.monotonic() - start > 0.5


def test_clearing_ends_the_dripping(api: Api) -> None:
    api.cloud.faults.add("slow_body", "get_roles", seconds=600)
    with api.http.stream("GET", api.roles) as answer:
        api.cloud.faults.clear()
        assert len(answer.read()) == int(answer.headers["content-length"])


def test_a_share_of_the_requests(api: Api, ask: Callable[..., httpx.Response]) -> None:
    def met() -> list[bool]:
        api.cloud.faults.clear()
        api.cloud.faults.add("status", "get_divisions", share=0.25, status=429, retry_after=1)
        assert ask("GET", api.roles).status_code == 200
        return [ask("GET", api.divisions).status_code == 429 for _ in range(60)]

    first = met()
    assert first == met(), "the same ones in every run"
    assert 5 <= sum(first) <= 25
    assert api.cloud.faults.waiting()[0]["count"] is None, "until it is ended"


@given(share=st.floats(0.02, 1), seed=st.integers(0, 999))
def test_a_share_is_one(share: float, seed: int) -> None:
    faults = Faults(seed)
    faults.add("status", share=share)
    met = sum(bool(faults.take("any")) for _ in range(1000))
    # One more, for a share so near to 1 that it misses less than one request of the thousand.
    assert abs(met - 1000 * share) <= 1 + 5 * math.sqrt(1000 * share * (1 - share))


def test_a_share_ends_with_its_count(api: Api) -> None:
    api("POST", "/_emulator/faults", 200, json={"kind": "status", "share": 0.5, "count": 2})
    assert [api("GET", api.roles).status_code for _ in range(40)].count(503) == 2


def test_a_replay_is_cut_too(api: Api) -> None:
    api.cloud.faults.add("cut_after", "create_division", count=2)
    for _ in range(2):
        with pytest.raises(httpx.RemoteProtocolError):
            api("POST", api.divisions, json={"name": "x"}, headers={"idempotency-key": "k"})
    answer = api("POST", api.divisions, 201, json={"name": "x"}, headers={"idempotency-key": "k"})
    assert answer.headers["idempotent-replayed"] == "true"
