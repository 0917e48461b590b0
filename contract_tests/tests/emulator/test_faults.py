"""Faults on demand."""

import httpx
import pytest

from laserdata_emulator import ConnectionCut, Emulator

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
        [],
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(api: Api, fault: object) -> None:
    api.refused("POST", "/_emulator/faults", 400, "invalid_control", json=fault)
    api("GET", api.roles, 200)


def test_a_cut_in_process_is_an_exception() -> None:
    import asyncio

    cloud = Emulator()
    cloud.faults.add("cut_before")

    async def call() -> None:
        transport = httpx.ASGITransport(cloud.asgi)
        async with httpx.AsyncClient(transport=transport, base_url=cloud.urls["core"]) as http:
            with pytest.raises(ConnectionCut):
                await http.get("/pricing")
            assert (await http.get("/pricing")).status_code == 200

    asyncio.run(call())
