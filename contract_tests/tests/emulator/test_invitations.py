"""Invitations and the memberships that come of them."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from laserdata_emulator import START, AccountRules, Emulator

from .conftest import Api
from .test_account import new_person, rules, signed_in

WEEK = 7 * 86_400


@pytest.fixture
def sent(api: Api) -> str:
    return f"{api.tenant}/invitations"


@pytest.fixture
def nia(nobody: Api, caller: Callable[..., Api]) -> Api:
    """Somebody with an account and no tenant."""
    new_person(nobody, "nia@New.test")
    return signed_in(nobody, caller, "nia@new.test")


def waiting(person: Api) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = person("GET", "/account/invitations", 200).json()["items"]
    return items


def test_accepting_gives_the_roles_at_once(api: Api, nia: Api, sent: str) -> None:
    roles = [api.role("developer"), api.role("billing")]
    api("POST", sent, 201, json={"email": "Nia@New.test", "roles": roles})
    [invitation] = waiting(nia)
    assert invitation == {
        "id": invitation["id"],
        "status": "pending",
        "tenant": "Acme",
        "roles": ["developer", "billing"],
    }
    nia.refused("GET", api.tenant, 404, "tenant_not_found")
    nia("PUT", f"/account/invitations/{invitation['id']}/accept", 201)
    assert waiting(nia) == []
    nia("GET", f"{api.tenant}/billing/info", 200)
    [row] = api("GET", sent, 200).json()["items"]
    assert (row["status"], row["email"]) == ("accepted", "Nia@New.test")
    nia.refused("PUT", f"/account/invitations/{invitation['id']}/accept", 404, "invitation_not_found")


def test_rejecting_does_not(api: Api, nia: Api, sent: str) -> None:
    api("POST", sent, 201, json={"email": "nia@new.test"})
    [invitation] = waiting(nia)
    assert invitation["roles"] == []
    nia("PUT", f"/account/invitations/{invitation['id']}/reject", 201)
    assert waiting(nia) == []
    nia.refused("GET", api.tenant, 404, "tenant_not_found")
    assert [one["status"] for one in api("GET", sent, 200).json()["items"]] == ["rejected"]
    api("POST", sent, 201, json={"email": "nia@new.test"})
    assert len(waiting(nia)) == 1, "asked again"


def test_nobody_takes_anothers_invitation(api: Api, nia: Api, person: Api, sent: str) -> None:
    api("POST", sent, 201, json={"email": "ola@new.test"})
    [row] = api("GET", sent, 200).json()["items"]
    for other in (nia, person):
        for verb in ("accept", "reject"):
            other.refused("PUT", f"/account/invitations/{row['id']}/{verb}", 404, "invitation_not_found")


def test_an_old_invitation_is_gone_and_can_be_renewed(api: Api, nia: Api, sent: str) -> None:
    api("POST", sent, 201, json={"email": "nia@new.test"})
    [invitation] = waiting(nia)
    api.refused("POST", sent, 400, "already_invited", json={"email": "NIA@new.test"})
    api.cloud.advance(WEEK - 1)
    api.refused("POST", sent, 400, "already_invited", json={"email": "nia@new.test"})
    token = nia("POST", "/account/sessions", 200)
    nia.http.cookies = httpx.Cookies({"session": token.cookies["session"]})
    nia.http.headers["x-csrf-token"] = token.json()["csrf_token"]
    api.cloud.advance(1)
    assert waiting(nia) == []
    nia.refused("PUT", f"/account/invitations/{invitation['id']}/accept", 410, "invitation_expired")
    api("POST", sent, 201, json={"email": "nia@new.test"})
    assert len(api("GET", sent, 200).json()["items"]) == 1


def test_withdrawing(api: Api, nia: Api, sent: str) -> None:
    api("POST", sent, 201, json={"email": "nia@new.test"})
    [invitation] = waiting(nia)
    api("DELETE", f"{sent}/{invitation['id']}", 204)
    api.refused("DELETE", f"{sent}/{invitation['id']}", 404, "invitation_not_found")
    nia.refused("PUT", f"/account/invitations/{invitation['id']}/accept", 404, "invitation_not_found")


def test_members_are_not_invited(api: Api, sent: str) -> None:
    api.refused("POST", sent, 400, "already_member", json={"email": "OWNER@acme.test"})


def test_what_is_named_must_be_there(api: Api, sent: str) -> None:
    api.refused("POST", sent, 404, "role_not_found", json={"email": "a@b.test", "roles": [1]})
    api.refused("POST", sent, 404, "division_not_found", json={"email": "a@b.test", "division_id": 1})
    assert api("GET", sent, 200).json()["items"] == []


@pytest.mark.parametrize("email", ["", "nobody", "a b@c.test", "@c.test"])
def test_what_is_no_address_is_refused(api: Api, sent: str, email: str) -> None:
    assert api("POST", sent, 400, json={"email": email}).json()["field_issues"][0]["path"] == "email"


@pytest.mark.parametrize("rule", ["block_external_invitations", "enforce_domain_only_invitations"])
def test_only_the_own_domain(api: Api, person: Api, sent: str, rule: str) -> None:
    person("PUT", f"{api.tenant}/config", 204, json=rules(**{rule: True}))
    api("POST", sent, 201, json={"email": "before@else.test"})  # no domain is claimed: the rule means nothing
    api.cloud.claim_domain("acme.test")
    code = "external_invitations_blocked" if rule.startswith("block") else "domain_only_invitations"
    api.refused("POST", sent, 400, code, json={"email": "nia@else.test"})
    api.refused("POST", sent, 400, code, json={"email": "nia@sub.acme.test"})
    api("POST", sent, 201, json={"email": "nia@ACME.test"})


def test_signing_up_with_the_token_of_the_mail(api: Api, nobody: Api, sent: str) -> None:
    api("POST", sent, 201, json={"email": "nia@new.test", "roles": [api.role("viewer")]})
    mail = api.cloud.mail[-1]
    assert (mail["to"], mail["action"]) == ("nia@new.test", "invitation")
    wrong = new_person(nobody, "ola@new.test", invitation=mail["code"])
    assert (wrong.status_code, wrong.json()["code"]) == (400, "invalid_invitation")
    made = new_person(nobody, "nia@new.test", invitation=mail["code"])
    assert (made.json()["workspace"], made.headers["ld-tenant"]) == ("joined", str(api.cloud.tenant_id))
    nobody("GET", api.tenant, 200)
    again = new_person(nobody, "nia@new.test", invitation=mail["code"])
    assert again.json()["code"] == "user_already_exists"


def test_sending_needs_the_permission(reader: Api, api: Api) -> None:
    sent = f"{api.tenant}/invitations"
    reader("GET", sent, 200)
    reader.refused("POST", sent, 403, "insufficient_permissions", json={"email": "a@b.test"})
    reader.refused("DELETE", f"{sent}/1", 403, "insufficient_permissions")
    blind = api.key_with(tenant=["info:read"])
    blind.refused("GET", sent, 403, "insufficient_permissions")


@pytest.mark.parametrize(
    ("feature", "most"), [("pending_invitations_limit", 2), ("invitations_limit", 2), ("members_limit", 1)]
)
def test_limits_of_the_plan(feature: str, most: int) -> None:
    cloud = Emulator(start=START, features={feature: most})
    with httpx.Client(transport=cloud.transport, base_url=cloud.urls["core"]) as http:
        http.headers["ld-api-key"] = cloud.api_key
        path = f"/tenants/{cloud.tenant_id}/invitations"
        allowed = 0 if feature == "members_limit" else most
        statuses = [http.post(path, json={"email": f"a{n}@b.test"}) for n in range(allowed + 1)]
        assert [one.status_code for one in statuses] == [201] * allowed + [400]
        assert statuses[-1].json()["code"] == f"{feature}_reached"
        if feature == "pending_invitations_limit":
            cloud.advance(WEEK)
            assert http.post(path, json={"email": "late@b.test"}).status_code == 201, "those that are over are not open"


def test_a_person_belongs_to_so_many_tenants() -> None:
    cloud = Emulator(start=START, account=AccountRules(memberships=1))
    with httpx.Client(transport=cloud.transport, base_url=cloud.urls["core"]) as http:
        key, token = cloud.vouch("nia@new.test")
        body = {"source": "google", "id": key, "token": token, "name": "N", "title": "", "tenant": "Own"}
        csrf = http.post("/account/sign_up", json=body).json()["session"]["csrf_token"]
        path = f"/tenants/{cloud.tenant_id}/invitations"
        http.post(path, json={"email": "nia@new.test"}, headers={"ld-api-key": cloud.api_key})
        [invitation] = http.get("/account/invitations").json()["items"]
        answer = http.put(f"/account/invitations/{invitation['id']}/accept", headers={"x-csrf-token": csrf})
        assert (answer.status_code, answer.json()["code"]) == (400, "memberships_limit_reached")


def test_leaving(api: Api, person: Api, caller: Callable[..., Api]) -> None:
    path = f"{api.tenant}/membership"
    person.refused("DELETE", path, 400, "owner_cannot_leave")
    _, cookie, token = api.cloud.add_member("mia@acme.test", "viewer")
    mia = caller(cookies={"session": cookie}, headers={"x-csrf-token": token})
    mia("DELETE", path, 204)
    mia.refused("DELETE", path, 404, "tenant_not_found")
    assert mia("GET", "/account", 200).json()["tenants"] == []


PEOPLE = ["nia", "ola", "per"]
person_names = st.sampled_from(PEOPLE)


class Invitations(RuleBasedStateMachine):
    """A person is a member exactly when they accepted and were not removed, and did not leave, since."""

    cloud: Emulator

    def __init__(self) -> None:
        super().__init__()
        self.cloud.reset()
        self.http = httpx.Client(transport=self.cloud.transport, base_url="http://api.laserdata.cloud")
        self.tenant = f"/tenants/{self.cloud.tenant_id}"
        self.key = {"ld-api-key": self.cloud.api_key}
        self.people = {name: self.sign_up(name) for name in PEOPLE}
        self.members: set[str] = set()
        self.open: dict[str, int] = {}  # the day of each invitation
        self.day = 0

    def sign_up(self, name: str) -> tuple[int, dict[str, str]]:
        key, token = self.cloud.vouch(f"{name}@new.test")
        body = {"source": "google", "id": key, "token": token, "name": name, "title": ""}
        self.http.post("/account/sign_up", json=body)
        return self.enter(name)

    def enter(self, name: str) -> tuple[int, dict[str, str]]:
        key, token = self.cloud.vouch(f"{name}@new.test")
        answer = self.http.post("/account/sign_in", json={"id": key, "token": token})
        session = answer.headers["set-cookie"].partition(";")[0]
        self.http.cookies.clear()
        headers = {"cookie": session, "x-csrf-token": answer.json()["csrf_token"]}
        return self.http.get("/account", headers=headers).json()["id"], headers

    def living(self, name: str) -> bool:
        return name in self.open and self.day < self.open[name] + 7

    def inbox(self, name: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.http.get("/account/invitations", headers=self.people[name][1]).json()[
            "items"
        ]
        return items

    @rule(name=person_names)
    def invite(self, name: str) -> None:
        answer = self.http.post(f"{self.tenant}/invitations", json={"email": f"{name}@new.test"}, headers=self.key)
        assert answer.status_code == (400 if name in self.members or self.living(name) else 201)
        if answer.status_code == 201:
            self.open[name] = self.day

    @rule(name=person_names, verb=st.sampled_from(["accept", "accept", "reject"]))
    def answer(self, name: str, verb: str) -> None:
        shown = self.inbox(name)
        assert bool(shown) is self.living(name)
        for one in shown:
            path = f"/account/invitations/{one['id']}/{verb}"
            assert self.http.put(path, headers=self.people[name][1]).status_code == 201
            del self.open[name]
            if verb == "accept":
                self.members.add(name)

    @rule(name=person_names)
    def withdraw(self, name: str) -> None:
        for one in self.http.get(f"{self.tenant}/invitations", headers=self.key).json()["items"]:
            if one["email"] == f"{name}@new.test":
                path = f"{self.tenant}/invitations/{one['id']}"
                assert self.http.delete(path, headers=self.key).status_code == 204
        self.open.pop(name, None)

    @rule(name=person_names)
    def remove(self, name: str) -> None:
        answer = self.http.delete(f"{self.tenant}/members/{self.people[name][0]}", headers=self.key)
        assert answer.status_code == (204 if name in self.members else 404)
        self.members.discard(name)

    @rule(name=person_names)
    def leave(self, name: str) -> None:
        answer = self.http.delete(f"{self.tenant}/membership", headers=self.people[name][1])
        assert answer.status_code == (204 if name in self.members else 404)
        self.members.discard(name)

    @precondition(lambda self: self.day < 20)
    @rule()
    def days_pass(self) -> None:
        self.cloud.advance(4 * 86_400)
        self.day += 4
        self.people = {name: self.enter(name) for name in PEOPLE}  # sessions end too

    @invariant()
    def members_are_those_who_accepted(self) -> None:
        rows = self.http.get(f"{self.tenant}/members/all", headers=self.key).json()
        assert {row["name"] for row in rows} - {"Olive Owner"} == self.members
        for name in PEOPLE:
            status = self.http.get(f"{self.tenant}/config", headers=self.people[name][1]).status_code
            assert status == (200 if name in self.members else 404)

    def teardown(self) -> None:
        self.http.close()


@pytest.fixture(scope="module")
def in_process() -> Iterator[Emulator]:
    yield Emulator(start=START)


def test_members_are_those_who_accepted_and_were_not_removed(in_process: Emulator) -> None:
    Invitations.cloud = in_process
    run_state_machine_as_test(
        Invitations, settings=hypothesis_settings(max_examples=15, stateful_step_count=15, deadline=None)
    )
