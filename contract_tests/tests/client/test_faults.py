"""What goes wrong on a network, and what is made of it: tried again where that is safe, told where it is not."""

from __future__ import annotations

import contextlib
import email.utils
import gzip
import itertools
import math
import socket
from collections.abc import Iterator
from typing import Any

import anyio
import httpx
import pytest
from client_harness import Asked, Caller, Cut, HandClock, Server, reply, unused_url
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laserdata_cloud import (
    AsyncLaserData,
    AttemptTimeoutError,
    ConflictError,
    ConnectionFailedError,
    DecodingError,
    InvalidRequestError,
    LaserDataError,
    NotFoundError,
    Options,
    Policy,
    RateLimitError,
    ServerError,
    StatusError,
)
from laserdata_emulator import Emulator

BUSY = reply(503, b"")
GONE = reply(204, b"", content_length="")
INTENT = reply(200, b'{"url": "https://id.example.org/authorise"}')

READ = "read"
DELETE = "delete"
KEYED = "create with a key"
BARE = "create without a key"


def call(ld: Any, kind: str) -> Any:
    return {
        READ: lambda: ld.divisions.get(1),
        DELETE: lambda: ld.divisions.delete(1),
        KEYED: lambda: ld.divisions.create(name="a"),
        BARE: ld.account.create_intent,
    }[kind]()


FAILURES: dict[str, bytes | type[Cut]] = {
    "cut": Cut,
    "half an answer": reply(200, b"{}", content_length="100"),
    "half a head": b"HTTP/1.1 200 OK\r\ncontent-le",
    "nothing but a 100": b"HTTP/1.1 100 Continue\r\n\r\n",
    "broken chunks": b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n5\r\n{}",
    "no HTTP": b"SSH-2.0-OpenSSH_9.9\r\n",
    "no status": b"HTTP/1.1 1000 Many\r\n\r\n",
    "broken gzip": reply(200, b"{}", content_encoding="gzip"),
}


class TestAReadFailure:
    @pytest.mark.parametrize("failure", FAILURES)
    @pytest.mark.parametrize("kind", [READ, DELETE, KEYED])
    def test_is_tried_again_by_key_and_by_method(self, to_server: Any, server: Server, kind: str, failure: str) -> None:
        server.script(FAILURES[failure])
        with pytest.raises(ConnectionFailedError) as broken:
            call(to_server(), kind)
        assert (len(server.asked), broken.value.attempts) == (3, 3)
        assert broken.value.may_have_happened == (kind != READ)
        assert server.url in str(broken.value)

    @pytest.mark.parametrize("failure", FAILURES)
    def test_is_not_tried_again_blindly(self, to_server: Any, server: Server, failure: str) -> None:
        server.script(FAILURES[failure], INTENT)
        with pytest.raises(ConnectionFailedError, match="look before you call again") as broken:
            call(to_server(), BARE)
        assert len(server.asked) == 1
        assert broken.value.may_have_happened


