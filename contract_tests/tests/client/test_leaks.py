"""Two hundred calls at once, a slow server, one that dies, calls that are given up: nothing is left behind."""

from __future__ import annotations

import asyncio
import gc
import math
import os
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from client_harness import KEY, TENANT, Answering, Asked, Caller, Cut, HandClock, Server, reply

from laserdata_cloud import AsyncLaserData, ConnectionFailedError, LaserData, LaserDataError, Policy

CALLS = 200
ROOM = 10
"""Connections that a pool has: far fewer than there are calls, so that one that is lost stops the others."""
GONE = reply(204, b"", content_length="")
FILES = Path("/proc/self/fd")

LOOPS = pytest.mark.parametrize("loop", ["asyncio", "trio"])
pytestmark = pytest.mark.skipif(not FILES.exists(), reason="open files are counted as Linux tells them")


def sockets() -> int:
    """Return how many sockets this process has open."""
    found = 0
    for entry in os.scandir(FILES):
        try:
            found += Path(entry.path).readlink().name.startswith("socket:")
        except FileNotFoundError:  # the folder's own
            continue
    return found


def dying(released: threading.Event) -> Answering:
    """Begin an answer, and close the connection in the middle of it."""

    def answer(_: Asked) -> Iterator[bytes]:
        yield reply(200, b'{"id"', content_length="100")
        released.wait(30)
        raise Cut

    return answer


def slow(released: threading.Event) -> Answering:
    """Answer late."""

    def answer(_: Asked) -> bytes:
        released.wait(30)
        return GONE

    return answer


SERVERS = pytest.mark.parametrize("kind", [slow, dying])


def settings(server: Server) -> dict[str, Any]:
    return {
        "api_key": KEY,
        "tenant_id": TENANT,
        "base_url": server.url,
        "policy": Policy(max_retries=1, backoff=0.0, retry_share=math.inf),
    }


@SERVERS
def test_calls_in_threads(server: Server, kind: Callable[[threading.Event], Answering]) -> None:
    released = threading.Event()
    server.script(kind(released))
    assert server.settled()
    before, threads = sockets(), threading.active_count()
    limits = httpx.Limits(max_connections=ROOM)
    with (
        httpx.Client(limits=limits, timeout=60, trust_env=False) as own,
        LaserData(**settings(server), http_client=own) as ld,
    ):

        def call(number: int) -> Any:
            try:
                return ld.divisions.delete(number)
            except LaserDataError as error:
                return error

        with ThreadPoolExecutor(CALLS) as pool:
            calls = [pool.submit(call, number) for number in range(CALLS)]
            assert server.arrived(ROOM)
            released.set()
            ended = [call.result(60) for call in calls]
        check(ended, kind)
        assert server.settled()
        assert sockets() <= before, "each call gave its connection back, or closed it"
    assert threading.active_count() <= threads


def check(ended: list[Any], kind: Callable[..., Answering]) -> None:
    """Each call ended, and in the way it should."""
    assert len(ended) == CALLS
    if kind is slow:
        assert {result.status for result in ended} == {204}
    else:
        assert {type(error) for error in ended} == {ConnectionFailedError}
        assert {error.attempts for error in ended} == {2}


@LOOPS
@SERVERS
def test_calls_in_tasks(server: Server, kind: Callable[[threading.Event], Answering], loop: str) -> None:
    released = threading.Event()
    server.script(kind(released))
    assert server.settled()

    async def main() -> None:
        async with client_of(server) as ld:
            before = await at_rest(loop)
            ended: list[Any] = []

            async def call(number: int) -> None:
                try:
                    ended.append(await ld.divisions.delete(number))
                except LaserDataError as error:
                    ended.append(error)

            async with anyio.create_task_group() as group:
                for number in range(CALLS):
                    group.start_soon(call, number)
                await anyio.to_thread.run_sync(server.arrived, ROOM)
                released.set()
            check(ended, kind)
            assert await anyio.to_thread.run_sync(server.settled)
            assert not more(await at_rest(loop), before)

    anyio.run(main, backend=loop)


