"""The other way in: a session's cookie and its CSRF token, for what refuses API keys."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from client_harness import KEY, TENANT, Caller, Server, reply

from laserdata_cloud import AuthenticationError, ConnectionFailedError, InvalidRequestError, LaserDataError, Policy
from laserdata_emulator import Emulator

COOKIE, TOKEN = "cookie-of-nobody-0123456789", "token-of-nobody-0123456789"
OF_SESSION = {"session": COOKIE, "csrf_token": TOKEN}


@pytest.fixture
def signed_in(connect: Callable[..., Any], cloud: Emulator) -> Any:
    """A client of the emulator with the owner's session and no key."""
    return connect(api_key=None, session=cloud.session, csrf_token=cloud.csrf_token)


class TestAgainstTheEmulator:
    def test_what_refuses_keys_is_done(self, signed_in: Any, cloud: Emulator) -> None:
        made = signed_in.tenants.create(name="Second", email="second@acme.test")
        assert made.status == 201
        assert made.tenant_id != cloud.tenant_id
        assert made.idempotency_key is None

    def test_what_takes_both_is_done_with_the_session(self, signed_in: Any, cloud: Emulator) -> None:
        signed_in.divisions.create(name="by session")
        assert [one.name for one in signed_in.divisions.list()][-1] == "by session"
        assert {one["caller"] for one in cloud.requests} == {"session"}
        assert {one["idempotency_key"] for one in cloud.requests} == {None}

    def test_a_key_comes_first_where_it_may(self, connect: Callable[..., Any], cloud: Emulator) -> None:
        ld = connect(session=cloud.session, csrf_token=cloud.csrf_token)
        made = ld.divisions.create(name="by key")
        assert made.idempotency_key
        ld.tenants.create(name="Second", email="second@acme.test")
        assert [one["caller"] for one in cloud.requests] == ["api_key", "session"]

    def test_a_session_that_is_over(self, connect: Callable[..., Any]) -> None:
        with pytest.raises(AuthenticationError):
            connect(api_key=None, **OF_SESSION).divisions.list().page(1)