class TestNothingSent:
    @pytest.mark.parametrize("kind", [READ, DELETE, KEYED, BARE])
    def test_a_refused_connection_is_tried_again_and_certain(self, to_server: Any, clock: HandClock, kind: str) -> None:
        with pytest.raises(ConnectionFailedError) as refused:
            call(to_server(base_url=unused_url()), kind)
        assert refused.value.attempts == 3
        assert not refused.value.may_have_happened
        assert "may have happened" not in str(refused.value)
        assert clock.pauses == [0.5, 1.0]

    def test_a_connection_that_is_not_made_in_time(self, client: Caller, clock: HandClock) -> None:
        with socket.create_server(("127.0.0.1", 0), backlog=0) as full, contextlib.ExitStack() as waiting:
            for _ in range(3):
                other = waiting.enter_context(socket.socket())
                other.setblocking(False)
                other.connect_ex(full.getsockname())
            url = f"http://127.0.0.1:{full.getsockname()[1]}"
            ld = client(base_url=url, timeout=0.3, policy=Policy(max_retries=0), **clock.settings())
            with pytest.raises(AttemptTimeoutError) as failed:
                ld.divisions.create(name="a")
        assert not failed.value.may_have_happened

    @pytest.mark.parametrize("loop", ["asyncio", "trio"])
    @pytest.mark.parametrize(
        ("steps", "sent"),
        [((), True), (("pool",), False), (("pool", "connect"), False), (("pool", "connect", "write", "connect"), True)],
    )
    def test_is_known_by_the_steps_that_were_begun(self, steps: tuple[str, ...], sent: bool, loop: str) -> None:
        class Stuck(httpx.AsyncBaseTransport):
            async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
                for step in steps:
                    request.extensions["timeout"].get(step)
                await anyio.sleep_forever()
                raise AssertionError

        async def main() -> None:
            async with httpx.AsyncClient(transport=Stuck()) as own:
                ld = AsyncLaserData(api_key="k", tenant_id=1, http_client=own, policy=Policy(0), timeout=0.05)
                with pytest.raises(AttemptTimeoutError, match="not complete" if sent else "no connection") as failed:
                    await ld.divisions.create(name="a")
                assert failed.value.may_have_happened == sent

        anyio.run(main, backend=loop)

    def test_unknown_hosts(self, client: Caller, clock: HandClock) -> None:
        with pytest.raises(ConnectionFailedError, match=r"no answer from https://nobody\.invalid"):
            client(base_url="https://nobody.invalid", **clock.settings()).tenants.get()


class TestAStatus:
    @pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
    @pytest.mark.parametrize("kind", [READ, DELETE, KEYED])
    def test_that_may_pass_is_tried_again(self, to_server: Any, server: Server, kind: str, status: int) -> None:
        server.script(reply(status, b""))
        with pytest.raises(StatusError) as failed:
            call(to_server(), kind)
        assert (len(server.asked), failed.value.attempts, failed.value.status) == (3, 3, status)
        assert failed.value.may_have_happened == (kind != READ and status >= 500)

    @pytest.mark.parametrize(("status", "times"), [(408, 3), (425, 3), (429, 3), (500, 1), (502, 1), (503, 1)])
    def test_without_key_only_where_nothing_was_done(
        self, to_server: Any, server: Server, status: int, times: int
    ) -> None:
        server.script(reply(status, b""))
        with pytest.raises(StatusError) as failed:
            call(to_server(), BARE)
        assert len(server.asked) == times
        assert failed.value.may_have_happened == (status >= 500)

    @pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 409, 410, 418, 422, 501, 505, 599, 600, 999])
    def test_that_will_not_pass_is_not_tried_again(self, to_server: Any, server: Server, status: int) -> None:
        server.script(reply(status, b""))
        with pytest.raises(StatusError) as failed:
            call(to_server(), READ)
        assert (len(server.asked), failed.value.status) == (1, status)

    @pytest.mark.parametrize(("status", "retryable", "times"), [(418, "true", 3), (503, "false", 1)])
    def test_the_server_knows_better(
        self, to_server: Any, server: Server, status: int, retryable: str, times: int
    ) -> None:
        server.script(reply(status, b'{"retryable": %s}' % retryable.encode()))
        with pytest.raises(StatusError):
            call(to_server(), KEYED)
        assert len(server.asked) == times

    def test_retries_end_with_an_answer(self, to_server: Any, server: Server) -> None:
        server.script(BUSY, Cut, GONE)
        assert to_server().divisions.delete(1).attempts == 3

    @pytest.mark.parametrize("retries", [0, 1, 5])
    def test_as_often_as_the_policy_says(self, to_server: Any, server: Server, retries: int) -> None:
        server.script(BUSY)
        with pytest.raises(ServerError):
            call(to_server(policy=Policy(max_retries=retries)), READ)
        assert len(server.asked) == 1 + retries


