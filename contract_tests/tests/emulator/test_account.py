"""Getting in through an identity provider, sessions, the account and its settings."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    rule,
    run_state_machine_as_test,
)

from laserdata_emulator import START, AccountRules, Emulator

from .conftest import Api

DAY = 86_400
SESSION_ONLY = [
    ("GET", "/account"),
    ("GET", "/account/export"),
    ("GET", "/account/sessions"),
    ("POST", "/account/sessions"),
    ("DELETE", "/account/sessions"),
    ("PUT", "/account/settings"),
    ("DELETE", "/account/sign_out"),
    ("GET", "/account/invitations"),
    ("PUT", "/account/invitations/1/accept"),
    ("PUT", "/account/invitations/1/reject"),
    ("POST", "/tenants"),
    ("DELETE", "/tenants/{tenant}"),
    ("DELETE", "/tenants/{tenant}/membership"),
]


def rules(**changes: Any) -> dict[str, Any]:
    """The body of a tenant's rules, the others as they are at first."""
    usual = {
        "join_policy": "invite_only",
        "block_external_invitations": False,
        "enforce_domain_only_invitations": False,
    }
    return {**usual, **changes}


def new_person(api: Api, email: str, source: str = "google", **fields: Any) -> httpx.Response:
    """Sign somebody up whom the identity provider vouches for."""
    key, token = api.cloud.vouch(email, source)
    body = {"source": source, "id": key, "token": token, "name": "Nia New", "title": "Engineer", **fields}
    return api("POST", "/account/sign_up", json=body)


def signed_in(api: Api, caller: Callable[..., Api], email: str, source: str = "google") -> Api:
    """A new session of somebody, as a caller of its own."""
    key, token = api.cloud.vouch(email, source)
    answer = api("POST", "/account/sign_in", 200, json={"id": key, "token": token})
    cookie = answer.cookies["session"]
    api.http.cookies.clear()
    return caller(cookies={"session": cookie}, headers={"x-csrf-token": answer.json()["csrf_token"]})


