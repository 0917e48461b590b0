"""Calls that are broken off say what may have happened, in a note on what broke them off."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest
from client_harness import KEY, TENANT, Asked, Server, reply
from test_hooks import Recorder

from laserdata_cloud import AsyncLaserData, LaserData

LOOPS = pytest.mark.parametrize("loop", ["asyncio", "trio"])


def settings(server: Server) -> dict[str, Any]:
    return {"api_key": KEY, "tenant_id": TENANT, "base_url": server.url}


async def cancelled(server: Server, make: Callable[[AsyncLaserData], Any]) -> tuple[list[str], Recorder]:
    """The notes on the cancellation that ended a call which was under way."""
    arrived, released = threading.Event(), threading.Event()

    def held(_: Asked) -> bytes:
        arrived.set()
        released.wait(10)
        return b""

    server.script(held)
    recorder, notes = Recorder(), []

    async def call() -> None:
        try:
            await make(ld)
        except anyio.get_cancelled_exc_class() as error:
            notes.extend(error.__notes__)
            raise

    try:
        async with AsyncLaserData(**settings(server), hooks=recorder) as ld, anyio.create_task_group() as group:
            group.start_soon(call)
            await anyio.to_thread.run_sync(arrived.wait, 10)
            group.cancel_scope.cancel()
    finally:
        released.set()
    return notes, recorder


@LOOPS
def test_a_cancelled_change_may_have_happened(server: Server, loop: str) -> None:
    notes, recorder = anyio.run(cancelled, server, lambda ld: ld.divisions.create(name="a"), backend=loop)
    (key,) = server.keys()
    assert len(notes) == 1
    assert "create_division: broken off in attempt 1; it may have happened all the same" in notes[0]
    assert f"idempotency_key={key!r} within 5" in notes[0]
    assert recorder.order == "SAaE"
    (end,) = recorder.at("call_ended")
    assert (end["outcome"], end["may_have_happened"], end["idempotency_key"]) == ("interrupted", True, key)
    assert end["error_type"] in ("CancelledError", "Cancelled")


@LOOPS
def test_a_cancelled_delete_has_no_key(server: Server, loop: str) -> None:
    notes, _ = anyio.run(cancelled, server, lambda ld: ld.divisions.delete(1), backend=loop)
    assert notes == [
        "delete_division: broken off in attempt 1; it may have happened all the same: look before you call again"
    ]


@LOOPS
def test_a_cancelled_read_changed_nothing(server: Server, loop: str) -> None:
    notes, recorder = anyio.run(cancelled, server, lambda ld: ld.divisions.get(1), backend=loop)
    assert notes == ["get_division: broken off in attempt 1; nothing was changed"]
    assert not recorder.at("call_ended")[0]["may_have_happened"]


@LOOPS
def test_a_cancelled_page_of_a_list(server: Server, loop: str) -> None:
    async def read(ld: AsyncLaserData) -> None:
        async for _ in ld.members.list():
            pass

    notes, _ = anyio.run(cancelled, server, read, backend=loop)
    assert any("broken off in attempt 1; nothing was changed" in note for note in notes)


@LOOPS
@pytest.mark.parametrize(("answer", "unsure"), [(reply(503, b"", retry_after="200"), True), (reply(429, b""), False)])
def test_a_cancelled_pause(server: Server, loop: str, answer: bytes, unsure: bool) -> None:
    server.script(answer)
    recorder, notes = Recorder(), []

    async def main() -> None:
        with anyio.CancelScope() as scope:

            async def sleep(_: float) -> None:
                scope.cancel()
                await anyio.sleep_forever()

            async with AsyncLaserData(**settings(server), hooks=recorder, sleep=sleep) as ld:
                try:
                    await ld.divisions.create(name="a")
                except anyio.get_cancelled_exc_class() as error:
                    notes.extend(error.__notes__)
                    raise
        assert scope.cancelled_caught

    anyio.run(main, backend=loop)
    assert "create_division: broken off after attempt 1; " in notes[0]
    assert ("it may have happened" in notes[0]) == unsure
    assert recorder.order == "SAaRE"
    assert recorder.at("call_ended")[0]["may_have_happened"] == unsure


def test_a_timeout_of_asyncio_has_it_as_its_cause(server: Server) -> None:
    released = threading.Event()

    def held(_: Asked) -> bytes:
        released.wait(10)
        return b""

    server.script(held)

    async def main() -> None:
        async with AsyncLaserData(**settings(server)) as ld:
            with pytest.raises(TimeoutError) as slow:
                async with asyncio.timeout(0.2):
                    await ld.divisions.create(name="a")
            assert slow.value.__cause__ is not None
            assert any("call again with idempotency_key=" in note for note in slow.value.__cause__.__notes__)

    try:
        asyncio.run(main())
    finally:
        released.set()


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit, RuntimeError])
def test_a_blocking_call_that_is_interrupted(interruption: type[BaseException]) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if not recorder.at("attempt_ended"):
            return httpx.Response(503)
        raise interruption("not ours")

    recorder = Recorder()
    own = httpx.Client(transport=httpx.MockTransport(handler))
    with (
        LaserData(api_key=KEY, tenant_id=TENANT, http_client=own, hooks=recorder, sleep=lambda _: None) as ld,
        pytest.raises(interruption, match="not ours") as broken,
    ):
        ld.divisions.create(name="a", idempotency_key="mine")
    (note,) = broken.value.__notes__
    assert "create_division: broken off in attempt 2; it may have happened" in note
    assert "idempotency_key='mine'" in note
    assert KEY not in note
    assert recorder.order == "SAaRAaE"
    (end,) = recorder.at("call_ended")
    assert (end["outcome"], end["error_type"]) == ("interrupted", interruption.__name__)


def test_a_call_that_is_forgotten_ends_all_the_same(server: Server) -> None:
    recorder = Recorder()

    async def main() -> None:
        async with AsyncLaserData(**settings(server), hooks=recorder) as ld:
            call = ld.divisions.delete(1)
            # Up to where it would wait; what forgets it is somewhere else.
            contextvars.copy_context().run(call.send, None)
            call.close()

    asyncio.run(main())
    assert recorder.order == "SAaE"
    assert recorder.at("call_ended")[0]["error_type"] == "GeneratorExit"