class TestPauses:
    def test_grow_to_the_longest_and_are_drawn_by_chance(
        self, to_server: Any, server: Server, clock: HandClock
    ) -> None:
        server.script(BUSY)
        policy = Policy(max_retries=6, backoff=1.0, longest_backoff=10.0)
        for clock.chance in (1.0, 0.5, 0.0):
            with pytest.raises(ServerError):
                call(to_server(policy=policy), READ)
        most = [1.0, 2.0, 4.0, 8.0, 10.0, 10.0]
        assert clock.pauses == most + [pause / 2 for pause in most]

    @pytest.mark.parametrize("status", [429, 503])
    @pytest.mark.parametrize(("asked", "pause"), [("7", 7.0), (" 7 ", 7.0), ("1.5", 1.5), ("0", 0.5), ("-3", 0.5)])
    def test_in_seconds(
        self, to_server: Any, server: Server, clock: HandClock, status: int, asked: str, pause: float
    ) -> None:
        server.script(reply(status, b"", retry_after=asked), GONE)
        to_server().divisions.delete(1)
        assert clock.pauses == [pause]

    @pytest.mark.parametrize(("later", "pause"), [(7, 7.0), (0, 0.5), (-100, 0.5)])
    def test_until_a_date_by_the_servers_clock_or_by_ours(
        self, to_server: Any, server: Server, clock: HandClock, later: int, pause: float
    ) -> None:
        def date(moment: float) -> str:
            return email.utils.formatdate(moment, usegmt=True)

        ahead = clock.wall + 3600
        server.script(
            reply(503, b"", retry_after=date(clock.wall + later)),
            reply(503, b"", retry_after=date(ahead + later), date=date(ahead)),
            GONE,
        )
        to_server(policy=Policy(backoff=0.5, longest_backoff=0.5)).divisions.delete(1)
        assert clock.pauses == [pause, pause]

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
    @given(
        value=st.one_of(st.text(max_size=40), st.from_regex(r"[0-9]{1,400}(\.[0-9]*)?"), st.sampled_from(["Mon", ","]))
    )
    def test_what_cannot_be_read_is_no_wait(self, value: str) -> None:
        from laserdata_cloud._flow import retry_after

        found = retry_after({"retry-after": value}, 0.0)
        assert found is None or found >= 0


class TestTheDeadline:
    @pytest.mark.parametrize("asked", ["301", "99999999999999", "9" * 400])
    def test_a_wait_that_it_cannot_hold_is_not_begun(
        self, to_server: Any, server: Server, clock: HandClock, asked: str
    ) -> None:
        server.script(reply(429, b"", retry_after=asked))
        with pytest.raises(RateLimitError, match="would pass the deadline of 300 s") as limited:
            call(to_server(), READ)
        assert clock.pauses == []
        assert len(server.asked) == 1
        assert limited.value.retry_after is not None
        assert limited.value.retry_after > 300

    def test_counts_attempts_and_waits_together(self, to_server: Any, server: Server, clock: HandClock) -> None:
        def slowly(_: Asked) -> bytes:
            clock.advance(4)
            return BUSY

        server.script(slowly)
        with pytest.raises(ServerError, match="deadline of 10 s"):
            call(to_server(policy=Policy(max_retries=9, deadline=10)), READ)
        assert len(server.asked) == 3
        assert clock.pauses == [0.5, 1.0]

    def test_is_asked_again_after_a_wait(self, to_server: Any, server: Server, clock: HandClock) -> None:
        def overslept(seconds: float) -> None:
            clock.sleep(seconds)
            clock.advance(1000)

        server.script(BUSY)
        with pytest.raises(ServerError, match="deadline"):
            call(to_server(sleep=overslept), READ)
        assert len(server.asked) == 1

    def test_ends_an_attempt_that_hears_nothing(self, to_server: Any, server: Server) -> None:
        held = Held()
        server.script(held)
        with pytest.raises(AttemptTimeoutError):
            call(to_server(policy=Policy(deadline=0.05, max_retries=0)), KEYED)
        held.release()

    @pytest.mark.parametrize(("deadline", "options"), [(20.0, None), (300.0, Options(timeout=20))])
    def test_ends_an_answer_that_only_drips(
        self, client: Caller, to_server: Any, server: Server, clock: HandClock, deadline: float, options: Options | None
    ) -> None:
        def drip(_: Asked) -> Iterator[bytes]:
            yield reply(200, b"", content_length="1000000000")
            for _ in itertools.count():
                clock.advance(1)
                yield b" " * 1024

        server.script(drip, GONE)
        one = client.own(limits=httpx.Limits(max_connections=1), timeout=5, trust_env=False)
        ld = to_server(http_client=one, policy=Policy(deadline=deadline, max_retries=0))
        with pytest.raises(AttemptTimeoutError, match="the answer was not complete after 20 s"):
            ld.divisions.get(1, options=options)
        assert ld.divisions.delete(1).status == 204, "its connection is free again"

    def test_is_what_is_left_of_it_for_a_later_attempt(self, client: Caller, clock: HandClock) -> None:
        seen: list[float] = []

        def handler(request: httpx.Request) -> httpx.Response:
            seen.append(request.extensions["timeout"]["read"])
            clock.advance(12)
            return httpx.Response(503)

        theirs = client.own(transport=httpx.MockTransport(handler), timeout=20)
        with pytest.raises(ServerError):
            client(http_client=theirs, policy=Policy(deadline=30), **clock.settings()).divisions.delete(1)
        assert seen == [20.0, 17.5, 4.5]


