"""One key a call, kept over its attempts; what that makes safe; and for how long."""

from __future__ import annotations

import contextlib
import math
import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from client_harness import KEY, Cut, HandClock, Server, reply

from laserdata_cloud import (
    AttemptTimeoutError,
    ConflictError,
    ConnectionFailedError,
    IdempotencyError,
    InvalidRequestError,
    LaserDataError,
    Options,
    Policy,
    ServerError,
    Surroundings,
)
from laserdata_emulator import Emulator

CREATED = reply(201, b"", ld_division="11")
BUSY = reply(503, b"")


def named(ld: Any, name: str) -> int:
    return sum(division.name == name for division in ld.divisions.list())


class TestTheKey:
    def test_is_the_same_on_every_attempt_and_another_for_every_call(self, to_server: Any, server: Server) -> None:
        server.script(BUSY, Cut, CREATED)
        ld = to_server()
        first = ld.divisions.create(name="a")
        second = ld.divisions.create(name="a")
        assert server.keys() == ["key-1", "key-1", "key-1", "key-2"]
        assert (first.idempotency_key, first.attempts) == ("key-1", 3)
        assert (second.idempotency_key, second.attempts) == ("key-2", 1)

    def test_is_a_version_4_uuid_unless_told(self, to_server: Any, server: Server) -> None:
        server.script(CREATED)
        ld = to_server(surroundings=Surroundings())
        keys = {ld.divisions.create(name="a").idempotency_key for _ in range(3)}
        assert len(keys) == 3
        assert {uuid.UUID(key).version for key in keys} == {4}

    def test_may_be_yours(self, to_server: Any, server: Server) -> None:
        server.script(BUSY, CREATED)
        ld = to_server()
        assert ld.divisions.create(name="a", idempotency_key="mine").idempotency_key == "mine"
        ld.divisions.create(name="a", options=Options(headers={"Idempotency-Key": "in a header".replace(" ", "-")}))
        assert server.keys() == ["mine", "mine", "in-a-header"]

    @pytest.mark.parametrize("key", ["", "x" * 256, "with space", "tab\t", "é", "a\nb", "\x7f"])
    def test_is_refused_where_no_header_or_server_takes_it(self, to_server: Any, server: Server, key: str) -> None:
        server.script(CREATED)
        with pytest.raises(InvalidRequestError, match=r"create_division: .*1 to 255 visible ASCII") as refused:
            to_server().divisions.create(name="a", idempotency_key=key)
        assert refused.value.attempts == 0
        assert server.asked == []

    @pytest.mark.parametrize("key", ["x", "x" * 255, "!~"])
    def test_may_have_1_to_255_characters(self, to_server: Any, server: Server, key: str) -> None:
        server.script(CREATED)
        assert to_server().divisions.create(name="a", idempotency_key=key).idempotency_key == key

    def test_is_text(self, to_server: Any) -> None:
        with pytest.raises(InvalidRequestError, match="is text, not a UUID"):
            to_server().divisions.create(name="a", idempotency_key=uuid.uuid4())

    def test_goes_with_post_put_and_patch_alone(self, ld: Any, cloud: Emulator) -> None:
        division = ld.divisions.create(name="d").division_id
        ld.divisions.update(division, name="e")
        ld.divisions.get(division)
        list(ld.divisions.list())
        ld.divisions.delete(division)
        sent = [(asked["method"], asked["idempotency_key"] is not None) for asked in cloud.requests]
        assert sent == [("POST", True), ("PUT", True), ("GET", False), ("GET", False), ("DELETE", False)]

    def test_never_goes_with_delete_audit_or_without_an_api_key(self, to_server: Any, server: Server) -> None:
        server.script(reply(200, b'{"url": "https://example.org"}'))
        ld = to_server()
        given = Options(headers={"idempotency-key": "mine"})
        for call in (
            lambda: ld.divisions.delete(1, options=given),
            lambda: ld.audit.events.list(options=given).page(1),
            lambda: ld.account.create_intent(options=given),
        ):
            with pytest.raises(InvalidRequestError, match="takes none"):
                call()
        assert server.asked == []
        with contextlib.suppress(LaserDataError):
            ld.account.create_intent()
        with contextlib.suppress(LaserDataError):
            ld.audit.events.list().page(1)
        assert server.keys() == [None, None]


