"""Calls in process: the same answers as over a socket, without one."""

import asyncio
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import trio

from laserdata_emulator import START, Emulator
from laserdata_emulator.documents import REGIONS


@pytest.fixture(scope="module")
def inside() -> Emulator:
    return Emulator(start=START)


@pytest.fixture
def cloud(inside: Emulator) -> Emulator:
    inside.reset()
    return inside


@pytest.fixture
def http(cloud: Emulator, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    """A client in process, in a world where nobody can open a connection."""

    def refused(*_: object) -> None:
        raise AssertionError("a socket was used")

    monkeypatch.setattr(socket.socket, "connect", refused)
    with httpx.Client(
        transport=cloud.transport, base_url=cloud.urls["core"], headers={"ld-api-key": cloud.api_key}
    ) as client:
        yield client


def test_what_is_made_is_there(cloud: Emulator, http: httpx.Client) -> None:
    divisions = f"/tenants/{cloud.tenant_id}/divisions"
    made = http.post(divisions, json={"name": "x"}, headers={"idempotency-key": "k"})
    assert made.status_code == 201
    again = http.post(divisions, json={"name": "x"}, headers={"Idempotency-Key": "k"})
    assert (again.headers["ld-division"], again.headers["idempotent-replayed"]) == (made.headers["ld-division"], "true")
    page = http.get(divisions, params={"page": 2, "results": 1}).json()
    assert [one["name"] for one in page["items"]] == ["x"]
    assert http.post(divisions, content=iter([b'{"name"', b': "y"}']), headers={"content-type": "application/json"})
    assert http.head("/openapi/core.json").content == b""


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_host_chooses_the_origin(cloud: Emulator, http: httpx.Client, scheme: str) -> None:
    assert http.get(f"{scheme}://api.laserdata.cloud/pricing").status_code == 200
    for region in REGIONS:
        answer = http.get(f"{scheme}://supervisor-{region}.laserdata.cloud/openapi/supervisor.json")
        assert answer.json()["info"]["title"]
    for elsewhere in ("example.com", "api.laserdata.cloud:81", "supervisor-aws-mars.laserdata.cloud", "localhost"):
        with pytest.raises(httpx.ConnectError, match=elsewhere):
            http.get(f"{scheme}://{elsewhere}/pricing")


def test_one_cloud_in_process_and_on_sockets_at_once() -> None:
    with (
        Emulator(start=START) as cloud,
        httpx.Client(headers={"ld-api-key": cloud.api_key}) as outside,
        httpx.Client(headers={"ld-api-key": cloud.api_key}, transport=cloud.transport) as inside,
    ):
        url = f"{cloud.urls['core']}/tenants/{cloud.tenant_id}/divisions"

        def make(at: int) -> int:
            return (inside if at % 2 else outside).post(url, json={"name": str(at)}).status_code

        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(make, range(80))) == {201}
        names = {one["name"] for one in inside.get(url, params={"results": 100}).json()["items"]}
        assert names == {"Engineering", *map(str, range(80))}


@pytest.mark.parametrize(("kind", "made"), [("cut_before", 1), ("cut_after", 2)])
def test_a_cut_is_an_error_of_httpx(cloud: Emulator, http: httpx.Client, kind: str, made: int) -> None:
    divisions = f"/tenants/{cloud.tenant_id}/divisions"
    cloud.faults.add(kind, "create_division")  # type: ignore[arg-type]
    with pytest.raises(httpx.RemoteProtocolError):
        http.post(divisions, json={"name": "x"})
    assert http.get(divisions).json()["total_results"] == made


def test_a_read_timeout_ends_the_wait_and_not_the_request(cloud: Emulator, http: httpx.Client) -> None:
    divisions = f"/tenants/{cloud.tenant_id}/divisions"
    cloud.faults.add("hold", "create_division")
    with pytest.raises(httpx.ReadTimeout):
        http.post(divisions, json={"name": "x"}, timeout=0.05)
    assert cloud.faults.wait_held()
    assert http.get(divisions).json()["total_results"] == 1
    held = [thread for thread in threading.enumerate() if thread.name == "laserdata-emulator-call"]
    cloud.faults.release()
    for thread in held:
        thread.join(5)
    assert http.get(divisions).json()["total_results"] == 2


def in_asyncio(test: object) -> object:
    return asyncio.run(test())  # type: ignore[operator]


@pytest.mark.parametrize("run", [in_asyncio, trio.run])
def test_async_clients(cloud: Emulator, run: object) -> None:
    async def test() -> None:
        async with httpx.AsyncClient(transport=cloud.async_transport, base_url=cloud.urls["core"]) as http:
            assert (await http.get("/pricing")).status_code == 200
            cloud.faults.add("cut_before")
            with pytest.raises(httpx.RemoteProtocolError):
                await http.get("/pricing")
            cloud.faults.add("latency", seconds=600)
            with pytest.raises(httpx.ReadTimeout):
                await http.get("/pricing", timeout=0.05)
            cloud.faults.add("latency", seconds=0.01)
            assert (await http.get("/pricing")).status_code == 200
            cloud.faults.clear()

    run(test)  # type: ignore[operator]


def test_httpx_is_imported_by_those_who_use_it() -> None:
    code = "import sys, laserdata_emulator; laserdata_emulator.Emulator; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