class TestSigningIn:
    def test_from_nothing_as_a_browser_does_it(self, nobody: Api) -> None:
        url = nobody("POST", "/account/auth/intents", 200, json={"source": "github"}).json()["url"]
        assert "<form>" in nobody("GET", url, 200).text
        back = nobody("GET", f"{url}&email=nia%40new.test", 303).headers["location"]
        console = nobody("GET", back, 307).headers["location"]
        [intent], [key], [token] = (parse_qs(urlsplit(console).query)[name] for name in ("intent", "id", "token"))
        assert intent == "sign_up"
        assert token in nobody("GET", console, 200).text
        body = {"source": "github", "id": key, "token": token, "name": "Nia", "title": "CTO", "tenant": "Nia Inc"}
        made = nobody("POST", "/account/sign_up", 201, json=body)
        assert made.json()["verified"] is True
        assert made.json()["workspace"] == "joined"
        assert made.headers["ld-tenant"] == str(made.json()["tenant_id"])
        account = nobody("GET", "/account", 200).json()  # the cookie came with the answer
        assert (account["email"], account["title"]) == ("nia@new.test", "CTO")
        assert [one["source"] for one in account["identities"]] == ["github"]
        [tenant] = account["tenants"]
        assert (tenant["name"], tenant["roles"]) == ("Nia Inc", ["admin"])
        division = f"/tenants/{tenant['id']}/divisions/{made.headers['ld-division']}"
        assert nobody("GET", division, 200).json()["name"] == made.json()["division_name"]
        token = made.json()["session"]["csrf_token"]
        nobody("PUT", division, 204, json={"description": "d"}, headers={"x-csrf-token": token})

    @pytest.mark.parametrize(
        ("email", "source", "purpose"),
        [
            ("owner@acme.test", "google", "sign_in"),
            ("Owner@Acme.Test", "google", "sign_in"),
            ("owner@acme.test", "github", "link_account"),
            ("nia@new.test", "google", "sign_up"),
        ],
    )
    def test_the_callback_tells_what_for(self, nobody: Api, email: str, source: str, purpose: str) -> None:
        url = nobody("POST", "/account/auth/intents", 200, json={"source": source}).json()["url"]
        back = nobody("GET", url, 303, params={"intent": parse_qs(urlsplit(url).query)["intent"][0], "email": email})
        console = nobody("GET", back.headers["location"], 307).headers["location"]
        assert parse_qs(urlsplit(console).query)["intent"] == [purpose]

    def test_a_callback_without_a_good_intent_fails_as_documented(self, nobody: Api) -> None:
        key, _ = nobody.cloud.vouch("owner@acme.test")
        for query in ({}, {"id": key}, {"id": key, "token": "wrong"}, {"id": "x", "token": "y"}):
            nobody.refused("GET", "/account/auth/callback", 500, "invalid_intent", params=query)

    def test_signing_in(self, api: Api, nobody: Api, caller: Callable[..., Api]) -> None:
        person = signed_in(nobody, caller, "owner@acme.test")
        assert person("GET", "/account", 200).json()["id"] == api.cloud.user_id
        person("PUT", f"{api.tenant}/config", 204, json=rules(join_policy="open"))

    def test_an_intent_works_once_for_its_source_and_for_ten_minutes(self, nobody: Api) -> None:
        key, token = nobody.cloud.vouch("owner@acme.test")
        body = {"id": key, "token": token}
        for wrong in ({"source": "github"}, {"token": "wrong"}, {"id": "x"}, {"id": key + "0"}):
            nobody.refused("POST", "/account/sign_in", 401, "invalid_intent", json={**body, **wrong})
        nobody("POST", "/account/sign_in", 200, json=body)
        nobody.refused("POST", "/account/sign_in", 401, "invalid_intent", json=body)
        key, token = nobody.cloud.vouch("owner@acme.test")
        nobody.cloud.advance(600)
        nobody.refused("POST", "/account/sign_in", 401, "invalid_intent", json={"id": key, "token": token})

    def test_an_intent_that_no_provider_verified_is_nothing(self, nobody: Api) -> None:
        url = nobody("POST", "/account/auth/intents", 200, json={}).json()["url"]
        [key] = parse_qs(urlsplit(url).query)["intent"]
        for token in ("", "None", "null"):
            nobody.refused("POST", "/account/sign_in", 401, "invalid_intent", json={"id": key, "token": token})

    def test_strangers_and_locked_accounts_stay_out(self, nobody: Api, person: Api) -> None:
        key, token = nobody.cloud.vouch("nia@new.test")
        nobody.refused("POST", "/account/sign_in", 401, "invalid_credentials", json={"id": key, "token": token})
        nobody.cloud.set_user_status("owner@acme.test", "locked")
        person.refused("GET", "/account", 401, "invalid_session")
        key, token = nobody.cloud.vouch("owner@acme.test")
        nobody.refused("POST", "/account/sign_in", 403, "account_locked", json={"id": key, "token": token})
        with pytest.raises(LookupError):
            nobody.cloud.set_user_status("nobody@acme.test", "locked")

    def test_nobody_signs_up_twice(self, nobody: Api) -> None:
        assert new_person(nobody, "nia@new.test").status_code == 201
        assert new_person(nobody, "NIA@new.test", "github").json()["code"] == "user_already_exists"

    def test_a_cookie_is_kept_from_scripts_and_other_sites(self, nobody: Api) -> None:
        key, token = nobody.cloud.vouch("owner@acme.test")
        flags = nobody("POST", "/account/sign_in", 200, json={"id": key, "token": token}).headers["set-cookie"]
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(flags.split("; "))
        assert "Secure" not in flags, "over plain HTTP it would not come back"

    def test_switched_off_providers(self, nobody: Api) -> None:
        rules = AccountRules(sources=frozenset({"github"}))
        with Emulator(start=START, account=rules) as cloud:
            body = {"source": "google"}
            answer = httpx.post(f"{cloud.urls['core']}/account/auth/intents", json=body)
            assert (answer.status_code, answer.json()["code"]) == (400, "identity_source_disabled")

    def test_attempts_are_limited_and_told_when_to_come_back(self) -> None:
        with Emulator(start=START, account=AccountRules(attempts=2)) as cloud:
            api = Api(cloud, cloud.urls["core"], cookies={"session": cloud.session})
            api.http.headers["x-csrf-token"] = cloud.csrf_token
            for path, body in (("/account/auth/intents", {}), ("/account/sign_in", {"id": "1", "token": "t"})):
                for passed in (0, 20):
                    cloud.advance(passed)
                    assert api("POST", path, json=body).status_code != 429
                answer = api("POST", path, 429, json=body)
                assert answer.headers["retry-after"] == "40", "until the first of them is a minute old"
                cloud.advance(39)
                api("POST", path, 429, json=body)
                cloud.advance(1)
                assert api("POST", path, json=body).status_code != 429
                cloud.advance(60)
            for _ in range(2):
                fresh = api("POST", "/account/sessions", 200).json()
                api.http.headers["x-csrf-token"] = fresh["csrf_token"]
            assert api("POST", "/account/sessions", 429).headers["retry-after"] == "60"
            api.close()


