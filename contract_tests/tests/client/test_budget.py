"""How many retries the calls of a client may make together."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from client_harness import Caller, HandClock, Server, reply
from hypothesis import given
from hypothesis import strategies as st

from laserdata_cloud import InvalidRequestError, LaserData, LaserDataError, Policy, ServerError
from laserdata_cloud._budget import MOST, RESERVE, RetryBudget

SHARES = st.one_of(st.sampled_from([0.0, 0.1, 0.2, 0.5, 1.0, 3.0, 1e9]), st.floats(0, 5))


class TestForAnyInterleaving:
    @given(share=SHARES, steps=st.lists(st.booleans(), max_size=400))
    def test_retries_are_a_reserve_and_a_share_of_the_calls(self, share: float, steps: list[bool]) -> None:
        budget = RetryBudget(share)
        calls = retries = 0
        for retry in steps:
            if retry:
                retries += budget.take()
            else:
                calls += 1
                budget.call_began()
            assert retries <= RESERVE + share * calls + 1e-6
        left = 0
        while budget.take():
            left += 1
        assert left <= MOST
        earned = RESERVE + share * calls
        assert retries + left >= min(math.floor(earned - 1e-6), MOST), "what was earned can be spent"

    def test_of_threads(self) -> None:
        budget, share, threads, each = RetryBudget(0.2), 0.2, 8, 2000
        taken = [0] * threads
        together = threading.Barrier(threads)

        def work(number: int) -> None:
            together.wait()
            for _ in range(each):
                budget.call_began()
                taken[number] += budget.take()

        working = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
        for thread in working:
            thread.start()
        for thread in working:
            thread.join()
        assert sum(taken) == RESERVE + share * threads * each, "none twice, none lost"

    def test_no_more_than_a_hundred_are_saved_up(self) -> None:
        budget = RetryBudget(1.0)
        for _ in range(5000):
            budget.call_began()
        assert sum(budget.take() for _ in range(5000)) == MOST


class TestAServiceThatIsDown:
    CALLS = 100

    def attempts(self, ld: Any) -> list[int]:
        found = []
        for _ in range(self.CALLS):
            with pytest.raises(LaserDataError) as failed:
                ld.divisions.delete(1)
            found.append(failed.value.attempts)
        return found

    @pytest.fixture
    def down(self, client: Caller, clock: HandClock) -> Callable[..., Any]:
        def connected(**policy: Any) -> Any:
            return client(handler=lambda _: httpx.Response(503), policy=Policy(**policy), **clock.settings())

        return connected

    def test_is_not_stormed(self, down: Callable[..., Any]) -> None:
        attempts = self.attempts(down())
        assert attempts[:3] == [3, 3, 3], "the first calls have the reserve"
        assert sum(attempts) == self.CALLS + RESERVE + 0.2 * self.CALLS

    def test_or_not_at_all_without_a_share(self, down: Callable[..., Any]) -> None:
        assert sum(self.attempts(down(retry_share=0))) == self.CALLS + RESERVE

    def test_unless_nobody_cares(self, down: Callable[..., Any]) -> None:
        assert sum(self.attempts(down(retry_share=math.inf))) == self.CALLS * 3

    def test_says_why_it_was_not_tried_again(self, down: Callable[..., Any], clock: HandClock) -> None:
        ld = down(retry_share=0, max_retries=RESERVE)
        with pytest.raises(ServerError) as last:
            ld.divisions.create(name="a")
        assert last.value.attempts == 1 + RESERVE
        clock.pauses.clear()
        with pytest.raises(ServerError, match=r"not tried again: .*retry_share of 0 .*Policy\(retry_share=") as refused:
            ld.divisions.create(name="a")
        error = refused.value
        assert clock.pauses == [], "at once"
        assert (error.attempts, error.status) == (1, 503)
        assert error.may_have_happened
        assert f"idempotency_key={error.idempotency_key!r}" in str(error)

    def test_by_threads_that_share_a_client(self) -> None:
        sent: list[int] = []

        def handler(_: httpx.Request) -> httpx.Response:
            sent.append(1)
            return httpx.Response(503)

        down = httpx.Client(transport=httpx.MockTransport(handler))
        with LaserData(api_key="k", tenant_id=1, http_client=down, sleep=lambda _: None) as ld:

            def work() -> None:
                for _ in range(50):
                    with pytest.raises(ServerError):
                        ld.divisions.delete(1)

            working = [threading.Thread(target=work) for _ in range(4)]
            for thread in working:
                thread.start()
            for thread in working:
                thread.join()
        assert len(sent) == 200 + RESERVE + 0.2 * 200

    def test_by_clients_derived_from_it(self, down: Callable[..., Any]) -> None:
        ld = down(retry_share=0)
        patient = ld.with_options(max_retries=RESERVE)
        with pytest.raises(ServerError) as failed:
            patient.divisions.delete(1)
        assert failed.value.attempts == 1 + RESERVE
        assert set(self.attempts(ld)) == set(self.attempts(ld.with_options(timeout=5))) == {1}
        assert set(self.attempts(ld.with_options(retry_share=math.inf))) == {3}, "unless it has a share of its own"


class TestWaiting:
    def test_for_a_request_that_is_still_running_costs_nothing(
        self, to_server: Any, server: Server, clock: HandClock
    ) -> None:
        running = reply(409, b'{"code": "idempotent_request_in_progress", "reason": "still running"}')
        server.script(*[running] * 30, reply(201, b"", ld_division="11"))
        assert to_server(policy=Policy(retry_share=0)).divisions.create(name="a").attempts == 31

    def test_that_cannot_be_costs_nothing(self, client: Caller, clock: HandClock) -> None:
        answers = [httpx.Response(503, headers={"retry-after": "1000"})] * 30 + [httpx.Response(503)] * 100
        ld = client(
            handler=lambda _: answers.pop(0), policy=Policy(retry_share=0, max_retries=RESERVE), **clock.settings()
        )
        for expected in [1] * 30 + [1 + RESERVE]:
            with pytest.raises(ServerError) as failed:
                ld.divisions.delete(1)
            assert failed.value.attempts == expected


@pytest.mark.parametrize("share", [-0.1, math.nan, -math.inf])
def test_a_share_that_is_none(share: float) -> None:
    with pytest.raises(InvalidRequestError, match="share of retries is 0 or more"):
        LaserData(policy=Policy(retry_share=share))