class Held:
    """Answers nothing until it is released."""

    def __init__(self) -> None:
        import threading

        self._released = threading.Event()

    def __call__(self, _: Asked) -> bytes:
        self._released.wait(10)
        raise Cut

    def release(self) -> None:
        self._released.set()


class TestTimeouts:
    def test_of_one_call(self, to_server: Any, server: Server) -> None:
        held = Held()
        server.script(held)
        with pytest.raises(AttemptTimeoutError) as slow:
            to_server(policy=Policy(max_retries=1)).divisions.get(1, options=Options(timeout=0.05))
        held.release()
        assert slow.value.attempts == 2
        assert isinstance(slow.value, TimeoutError)
        assert isinstance(slow.value, ConnectionFailedError)

    def test_of_your_own_client_stay(self, client: Caller, to_server: Any, server: Server) -> None:
        held = Held()
        server.script(held)
        with pytest.raises(AttemptTimeoutError):
            to_server(http_client=client.own(timeout=0.05), policy=Policy(max_retries=0)).divisions.get(1)
        held.release()

    @pytest.mark.parametrize(
        ("own", "options", "deadline", "expected"),
        [
            (7.0, None, 300.0, 7.0),
            (7.0, Options(timeout=50), 300.0, 50.0),
            (7.0, Options(timeout=50), 30.0, 30.0),
            (7.0, None, 3.0, 3.0),
            (None, None, 300.0, 300.0),
            (None, None, math.inf, None),
        ],
    )
    def test_of_each_step(
        self,
        client: Caller,
        clock: HandClock,
        own: float | None,
        options: Options | None,
        deadline: float,
        expected: float | None,
    ) -> None:
        seen: list[Any] = []

        def handler(request: httpx.Request) -> httpx.Response:
            seen.append(request.extensions["timeout"])
            return httpx.Response(204)

        theirs = client.own(transport=httpx.MockTransport(handler), timeout=own)
        client(http_client=theirs, policy=Policy(deadline=deadline), **clock.settings()).divisions.delete(
            1, options=options
        )
        assert seen == [dict.fromkeys(("connect", "read", "write", "pool"), expected)]

    @pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
    def test_that_are_none(self, to_server: Any, server: Server, timeout: float) -> None:
        with pytest.raises(InvalidRequestError, match="a timeout is a number of seconds above 0"):
            to_server().divisions.get(1, options=Options(timeout=timeout))
        assert server.asked == []


