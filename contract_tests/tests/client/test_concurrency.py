"""Many calls at once, calls that are given up, and an event loop of either kind."""

from __future__ import annotations

import math
import threading
from concurrent.futures import ThreadPoolExecutor

import anyio
import httpx
import pytest
from client_harness import KEY, TENANT, Asked, HandClock, Server, reply

from laserdata_cloud import AsyncLaserData, InvalidRequestError, LaserData, Policy, Surroundings
from laserdata_emulator import Emulator

LOOPS = pytest.mark.parametrize("loop", ["asyncio", "trio"])


def test_one_client_in_many_threads(cloud: Emulator) -> None:
    names = [f"d{number}" for number in range(48)]
    for kind in ("cut_before", "cut_after"):
        cloud.faults.add(kind, "create_division", count=8)  # type: ignore[arg-type]
    with (
        LaserData(
            api_key=cloud.api_key,
            tenant_id=cloud.tenant_id,
            base_url=cloud.urls["core"],
            policy=Policy(max_retries=16, retry_share=math.inf),  # however the faults fall
            sleep=lambda _: None,
        ) as ld,
        ThreadPoolExecutor(8) as pool,
    ):
        made = list(pool.map(lambda name: ld.divisions.create(name=name), names))
        there = {division.id: division.name for division in ld.divisions.list()}
    assert [there[result.division_id] for result in made] == names
    assert sorted(name for name in there.values() if name in names) == sorted(names)
    assert len({result.idempotency_key for result in made}) == len(names)
    assert sum(result.attempts for result in made) > len(names)


@LOOPS
def test_one_client_in_one_event_loop_after_another(cloud: Emulator, loop: str) -> None:
    ld = AsyncLaserData(api_key=cloud.api_key, tenant_id=cloud.tenant_id, base_url=cloud.urls["core"])

    async def ask() -> int:
        return (await ld.divisions.get(cloud.division_id)).id

    async def end() -> None:
        await ld.close()
        with pytest.raises(InvalidRequestError, match="closed"):
            await ask()

    assert [anyio.run(ask, backend=loop) for _ in range(3)] == [cloud.division_id] * 3
    anyio.run(end, backend=loop)
    with pytest.raises(InvalidRequestError, match="closed"):
        anyio.run(ask, backend=loop)


def test_one_client_in_two_event_loops_at_once(cloud: Emulator) -> None:
    ld = AsyncLaserData(api_key=cloud.api_key, tenant_id=cloud.tenant_id, base_url=cloud.urls["core"])
    turns = threading.Barrier(2, timeout=30)

    async def main() -> list[int]:
        found: list[int] = []
        for _ in range(5):
            turns.wait()
            found.append((await ld.divisions.get(cloud.division_id)).id)
        return found

    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(anyio.run, main) for _ in range(2)]
        assert [run.result() for run in runs] == [[cloud.division_id] * 5] * 2


@LOOPS
def test_one_client_in_many_tasks(cloud: Emulator, loop: str) -> None:
    async def main() -> None:
        async with AsyncLaserData(api_key=cloud.api_key, tenant_id=cloud.tenant_id, base_url=cloud.urls["core"]) as ld:
            made: dict[str, int | None] = {}

            async def create(name: str) -> None:
                made[name] = (await ld.divisions.create(name=name)).division_id

            async with anyio.create_task_group() as group:
                for number in range(24):
                    group.start_soon(create, f"d{number}")
            there = {division.name: division.id async for division in ld.divisions.list()}
            assert made.items() <= there.items()

    anyio.run(main, backend=loop)


@LOOPS
def test_a_call_that_is_given_up_frees_its_connection(server: Server, loop: str) -> None:
    arrived, released = threading.Event(), threading.Event()

    def held(_: Asked) -> bytes:
        arrived.set()
        released.wait(10)
        return b""

    server.script(held, reply(204, b"", content_length=""))

    async def main() -> None:
        one = httpx.Limits(max_connections=1)
        async with (
            httpx.AsyncClient(limits=one, timeout=5, trust_env=False) as own,
            AsyncLaserData(api_key=KEY, tenant_id=TENANT, base_url=server.url, http_client=own) as ld,
        ):
            async with anyio.create_task_group() as group:
                group.start_soon(ld.divisions.delete, 1)
                await anyio.to_thread.run_sync(arrived.wait, 10)
                group.cancel_scope.cancel()
            assert len(server.asked) == 1, "a call that was given up is not tried again"
            assert (await ld.divisions.delete(2)).attempts == 1

    anyio.run(main, backend=loop)
    released.set()


@LOOPS
def test_a_pause_that_is_given_up(server: Server, loop: str) -> None:
    server.script(reply(503, b"", retry_after="200"))

    async def main() -> None:
        with anyio.CancelScope() as scope:

            async def sleep(_: float) -> None:
                scope.cancel()
                await anyio.sleep_forever()

            async with AsyncLaserData(api_key=KEY, tenant_id=TENANT, base_url=server.url, sleep=sleep) as ld:
                await ld.divisions.delete(1)
        assert scope.cancelled_caught

    anyio.run(main, backend=loop)
    assert len(server.asked) == 1


@LOOPS
def test_the_pause_of_an_asynchronous_client_is_its_event_loops(server: Server, loop: str) -> None:
    server.script(reply(503, b""), reply(204, b"", content_length=""))

    async def main() -> None:
        around = Surroundings(uniform=lambda low, _: low + 0.001)
        async with AsyncLaserData(api_key=KEY, tenant_id=TENANT, base_url=server.url, surroundings=around) as ld:
            assert (await ld.divisions.delete(1)).attempts == 2

    anyio.run(main, backend=loop)


@LOOPS
def test_nothing_happens_before_it_is_awaited(server: Server, loop: str) -> None:
    server.script(reply(204, b"", content_length=""))

    async def main() -> None:
        keys = HandClock()
        around = Surroundings(new_key=keys.surroundings.new_key)
        async with AsyncLaserData(api_key=KEY, base_url=server.url, surroundings=around) as ld:
            call = ld.divisions.update(1, tenant_id=TENANT, name="a")
            unsendable = ld.divisions.update(1, name="a")
            assert (server.asked, keys.keys) == ([], 0)
            await call
            with pytest.raises(InvalidRequestError):
                await unsendable
        assert len(server.asked) == 1

    anyio.run(main, backend=loop)


def test_a_blocking_call_that_is_interrupted_frees_its_connection(server: Server) -> None:
    server.script(reply(503, b""), reply(204, b"", content_length=""))

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    with (
        httpx.Client(limits=httpx.Limits(max_connections=1), timeout=5, trust_env=False) as own,
        LaserData(api_key=KEY, tenant_id=TENANT, base_url=server.url, http_client=own, sleep=interrupted) as ld,
    ):
        with pytest.raises(KeyboardInterrupt):
            ld.divisions.delete(1)
        assert ld.divisions.delete(1).attempts == 1
