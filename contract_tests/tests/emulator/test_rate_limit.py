"""The rate limit of API keys."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laserdata_emulator import START, Emulator
from laserdata_emulator.cli import main
from laserdata_emulator.problems import Problem
from laserdata_emulator.rate_limit import RateLimit

from .conftest import Api


def test_each_key_has_its_own_and_retry_after_is_true(api: Api, reader: Api, person: Api, nobody: Api) -> None:
    api.cloud.set_rate_limit(2, 30)
    assert [api("GET", api.roles).status_code for _ in range(3)] == [200, 200, 429]
    refused = api.refused("GET", api.roles, 429, "too_many_requests")
    assert refused["retryable"] is True
    reader("GET", api.roles, 200)
    for _ in range(3):
        person("GET", api.roles, 200)
        nobody("GET", "/pricing", 200)
    api.cloud.advance(29.5)
    answer = api("GET", api.roles, 429)
    assert answer.headers["retry-after"] == "1"
    api.cloud.advance(float(answer.headers["retry-after"]))
    api("GET", api.roles, 200)


def test_a_refusal_is_not_the_answer_of_an_idempotency_key(api: Api) -> None:
    api.cloud.set_rate_limit(1, 10)
    api("GET", api.roles, 200)
    post = {"json": {"name": "x"}, "headers": {"idempotency-key": "k"}}
    api("POST", api.divisions, 429, **post)
    api.cloud.advance(10)
    made = api("POST", api.divisions, 201, **post)
    assert "idempotent-replayed" not in made.headers
    api("POST", api.divisions, 429, **post)
    api.cloud.advance(10)
    assert api("POST", api.divisions, 201, **post).headers["idempotent-replayed"] == "true"


def test_bad_credentials_and_the_emulator_s_own_controls_are_not_counted(api: Api, caller: Callable[..., Api]) -> None:
    api("POST", "/_emulator/rate_limit", 200, json={"requests": 1, "seconds": 5})
    assert api("GET", "/_emulator/rate_limit", 200).json() == {"requests": 1, "seconds": 5}
    stranger = caller(headers={"ld-api-key": "ld_api_key_none"})
    for _ in range(3):
        stranger("GET", api.roles, 401)
    api("GET", api.roles, 200)
    api("GET", api.roles, 429)
    api("POST", "/_emulator/rate_limit", 200, json={"requests": None})
    api("GET", api.roles, 200)


def test_a_reset_brings_back_the_limit_of_the_start(api: Api) -> None:
    api.cloud.set_rate_limit(1)
    api.cloud.reset()
    assert api("GET", "/_emulator/rate_limit", 200).json()["requests"] is None
    assert Emulator(rate_limit=(3, 60)).application.state.rate_limit.shown() == {"requests": 3, "seconds": 60}


@pytest.mark.parametrize(
    "body", [{"requests": 0}, {"requests": True}, {"requests": 1.5}, {"requests": 1, "seconds": 0}, {"colour": 1}]
)
def test_a_limit_that_makes_no_sense_is_refused(api: Api, body: object) -> None:
    api.refused("POST", "/_emulator/rate_limit", 400, "invalid_control", json=body)
    with pytest.raises(ValueError):
        Emulator(rate_limit=(0, 1))


@pytest.mark.parametrize("text", ["x", "0", "5/0", "5/x"])
def test_the_command_refuses_it_too(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--rate-limit", text])
    assert ended.value.code == 2
    assert "--rate-limit" in capsys.readouterr().err


@given(
    requests=st.integers(1, 5),
    seconds=st.floats(0.5, 100),
    steps=st.lists(st.floats(0, 60), max_size=60),
)
def test_never_more_than_allowed_and_never_refused_after_the_wait(
    requests: int, seconds: float, steps: list[float]
) -> None:
    from datetime import timedelta

    limit, now = RateLimit(requests, seconds), START
    taken = []
    for step in steps:
        now += timedelta(seconds=step)
        try:
            limit.take(1, now)
        except Problem as refused:
            now += timedelta(seconds=int(refused.headers["retry-after"]))
            limit.take(1, now)
        taken.append(now)
    # A window begins with a request, so that any stretch of its length meets two of them at most.
    for at, moment in enumerate(taken):
        within = [one for one in taken[at:] if one < moment + timedelta(seconds=seconds)]
        assert len(within) <= 2 * requests
