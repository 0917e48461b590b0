"""The audit log: one event for each change, found by every filter, seen by nobody else."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laserdata_emulator import START, Emulator
from laserdata_emulator.events import EVENTS, SILENT

from .conftest import EXPIRY, Api


def log(api: Api | httpx.Client, cloud: Emulator, **params: Any) -> list[dict[str, Any]]:
    """The whole log, page by page, newest first."""
    http = api.http if isinstance(api, Api) else api
    url, found = f"/audit/tenants/{cloud.tenant_id}", list[dict[str, Any]]()
    while True:
        page = http.get(url, params={"results": 7, "page": len(found) // 7 + 1, **params}).json()
        found += page["items"]
        if page["page"] >= page["total_pages"]:
            assert len(found) == page["total_results"]
            return found


@pytest.fixture(scope="module")
def inside() -> Emulator:
    return Emulator(start=START)


def client(cloud: Emulator, key: str) -> httpx.Client:
    return httpx.Client(transport=cloud.transport, base_url=cloud.urls["core"], headers={"ld-api-key": key})


def test_every_operation_that_may_change_something_is_in_one_table(inside: Emulator) -> None:
    changing = {one.id for one in inside.application.operations if one.method not in ("GET", "HEAD")}
    assert set(EVENTS) | set(SILENT) == changing
    assert not set(EVENTS) & set(SILENT)
    assert all(SILENT.values())


# What a run of calls is drawn from: method, path, body. Some are refused now and then, some always.
CALLS: list[tuple[str, str, Any]] = [
    ("POST", "/divisions", {"name": "one"}),
    ("POST", "/divisions", {"name": "two", "email": "two@acme.test"}),
    ("POST", "/divisions/{division}/environments", {"name": "e"}),
    ("PUT", "/divisions/{division}", {"description": "changed"}),
    ("PUT", "", {"description": "changed"}),
    ("PUT", "/config", {"join_policy": "open"}),
    ("POST", "/roles", {"name": "r", "permissions": {"tenant": ["info:read"]}}),
    ("POST", "/api_keys", {"name": "k", "expiry_at": EXPIRY, "permissions": {"tenant": ["info:read"]}}),
    ("POST", "/invitations", {"email": "new@acme.test"}),
    ("POST", "/channels", {"channel": "email", "name": "c", "destination": "ops@acme.test"}),
    ("DELETE", "/divisions/1", None),
    ("PUT", "/divisions/{division}", {"name": 7}),
    ("GET", "/divisions", None),
    ("PUT", "/config", {}),
]


@given(
    calls=st.lists(
        st.tuples(st.sampled_from(CALLS), st.sampled_from([None, "a", "b"]), st.sampled_from(["admin", "reader"])),
        max_size=12,
    )
)
def test_each_change_leaves_one_event_and_nothing_else_does(inside: Emulator, calls: list[Any]) -> None:
    inside.reset()
    wanted: list[str] = []
    with client(inside, inside.api_key) as admin, client(inside, inside.read_only_key) as reader:
        for (method, path, body), key, who in calls:
            url = f"/tenants/{inside.tenant_id}{path.format(division=inside.division_id)}"
            headers = {"idempotency-key": key} if key else {}
            answer = (admin if who == "admin" else reader).request(method, url, json=body, headers=headers)
            assert answer.status_code < 500, answer.text
            if method != "GET" and answer.is_success and "idempotent-replayed" not in answer.headers:
                wanted.append(answer.headers["ld-request"])
        assert [one["correlation_id"] for one in log(admin, inside)] == wanted[::-1]


ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = [json.loads(file.read_bytes()) for file in sorted((ROOT / "generated" / "openapi").glob("*.json"))]
SCHEMAS = {name: schema for document in DOCUMENTS for name, schema in document["components"]["schemas"].items()}
NAMES = {name for schema in SCHEMAS.values() for name in schema.get("properties", {})}


def declared(operation_id: str) -> set[str]:
    """The members that an operation's body may have."""
    found = [one for d in DOCUMENTS for path in d["paths"].values() for one in path.values() if isinstance(one, dict)]
    operation = next(one for one in found if one.get("operationId") == operation_id)
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    return set(SCHEMAS[schema["$ref"].rpartition("/")[2]]["properties"])