class TestAgainstTheEmulator:
    def test_a_cut_before_the_change_and_one_after_it(self, ld: Any, cloud: Emulator) -> None:
        cloud.faults.add("cut_before", "create_division")
        before = ld.divisions.create(name="a")
        cloud.faults.add("cut_after", "create_division")
        after = ld.divisions.create(name="b")
        assert (before.attempts, before.replayed) == (2, False)
        assert (after.attempts, after.replayed) == (2, True)
        assert (named(ld, "a"), named(ld, "b")) == (1, 1)
        assert ld.divisions.get(after.division_id).name == "b"

    def test_a_crashed_call_is_resumed_with_its_key(self, ld: Any, cloud: Emulator) -> None:
        cloud.faults.add("cut_after", "create_api_key")
        cloud.faults.add("cut_before", "create_api_key", count=2)
        fields: dict[str, Any] = {
            "name": "k",
            "expiry_at": "2026-06-01T00:00:00Z",
            "permissions": {"tenant": ["info:read"]},
        }
        with pytest.raises(ConnectionFailedError) as crashed:
            ld.api_keys.create(fields)
        error = crashed.value
        assert (error.attempts, error.may_have_happened) == (3, True)
        assert f"idempotency_key={error.idempotency_key!r}" in str(error)
        resumed = ld.api_keys.create(fields, idempotency_key=error.idempotency_key)
        assert resumed.result.replayed
        assert [key.id for key in ld.api_keys.list(name="k")] == [resumed.id]

    def test_a_key_used_for_another_body(self, ld: Any) -> None:
        ld.divisions.create(name="a", idempotency_key="mine")
        with pytest.raises(IdempotencyError) as refused:
            ld.divisions.create(name="b", idempotency_key="mine")
        error = refused.value
        assert isinstance(error, ConflictError)
        assert (error.status, error.code, error.attempts) == (409, "idempotency_error", 1)
        assert error.idempotency_key == "mine"

    def test_a_request_still_running_is_waited_for(
        self, ld: Any, connect: Callable[..., Any], cloud: Emulator, clock: HandClock
    ) -> None:
        cloud.faults.add("hold", "create_division")
        first: list[Any] = []
        running = threading.Thread(
            target=lambda: first.append(ld.divisions.create(name="a", idempotency_key="mine")), daemon=True
        )
        running.start()
        assert cloud.faults.wait_held()

        def sleep(seconds: float) -> None:
            clock.sleep(seconds)
            if len(clock.pauses) == 6:  # more often than a failure would be tried again
                cloud.faults.release()
                running.join(10)

        # A client of its own thread: the first one's event loop is at work, too.
        second = connect(sleep=sleep).divisions.create(name="a", idempotency_key="mine")
        assert (second.replayed, second.attempts) == (True, 7)
        assert second.division_id == first[0].division_id
        assert named(ld, "a") == 1

    def test_waiting_ends_at_the_deadline(self, to_server: Any, server: Server, clock: HandClock) -> None:
        server.script(reply(409, b'{"code": "idempotent_request_in_progress", "reason": "still running"}'))
        with pytest.raises(ConflictError, match="would pass the deadline of 60 s") as given_up:
            to_server(policy=Policy(deadline=60)).divisions.create(name="a")
        assert given_up.value.may_have_happened, "by the request that runs"
        assert 52 < sum(clock.pauses) < 60

    def test_and_does_not_begin_where_no_retries_are_wanted(self, to_server: Any, server: Server) -> None:
        server.script(reply(409, b'{"code": "idempotent_request_in_progress", "reason": "still running"}'))
        with pytest.raises(ConflictError):
            to_server(policy=Policy(max_retries=0)).divisions.create(name="a")
        assert len(server.asked) == 1