class TestStrangeAnswers:
    def test_a_page_of_a_proxy(self, to_server: Any, server: Server) -> None:
        server.script(reply(502, b"<html><h1>Bad Gateway</h1></html>", content_type="text/html"))
        with pytest.raises(ServerError) as failed:
            call(to_server(), READ)
        assert (failed.value.code, failed.value.reason) == (None, None)
        assert failed.value.content.startswith(b"<html>")

    def test_a_page_of_a_hotel(self, to_server: Any, server: Server) -> None:
        server.script(reply(200, b"<html>Welcome</html>", content_type="text/html"))
        with pytest.raises(DecodingError, match=r"200, text/html.*not JSON") as strange:
            call(to_server(), READ)
        assert (strange.value.status, strange.value.content) == (200, b"<html>Welcome</html>")
        assert len(server.asked) == 1

    def test_an_empty_one(self, to_server: Any, server: Server) -> None:
        server.script(reply(200, b""))
        with pytest.raises(DecodingError, match="the body is empty"):
            call(to_server(), READ)

    def test_an_unreadable_answer_to_a_change_says_that_it_was_made(self, to_server: Any, server: Server) -> None:
        server.script(reply(201, b"{}"))
        with pytest.raises(DecodingError, match=r"\$|missing.*may have happened.*idempotency_key='key-1'") as strange:
            to_server().api_keys.create(name="a", expiry_at="2026-06-01T00:00:00Z")
        assert strange.value.may_have_happened
        assert strange.value.idempotency_key == "key-1"

    def test_a_body_longer_than_said(self, to_server: Any, server: Server) -> None:
        server.script(reply(200, b'{"id": 1}', content_length="5"))
        with pytest.raises(DecodingError):
            call(to_server(), READ)

    def test_gzip(self, to_server: Any, server: Server) -> None:
        body = gzip.compress(b'{"id": 1, "token": "t"}')
        server.script(reply(201, body, content_encoding="gzip"))
        assert to_server().api_keys.create(name="a").id == 1

    def test_another_success_than_declared(self, to_server: Any, server: Server) -> None:
        server.script(reply(200, b'{"what": "nobody asked for"}', ld_request="f" * 32))
        assert to_server().divisions.delete(1).status == 200

    def test_switching_protocols(self, to_server: Any, server: Server) -> None:
        server.script(b"HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n")
        with pytest.raises(LaserDataError):
            call(to_server(), READ)

    def test_redirects_are_answers(self, client: Caller, to_server: Any, server: Server) -> None:
        server.script(reply(307, b"", location=f"{server.url}/elsewhere"))
        for settings_ in ({}, {"http_client": client.own(follow_redirects=True)}):
            server.asked.clear()
            with pytest.raises(StatusError, match="redirects are not followed: check the base URL") as moved:
                call(to_server(**settings_), READ)
            assert (moved.value.status, len(server.asked)) == (307, 1)


class TestNoDuplicates:
    """Whatever goes wrong: never two, exactly one where a call reports success, none where it fails for certain."""

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        faults=st.lists(
            st.one_of(
                st.sampled_from(["cut_before", "cut_after"]).map(lambda kind: {"kind": kind}),
                st.builds(
                    lambda status, wait: {"kind": "status", "status": status, "retry_after": wait},
                    st.sampled_from([400, 404, 408, 409, 425, 429, 500, 502, 503, 504]),
                    st.none() | st.integers(0, 400),
                ),
            ),
            max_size=5,
        ),
        retries=st.integers(0, 4),
        count=st.uuids(),
    )
    def test_over_schedules_of_faults(
        self, ld: Any, connect: Any, cloud: Emulator, faults: list[dict[str, Any]], retries: int, count: object
    ) -> None:
        cloud.reset()
        for fault in faults:
            cloud.faults.add(operation="create_division", **fault)
        name = f"d {count}"
        trying = connect(policy=Policy(max_retries=retries))
        error: LaserDataError | None = None
        try:
            made = trying.divisions.create(name=name)
        except LaserDataError as failed:
            error = failed
        cloud.faults.clear()
        there = [division.id for division in ld.divisions.list() if division.name == name]
        if error is None:
            assert there == [made.division_id]
        elif not error.may_have_happened:
            assert there == []
        else:
            assert len(there) <= 1
            again = ld.divisions.create(name=name, idempotency_key=error.idempotency_key)
            assert [d.id for d in ld.divisions.list() if d.name == name] == [again.division_id]

    def test_a_delete_that_happened_unseen_is_not_certain(self, ld: Any, cloud: Emulator) -> None:
        division = ld.divisions.create(name="d").division_id
        cloud.faults.add("cut_after", "delete_division")
        with pytest.raises(NotFoundError, match="may have happened") as unseen:
            ld.divisions.delete(division)
        assert unseen.value.may_have_happened
        assert unseen.value.attempts == 2

    def test_a_conflict_is_told(self, ld: Any) -> None:
        fields = {"name": "r", "permissions": {"tenant": ["info:read"]}}
        ld.roles.create(**fields)
        with pytest.raises(ConflictError) as clash:
            ld.roles.create(**fields)
        assert not clash.value.may_have_happened