@pytest.mark.parametrize("value", [None, True, 2**70, "x", [], {}, [{}], [[]], ["x"], [2**70], {"id": []}], ids=repr)
def test_what_no_document_declares_may_be_anything(inside: Emulator, value: Any) -> None:
    """The log tells bodies, also those with members that only other operations have."""
    with client(inside, inside.api_key) as admin:
        for method, path, body in CALLS:
            inside.reset()
            url = f"/tenants/{inside.tenant_id}{path.format(division=inside.division_id)}"
            operation = inside.application.origins["core"].routes.find(method, url).operation
            if operation.body_validator is not None:
                more = dict.fromkeys(NAMES - declared(operation.id), value)
                plain = admin.request(method, url, json=body)
                inside.reset()
                odd = admin.request(method, url, json={**more, **body})
                assert odd.status_code == plain.status_code, odd.text
                assert len(log(admin, inside)) == plain.is_success


def test_an_event_tells_who_did_what_where(api: Api, person: Api) -> None:
    division = f"{api.divisions}/{api.cloud.division_id}"
    made = api("POST", f"{division}/environments", 201, json={"name": "live"})
    person("PUT", f"{division}/environments/{made.headers['ld-environment']}", 204, json={"name": "live-2"})
    changed, created = log(api, api.cloud)
    place = {"id": int(made.headers["ld-environment"]), "name": "live"}
    assert created["type"] == "environment_created"
    assert created["name"] == "Environment created"
    assert created["author"] == {"id": api.cloud.user_id, "name": "Olive Owner"}
    assert created["api_key"] == {"id": api.cloud.seeds.api_key_id, "name": "emulator-admin"}
    assert created["division"] == {"id": api.cloud.division_id, "name": "Engineering"}
    assert created["environment"] == place
    assert created["data"] == {"name": "live"}
    assert created["correlation_id"] == made.headers["ld-request"]
    assert created["timestamp"] == "2026-05-20T10:00:00Z"
    assert (created["user"], created["deployment"]) == (None, None)
    assert changed["api_key"] is None, "a session"
    assert changed["data"] == {"name": "live-2", "previous": {"name": "live"}}
    assert changed["environment"]["id"] == place["id"]


@given(st.integers(1, 3600), st.integers(-23 * 60, 23 * 60))
def test_times_in_the_log_are_utc_however_they_were_sent(inside: Emulator, later: int, minutes: int) -> None:
    inside.reset()
    moment = (inside.now + timedelta(seconds=later)).astimezone(timezone(timedelta(minutes=minutes)))
    body = {"name": moment.isoformat(), "expiry_at": moment.isoformat(), "permissions": {"tenant": ["info:read"]}}
    with client(inside, inside.api_key) as admin:
        assert admin.post(f"/tenants/{inside.tenant_id}/api_keys", json=body).status_code == 201
        (event,) = log(admin, inside)
    assert datetime.fromisoformat(event["data"]["expiry_at"]) == moment
    assert event["data"]["expiry_at"].endswith("Z")
    assert event["data"]["name"] == moment.isoformat(), "what is no time stays as it was sent"


def test_what_is_gone_keeps_its_name_in_the_log(api: Api) -> None:
    division = api("POST", api.divisions, 201, json={"name": "Short"}).headers["ld-division"]
    api("DELETE", f"{api.divisions}/{division}", 204)
    newest, oldest = log(api, api.cloud)
    assert newest["division"] == oldest["division"] == {"id": int(division), "name": "Short"}
    assert (newest["type"], newest["data"]) == ("division_deleted", {"name": "Short"})


def test_the_member_acted_on_is_the_subject(api: Api) -> None:
    user, *_ = api.cloud.add_member("mia@acme.test", "viewer")
    role = api.role("developer")
    api("PUT", f"{api.tenant}/members/{user}", 204, json={"active": False})
    api("PUT", f"{api.roles}/{role}/members/assign", 204, json={"members": [user]})
    api("DELETE", f"{api.tenant}/members/{user}", 204)
    events = log(api, api.cloud, user=user)
    assert [one["type"] for one in events] == ["member_removed", "role_assigned", "member_updated"]
    assert {one["user"]["name"] for one in events} == {"Mia Member"}
    assert events[2]["data"]["previous"] == {"active": True}