class TestWhatIsSent:
    def headers(self, client: Caller, call: Callable[[Any], object], **settings: Any) -> httpx.Headers:
        asked: list[httpx.Request] = []

        def answer(request: httpx.Request) -> httpx.Response:
            asked.append(request)
            return httpx.Response(204)

        ld = client(handler=answer, **settings)
        call(ld)
        return asked[0].headers

    def test_changes_carry_the_token(self, client: Caller) -> None:
        headers = self.headers(client, lambda ld: ld.divisions.delete(1), api_key=None, **OF_SESSION)
        assert (headers["cookie"], headers["x-csrf-token"]) == (f"session={COOKIE}", TOKEN)
        assert "ld-api-key" not in headers
        assert "idempotency-key" not in headers

    def test_reading_does_not(self, client: Caller) -> None:
        def read(ld: Any) -> None:
            with pytest.raises(LaserDataError):
                ld.account.get()

        headers = self.headers(client, read, api_key=None, session=COOKIE)
        assert headers["cookie"] == f"session={COOKIE}"
        assert "x-csrf-token" not in headers

    def test_neither_with_what_needs_no_credentials(self, client: Caller) -> None:
        def read(ld: Any) -> None:
            with pytest.raises(LaserDataError):
                ld.pricing.get()

        headers = self.headers(client, read, **OF_SESSION)
        assert {"cookie", "x-csrf-token", "ld-api-key"} & set(headers) == set()

    def test_a_key_in_the_environment_does_not_take_the_sessions_place(
        self, client: Caller, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LD_API_KEY", KEY)
        headers = self.headers(client, lambda ld: ld.divisions.delete(1), api_key=None, **OF_SESSION)
        assert "ld-api-key" not in headers


class TestRefused:
    def test_without_a_session(self, client: Caller) -> None:
        with pytest.raises(InvalidRequestError, match="get_account: only a signed-in session can do this") as told:
            client().account.get()
        assert told.value.attempts == 0

    def test_a_change_without_the_token(self, client: Caller) -> None:
        with pytest.raises(InvalidRequestError, match="delete_division: a session's changes need its CSRF token"):
            client(api_key=None, session=COOKIE).divisions.delete(1)

    def test_an_idempotency_key(self, client: Caller) -> None:
        ld = client(api_key=None, **OF_SESSION)
        with pytest.raises(InvalidRequestError, match="the API heeds none with a session"):
            ld.divisions.create(name="a", idempotency_key="mine")

    @pytest.mark.parametrize("name", ["session", "csrf_token"])
    @pytest.mark.parametrize("value", ["", "a b", "a\nb", "ä", "a\x00"])
    def test_what_no_header_can_carry(self, client: Caller, name: str, value: str) -> None:
        with pytest.raises(InvalidRequestError, match=f"{name} is empty, or has characters") as told:
            client(**{name: value})
        assert value == "" or value not in str(told.value)

    @pytest.mark.parametrize("value", ["a;b", 'a"b', "a,b"])
    def test_what_no_cookie_can_hold(self, client: Caller, value: str) -> None:
        with pytest.raises(InvalidRequestError, match="session is empty, or has characters"):
            client(session=value)


class TestSafety:
    def test_without_a_key_a_change_is_not_tried_blindly_again(
        self, to_server: Callable[..., Any], server: Server
    ) -> None:
        server.script(lambda _: b"")
        ld = to_server(api_key=None, policy=Policy(max_retries=5), **OF_SESSION)
        with pytest.raises(ConnectionFailedError) as told:
            ld.divisions.create(name="a")
        assert (len(server.asked), told.value.may_have_happened, told.value.idempotency_key) == (1, True, None)

    def test_secrets_are_in_no_error(self, to_server: Callable[..., Any], server: Server) -> None:
        page = f"<html>cookie: session={COOKIE} x-csrf-token: {TOKEN}</html>".encode()
        server.script(reply(418, page, x_echo=TOKEN, set_cookie=f"session={COOKIE}"))
        ld = to_server(api_key=None, **OF_SESSION)
        with pytest.raises(LaserDataError) as told:
            ld.divisions.delete(1)
        error = told.value
        shown = [str(error), repr(error), repr(vars(error)), repr(pickle.loads(pickle.dumps(error)).__dict__), repr(ld)]
        shown += [repr(getattr(ld, "_target", ld)._settings)]
        for text in shown:
            assert COOKIE not in text
            assert TOKEN not in text

    def test_the_cookie_of_an_answer_is_a_secret_of_the_result(
        self, to_server: Callable[..., Any], server: Server
    ) -> None:
        body = b'{"email": "a@b.c", "expiry": "2026-06-01T00:00:00Z", "csrf_token": "t0ken-0123456789"}'
        server.script(reply(200, body, set_cookie=f"session={COOKIE}; Path=/; HttpOnly; Secure; SameSite=Lax"))
        signed = to_server().account.sign_in(id="1", token="2")
        assert signed.result.session == COOKIE
        for text in (repr(signed), repr(signed.result), repr(signed.result.headers), str(dict(signed.result.headers))):
            assert COOKIE not in text
        assert pickle.loads(pickle.dumps(signed.result)).session is None

    def test_it_is_used_by_a_client_made_with_it_and_by_no_other(
        self, to_server: Callable[..., Any], server: Server
    ) -> None:
        server.script(reply(204, b"", set_cookie=f"session={COOKIE}"), reply(204, b""))
        ld = to_server(tenant_id=TENANT)
        ld.divisions.delete(1)
        ld.divisions.delete(1)
        assert "cookie" not in server.asked[-1].headers
        ld.with_options(api_key=None, **OF_SESSION).divisions.delete(1)
        assert server.asked[-1].headers["cookie"] == f"session={COOKIE}"
        ld.divisions.delete(1)
        assert server.asked[-1].headers["ld-api-key"] == KEY