@LOOPS
@SERVERS
def test_tasks_that_are_given_up(server: Server, kind: Callable[[threading.Event], Answering], loop: str) -> None:
    released = threading.Event()
    server.script(kind(released))
    assert server.settled()

    async def main() -> None:
        async with client_of(server) as ld:
            before = await at_rest(loop)
            for times in range(1, 4):
                async with anyio.create_task_group() as group:
                    for number in range(CALLS):
                        group.start_soon(ld.divisions.delete, number)
                    # Some wait for an answer or the rest of it, the others for a connection.
                    await anyio.to_thread.run_sync(server.arrived, ROOM * times)
                    group.cancel_scope.cancel()
            released.set()
            assert await anyio.to_thread.run_sync(server.settled)
            assert not more(await at_rest(loop), before)
            assert len(server.asked) == 3 * ROOM, "what was given up is not sent again"
            server.script(lambda _: GONE)
            async with anyio.create_task_group() as group:
                for number in range(2 * ROOM):
                    group.start_soon(ld.divisions.delete, number)
            assert len(server.asked) == 2 * ROOM, "every connection is there again"

    anyio.run(main, backend=loop)


def client_of(server: Server) -> AsyncLaserData:
    """Return a client whose pool is small; its httpx client goes with the event loop."""
    own = httpx.AsyncClient(limits=httpx.Limits(max_connections=ROOM), timeout=60, trust_env=False)
    return AsyncLaserData(**settings(server), http_client=own)


def more(now: tuple[int, ...], before: tuple[int, ...]) -> bool:
    """Whether there is more of anything; less is what an earlier test still held."""
    return any(a > b for a, b in zip(now, before, strict=True))


async def at_rest(loop: str) -> tuple[int, int]:
    """Return how many sockets and tasks there are when nothing is left to run."""
    # A worker thread of the event loop's own has to be there from the first time on.
    await anyio.to_thread.run_sync(int)
    await anyio.wait_all_tasks_blocked()
    if loop == "asyncio":
        return sockets(), len(asyncio.all_tasks())
    import trio

    return sockets(), trio.lowlevel.current_statistics().tasks_living


# ---- memory

BATCH = 40
# A call that left its request, answer or error behind would come to several kilobytes for each; what Python sets aside
# for later comes to some kilobytes over all of them.
PER_CALL = 200


def test_memory_does_not_grow_with_the_calls(client: Caller) -> None:
    """Whatever the calls end in."""
    clock = HandClock()
    answers = [
        httpx.Response(200, content=b'{"id": 1}'),
        httpx.Response(503, headers={"retry-after": "1"}),
        httpx.Response(404, json={"code": "c", "reason": "r"}),
        httpx.Response(200, content=b"<html>"),
    ]
    count = 0

    def answer(_: httpx.Request) -> httpx.Response:
        nonlocal count
        count += 1
        if count % 5 == 0:
            raise httpx.ReadError("cut")
        made = answers[count % 5 - 1]
        return httpx.Response(made.status_code, content=made.content, headers={"ld-request": f"{count:032x}"})

    http = client.own(transport=httpx.MockTransport(answer))
    ld = client(http_client=http, **clock.settings())

    def batch() -> None:
        clock.pauses.clear()
        for number in range(BATCH):
            for call in (ld.api_keys.get, ld.divisions.delete):
                try:
                    call(number)
                except LaserDataError:
                    continue

    def taken() -> int:
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    batch()
    tracemalloc.start()
    try:
        batch()
        before = taken()
        for _ in range(3):
            batch()
        grown = taken() - before
    finally:
        tracemalloc.stop()
    assert grown < 3 * BATCH * 2 * PER_CALL, f"{grown} bytes"