def test_no_secret_is_in_the_log(api: Api) -> None:
    made = api.new_key("k")
    api(
        "POST",
        f"{api.tenant}/channels",
        201,
        json={
            "channel": "webhook",
            "name": "c",
            "destination": "https://hooks.example.com/hidden",
            "settings": {"webhook": {"headers": {"authorization": "Bearer hidden"}}},
        },
    )
    text = api("GET", f"/audit/tenants/{api.cloud.tenant_id}", 200).text
    assert made["secret"] not in text
    assert "hidden" not in text
    assert '"name":"k"' in text


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "from": st.integers(-1, 9),
        "to": st.integers(-1, 9),
        "division": st.integers(0, 3),
        "environment": st.integers(0, 3),
        "author": st.integers(0, 3),
        "user": st.integers(0, 3),
        "api_key": st.integers(0, 3),
        "types": st.lists(st.integers(0, 9), max_size=3),
        "correlation_id": st.integers(0, 9),
    },
)


@pytest.fixture(scope="module")
def history(inside: Emulator) -> Iterator[tuple[httpx.Client, list[dict[str, Any]]]]:
    """A log with several people, keys and places, a second between its events."""
    inside.reset()
    with client(inside, inside.api_key) as http:
        tenant = f"/tenants/{inside.tenant_id}"
        mia, cookie, token = inside.add_member("mia@acme.test", "admin")
        session = {"cookie": f"session={cookie}", "x-csrf-token": token}
        own = http.post(f"{tenant}/api_keys", json={**CALLS[7][2], "permissions": {"tenant": ["division:manage"]}})
        keys = {"ld-api-key": own.json()["token"]}
        for number in range(4):
            inside.advance(1)
            made = http.post(f"{tenant}/divisions", json={"name": f"d{number}"}, headers=keys if number % 2 else {})
            with httpx.Client(transport=inside.transport, base_url=inside.urls["core"], headers=session) as other:
                place = f"{tenant}/divisions/{made.headers['ld-division']}/environments"
                assert other.post(place, json={"name": "e"}).is_success
            inside.advance(1)
            assert http.put(f"{tenant}/members/{mia}", json={"active": True}).is_success
        yield http, log(http, inside)


def model(events: list[dict[str, Any]], chosen: dict[str, Any]) -> list[dict[str, Any]]:
    def keeps(event: dict[str, Any]) -> bool:
        at = datetime.fromisoformat(event["timestamp"])
        if "from" in chosen and at < datetime.fromisoformat(chosen["from"]):
            return False
        if "to" in chosen and at >= datetime.fromisoformat(chosen["to"]):
            return False
        if "types" in chosen and chosen["types"] and event["type"] not in chosen["types"].split(","):
            return False
        if "correlation_id" in chosen and event["correlation_id"] != chosen["correlation_id"]:
            return False
        return all(
            (event[name] or {}).get("id") == chosen[name]
            for name in ("division", "environment", "author", "user", "api_key")
            if name in chosen
        )

    return [event for event in events if keeps(event)]


@given(picked=FILTERS)
def test_filters_find_what_a_walk_through_all_finds(
    inside: Emulator, history: tuple[httpx.Client, list[dict[str, Any]]], picked: dict[str, Any]
) -> None:
    http, events = history
    chosen: dict[str, Any] = {}
    for name, value in picked.items():
        if name in ("from", "to"):
            chosen[name] = (START + timedelta(seconds=value)).isoformat().replace("+00:00", "Z")
        elif name == "types":
            kinds = [*sorted({event["type"] for event in events}), "no_such_type"]
            chosen[name] = ",".join(kinds[number % len(kinds)] for number in value)
        elif name == "correlation_id":
            chosen[name] = events[value % len(events)]["correlation_id"]
        else:
            ids = [*sorted({event[name]["id"] for event in events if event[name]}), 1]
            chosen[name] = ids[value % len(ids)]
    assert log(http, inside, **chosen) == model(events, chosen)


def test_the_newest_is_first_and_pages_keep_the_filters(api: Api) -> None:
    for number in range(5):
        api("POST", api.divisions, 201, json={"name": f"d{number}"})
        api.cloud.advance(1)
    params = {"types": "division_created,division_updated", "results": 2, "page": 2}
    page = api("GET", f"/audit/tenants/{api.cloud.tenant_id}", 200, params=params)
    assert [one["data"]["name"] for one in page.json()["items"]] == ["d2", "d1"]
    assert "types=division_created" in page.links["next"]["url"]