class TestWhereNewPeopleBelong:
    @pytest.fixture
    def claimed(self, api: Api) -> Api:
        api.cloud.claim_domain("acme.test")
        return api

    def policy(self, person: Api, policy: str) -> None:
        person("PUT", f"{person.tenant}/config", 204, json=rules(join_policy=policy))

    def test_open_makes_them_viewers(self, claimed: Api, person: Api, nobody: Api) -> None:
        self.policy(person, "open")
        made = new_person(nobody, "nia@Acme.test")
        assert made.json()["workspace"] == "joined"
        assert made.headers["ld-tenant"] == str(claimed.cloud.tenant_id)
        row = claimed("GET", f"{claimed.tenant}/members", 200).json()["items"][-1]
        assert (row["email"], row["roles"], row["active"]) == ("nia@Acme.test", ["viewer"], True)
        nobody("GET", claimed.tenant, 200)

    @pytest.mark.parametrize(
        ("policy", "workspace"), [("invite_only", "awaiting_invitation"), ("request_to_join", "join_requested")]
    )
    def test_otherwise_they_wait(
        self, claimed: Api, person: Api, nobody: Api, caller: Callable[..., Api], policy: str, workspace: str
    ) -> None:
        self.policy(person, policy)
        made = new_person(nobody, "nia@acme.test")
        assert made.json() == {"verified": False, "workspace": workspace}
        assert "set-cookie" not in made.headers
        assert "ld-tenant" not in made.headers
        nia = signed_in(nobody, caller, "nia@acme.test")
        account = nia("GET", "/account", 200).json()
        assert (account["verified"], account["tenants"]) == (False, [])
        nia.refused("GET", claimed.tenant, 404, "tenant_not_found")
        claimed("POST", f"{claimed.tenant}/invitations", 201, json={"email": "nia@acme.test"})
        [invitation] = nia("GET", "/account/invitations", 200).json()["items"]
        nia("PUT", f"/account/invitations/{invitation['id']}/accept", 201)
        assert nia("GET", "/account", 200).json()["verified"] is True

    def test_a_domain_belongs_to_the_first_who_comes_with_it(self, nobody: Api) -> None:
        first = new_person(nobody, "nia@new.test", tenant="First").json()
        token = {"x-csrf-token": first["session"]["csrf_token"]}
        config = nobody("GET", f"/tenants/{first['tenant_id']}/config", 200).json()
        assert config["email_domain"] == "new.test"
        assert config["email_domain_verified_at"] == "2026-05-20T10:00:00Z"
        assert nobody("GET", f"/tenants/{first['tenant_id']}", 200).json()["has_custom_email_domain"] is True
        nobody("PUT", f"/tenants/{first['tenant_id']}/config", 204, json=rules(join_policy="open"), headers=token)
        nobody.http.cookies.clear()
        assert new_person(nobody, "ola@new.test").json()["tenant_id"] == first["tenant_id"]
        nobody.http.cookies.clear()
        second = new_person(nobody, "per@new.test", tenant="Second").json()
        assert nobody("GET", f"/tenants/{second['tenant_id']}/config", 200).json()["email_domain"] is None

    def test_public_domains_are_nobodys(self, nobody: Api) -> None:
        made = new_person(nobody, "nia@gmail.com", tenant="N").json()
        assert nobody("GET", f"/tenants/{made['tenant_id']}/config", 200).json()["email_domain"] is None
        with pytest.raises(ValueError, match="public"):
            nobody.cloud.claim_domain("gmail.com")

    def test_another_tenants_domain_is_taken(self, claimed: Api, nobody: Api, person: Api) -> None:
        nia = new_person(nobody, "nia@new.test", tenant="N").json()
        token = {"x-csrf-token": nia["session"]["csrf_token"]}
        body = {"name": "T", "email": "billing@acme.test"}
        nobody.refused("POST", "/tenants", 409, "email_domain_taken", json=body, headers=token)
        person("POST", "/tenants", 201, json=body)  # the same owner has it already

    def test_a_person_owns_so_many_tenants(self) -> None:
        with Emulator(start=START, account=AccountRules(tenants=2)) as cloud:
            api = Api(cloud, cloud.urls["core"], cookies={"session": cloud.session})
            api.http.headers["x-csrf-token"] = cloud.csrf_token
            api("POST", "/tenants", 201, json={"name": "Second"})
            api.refused("POST", "/tenants", 400, "owned_tenants_limit_reached", json={"name": "Third"})
            assert api("GET", "/account", 200).json()["limits"]["tenants"] == 2
            api.close()


