"""The emulator as its users hold it: a cloud on real loopback ports, or in process without any."""

import asyncio
import contextlib
import errno
import socket
import threading
from collections.abc import Coroutine, Generator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import uvicorn
from starlette.types import ASGIApp

from .account_rules import AccountRules
from .app import HOSTS, Application
from .clock import Clock, Ids
from .courier import Courier
from .documents import REGIONS, load
from .faults import Faults
from .plans import PLANS
from .protocol import protocol
from .rate_limit import RateLimit
from .seed_file import SeedError, plant, read_seed
from .stand_ins import StandIns
from .state import Seeds, State
from .state import seed as plant_usual
from .state_file import StateFile
from .store import Thing
from .wire import format_time

if TYPE_CHECKING:
    from .transport import AsyncTransport, Transport


class PortTaken(OSError):
    """A port that was asked for is in use."""


def _event_loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop  # a fifth less a request; not on every platform
    except ModuleNotFoundError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


def run(main: Coroutine[Any, Any, None]) -> None:
    """`asyncio.run`, on the quicker of the event loops that are installed."""
    with asyncio.Runner(loop_factory=_event_loop) as runner:
        runner.run(main)


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        """Leave the process's signals alone: an emulator is a guest in someone's tests."""
        yield


class Emulator(StandIns):
    """A LaserData Cloud of one's own.

    `with Emulator() as cloud:` listens on loopback ports until the block ends. Without `with` nothing listens, and
    `cloud.asgi` can be called in process. State is in memory unless `state` names a file; `reset()` gives the first
    state again.
    """

    def __init__(
        self,
        *,
        specs: Path | str | None = None,
        corrected: Path | str | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        seed: Path | str | Mapping[str, Any] | None = None,
        ids_seed: int = 0,
        start: datetime | None = None,
        plan: str = "unlimited",
        features: dict[str, Any] | None = None,
        members: int = 0,
        pace: float = 0.0,
        allow_loopback_webhooks: bool = False,
        account: AccountRules | None = None,
        rate_limit: tuple[int, float] | None = None,
        state: Path | str | None = None,
    ) -> None:
        """Read and compile the documents.

        `specs` and `corrected` are folders with the published and the corrected documents in place of the usual ones.
        With a `port` other than 0 the core origin listens there and the six supervisors on the six ports after it.
        `seed` is a JSON file, or what would be in one, with more that a new cloud holds: see `seed_file`.
        `ids_seed` chooses the ids and secrets; `start` the emulated time, which then moves only when told (None: the
        machine's own clock, and what it was told to be ahead). `plan` is one of
        basic, pro, enterprise, unlimited; `features` changes single limits of it.
        `pace` is for how many emulated seconds each state of something that takes time lasts, such as those of a
        deployment on its way; with 0 it is finished when it is next looked at.
        With `allow_loopback_webhooks` notification channels may name a webhook on this machine, over http too, which
        then really receives what the channel is told. Nothing is ever sent anywhere else.
        `account` sets how many sessions, tenants and memberships a person may have, and how long what they hold lives.
        `state` is a file that keeps everything over restarts: what was answered is in it, whenever the process dies.
        Requests seen, faults, the rate limit and messages under way are not kept; what else is given here holds anew.
        `rate_limit` is how many requests each API key may send in how many emulated seconds; None for no limit.
        `members` more people join the seeded tenant with the role viewer.

        Raises DocumentsMissing or ContractError when there is nothing to serve, ValueError for numbers out of range,
        StateFileError for a state file that cannot be used, SeedError for a seed that cannot be planted.
        """
        if plan not in PLANS:
            raise ValueError(f"there is no plan {plan!r}: choose one of {', '.join(PLANS)}")
        if not (0 <= ids_seed <= 999 and members >= 0 and 0 <= pace <= 1e9):
            raise ValueError("ids_seed is 0 to 999; members and pace are 0 or more")
        self._clock_start, self._ids_seed, self._plan = start, ids_seed, plan
        self._members, self._pace = members, pace
        self._rate_limit = rate_limit or (None, 1.0)
        RateLimit(*self._rate_limit)  # raises for numbers that make no limit
        self._rules = account or AccountRules()
        self._loopback = allow_loopback_webhooks
        self._features = {**PLANS[plan], **(features or {})}
        self._host, self._port = host, port
        self._file = None if state is None else StateFile(state)
        self.faults = Faults(ids_seed)
        documents = load(Path(specs) if specs else None, Path(corrected) if corrected else None)
        self._sources = tuple(documents.published)
        self._app = Application(documents, self._new_state, self.faults)
        self._app.stand_ins = self.controls()
        self._urls = self._app.urls
        self._servers: list[_Server] = []
        self._thread: threading.Thread | None = None
        try:
            self._seed = None if seed is None else read_seed(seed)
            if not self._kept:
                self._furnish()
        except SeedError:
            self.close()
            raise
        self._app.furnish = self._furnish
        with self._app.lock:
            self._app.lock.keep = self._keep

    def _new_state(self) -> State:
        state = State(
            Clock(self._clock_start),
            Ids(self._ids_seed),
            self._features,
            self._plan,
            pace=self._pace,
            rules=self._rules,
            courier=Courier(loopback=self._loopback),
            rate_limit=RateLimit(*self._rate_limit),
        )
        kept = self._file.load(state) if self._file is not None and not hasattr(self, "seeds") else None
        self._kept = kept is not None
        self.seeds: Seeds = kept or plant_usual(state, self._members)
        return state

    def _furnish(self) -> None:
        if self._seed is None:
            return
        import httpx  # through the front door, so that a seed is checked as requests are

        state, tenant = self._app.state, self._tenant()
        limit, state.rate_limit = state.rate_limit, RateLimit()
        with httpx.Client(
            transport=self.transport, base_url=HOSTS["core"], headers={"ld-api-key": self.api_key}
        ) as http:

            def send(method: str, path: str, body: dict[str, Any]) -> tuple[int, Mapping[str, str], Any]:
                answer = http.request(method, path, json=body)
                return answer.status_code, answer.headers, answer.json() if answer.content else None

            def named(kind: str) -> dict[str, int]:
                return {one.values["name"]: one.id for one in state.store.of(kind, tenant)}

            at = f"/tenants/{tenant.id}"
            made = plant(*self._seed, at, named("role"), named("division"), state.now, send, self.add_member)
        self.seeds = replace(self.seeds, made=made)
        state.rate_limit = limit
        state.requests.clear()

    def _keep(self) -> None:
        if self._file is not None:
            self._file.commit(self._app.state, self.seeds)

    # ---- what a new cloud holds

    @property
    def tenant_id(self) -> int:
        """The seeded tenant."""
        return self.seeds.tenant_id

    @property
    def division_id(self) -> int:
        """The seeded division of that tenant."""
        return self.seeds.division_id

    @property
    def user_id(self) -> int:
        """The tenant's owner, whose session it is and who made the seeded keys."""
        return self.seeds.user_id

    @property
    def user_channel_id(self) -> int:
        """The owner's own notification channel; no operation makes one for a person."""
        return self.seeds.user_channel_id

    @property
    def api_key(self) -> str:
        """The secret of a key with the role admin."""
        return self.seeds.api_key

    @property
    def read_only_key(self) -> str:
        """The secret of a key with the role viewer."""
        return self.seeds.read_only_key

    @property
    def session(self) -> str:
        """The value of the owner's `session` cookie."""
        return self.seeds.session

    @property
    def csrf_token(self) -> str:
        """The token that the session's changing calls send in `x-csrf-token`."""
        return self.seeds.csrf_token

    @property
    def made(self) -> dict[str, Any]:
        """What the seed made: ids by name, `{id, secret}` of API keys, `{id, session, csrf_token}` of members."""
        return self.seeds.made

    def add_member(self, email: str, *roles: str, name: str = "Mia Member") -> tuple[int, str, str]:
        """A new member of the seeded tenant with roles by name: user id, session cookie, CSRF token."""
        with self._app.lock:
            state, tenant = self._app.state, self._tenant()
            user = state.add_user(email, name)
            state.add_member(tenant, user, [state.role_named(tenant, role).id for role in roles])
            return (user.id, *state.add_session(user))

    def _tenant(self) -> Thing:
        tenant = self._app.state.store.of("tenant", None).get(self.tenant_id)
        if tenant is None:
            raise LookupError("the seeded tenant was deleted; reset() brings it back")
        return tenant

    # ---- where it is

    @property
    def urls(self) -> dict[str, Any]:
        """`core`, `audit`, `notifier` and `supervisors` (region to URL)."""
        core = self._urls["core"]
        supervisors = {region: self._urls[region] for region in REGIONS}
        return {"core": core, "audit": core, "notifier": core, "supervisors": supervisors}

    @property
    def documents(self) -> dict[str, str]:
        """The URL of each published document by its source's name."""
        return {
            name: f"{self._urls[name.removeprefix('supervisor-')]}/openapi/supervisor.json"
            if name.startswith("supervisor-")
            else f"{self._urls['core']}/openapi/{name}.json"
            for name in self._sources
        }

    @property
    def asgi(self) -> ASGIApp:
        """All origins as one ASGI application; the Host header chooses."""
        return self._app

    @property
    def transport(self) -> "Transport":
        """For `httpx.Client(transport=...)`: every origin in process, without a socket, listening or not.

        Any host of `urls` is answered, and the real names; another is an `httpx.ConnectError`.
        """
        from .transport import Transport  # httpx is imported by those who use it

        return Transport(self._app, self._hosts)

    @property
    def async_transport(self) -> "AsyncTransport":
        """The same for `httpx.AsyncClient(transport=...)`."""
        from .transport import AsyncTransport

        return AsyncTransport(self._app, self._hosts)

    def _hosts(self) -> dict[str, str]:
        return {url.partition("://")[2]: origin for urls in (HOSTS, self._urls) for origin, url in urls.items()}

    @property
    def application(self) -> Application:
        """The inside: operations, handlers, state."""
        return self._app

    def ready(self) -> dict[str, Any]:
        """What a caller in another process needs, as JSON."""
        return {
            **self.urls,
            "tenant_id": self.tenant_id,
            "division_id": self.division_id,
            "user_id": self.user_id,
            "user_channel_id": self.user_channel_id,
            "member_ids": list(self.seeds.member_ids),
            **({"made": self.seeds.made} if self.seeds.made else {}),
            "api_key": self.api_key,
            "read_only_key": self.read_only_key,
            "session": self.session,
            "csrf_token": self.csrf_token,
            "documents": self.documents,
            "now": format_time(self.now),
        }

    # ---- time and memory

    @property
    def now(self) -> datetime:
        """The emulated moment."""
        return self._app.state.now

    def advance(self, seconds: float) -> datetime:
        """Let time pass, at no cost. Raises ValueError for a negative number."""
        with self._app.lock:
            return self._app.state.clock.advance(seconds)

    def set_rate_limit(self, requests: int | None, seconds: float = 1.0) -> None:
        """Let each API key send so many requests in so many emulated seconds from now on; None: as many as it likes.

        Raises ValueError for numbers that make no limit.
        """
        with self._app.lock:
            self._app.state.rate_limit = RateLimit(requests, seconds)

    def reset(self) -> None:
        """Back to the first state, ids and secrets included; faults are gone."""
        self._app.reset()

    @property
    def requests(self) -> list[dict[str, Any]]:
        """The last 1000 requests, oldest first, without bodies or credentials."""
        return [one.shown() for one in list(self._app.state.requests)]

    @property
    def mail(self) -> list[dict[str, Any]]:
        """The confirmation codes that were sent and not used, and the tokens of invitations."""
        return [one.shown() for one in self._app.state.mail]

    @property
    def deliveries(self) -> list[dict[str, Any]]:
        """The last 1000 messages to notification channels, oldest first, and what became of each."""
        return [one.shown() for one in list(self._app.state.courier.deliveries)]

    def wait_for_deliveries(self, seconds: float = 10.0) -> bool:
        """Wait until every webhook that was to be sent has been answered or has failed; False when it takes longer."""
        return self._app.state.courier.wait(seconds)

    # ---- listening

    @property
    def listening(self) -> bool:
        """Whether every origin answers on its port."""
        return bool(self._servers) and all(server.started for server in self._servers)

    def _bind(self) -> dict[str, socket.socket]:
        sockets: dict[str, socket.socket] = {}
        for at, origin in enumerate(self._app.origins):
            port = self._port + at if self._port else 0
            family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
            # asyncio switches Nagle's delay (40 ms a call) off only for sockets that say they are TCP.
            sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
            try:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                sock.bind((self._host, port))
                sock.listen(128)
            except (OSError, OverflowError) as exc:
                for opened in (sock, *sockets.values()):
                    opened.close()
                if isinstance(exc, OSError) and exc.errno == errno.EADDRINUSE:
                    raise PortTaken(exc.errno, f"port {port} of {self._host} is taken") from None
                raise
            sockets[origin] = sock
        return sockets

    async def serve(self, ready: threading.Event | None = None, stop: asyncio.Event | None = None) -> None:
        """Listen until `stop` is set or `close()` is called. Raises PortTaken."""
        sockets = self._bind()
        speaks = protocol(lambda: self._app.state.ids.request())  # noqa: PLW0108 - a reset brings another state
        for origin, sock in sockets.items():
            host, port = sock.getsockname()[:2]
            self._urls[origin] = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
            config = uvicorn.Config(
                self._app.on(origin),
                interface="asgi3",
                http=speaks,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                timeout_keep_alive=30,
                timeout_graceful_shutdown=2,
            )
            self._servers.append(_Server(config))
        running = [
            asyncio.ensure_future(server.serve(sockets=[sock]))
            for server, sock in zip(self._servers, sockets.values(), strict=True)
        ]
        try:
            while not self.listening:  # noqa: ASYNC110 - uvicorn tells no one when it has started
                await asyncio.sleep(0.001)
            if ready is not None:
                ready.set()
            if stop is not None:
                await stop.wait()
                self._stop()
            await asyncio.gather(*running)
        finally:
            self._stop()
            self._servers.clear()
            self._urls.update(HOSTS)
            for sock in sockets.values():
                sock.close()

    def _stop(self) -> None:
        self.faults.clear()
        for server in self._servers:
            server.should_exit = True

    def __enter__(self) -> Self:
        """Start listening in a thread of its own; returns when every origin answers."""
        if self._thread is not None:
            raise RuntimeError("this emulator is listening already")
        ready = threading.Event()
        failed: list[BaseException] = []

        def listen() -> None:
            try:
                run(self.serve(ready))
            except BaseException as exc:
                failed.append(exc)
            finally:
                ready.set()

        self._thread = threading.Thread(target=listen, name="laserdata-emulator", daemon=True)
        self._thread.start()
        ready.wait()
        if failed:
            self._thread.join()
            self._thread = None
            raise failed[0]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening."""
        self.close()

    def close(self) -> None:
        """Stop listening, and let go of the state file for another; harmless when there is neither."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._stop()
            thread.join(10)
        with self._app.lock:
            self._app.lock.keep = None
        if self._file is not None:
            self._file.close()