class TestHowLongAKeyLasts:
    def test_no_attempt_leaves_when_the_server_may_have_forgotten_it(
        self, to_server: Any, server: Server, clock: HandClock
    ) -> None:
        left: list[float] = []

        def answer(_: object) -> bytes:
            left.append(clock.now)
            return reply(503, b"", retry_after="50")

        server.script(answer)
        ld = to_server(policy=Policy(max_retries=100, deadline=1e6, retry_share=math.inf))
        with pytest.raises(ServerError, match="forgets an idempotency key") as given_up:
            ld.divisions.create(name="a")
        assert left[-1] - left[0] == 550
        assert given_up.value.may_have_happened
        assert "within 30 s" in str(given_up.value)

    def test_a_call_without_a_key_goes_on(self, to_server: Any, server: Server, clock: HandClock) -> None:
        server.script(*[reply(503, b"", retry_after="100")] * 20, reply(204, b"", content_length=""))
        patient = Policy(max_retries=100, deadline=1e6, retry_share=math.inf)
        assert to_server(policy=patient).divisions.delete(1).attempts == 21
        assert sum(clock.pauses) == 2000

    def test_a_machine_that_slept_does_not_send_it_again(
        self, to_server: Any, server: Server, clock: HandClock
    ) -> None:
        def suspended(seconds: float) -> None:
            clock.sleep(seconds)
            clock.wall += 700  # the steady clock stands still in the meantime

        server.script(Cut)
        with pytest.raises(ConnectionFailedError, match="forgets an idempotency key") as given_up:
            to_server(sleep=suspended).divisions.create(name="a")
        assert len(server.asked) == 1
        assert "call again with" not in str(given_up.value), "it would be a second one by now"
        assert "look before you call again" in str(given_up.value)


def test_a_timeout_is_resumed_like_any_other_failure(connect: Any, cloud: Emulator) -> None:
    cloud.faults.add("hold", "create_division")
    ld = connect(policy=Policy(max_retries=0))
    with pytest.raises(AttemptTimeoutError) as given_up:
        ld.divisions.create(name="a", options=Options(timeout=0.1))
    assert given_up.value.may_have_happened
    assert cloud.faults.wait_held()
    cloud.faults.release()
    assert connect().divisions.create(name="a", idempotency_key=given_up.value.idempotency_key).replayed
    assert named(ld, "a") == 1


def test_the_key_is_not_the_secret() -> None:
    assert KEY not in str(Surroundings().new_key())


class TestResuming:
    """A key that a call ended uncertain with is as old as its first attempt, whoever sends it again."""

    def test_retries_of_the_resumed_call_end_with_the_key(
        self, to_server: Callable[..., Any], server: Server, clock: HandClock
    ) -> None:
        server.script(reply(503))
        ld = to_server(policy=Policy(max_retries=0))
        with pytest.raises(ServerError) as first:
            ld.divisions.create(name="a")
        clock.advance(500)
        patient = ld.with_options(max_retries=50, longest_backoff=30, deadline=1000, retry_share=math.inf)
        began = clock.now
        with pytest.raises(ServerError, match="forgets an idempotency key") as second:
            patient.divisions.create(name="a", idempotency_key=first.value.idempotency_key)
        assert clock.now - began <= 100
        assert second.value.may_have_happened
        assert set(server.keys()) == {first.value.idempotency_key}

    def test_nothing_is_sent_when_it_is_forgotten(
        self, to_server: Callable[..., Any], server: Server, clock: HandClock
    ) -> None:
        server.script(reply(503))
        ld = to_server(policy=Policy(max_retries=0))
        with pytest.raises(ServerError) as first:
            ld.divisions.create(name="a", idempotency_key="mine")
        clock.advance(600)
        with pytest.raises(InvalidRequestError, match="first sent ten minutes ago or longer") as second:
            ld.divisions.create(name="a", idempotency_key="mine")
        assert (len(server.asked), first.value.attempts, second.value.attempts) == (1, 1, 0)
        assert second.value.may_have_happened
        assert "look before you call again" in str(second.value)

    def test_a_key_of_a_call_that_ended_well_is_the_callers_affair(
        self, to_server: Callable[..., Any], server: Server, clock: HandClock
    ) -> None:
        server.script(reply(201, b""))
        ld = to_server()
        ld.divisions.create(name="a", idempotency_key="mine")
        clock.advance(700)
        ld.divisions.create(name="a", idempotency_key="mine")
        assert server.keys() == ["mine", "mine"]

    def test_a_request_in_progress_is_not_asked_for_without_pause(
        self, to_server: Callable[..., Any], server: Server, clock: HandClock
    ) -> None:
        server.script(reply(409, b'{"code": "idempotent_request_in_progress"}'))
        ld = to_server(policy=Policy(deadline=10, backoff=0))
        with pytest.raises(ConflictError, match="would pass the deadline"):
            ld.divisions.create(name="a")
        assert len(server.asked) <= 41