class TestLinking:
    def link(self, api: Api, email: str, source: str, status: int) -> httpx.Response:
        key, token = api.cloud.vouch(email, source)
        return api("POST", "/account/link", status, json={"id": key, "token": token, "source": source})

    def test_by_address_without_a_session(self, nobody: Api, caller: Callable[..., Api]) -> None:
        answer = self.link(nobody, "owner@acme.test", "github", 200).json()
        assert (answer["verified"], answer["linked_accounts"]) == (True, ["google", "github"])
        assert answer["session"]["email"] == "owner@acme.test"
        person = signed_in(nobody, caller, "owner@acme.test", "github")
        assert person("GET", "/account", 200).json()["id"] == nobody.cloud.user_id

    def test_to_whoever_is_signed_in(self, nobody: Api, person: Api, caller: Callable[..., Api]) -> None:
        self.link(person, "private@elsewhere.test", "github", 200)
        again = signed_in(nobody, caller, "private@elsewhere.test", "github")
        assert again("GET", "/account", 200).json()["id"] == person.cloud.user_id

    def test_an_identity_has_one_owner(self, nobody: Api, person: Api) -> None:
        new_person(nobody, "nia@new.test")
        assert self.link(person, "nia@new.test", "google", 409).json()["code"] == "identity_already_linked"
        self.link(person, "owner@acme.test", "google", 200)  # their own: nothing new
        assert len(person("GET", "/account", 200).json()["identities"]) == 1

    def test_there_must_be_an_account(self, nobody: Api) -> None:
        assert self.link(nobody, "nia@new.test", "google", 401).json()["code"] == "invalid_credentials"


class TestSessionOnly:
    @pytest.mark.parametrize(("method", "path"), SESSION_ONLY)
    def test_a_key_is_not_enough_and_neither_is_nothing(self, api: Api, nobody: Api, method: str, path: str) -> None:
        path = path.format(tenant=api.cloud.tenant_id)
        api.refused(method, path, 403, "api_key_not_allowed")
        nobody.refused(method, path, 401, "missing_credentials")

    @pytest.mark.parametrize(("method", "path"), [one for one in SESSION_ONLY if one[0] != "GET"])
    def test_changes_need_the_token(self, person: Api, method: str, path: str) -> None:
        path = path.format(tenant=person.cloud.tenant_id)
        del person.http.headers["x-csrf-token"]
        for headers in ({}, {"x-csrf-token": ""}, {"x-csrf-token": "wrong"}):
            person.refused(method, path, 403, "invalid_csrf_token", headers=headers)
        person("GET", "/account", 200)

    def test_the_list_is_whole(self, api: Api) -> None:
        listed = {
            (one.method, one.path)
            for one in api.cloud.application.operations
            if one.accepts_session and not one.accepts_key and one.document == "core"
        }
        own = {
            (method, path.replace("{tenant}", "{tenant_id}").replace("/1/", "/{invitation_id}/"))
            for method, path in SESSION_ONLY
        }
        assert listed == own


