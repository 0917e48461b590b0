"""Schedules of faults against a model of the API's idempotency, in virtual time: what may be believed of an outcome.

However the faults fall, for both clients: no call makes two things; one that reports success made exactly one; one
that reports a certain failure made none; one that cannot know says so, with its key, and repeating the call with that
key makes no second; the deadline holds; no attempt with a key leaves later than ten minutes after the first; nothing
follows a redirect.

SCHEDULES=20000 tries more of them.
"""

from __future__ import annotations

import email.utils
import math
import os
import re
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, NamedTuple

import httpx
import pytest
from client_harness import Asked, Caller, Cut, HandClock, Server, reply, serving
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from laserdata_cloud import LaserDataError, Policy

SCHEDULES = int(os.environ.get("SCHEDULES", "1000"))
HERE = "127.0.0.1"
ELSEWHERE = "https://elsewhere.example/tenants"
# How long a request may be on its way; the client keeps more than this between its last attempt and the ten minutes.
LONGEST_WAY = 19.0


class Call(NamedTuple):
    """An operation, by what the test has to know of it."""

    keyed: bool
    make: Callable[..., Any]
    """Calls it on a client."""
    answer: Callable[[int], httpx.Response]
    """The answer of the API, given the id of what was made."""
    made: Callable[[Any], int | None]
    """The id in what the client returns."""


CALLS = {
    "create, answered with a body": Call(
        True,
        lambda ld, **key: ld.api_keys.create(name="a", **key),
        lambda number: httpx.Response(201, json={"id": number, "token": "t"}),
        lambda found: found.id,
    ),
    "create, answered without": Call(
        True,
        lambda ld, **key: ld.divisions.create(name="a", **key),
        lambda number: httpx.Response(201, headers={"ld-division": str(number)}),
        lambda found: found.division_id,
    ),
    "update": Call(
        True, lambda ld, **key: ld.divisions.update(1, name="a", **key), lambda _: httpx.Response(204), lambda _: 1
    ),
    "create without a key": Call(
        False,
        lambda ld: ld.account.create_intent(),
        lambda number: httpx.Response(200, json={"url": f"https://id.example.org/{number}"}),
        lambda found: int(found.url.rpartition("/")[2]),
    ),
    "delete": Call(False, lambda ld: ld.divisions.delete(1), lambda _: httpx.Response(204), lambda _: 1),
}


class Fault(NamedTuple):
    """What happens to one attempt."""

    kind: str
    done: bool = False
    """Whether the server carried the request out all the same."""
    connecting: float = 0.0
    """Seconds until there is a connection."""
    seconds: float = 0.0
    """Seconds that the server takes, or between the parts of its answer."""
    status: int = 503
    retry_after: str | None = None
    """Seconds, or `date+` and seconds."""


# ---- the server


class Known(NamedTuple):
    """A request that came with a key; ready when it is carried out."""

    ready: float
    body: bytes
    number: int