def test_another_tenant_is_not_seen(api: Api, person: Api) -> None:
    other = person("POST", "/tenants", 201, json={"name": "Other"}).headers["ld-tenant"]
    person("POST", f"/tenants/{other}/divisions", 201, json={"name": "hidden"})
    assert log(api, api.cloud) == []
    api.refused("GET", f"/audit/tenants/{other}", 404, "tenant_not_found")
    own = person("GET", f"/audit/tenants/{other}", 200).json()["items"]
    assert [one["type"] for one in own] == ["division_created", "tenant_created"]


def test_it_needs_its_permission_and_only_grows(api: Api) -> None:
    url = f"/audit/tenants/{api.cloud.tenant_id}"
    api.key_with(tenant=["info:read"]).refused("GET", url, 403, "insufficient_permissions")
    api.key_with(tenant=["audit:read"])("GET", url, 200)
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        api.refused(method, url, 405, "method_not_allowed")


def test_a_key_of_one_division_sees_no_other(api: Api) -> None:
    made = api("POST", api.divisions, 201, json={"name": "Mine"}).headers["ld-division"]
    api("POST", api.divisions, 201, json={"name": "Theirs"})
    key = api.new_key(division_id=int(made), permissions={"tenant": ["audit:read"]})["token"]
    assert [one["division"]["name"] for one in log(api.with_key(key), api.cloud)] == ["Mine"]


def test_the_plan_says_how_far_back_it_goes() -> None:
    cloud = Emulator(start=START, plan="basic", features={"divisions_limit": 50})
    with client(cloud, cloud.api_key) as http:
        for day in range(10):
            assert http.post(f"/tenants/{cloud.tenant_id}/divisions", json={"name": f"day {day}"}).is_success
            cloud.advance(86_400)
        # Day 3 is now seven days ago, to the second.
        assert [one["data"]["name"] for one in log(http, cloud)] == [f"day {day}" for day in range(9, 2, -1)]
        cloud.advance(1)
        assert len(log(http, cloud)) == 6
        assert len(log(http, cloud, types="division_created")) == 6


def test_the_catalogue_has_every_type(api: Api, reader: Api) -> None:
    types = reader("GET", "/audit/types", 200).json()
    assert {one["type"] for one in types} >= set(EVENTS.values()) | {"deployment_initialized"}
    assert len({one["type"] for one in types}) == len(types)
    assert {"type": "access_rule_added", "name": "Access rule added"} in types


def test_activity_is_ones_own_in_every_tenant(api: Api, person: Api, caller: Callable[..., Api]) -> None:
    _, cookie, token = api.cloud.add_member("mia@acme.test", "admin")
    mia = caller(cookies={"session": cookie}, headers={"x-csrf-token": token})
    mia("POST", api.divisions, 201, json={"name": "hers"})
    api("POST", api.divisions, 201, json={"name": "by key"})
    api.cloud.advance(60)
    person("POST", "/tenants", 201, json={"name": "Other"})
    seen = person("GET", "/audit/users/activity", 200).json()["items"]
    assert [(one["type"], one["tenant"]["name"]) for one in seen] == [
        ("tenant_created", "Other"),
        ("division_created", "Acme"),
    ]
    late = person("GET", "/audit/users/activity", 200, params={"from": "2026-05-20T10:00:01Z"}).json()["items"]
    assert [one["type"] for one in late] == ["tenant_created"]
    typed = person("GET", "/audit/users/activity", 200, params={"types": "division_created"}).json()["items"]
    assert len(typed) == 1
    assert [one["data"]["name"] for one in mia("GET", "/audit/users/activity", 200).json()["items"]] == ["hers"]
    api.refused("GET", "/audit/users/activity", 403, "api_key_not_allowed")