class TestAccount:
    def test_everything_that_is_stored_can_be_taken_away(self, api: Api, person: Api) -> None:
        api("POST", f"{api.tenant}/invitations", 201, json={"email": "someone@else.test"})
        export = person("GET", "/account/export", 200).json()
        assert export["user"]["id"] == api.cloud.user_id
        assert [one["tenant_id"] for one in export["memberships"]] == [api.cloud.tenant_id]
        assert export["memberships"][0]["roles"] == ["admin"]
        assert "billing:manage" in export["memberships"][0]["permissions"]
        assert len(export["sessions"]) == len(export["identities"]) == 1
        assert export["invitations"] == []
        assert export["exported_at"] == "2026-05-20T10:00:00Z"

    def test_roles_are_summed_up(self, api: Api, caller: Callable[..., Api]) -> None:
        division = api.cloud.division_id
        made = api("POST", f"{api.divisions}/{division}/environments", 201, json={"name": "e"}).headers[
            "ld-environment"
        ]
        override = {"permissions": ["settings:read"], "environment": [], "environments": {made: ["deployment:read"]}}
        trees = (
            {"division": ["environment:read"], "divisions": {str(division): override}},
            {"division": ["member:read"]},
        )
        for at, tree in enumerate(trees):
            api("POST", api.roles, 201, json={"name": f"r{at}", "permissions": tree})
        _, cookie, token = api.cloud.add_member("mia@acme.test", "r0", "r1")
        mia = caller(cookies={"session": cookie}, headers={"x-csrf-token": token})
        [tenant] = mia("GET", "/account", 200).json()["tenants"]
        assert tenant["permissions"]["division"] == ["environment:read", "member:read"]
        [shown] = tenant["permissions"]["divisions"]
        assert (shown["id"], shown["permissions"]) == (division, ["settings:read", "member:read"])
        assert shown["environments"] == [{"id": int(made), "name": "e", "permissions": ["deployment:read"]}]

    def test_settings(self, api: Api, person: Api) -> None:
        settings = "/account/settings"
        person("PUT", settings, 204, json={"theme": "dark", "default_tenant_id": api.cloud.tenant_id})
        person("PUT", settings, 204, json={"theme": None, "default_division_id": api.cloud.division_id})
        shown = person("GET", "/account", 200).json()["settings"]
        assert shown == {
            "theme": "dark",
            "ip_binding": False,
            "default_tenant": {"id": api.cloud.tenant_id, "name": "Acme"},
            "default_division": {"id": api.cloud.division_id, "name": "Engineering"},
        }
        person.refused("PUT", settings, 400, "invalid_default_tenant", json={"default_tenant_id": 1})
        person.refused("PUT", settings, 400, "invalid_default_division", json={"default_division_id": 1})
        person("PUT", settings, 400, json={"theme": "pink"})
        second = person("POST", "/tenants", 201, json={"name": "Second"}).headers["ld-tenant"]
        person("PUT", settings, 204, json={"default_tenant_id": int(second)})
        assert person("GET", "/account", 200).json()["settings"]["default_division"] is None

    def test_a_bound_session_works_from_its_address_only(self, person: Api) -> None:
        transport = httpx.HTTPTransport(local_address="127.0.0.2")
        with httpx.Client(base_url=person.http.base_url, cookies=person.http.cookies, transport=transport) as elsewhere:
            assert elsewhere.get("/account").status_code == 200
            person("PUT", "/account/settings", 204, json={"ip_binding": True})
            assert elsewhere.get("/account").json()["code"] == "invalid_session"
        person("GET", "/account", 200)


MOST = 3


@pytest.fixture(scope="module")
def few_sessions() -> Iterator[Emulator]:
    yield Emulator(start=START, account=AccountRules(sessions=MOST))


class TestSessions:
    def test_a_refresh_moves_the_end_until_the_last_one(self, person: Api) -> None:
        for _ in range(5):
            person.cloud.advance(6 * DAY)
            answer = person("POST", "/account/sessions")
            if answer.status_code != 200:
                break
            person.http.cookies = httpx.Cookies({"session": answer.cookies["session"]})
            person.http.headers["x-csrf-token"] = answer.json()["csrf_token"]
            assert answer.json()["expiry"] <= "2026-06-19T10:00:00Z", "thirty days after it was opened"
        assert answer.json()["code"] == "invalid_session"

    def test_a_refreshed_cookie_replaces_the_old_one(self, person: Api, caller: Callable[..., Api]) -> None:
        [before] = person("GET", "/account/sessions", 200).json()
        answer = person("POST", "/account/sessions", 200)
        old = caller(cookies={"session": person.cloud.session}, headers={"x-csrf-token": person.cloud.csrf_token})
        old.refused("GET", "/account", 401, "invalid_session")
        new = caller(cookies={"session": answer.cookies["session"]}, headers={"x-csrf-token": person.cloud.csrf_token})
        new.refused("DELETE", "/account/sign_out", 403, "invalid_csrf_token")
        [after] = new("GET", "/account/sessions", 200).json()
        assert after["id"] == before["id"]

    def test_a_session_tells_where_it_came_from(self, nobody: Api, caller: Callable[..., Api]) -> None:
        nobody.http.headers["user-agent"] = "a browser"
        person = signed_in(nobody, caller, "owner@acme.test")
        shown = person("GET", "/account/sessions", 200).json()[-1]
        assert (shown["ip_address"], shown["user_agent"]) == ("127.0.0.1", "a browser")
        assert (shown["created_at"], shown["expiry_at"]) == ("2026-05-20T10:00:00Z", "2026-05-27T10:00:00Z")

    def test_the_oldest_makes_room_for_a_new_one(self, few_sessions: Emulator) -> None:
        few_sessions.reset()
        with httpx.Client(transport=few_sessions.transport, base_url=few_sessions.urls["core"]) as http:
            cookies = [few_sessions.session]
            for _ in range(MOST):
                key, token = few_sessions.vouch("owner@acme.test")
                cookies.append(http.post("/account/sign_in", json={"id": key, "token": token}).cookies["session"])
            http.cookies.clear()
            statuses = [http.get("/account", headers={"cookie": f"session={one}"}).status_code for one in cookies]
            assert statuses == [401] + [200] * MOST

    def test_ending_them_takes_the_cookie_back(self, person: Api) -> None:
        assert "Max-Age=0" in person("DELETE", "/account/sign_out", 204).headers["set-cookie"]


