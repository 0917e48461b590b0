"""What hooks are told of calls: everything once, in order, without secrets, and at nobody's risk but their own."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import httpx
import pytest
from client_harness import KEY, TENANT, Caller, HandClock, Server, reply
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laserdata_cloud import Call, ConnectionFailedError, Hooks, InvalidRequestError, LaserData, LaserDataError, Policy
from laserdata_cloud._hooks import HookChain

EVENTS = {
    "call_started": "S",
    "attempt_started": "A",
    "attempt_ended": "a",
    "retry_planned": "R",
    "call_ended": "E",
}


class Recorder(Hooks):
    """Remembers what it was told."""

    def __init__(self, headers: Mapping[str, str] | None = None) -> None:
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.calls: list[Call] = []
        self._headers = headers

    def _note(self, event: str, call: Call, **more: Any) -> None:
        names = [name for name in Call.__slots__ if name != "state"]
        self.events.append((event, {name: getattr(call, name) for name in names} | more))
        if event == "call_started":
            self.calls.append(call)

    def call_started(self, call: Call, /) -> None:
        self._note("call_started", call)

    def attempt_started(self, call: Call, /) -> Mapping[str, str] | None:
        self._note("attempt_started", call)
        return self._headers

    def attempt_ended(self, call: Call, /) -> None:
        self._note("attempt_ended", call)

    def retry_planned(self, call: Call, seconds: float, reason: str, /) -> None:
        self._note("retry_planned", call, seconds=seconds, reason=reason)

    def call_ended(self, call: Call, /) -> None:
        self._note("call_ended", call)

    @property
    def order(self) -> str:
        return "".join(EVENTS[event] for event, _ in self.events)

    def at(self, event: str) -> list[dict[str, Any]]:
        return [seen for name, seen in self.events if name == event]


class Broken(Hooks):
    """Raises where it is told to."""

    def __init__(self, *events: str) -> None:
        def fail(call: Call, *_: Any) -> None:
            raise RuntimeError(f"hooks of {call.operation} failed")

        for event in events:
            setattr(self, event, fail)


GIVEN_UP = RuntimeError("a transport of the caller's own broke")
STEPS = st.sampled_from(
    [
        200,
        204,
        404,
        408,
        409,
        429,
        503,
        999,
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("cut"),
        GIVEN_UP,
    ]
)


def answering(
    steps: Iterable[Any], seen: list[httpx.Request], clock: HandClock
) -> Callable[[httpx.Request], httpx.Response]:
    left = list(steps)

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        clock.advance(1)  # or a call without pauses would go on for ever
        step = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(step, Exception):
            raise step
        body = b'{"code": "idempotent_request_in_progress"}' if step == 409 else b""
        return httpx.Response(step, content=body, headers={"ld-request": f"r{len(seen)}"})

    return handler


class TestEvents:
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120)
    @given(
        steps=st.lists(STEPS, min_size=1, max_size=6),
        operation=st.sampled_from(["get", "create", "update", "delete"]),
        chance=st.sampled_from([0.0, 1.0]),
        overslept=st.sampled_from([0, 0, 100]),
        broken=st.sets(st.sampled_from(sorted(EVENTS))),
    )
    def test_are_well_formed_over_any_schedule(
        self, client: Caller, steps: list[Any], operation: str, chance: float, overslept: float, broken: set[str]
    ) -> None:
        clock, recorder, seen = HandClock(chance), Recorder(), []

        def sleep(seconds: float) -> None:
            clock.advance(seconds + overslept)

        ld = client(
            handler=answering(steps, seen, clock),
            hooks=[Broken(*broken), recorder],
            policy=Policy(deadline=60),
            surroundings=clock.surroundings,
            sleep=sleep,
        ).divisions
        call: Callable[[], Any] = {
            "get": lambda: ld.get(1),
            "create": lambda: ld.create(name="a"),
            "update": lambda: ld.update(1, name="a"),
            "delete": lambda: ld.delete(1),
        }[operation]
        error: Exception | None = None
        try:
            result = call()
        except (LaserDataError, RuntimeError) as caught:
            error = caught

        assert re.fullmatch(r"S(AaR)*(Aa)?E", recorder.order), recorder.order
        assert recorder.order.count("A") == len(seen) >= 1
        assert [event["attempt"] for event in recorder.at("attempt_started")] == list(range(1, len(seen) + 1))
        assert [event["attempt"] for event in recorder.at("attempt_ended")] == list(range(1, len(seen) + 1))
        for event in recorder.at("attempt_ended"):
            assert (event["status"] is None) != (event["error_type"] is None)
        assert all(event["seconds"] >= 0 and event["reason"] for event in recorder.at("retry_planned"))
        elapsed = [event["elapsed"] for _, event in recorder.events]
        assert elapsed == sorted(elapsed)
        assert {event["operation"] for _, event in recorder.events} == {f"{operation}_division"}
        assert len({event["idempotency_key"] for _, event in recorder.events}) == 1

        (end,) = recorder.at("call_ended")
        assert end["elapsed"] == clock.now - 1000
        if error is None:
            assert (end["outcome"], end["error_type"], end["may_have_happened"]) == ("succeeded", None, False)
            assert end["attempt"] == (result.result if operation == "get" else result).attempts
        elif isinstance(error, LaserDataError):
            assert (end["outcome"], end["error_type"]) == ("failed", type(error).__name__)
            assert (end["attempt"], end["idempotency_key"]) == (error.attempts, error.idempotency_key)
            assert end["may_have_happened"] == error.may_have_happened
        else:
            assert (end["outcome"], end["error_type"]) == ("interrupted", "RuntimeError")
            assert end["may_have_happened"] == (operation != "get")

    def test_say_what_is_called_and_what_came(self, to_server: Any, server: Server, clock: HandClock) -> None:
        problem = b'{"code": "overloaded", "reason": "try later"}'
        server.script(
            reply(503, problem, retry_after="7", ld_request="r1"),
            reply(201, b"", ld_division="11", ld_request="r2", idempotent_replayed="true"),
        )
        recorder = Recorder()
        result = to_server(hooks=recorder).divisions.create(name="a")
        start, end = recorder.at("call_started")[0], recorder.at("call_ended")[0]
        assert start | {"url": "", "idempotency_key": ""} == {
            "operation": "create_division",
            "document": "core",
            "method": "POST",
            "path": "/tenants/{tenant_id}/divisions",
            "url": "",
            "idempotency_key": "",
            "attempt": 0,
            "status": None,
            "request_id": None,
            "replayed": False,
            "elapsed": 0.0,
            "error_type": None,
            "outcome": "running",
            "may_have_happened": False,
        }
        assert start["idempotency_key"] == result.idempotency_key
        assert start["url"] == f"{server.url}/tenants/{TENANT}/divisions"
        assert recorder.calls[0].host == server.url.removeprefix("http://")
        first, second = recorder.at("attempt_ended")
        assert (first["status"], first["request_id"], first["replayed"]) == (503, "r1", False)
        assert (second["status"], second["request_id"], second["replayed"]) == (201, "r2", True)
        (retry,) = recorder.at("retry_planned")
        assert (retry["seconds"], retry["reason"], retry["attempt"]) == (7.0, "503 overloaded", 1)
        assert (end["outcome"], end["status"], end["attempt"], end["elapsed"]) == ("succeeded", 201, 2, 7.0)

    @pytest.mark.parametrize(
        ("step", "reason"),
        [
            (reply(429, b""), "429"),
            (reply(503, b'{"code": "not a code at all"}'), "503"),
            (reply(503, b'{"code": "%s"}' % (b"x" * 65)), "503"),
            (reply(409, b'{"code": "idempotent_request_in_progress"}'), "409 idempotent_request_in_progress"),
            (b"", "RemoteProtocolError"),
        ],
    )
    def test_say_why_it_is_tried_again(self, to_server: Any, server: Server, step: bytes, reason: str) -> None:
        server.script(step, reply(201, b"", ld_division="11"))
        recorder = Recorder()
        to_server(hooks=recorder).divisions.create(name="a")
        assert [retry["reason"] for retry in recorder.at("retry_planned")] == [reason]

    def test_of_each_page(self, to_server: Any, server: Server) -> None:
        page = b'{"items": [], "page": 1, "total_pages": 1, "total_results": 0}'
        server.script(reply(200, page))
        recorder = Recorder()
        list(to_server(hooks=recorder).members.list())
        assert recorder.order == "SAaE"

    def test_are_none_where_nothing_was_sent(self, to_server: Any) -> None:
        recorder = Recorder()
        with pytest.raises(InvalidRequestError):
            to_server(hooks=recorder, tenant_id=None).divisions.get(1)
        assert recorder.events == []

    def test_of_a_client_that_is_closed(self, client: Caller, server: Server) -> None:
        server.script(reply(204, b"", content_length=""))
        recorder = Recorder()
        ld = client(base_url=server.url, hooks=recorder)
        ld.close()
        with pytest.raises(InvalidRequestError, match="closed") as refused:
            ld.divisions.delete(1)
        assert (recorder.order, refused.value.attempts, refused.value.may_have_happened) == ("SAaE", 0, False)
        assert recorder.at("call_ended")[0]["outcome"] == "failed"

    def test_and_what_was_done_before_it_was_closed_is_not_forgotten(self, client: Caller, server: Server) -> None:
        server.script(b"")
        ld = client(base_url=server.url, sleep=lambda _: closing.append(ld.close()), policy=Policy(backoff=0.001))
        closing: list[None] = []
        with pytest.raises(InvalidRequestError, match=r"closed.*it may have happened") as refused:
            ld.divisions.create(name="a")
        assert (refused.value.attempts, refused.value.may_have_happened) == (1, True)
        assert refused.value.idempotency_key == server.keys()[0]

    def test_reach_the_hooks_of_derived_clients(self, to_server: Any, server: Server) -> None:
        server.script(reply(204, b"", content_length=""))
        recorder = Recorder()
        to_server(hooks=recorder).with_options(timeout=5).divisions.delete(1)
        assert recorder.order == "SAaE"

    def test_of_several_and_their_own_notes(self, to_server: Any, server: Server) -> None:
        class Counting(Hooks):
            def call_started(self, call: Call, /) -> None:
                call.state[self] = call.state.get(self, 0) + 1

        server.script(reply(204, b"", content_length=""))
        first, second, recorder = Counting(), Counting(), Recorder()
        to_server(hooks=iter([first, second, recorder])).divisions.delete(1)
        assert recorder.calls[0].state == {first: 1, second: 1}


class TestNoSecrets:
    def test_are_told(self, to_server: Any, server: Server) -> None:
        code = "472913"
        server.script(reply(400, b'{"code": "bad", "reason": "%s"}' % KEY.encode()), reply(503, KEY.encode()))
        recorder = Recorder()
        ld = to_server(hooks=recorder)
        for _ in range(2):
            with pytest.raises(LaserDataError):
                ld.divisions.delete(1, code=code)
        with pytest.raises(LaserDataError):
            ld.divisions.create(name="the name in a body")
        assert recorder.order == "SAaE" + 2 * "SAaRAaRAaE"
        told = repr(recorder.events) + repr(recorder.calls)
        assert KEY not in told
        assert code not in told
        assert "?" not in told
        assert "the name" not in told


class TestHeaders:
    def test_go_with_every_attempt(self, to_server: Any, server: Server) -> None:
        server.script(reply(503, b""), reply(204, b"", content_length=""))
        hooks = [Recorder({"Traceparent": "00-a-b-01"}), Recorder(), Recorder({"x-other": "1"})]
        to_server(hooks=hooks).divisions.delete(1)
        for asked in server.asked:
            assert (asked.headers["traceparent"], asked.headers["x-other"]) == ("00-a-b-01", "1")
            assert asked.headers["ld-api-key"] == KEY

    @pytest.mark.parametrize(
        "name",
        [
            "ld-api-key",
            "Cookie",
            "x-csrf-token",
            "Host",
            "Content-Length",
            "transfer-encoding",
            "Idempotency-Key",
            "authorization",
            "Proxy-Authorization",
            "connection",
            "content-type",
            "user-agent",
            "not a name",
        ],
    )
    def test_of_credentials_and_framing_are_refused(
        self, to_server: Any, server: Server, name: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.script(reply(201, b"", ld_division="11"))
        recorder = Recorder({name: "theirs", "x-other": "1"})
        result = to_server(hooks=recorder).divisions.create(name="a")
        headers = server.asked[0].headers
        assert "theirs" not in headers.values()
        assert "x-other" not in headers, "all of what hooks give counts, or nothing"
        assert (headers["ld-api-key"], headers["idempotency-key"]) == (KEY, result.idempotency_key)
        assert "Recorder.attempt_started raised" in caplog.text
        assert "theirs" not in caplog.text

    @pytest.mark.parametrize("value", ["a\r\nld-api-key: x", "é", 7, None])
    def test_that_cannot_be_sent_are_left_out(self, to_server: Any, server: Server, value: Any) -> None:
        server.script(reply(204, b"", content_length=""))
        to_server(hooks=Recorder({"x-other": value})).divisions.delete(1)
        assert "x-other" not in server.asked[0].headers


class TestHooksThatFail:
    @pytest.mark.parametrize("event", EVENTS)
    def test_break_no_call_and_are_logged_once(
        self, to_server: Any, server: Server, event: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.script(reply(503, b""), reply(204, b"", content_length=""))
        broken, recorder = Broken(event), Recorder()
        ld = to_server(hooks=[broken, recorder])
        ld.divisions.delete(1)
        ld.divisions.delete(1)
        assert recorder.order == "SAaRAaE" + "SAaE"
        told = [record for record in caplog.records if record.name == "laserdata_cloud"]
        assert [record.levelno for record in told] == [logging.WARNING]
        assert f"Broken.{event} raised" in told[0].getMessage()
        assert "hooks of delete_division failed" in caplog.text

    @pytest.mark.parametrize("hooks", [object(), [object()], Hooks, [Hooks], "hooks", 7])
    def test_to_be_any_are_refused(self, hooks: Any) -> None:
        with pytest.raises(InvalidRequestError, match="hooks are objects of subclasses of Hooks"):
            LaserData(hooks=hooks)


def test_who_watches_nothing_pays_nothing(client: Caller) -> None:
    chain = HookChain()
    logging.getLogger("laserdata_cloud").setLevel(logging.WARNING)
    try:
        assert chain.watch(None, None, None, None) is None  # type: ignore[arg-type]
    finally:
        logging.getLogger("laserdata_cloud").setLevel(logging.NOTSET)


def test_no_answer_is_told_by_its_kind(client: Caller, clock: HandClock) -> None:
    def refused(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError(f"with a secret: {KEY}")

    recorder = Recorder()
    with pytest.raises(ConnectionFailedError):
        client(handler=refused, hooks=recorder, **clock.settings()).divisions.delete(1)
    assert [event["error_type"] for event in recorder.at("attempt_ended")] == ["ConnectError"] * 3
    assert [event["reason"] for event in recorder.at("retry_planned")] == ["ConnectError"] * 2
    (end,) = recorder.at("call_ended")
    assert (end["error_type"], end["status"], end["may_have_happened"]) == ("ConnectionFailedError", None, False)