class Api:
    """Carries requests out; remembers the answer to a key for ten minutes, no second longer."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._known: dict[str, Known] = {}
        self._under_way: list[tuple[float, httpx.Request]] = []
        self.made = 0

    def take(self, moment: float, request: httpx.Request, seconds: float = 0.0) -> httpx.Response:
        """Answer a request that comes at the moment, and is carried out within the seconds."""
        self.arrive(moment)
        key = request.headers.get("idempotency-key")
        known = self._known.get(key) if key else None
        if known is not None and moment < known.ready + 600:
            if known.body != request.content:
                return problem(409, "idempotency_error")
            if moment < known.ready:
                return problem(409, "idempotent_request_in_progress")
            answer = self._call.answer(known.number)
            answer.headers["idempotent-replayed"] = "true"
            return answer
        if request.method == "DELETE" and self.made:
            return problem(404, "division_not_found")
        self.made += 1
        if key:
            self._known[key] = Known(moment + seconds, request.content, self.made)
        return self._call.answer(self.made)

    def later(self, moment: float, request: httpx.Request) -> None:
        """Let a request come at a later moment."""
        self._under_way.append((moment, request))

    def arrive(self, now: float = math.inf) -> None:
        """Take what is under way until now."""
        while self._under_way and min(self._under_way, key=lambda late: late[0])[0] <= now:
            late = min(self._under_way, key=lambda late: late[0])
            self._under_way.remove(late)
            self.take(*late)


def problem(status: int, code: str, **headers: str) -> httpx.Response:
    """An error as the API sends it."""
    return httpx.Response(status, json={"title": "t", "code": code, "reason": "r", "status": status}, headers=headers)


class Parts(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in parts, for both kinds of client."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self._parts:
            yield part


class World:
    """A network with faults, the server at its end, and the time both live in."""

    def __init__(self, call: Call, faults: list[Fault], chance: float) -> None:
        self.clock = HandClock(chance)
        self.api = Api(call)
        self.left: list[float] = []
        """When requests left this machine."""
        self.attempts = 0
        self.keys: set[str | None] = set()
        self.late = 0.0
        """Seconds that the call may be late, for a body that came in parts."""
        self.elsewhere: list[httpx.Request] = []
        self._faults = faults

    def answer(self, request: httpx.Request) -> httpx.Response:
        """What becomes of one attempt."""
        if request.url.host != HERE:
            self.elsewhere.append(request)
            return httpx.Response(200)
        self.attempts += 1
        fault = self._faults.pop(0) if self._faults else Fault("none")
        # What connects, or writes, or reads, has the time that is left for it when it begins.
        steps = request.extensions["timeout"]
        self._pass(steps, "connect", fault.connecting, httpx.ConnectTimeout("slow"))
        if fault.kind == "refused":
            raise httpx.ConnectError("refused")
        self.left.append(self.clock.now)
        self.keys.add(request.headers.get("idempotency-key"))
        if fault.kind == "late":
            self.api.later(self.clock.now + min(fault.seconds, LONGEST_WAY), request)
            raise httpx.ReadError("cut")
        carried_out = fault.done or fault.kind == "none"
        answer = self.api.take(self.clock.now, request, fault.seconds) if carried_out else httpx.Response(200)
        if fault.kind != "drip":
            self._pass(steps, "read", fault.seconds, httpx.ReadTimeout("slow"))
        return self._spoilt(fault, steps, answer)

    def _spoilt(self, fault: Fault, steps: Any, answer: httpx.Response) -> httpx.Response:
        match fault.kind:
            case "cut":
                raise httpx.ReadError("cut")
            case "no HTTP":
                raise httpx.RemoteProtocolError("illegal status line")
            case "cut in its body" | "drip":
                parts = self._parts(fault, steps, answer.content)
                answer.headers["content-length"] = str(len(answer.content) + (fault.kind == "cut in its body"))
                return httpx.Response(answer.status_code, stream=Parts(parts), headers=answer.headers)
            case "status":
                return problem(fault.status, "trouble", **self._waits(fault.retry_after))
            case "in progress":
                return problem(409, "idempotent_request_in_progress")
            case "HTML":
                html = b"<html><h1>Welcome</h1></html>"
                return httpx.Response(fault.status, content=html, headers={"content-type": "text/html"})
            case "empty":
                return httpx.Response(fault.status)
            case "garbage":
                spoilt = answer.content[:-1] + b"\xff"
                answer.headers["content-length"] = str(len(spoilt))
                return httpx.Response(answer.status_code, content=spoilt, headers=answer.headers)
            case "redirect":
                return httpx.Response(fault.status, headers={"location": ELSEWHERE})
            case _:
                return answer

    def _parts(self, fault: Fault, steps: Any, body: bytes) -> Iterator[bytes]:
        # As httpx does: what a part may take is asked once for a body, so that the last part may be late by as much.
        self.late = limit = steps.get("read")
        for part in [part for part in (body[:1], body[1:2], body[2:]) if part] or [b""]:
            self._pass({"read": limit}, "read", fault.seconds, httpx.ReadTimeout("slow"))
            yield part
            if fault.kind != "drip":
                raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")

    def _pass(self, steps: Any, step: str, seconds: float, error: httpx.TransportError) -> None:
        limit = steps.get(step)
        if limit is not None and seconds > limit:
            self.clock.advance(max(limit, 0.0))
            raise error
        self.clock.advance(seconds)

    def _waits(self, retry_after: str | None) -> dict[str, str]:
        if retry_after is None:
            return {}
        form, _, seconds = retry_after.rpartition("+")
        if not form:
            return {"retry-after": seconds}
        return {"retry-after": email.utils.formatdate(self.clock.wall + float(seconds), usegmt=True)}


# ---- schedules

LONG = st.sampled_from([0.0, 0.0, 0.0, 0.5, 4.0, 15.0, 59.0, 61.0, 250.0, 590.0, 700.0])
RETRY_AFTER = st.sampled_from([None, None, "0", "2", "50", "300", "1000", "date+0", "date+30", "date+500"])


def faults(kind: str, *statuses: int, done: bool | None = None) -> st.SearchStrategy[Fault]:
    """Faults of a kind; `done` where only one of both is possible."""
    return st.builds(
        Fault,
        st.just(kind),
        done=st.booleans() if done is None else st.just(done),
        connecting=st.sampled_from([0.0, 0.0, 0.0, 3.0, 15.0, 55.0]),
        seconds=LONG,
        status=st.sampled_from(statuses or (503,)),
        retry_after=RETRY_AFTER,
    )


FAULTS = st.one_of(
    faults("none", done=True),
    faults("refused", done=False),
    faults("cut"),
    faults("late", done=False),
    faults("no HTTP"),
    faults("cut in its body", done=True),
    faults("drip", done=True),
    faults("status", 408, 425, 429, 400, 403, done=False),
    faults("status", 500, 502, 503, 504, 501),
    faults("in progress", done=False),
    faults("HTML", 200, 502),
    faults("HTML", 403, done=False),
    faults("empty", 200, 500, 503),
    faults("garbage", done=True),
    faults("redirect", 301, 302, 303, 307, 308, done=False),
)
POLICIES = st.builds(
    Policy,
    max_retries=st.sampled_from([0, 1, 2, 3, 12, 12]),
    deadline=st.sampled_from([1.0, 20.0, 300.0, 300.0, 1500.0, 6000.0, math.inf]),
    backoff=st.sampled_from([0.5, 30.0]),
    longest_backoff=st.sampled_from([8.0, 200.0]),
    retry_share=st.sampled_from([0.0, 0.2, math.inf]),
)


@pytest.fixture
def outcomes() -> Iterator[set[str]]:
    """What came of the schedules: each of these at least once, or they prove less than they seem to."""
    found: set[str] = set()
    yield found
    assert found >= {
        "made",
        "made after faults",
        "replayed",
        "certainly not",
        "uncertain",
        "uncertain, resumed",
        "deadline",
        "key too old",
        "redirect",
        "still running",
    }


@pytest.fixture
def send_to(client: Caller) -> Iterator[Callable[[World], Any]]:
    """Makes clients of a world, all over one httpx client that would follow redirects."""
    world: list[World] = []

    def answer(request: httpx.Request) -> httpx.Response:
        return world[-1].answer(request)

    pool = client.own(transport=httpx.MockTransport(answer), follow_redirects=True, timeout=60, trust_env=False)

    def sending(new: World, policy: Policy) -> Any:
        world[:] = [new]
        client.close()
        return client(http_client=pool, base_url=f"http://{HERE}:9", policy=policy, **new.clock.settings())

    yield sending


BUSY = Fault("status", retry_after="300")
LATE = Fault("status", retry_after="289")


# Each outcome once, however the others are drawn.
@example("update", [BUSY] * 4, Policy(12, 6000.0, retry_share=math.inf), 1.0, 0.0)
@example("update", [BUSY] * 4, Policy(12, 400.0, retry_share=math.inf), 1.0, 0.0)
@example("update", [LATE, LATE, Fault("none", connecting=55.0)], Policy(12, 6000.0), 1.0, 0.0)
@example("update", [Fault("cut", done=True)], Policy(), 1.0, 0.0)
@example("update", [Fault("cut", done=True)], Policy(0), 1.0, 0.0)
@example("update", [Fault("refused")], Policy(), 1.0, 0.0)
@example("update", [Fault("refused")], Policy(0), 1.0, 0.0)
@example("update", [Fault("in progress")], Policy(0), 1.0, 0.0)
@example("update", [Fault("redirect", status=307)], Policy(), 1.0, 0.0)
@example("delete", [], Policy(), 1.0, 0.0)
@settings(max_examples=SCHEDULES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    call=st.sampled_from(sorted(CALLS)),
    schedule=st.lists(FAULTS, max_size=8),
    policy=POLICIES,
    chance=st.sampled_from([0.1, 0.5, 1.0]),
    later=st.sampled_from([0.0, 0.5, 1.0]),
)
def test_what_is_reported_is_what_happened(
    send_to: Any, outcomes: set[str], call: str, schedule: list[Fault], policy: Policy, chance: float, later: float
) -> None:
    operation = CALLS[call]
    world = World(operation, [*schedule], chance)
    ld = send_to(world, policy)
    began = world.clock.now
    error: LaserDataError | None = None
    found: Any = None
    try:
        found = operation.make(ld)
    except LaserDataError as failed:
        error = failed

    taken = world.clock.now - began
    assert taken <= policy.deadline + world.late + 0.01
    assert world.elsewhere == []
    assert not operation.keyed or not world.left or world.left[-1] - world.left[0] <= 600
    assert world.keys <= ({"key-1"} if operation.keyed else {None})

    world.api.arrive(world.clock.now if error else math.inf)
    if error is None:
        assert world.api.made == 1
        assert operation.made(found) == 1
        result = getattr(found, "result", found)
        assert result.attempts == world.attempts
        outcomes.add("replayed" if result.replayed else "made after faults" if world.attempts > 1 else "made")
        return
    assert error.attempts == world.attempts
    assert error.idempotency_key == ("key-1" if operation.keyed else None)
    outcomes.add(outcome(error))
    assert world.left or not error.may_have_happened
    if not error.may_have_happened:
        world.api.arrive()
        assert world.api.made == 0
        return
    assert world.api.made <= 1
    assert "may have happened" in str(error)
    told = re.search(r"call again with idempotency_key='key-1' within (\d+) s", str(error))
    if not operation.keyed:
        assert told is None
    elif told is not None:
        resume(world, operation, ld, int(told[1]) * later, outcomes)
    world.api.arrive()
    assert world.api.made <= 1


def resume(world: World, operation: Call, ld: Any, after: float, outcomes: set[str]) -> None:
    """Repeat the call with its key, without further faults."""
    world._faults.clear()
    world.clock.advance(after)
    left = len(world.left)
    try:
        again = operation.make(ld, idempotency_key="key-1")
    except LaserDataError:
        # One that still runs is not waited for without limit.
        assert world.left[left:]
        return
    assert world.api.made == 1
    assert operation.made(again) == 1
    outcomes.add("uncertain, resumed")


# ---- the same over real connections, a smaller share: what goes wrong there is read by httpx itself


class Wire:
    """A server on a socket that spoils its answers; one that is held is carried out when nobody waits any more."""

    def __init__(self, call: Call, faults: list[Fault], clock: HandClock, elsewhere: str) -> None:
        self.api = Api(call)
        self.released = threading.Event()
        self._faults, self._clock, self._elsewhere = faults, clock, elsewhere
        self._lock = threading.Lock()

    def answer(self, asked: Asked) -> bytes:
        """What goes over the wire for one request."""
        with self._lock:
            fault = self._faults.pop(0) if self._faults else Fault("none")
        if fault.kind == "held":
            self.released.wait(30)
        request = httpx.Request(asked.method, f"http://{HERE}", headers=asked.headers, content=asked.body)
        with self._lock:
            carried_out = fault.done or fault.kind == "none"
            answer = self.api.take(self._clock.now, request) if carried_out else httpx.Response(200)
        headers, body = dict(answer.headers), answer.content
        headers.pop("content-length", None)
        match fault.kind:
            case "cut" | "held":
                raise Cut
            case "no HTTP":
                return b"SSH-2.0-OpenSSH_9.9\r\n"
            case "cut in its body":
                return reply(answer.status_code, body[:-1], content_length=str(len(body) + 1))
            case "longer than said":
                return reply(answer.status_code, body, **headers | {"content-length": str(max(len(body) - 1, 0))})
            case "status":
                return reply(fault.status, b"", retry_after=(fault.retry_after or "").removeprefix("date+"))
            case "HTML":
                return reply(fault.status, b"<html><h1>Welcome</h1></html>", content_type="text/html")
            case "empty":
                return reply(fault.status, b"", content_type="")
            case "redirect":
                return reply(fault.status, b"", location=self._elsewhere)
            case _:
                return reply(answer.status_code, body, **headers)


ON_THE_WIRE = st.one_of(
    faults("cut"),
    faults("held", done=True),
    faults("no HTTP"),
    faults("cut in its body", done=True),
    faults("longer than said", done=True),
    faults("status", 429, done=False),
    faults("status", 500, 503),
    faults("HTML", 200, 502),
    faults("empty", 200, 503),
    faults("redirect", 301, 307, 308, done=False),
)


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Server]:
    """A server that nobody should come to."""
    with serving() as other:
        yield other


@pytest.fixture
def pools(client: Caller) -> tuple[Any, Any]:
    """An httpx client that waits, and one that does not wait for long; both would follow redirects."""
    return tuple(client.own(timeout=seconds, trust_env=False, follow_redirects=True) for seconds in (60, 0.1))


@settings(max_examples=max(25, SCHEDULES // 20), suppress_health_check=list(HealthCheck))
@given(
    call=st.sampled_from(sorted(CALLS)), schedule=st.lists(ON_THE_WIRE, max_size=4), retries=st.sampled_from([0, 2, 8])
)
def test_over_real_connections(
    client: Caller, pools: Any, server: Server, elsewhere: Server, call: str, schedule: list[Fault], retries: int
) -> None:
    operation, clock = CALLS[call], HandClock()
    wire = Wire(operation, [*schedule], clock, elsewhere.url)
    server.script(wire.answer)
    hurried = any(fault.kind == "held" for fault in schedule)
    ld = client(http_client=pools[hurried], base_url=server.url, policy=Policy(max_retries=retries), **clock.settings())
    error: LaserDataError | None = None
    found: Any = None
    try:
        found = operation.make(ld)
    except LaserDataError as failed:
        error = failed
    wire.released.set()
    assert server.settled()
    assert elsewhere.asked == []
    assert set(server.keys()) <= ({"key-1"} if operation.keyed else {None})
    assert wire.api.made <= 1
    if error is None:
        assert (wire.api.made, operation.made(found)) == (1, 1)
    elif not error.may_have_happened:
        assert wire.api.made == 0
    elif operation.keyed:
        wire._faults.clear()
        again = client(http_client=pools[0], base_url=server.url, **clock.settings())
        assert operation.made(operation.make(again, idempotency_key=error.idempotency_key)) == 1
        assert server.settled()
        assert wire.api.made == 1
    client.close()


def outcome(error: LaserDataError) -> str:
    """What became of a call, in a few words."""
    if getattr(error, "code", None) == "idempotent_request_in_progress":
        return "still running"
    for words, name in {
        "would pass the deadline": "deadline",
        "forgets an idempotency key": "key too old",
        "redirects are not followed": "redirect",
    }.items():
        if words in str(error):
            return name
    return "uncertain" if error.may_have_happened else "certainly not"