class Sessions(RuleBasedStateMachine):
    """Exactly the living sessions are listed, and exactly they work."""

    cloud: Emulator
    cookies: Bundle[dict[str, Any]] = Bundle("cookies")

    def __init__(self) -> None:
        super().__init__()
        self.cloud.reset()
        self.http = httpx.Client(transport=self.cloud.transport, base_url="http://api.laserdata.cloud")
        self.now = 0
        self.living = [{"cookie": self.cloud.session, "token": self.cloud.csrf_token, "ends": 7, "most": 30}]
        self.dead: list[str] = []

    @rule(target=cookies)
    def seeded(self) -> dict[str, Any]:
        return self.living[0] if self.living else {}

    @rule(target=cookies)
    def sign_in(self) -> dict[str, Any]:
        key, token = self.cloud.vouch("owner@acme.test")
        answer = self.http.post("/account/sign_in", json={"id": key, "token": token})
        self.http.cookies.clear()
        cookie = answer.headers["set-cookie"].partition(";")[0].partition("=")[2]
        made = {"cookie": cookie, "token": answer.json()["csrf_token"], "ends": self.now + 7, "most": self.now + 30}
        if len(self.living) == MOST:
            self.dead.append(self.living.pop(0)["cookie"])
        self.living.append(made)
        return made

    def call(self, method: str, path: str, session: dict[str, Any]) -> httpx.Response:
        headers = {"cookie": f"session={session['cookie']}", "x-csrf-token": session["token"]}
        answer = self.http.request(method, path, headers=headers)
        self.http.cookies.clear()
        return answer

    @rule(session=cookies)
    def refresh(self, session: dict[str, Any]) -> None:
        if not session:
            return
        answer = self.call("POST", "/account/sessions", session)
        assert (answer.status_code == 200) is (session in self.living)
        if answer.status_code == 200:
            self.dead.append(session["cookie"])
            session["cookie"] = answer.headers["set-cookie"].partition(";")[0].partition("=")[2]
            session |= {"token": answer.json()["csrf_token"], "ends": min(self.now + 7, session["most"])}

    @rule(session=consumes(cookies), every=st.booleans())
    def end(self, session: dict[str, Any], every: bool) -> None:
        if not session:
            return
        path = "/account/sessions" if every else "/account/sign_out"
        answer = self.call("DELETE", path, session)
        assert (answer.status_code == 204) is (session in self.living)
        ended = list(self.living) if every else [session]
        for one in ended if answer.status_code == 204 else []:
            self.living.remove(one)
            self.dead.append(one["cookie"])

    @rule(days=st.integers(1, 8))
    def days_pass(self, days: int) -> None:
        self.cloud.advance(days * DAY)
        self.now += days
        for one in [one for one in self.living if one["ends"] <= self.now]:
            self.living.remove(one)
            self.dead.append(one["cookie"])

    @invariant()
    def the_living_are_listed_and_work(self) -> None:
        for session in self.living:
            listed = self.call("GET", "/account/sessions", session)
            assert listed.status_code == 200
            assert len(listed.json()) == len(self.living)
        for cookie in self.dead[-3:]:
            assert self.call("GET", "/account", {"cookie": cookie, "token": ""}).status_code == 401

    def teardown(self) -> None:
        self.http.close()


def test_sessions_live_as_long_as_they_should(few_sessions: Emulator) -> None:
    Sessions.cloud = few_sessions
    run_state_machine_as_test(
        Sessions, settings=hypothesis_settings(max_examples=15, stateful_step_count=20, deadline=None)
    )
