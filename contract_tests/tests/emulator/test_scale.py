"""A hundred thousand cost what two hundred cost; two hundred clients at once lose nothing."""

import asyncio
import gc
import time
from collections.abc import Callable, Iterator

import httpx
import pytest

from laserdata_emulator import START, Emulator

FEW, MANY = 200, 100_000


def filled(count: int) -> Emulator:
    """A cloud with so many divisions, as cheaply as they can be made."""
    cloud = Emulator(start=START)
    state = cloud.application.state
    tenant = state.store.of("tenant", None).get(cloud.tenant_id)
    values = {"description": "", "email": "", "protected": False}
    for at in range(count - 1):
        state.new("division", tenant, {**values, "name": f"n{at}"})
    return cloud


@pytest.fixture(scope="module")
def clouds() -> Iterator[tuple[Emulator, Emulator]]:
    made = filled(FEW), filled(MANY)
    gc.collect()
    gc.freeze()  # or the collector walks through all of them, at moments of its own
    yield made
    gc.unfreeze()


def costs(*calls: Callable[[], object]) -> list[float]:
    """What calls cost this thread at best, in seconds: waiting for other processes does not count.

    They take turns, so that what slows the machine down slows all of them.
    """
    best = [float("inf")] * len(calls)
    for _ in range(40):
        for at, call in enumerate(calls):
            start = time.thread_time()
            call()
            best[at] = min(best[at], time.thread_time() - start)
    return best


def api(cloud: Emulator) -> httpx.Client:
    at = f"{cloud.urls['core']}/tenants/{cloud.tenant_id}"
    return httpx.Client(transport=cloud.transport, base_url=at, headers={"ld-api-key": cloud.api_key})


def caller(cloud: Emulator, http: httpx.Client, what: str) -> Callable[[], None]:
    """One kind of call."""
    store = cloud.application.state.store
    things = store.of("division", store.of("tenant", None).get(cloud.tenant_id))
    number = iter(range(10**6))

    def call() -> None:
        if what == "first page":
            answer = http.get("/divisions", params={"results": 100})
        elif what == "last page":  # page 1,000 of many; both have a hundred on it
            answer = http.get("/divisions", params={"results": 100, "page": len(things) // 100})
            assert len(answer.json()["items"]) == 100
        elif what == "one":
            answer = http.get(f"/divisions/{cloud.division_id}")
        elif what == "create":
            answer = http.post("/divisions", json={"name": f"{what}{next(number)}"})
        else:  # from the middle, where it would hurt
            middle = things.slice(len(things) // 2, len(things) // 2 + 1)[0]
            answer = http.delete(f"/divisions/{middle.id}")
        assert answer.status_code < 300, answer.text

    return call


@pytest.mark.parametrize("what", ["first page", "last page", "one", "create", "delete"])
def test_many_cost_what_few_cost(clouds: tuple[Emulator, Emulator], what: str) -> None:
    with api(clouds[0]) as one, api(clouds[1]) as other:
        few, many = costs(caller(clouds[0], one, what), caller(clouds[1], other, what))
    assert many < 2 * few + 0.0001, f"{what}: {few * 1e6:.0f} us with {FEW}, {many * 1e6:.0f} us with {MANY}"


def test_two_hundred_clients_at_once() -> None:
    """Each on a connection of its own, spoken by hand: a client of 200 connections would be what is slow."""
    clients, each = 200, 3

    async def ask(connection: tuple[asyncio.StreamReader, asyncio.StreamWriter], request: str, body: str) -> str:
        reader, writer = connection
        length = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n"
        writer.write(f"{request}{length}\r\n{body}".encode())
        return (await reader.readuntil(b"\r\n\r\n")).decode()

    async def test(cloud: Emulator) -> list[str]:
        host, _, port = cloud.urls["core"].removeprefix("http://").partition(":")

        async def client(number: int) -> list[str]:
            connection = await asyncio.open_connection(host, int(port))
            made: list[str] = []
            for at in range(each):
                name = f"{number}.{at}"
                request = f"POST /tenants/{cloud.tenant_id}/divisions HTTP/1.1\r\nhost: {host}:{port}\r\n"
                request += f"ld-api-key: {cloud.api_key}\r\nidempotency-key: {name}\r\n"
                head = await ask(connection, request, f'{{"name": "{name}"}}')
                assert head.startswith("HTTP/1.1 201 "), head
                made += [line[13:] for line in head.splitlines() if line.startswith("ld-division: ")]
            connection[1].close()
            return made

        return [key for keys in await asyncio.gather(*map(client, range(clients))) for key in keys]

    with Emulator(start=START) as cloud, api(cloud) as http:
        made = asyncio.run(test(cloud))
        pages = range(1, -(-(len(made) + 1) // 100) + 1)
        rows = [http.get("/divisions", params={"results": 100, "page": page}).json()["items"] for page in pages]
        assert len(made) == clients * each
        assert sorted(str(one["id"]) for row in rows for one in row) == sorted([*made, str(cloud.division_id)])
