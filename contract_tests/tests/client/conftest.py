"""Clients of both kinds, the emulator, and a server that does what it is told."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal

from laserdata_emulator import START, Emulator

# The helpers beside the tests are imported by name (`from client_harness import ...`).
sys.path.insert(0, str(Path(__file__).parent))

from client_harness import Caller, HandClock, Server, serving


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings come from the test alone."""
    for name in ("LD_API_KEY", "LD_TENANT_ID", "LD_API_URL", "LD_AUDIT_URL", "LD_LOG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session", params=["sync", "asyncio", "trio"])
def way(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Both clients, the asynchronous one under either event loop."""
    portal = contextlib.nullcontext() if request.param == "sync" else start_blocking_portal(request.param)
    with portal as loop:
        caller = Caller(loop)
        yield caller
        caller.end()


@pytest.fixture
def client(way: Caller) -> Iterator[Caller]:
    """Makes clients, closed when the test ends."""
    yield way
    way.close()


@pytest.fixture(scope="session")
def running() -> Iterator[Emulator]:
    with Emulator(start=START) as cloud:
        yield cloud


@pytest.fixture
def cloud(running: Emulator) -> Emulator:
    """A new cloud."""
    running.reset()
    return running


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def connect(client: Caller, cloud: Emulator, clock: HandClock) -> Callable[..., Any]:
    """Makes clients of the emulator whose pauses cost nothing."""

    def connected(**settings: Any) -> Any:
        known = {"api_key": cloud.api_key, "tenant_id": cloud.tenant_id, "base_url": cloud.urls["core"]}
        known["http_client"] = client.pool
        return client(**(known | clock.settings() | settings))

    return connected


@pytest.fixture
def ld(connect: Callable[..., Any]) -> Any:
    """A client of the emulator with the administrator's key."""
    return connect()


@pytest.fixture(scope="session")
def listening() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def server(listening: Server) -> Server:
    """A server that has to be told what to answer."""
    listening.script(lambda _: b"")
    return listening


@pytest.fixture
def to_server(client: Caller, server: Server, clock: HandClock) -> Callable[..., Any]:
    """Makes clients of that server whose pauses cost nothing."""

    def connected(**settings: Any) -> Any:
        return client(**({"base_url": server.url, "http_client": client.pool} | clock.settings() | settings))

    return connected
