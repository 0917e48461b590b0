"""Secrets: where they go, and where they never show."""

from __future__ import annotations

import copy
import importlib
import json
import logging
import pickle
import re
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from client_harness import KEY, Caller, Cut, Server, reply

from laserdata_api.core.models import ApiKeyToken, SignIn
from laserdata_api.model import Model
from laserdata_cloud import DecodingError, InvalidRequestError, LaserDataError, Options, Policy
from laserdata_cloud._settings import Settings
from laserdata_cloud._transport import Answer, Send

COOKIE = "session=cookie_of_nobody_0123456789"
TOKEN = "ld_pk_made_just_now_0123456789"
SECRETS = (KEY, COOKIE, TOKEN)
CORRECTED = Path(__file__).resolve().parents[3] / "generated" / "openapi"


def shown(thing: Any) -> str:
    """Everything that a log or a debugger's first look shows."""
    return f"{thing} {thing!r} {[thing]}"


def clean(text: str | bytes) -> bool:
    data = text if isinstance(text, bytes) else text.encode()
    return not any(secret.encode() in data for secret in SECRETS)


@pytest.fixture(autouse=True)
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    # Not `caplog.text`: after the test, that is of what comes after it.
    lines = [record.getMessage() for record in caplog.get_records("call")]
    assert [line for line in lines if not clean(line)] == []


class TestNothingShows:
    def test_a_client(self, client: Caller) -> None:
        ld = client()
        assert clean(shown(ld))
        assert "127.0.0.1" in repr(ld)
        assert clean(shown(ld.api_keys))
        assert clean(shown(ld.api_keys.list()))

    def test_its_parts(self) -> None:
        settings = Settings(KEY, 1, "https://a", "https://a")
        send = Send("POST", f"https://a/b?code={TOKEN}", {"ld-api-key": KEY}, TOKEN.encode(), None, 300.0)
        assert clean(shown(settings) + shown(send) + shown(Answer(200, {"set-cookie": COOKIE}, TOKEN.encode())))

    @pytest.mark.parametrize("method", [pickle.dumps, copy.copy, copy.deepcopy])
    def test_a_client_is_not_copied(self, client: Caller, method: Callable[[Any], Any]) -> None:
        made = client.kind(api_key=KEY, http_client=client.pool)
        if method is copy.copy:
            assert clean(shown(method(made)))
        else:
            with pytest.raises(TypeError, match="holds a secret"):
                method(made)
        with pytest.raises(TypeError, match="holds a secret"):
            pickle.dumps(made.api_keys)

    def test_results_and_models(self, to_server: Any, server: Server) -> None:
        body = json.dumps({"id": 1, "token": TOKEN, "secret": TOKEN}).encode()
        server.script(reply(201, body, set_cookie=COOKIE))
        made = to_server().api_keys.create(name="k")
        assert isinstance(made, ApiKeyToken)
        assert made.token == TOKEN
        assert clean(shown(made))
        assert clean(str(list(made.__rich_repr__())))
        assert clean(shown(made.result))
        assert clean(pickle.dumps(made.result))
        twin = pickle.loads(pickle.dumps(made.result))
        assert (twin.status, twin.request_id, twin.idempotency_key) == (201, None, made.result.idempotency_key)
        assert clean(shown(SignIn(id="i", token=TOKEN)))

    def test_errors(self, to_server: Any, server: Server) -> None:
        echo = f"<html>ld-api-key: {KEY}</html>".encode()
        problem = json.dumps({"code": "bad", "reason": f"the key {KEY} is unknown"}).encode()
        unreadable = json.dumps({"id": "none", "token": TOKEN}).encode()
        ld = to_server(policy=Policy(max_retries=0))
        for answer in (
            reply(502, echo, set_cookie=COOKIE, x_echo=KEY),
            reply(401, problem, set_cookie=COOKIE),
            reply(201, unreadable, set_cookie=COOKIE),
            reply(201, f'{{"id": 1, "token": "{TOKEN}'.encode()),
            reply(201, f'{{"id": 1, "token": "{TOKEN}\xff"}}'.encode("latin-1")),
            Cut,
        ):
            server.script(answer)
            with pytest.raises(LaserDataError) as failed:
                ld.api_keys.create(name="k")
            error = failed.value
            assert clean(shown(error))
            assert clean("".join(traceback.format_exception(error)))
            assert clean(pickle.dumps(error))
            assert clean(pickle.dumps(copy.copy(error)))
            if not isinstance(error, DecodingError):
                assert clean(str(vars(error)))

    def test_what_was_made_can_be_saved_from_an_answer_that_cannot_be_read(
        self, to_server: Any, server: Server
    ) -> None:
        server.script(reply(201, json.dumps({"id": "none", "token": TOKEN}).encode()))
        with pytest.raises(DecodingError) as failed:
            to_server().api_keys.create(name="k")
        assert TOKEN.encode() in failed.value.content

    def test_a_short_key_blanks_nothing_else(self, to_server: Any, server: Server) -> None:
        server.script(reply(404, b'{"code": "key_not_found"}'))
        with pytest.raises(LaserDataError, match="key_not_found"):
            to_server(api_key="key").tenants.get()

    @pytest.mark.parametrize("value", ["a\nb", "a\r\nld-api-key: x", "é", "\x00"])
    def test_a_header_that_cannot_be_sent(self, to_server: Any, server: Server, value: str) -> None:
        with pytest.raises(InvalidRequestError, match="the value of the header x-token") as refused:
            to_server().tenants.get(options=Options(headers={"X-Token": value}))
        assert value not in str(refused.value)
        assert server.asked == []

    def test_the_name_of_a_header(self, to_server: Any) -> None:
        with pytest.raises(InvalidRequestError, match="no name of a header"):
            to_server().tenants.get(options=Options(headers={"a b": "c"}))