def test_getting_in_is_activity_and_joining_is_in_the_tenants_log(
    api: Api, nobody: Api, caller: Callable[..., Api]
) -> None:
    api("POST", f"{api.tenant}/invitations", 201, json={"email": "new@acme.test"})
    token = api.cloud.mail[-1]["code"]
    key, proof = api.cloud.vouch("new@acme.test")
    body = {"id": key, "token": proof, "source": "google", "name": "Nina New", "title": "engineer", "invitation": token}
    made = nobody("POST", "/account/sign_up", 201, json=body)
    joined, invited = log(api, api.cloud)
    assert (joined["type"], invited["type"]) == ("member_joined", "member_invited")
    assert joined["user"] == joined["author"]
    assert joined["user"]["name"] == "Nina New"
    cookies = {"session": made.cookies["session"]}
    nina = caller(cookies=cookies, headers={"x-csrf-token": made.json()["session"]["csrf_token"]})
    nina("PUT", "/account/settings", 204, json={"theme": "dark"})
    seen = nina("GET", "/audit/users/activity", 200).json()["items"]
    assert [(one["type"], one["tenant"] is None) for one in seen] == [
        ("user_settings_updated", True),
        ("member_joined", False),
    ]
    assert proof not in str(seen)
    assert token not in str(seen)


def deployment(api: Api, **body: Any) -> tuple[str, str]:
    """A new one in an environment of its own: its path, and the correlation id of the call."""
    division = f"{api.divisions}/{api.cloud.division_id}"
    body = {"cloud": "aws", "region": "us-west-1", **body}
    made = api("POST", f"{division}/deployments/starter", 202, json=body)
    ids = made.headers["ld-environment"], made.headers["ld-deployment"]
    return f"{division}/environments/{ids[0]}/deployments/{ids[1]}", made.headers["ld-request"]


def test_a_deployments_life_is_told_by_calls_and_by_time() -> None:
    cloud = Emulator(start=START, pace=60)
    with client(cloud, cloud.api_key) as http:
        api = Api(cloud, cloud.urls["core"])
        api.http = http
        api("POST", f"{api.tenant}/channels", 201, json={"channel": "email", "name": "c", "destination": "o@acme.test"})
        channel = api("GET", f"{api.tenant}/channels", 200).json()["items"][0]["id"]
        path, correlation = deployment(api, deployment_name="trains")
        created = log(api, cloud)[0]
        assert (created["type"], created["correlation_id"]) == ("deployment_created", correlation)
        assert created["deployment"] == {"id": int(path.rpartition("/")[2]), "name": "trains"}
        assert created["environment"]["name"] == "sandbox"
        data = created["data"]
        assert (data["tier"], data["region"], data["cluster_kind"], len(data["nodes"])) == (
            "free",
            "us-west-1",
            "standalone",
            1,
        )
        credentials = cloud.application.state.store.get("deployment", created["deployment"]["id"])
        assert credentials is not None
        assert credentials.values["password"] not in str(log(api, cloud))
        assert len(log(api, cloud, types="deployment_initialized")) == 0
        cloud.advance(3600)
        ready = log(api, cloud)[0]
        assert (ready["type"], ready["author"], ready["deployment"]) == (
            "deployment_initialized",
            None,
            created["deployment"],
        )
        assert START < datetime.fromisoformat(ready["timestamp"]) < START + timedelta(hours=1), "when it was, not seen"
        asked = api("DELETE", path, 202).headers["ld-request"]
        api("DELETE", path, 202)
        deleted = log(api, cloud)[0]
        assert (deleted["type"], deleted["correlation_id"]) == ("deployment_deleted", asked)
        url = f"{api.tenant}/channels/{channel}/notifications"
        told = [one["message_type"] for one in api("GET", url, 200).json()["items"]]
        assert told == ["deployment_initialized", "deployment_created"], "it is going, and not gone"
        cloud.advance(3600)
        told = [one["message_type"] for one in api("GET", url, 200).json()["items"]]
        assert told[0] == "deployment_deleted"
        assert [one["type"] for one in log(api, cloud)].count("deployment_deleted") == 1


def test_a_supervisors_changes_are_in_the_log(api: Api) -> None:
    path, _ = deployment(api)
    key = int(path.rpartition("/")[2])
    supervisor = api.cloud.urls["supervisors"]["aws-us"]
    rule = {"name": "office", "cidr_blocks": ["203.0.113.0/24"], "ingress": True, "rules": {"iggy_tcp": True}}
    made = api("POST", f"{supervisor}/deployments/{key}/access_rules", 204, json=rule)
    event = log(api, api.cloud, deployment=key)[0]
    assert (event["type"], event["correlation_id"]) == ("access_rule_added", made.headers["ld-request"])
    assert event["division"]["id"] == api.cloud.division_id
    assert event["data"]["name"] == "office"