class TestWhereTheyGo:
    @pytest.mark.parametrize("name", ["ld-api-key", "LD-API-KEY", "Cookie", "X-CSRF-Token", "Host", "Content-Length"])
    def test_one_call_does_not_bring_its_own(self, to_server: Any, server: Server, name: str) -> None:
        with pytest.raises(InvalidRequestError, match="cannot be set for one call"):
            to_server().pricing.get(options=Options(headers={name: "x"}))
        assert server.asked == []

    def test_not_along_a_redirect(self, client: Caller, to_server: Any, server: Server) -> None:
        server.script(reply(302, b"", location="http://localhost:1/steal"))
        for settings in ({}, {"http_client": client.own(follow_redirects=True)}):
            with pytest.raises(LaserDataError, match="redirects are not followed"):
                to_server(**settings).tenants.get()

    def test_not_to_a_link(self, to_server: Any, server: Server) -> None:
        body = b'{"items": [], "page": 1, "total_pages": 1, "total_results": 0}'
        server.script(reply(200, body, link='<http://localhost:1/>; rel="next"'))
        assert list(to_server().divisions.list()) == []

    def test_a_session_of_one_call_does_not_ride_along_with_the_next(self, client: Caller, server: Server) -> None:
        server.script(reply(200, b'{"url": "https://e.org"}', set_cookie=f"{COOKIE}; Path=/"))
        ld = client(base_url=server.url)
        for _ in range(2):
            ld.account.create_intent()
        assert "cookie" not in server.asked[1].headers

    def test_not_over_a_proxy_to_this_machine(
        self, client: Caller, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:1")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        server.script(reply(404, b""))
        with pytest.raises(LaserDataError, match="404"):
            client(base_url=server.url).tenants.get()

    def test_your_own_client_keeps_its_ways(self, client: Caller, to_server: Any, server: Server) -> None:
        server.script(reply(404, b""))
        own = client.own(headers={"x-mine": "1", "ld-api-key": "other"}, params={"p": "q"}, cookies={"c": "d"})
        ld = to_server(http_client=own)
        with pytest.raises(LaserDataError):
            ld.tenants.get()
        ld.close()
        assert not own.is_closed
        asked = server.asked[0]
        assert (asked.headers["x-mine"], asked.headers["cookie"]) == ("1", "c=d")
        assert asked.headers["ld-api-key"] == KEY
        assert asked.query == {"p": "q"}

    def test_a_hook_that_raises_for_statuses(self, client: Caller, to_server: Any, server: Server) -> None:
        def check(response: httpx.Response) -> None:
            response.raise_for_status()

        async def checked(response: httpx.Response) -> None:
            check(response)

        hook = check if client.own().__class__ is httpx.Client else checked
        server.script(reply(404, b""))
        with pytest.raises(LaserDataError, match="get_tenant: 404"):
            to_server(http_client=client.own(event_hooks={"response": [hook]})).tenants.get()
        assert len(server.asked) == 1


# Members that are named or described as something like a secret, and are none: reviewed.
HARMLESS: set[str] = set()
SECRETIVE = re.compile(r"secret|password|token|credential|presigned|authorization", re.IGNORECASE)


def test_every_member_that_may_hold_a_secret_is_hidden() -> None:
    """In every model of every document: by its name, or by what its document says of it."""
    shown: list[str] = []
    for path in sorted(CORRECTED.glob("*.json")):
        models = importlib.import_module(f"laserdata_api.{path.stem}.models")
        for name, schema in json.loads(path.read_bytes())["components"]["schemas"].items():
            model = getattr(models, name.replace("_", ""), None)
            if not (isinstance(model, type) and issubclass(model, Model)):
                continue
            for member, declared in schema.get("properties", {}).items():
                told = f"{member} {declared.get('description', '')}"
                if SECRETIVE.search(told) and declared.get("type") not in ("boolean", "integer"):
                    field = member if member in model.__struct_fields__ else f"{member}_"
                    if field not in model.__secrets__ and f"{name}.{member}" not in HARMLESS:
                        shown.append(f"{name}.{member}: {told}")
    assert sorted(shown) == []
