"""Channels, their subscriptions, and messages that arrive."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from laserdata_emulator import START, Emulator
from laserdata_emulator.notifications import TYPES

from .conftest import Api

DOCUMENT = Path(__file__).resolve().parents[3] / "generated" / "openapi" / "notifier.json"
WAIT = 20.0  # seconds; long only where something is broken


@pytest.fixture(scope="module")
def inside() -> Emulator:
    return Emulator(start=START)


@pytest.fixture(scope="module")
def sending() -> Iterator[Emulator]:
    with Emulator(start=START, allow_loopback_webhooks=True) as cloud:
        yield cloud


@pytest.fixture
def sender(sending: Emulator) -> Iterator[Api]:
    sending.reset()
    api = Api(sending, sending.urls["core"], headers={"ld-api-key": sending.api_key})
    yield api
    api.close()


@pytest.fixture(params=["tenant", "division"])
def channels(request: pytest.FixtureRequest, api: Api) -> str:
    """The path of the channels of either owner."""
    return channels_of(api, request.param)


def channels_of(api: Api, owner: str) -> str:
    return f"{api.tenant if owner == 'tenant' else f'{api.divisions}/{api.cloud.division_id}'}/channels"


def make(api: Api, channels: str, name: str = "c", kind: str = "email", to: str = "ops@acme.test", **more: Any) -> str:
    """A new channel; gives its path."""
    body = {"channel": kind, "name": name, "destination": to, **more}
    api("POST", channels, 201, json=body)
    found = api("GET", channels, 200, params={"results": 100}).json()["items"]
    return f"{channels}/{next(one['id'] for one in found if one['name'] == name)}"


def told(api: Api, channel: str, **params: Any) -> list[str]:
    """The types of what reached a channel, newest first."""
    items = api("GET", f"{channel}/notifications", 200, params={"results": 100, **params}).json()["items"]
    return [one["message_type"] for one in items]


def sent(api: Api, channel: str) -> list[dict[str, Any]]:
    """What became of the messages to a channel, oldest first."""
    assert api.cloud.wait_for_deliveries(WAIT)
    return [one for one in api.cloud.deliveries if channel.endswith(f"/{one['channel_id']}")]


def test_the_types_are_those_of_the_document(reader: Api) -> None:
    enum = json.loads(DOCUMENT.read_bytes())["components"]["schemas"]["NotificationMessageType"]["enum"]
    assert list(TYPES) == enum
    listed = reader("GET", "/notifications/types", 200).json()
    assert [one["type"] for one in listed] == enum
    assert listed[0] == {"type": "deployment_created", "name": "Deployment created"}


# ---- channels


def test_a_channel_through_its_life(api: Api, channels: str) -> None:
    settings = {"webhook": {"method": "PUT", "headers": {"authorization": "Bearer t"}}}
    made = api(
        "POST",
        channels,
        201,
        json={
            "channel": "webhook",
            "name": "alerts",
            "destination": "https://hooks.example.com/x?y=z",
            "settings": settings,
            "remarks": "by night",
        },
    )
    assert made.content == b""
    assert "ld-channel" not in made.headers
    make(api, channels, "post")
    listed = api("GET", channels, 200, params={"channel": "webhook"}).json()["items"]
    assert len(listed) == 1
    assert "destination" not in listed[0]
    path = f"{channels}/{listed[0]['id']}"
    details = api("GET", path, 200).json()
    assert details["destination"] == "https://hooks.example.com/x?y=z"
    assert (details["settings"], details["remarks"], details["enabled"]) == (settings, "by night", True)
    owner = "division" if "/divisions/" in channels else "tenant"
    assert (details["owner_kind"], details["owner_id"]) == (owner, getattr(api.cloud, f"{owner}_id"))
    api("PUT", path, 204, json={"name": "alarms", "enabled": False})
    changed = api("GET", path, 200).json()
    assert (changed["name"], changed["enabled"], changed["destination"]) == ("alarms", False, details["destination"])
    api("DELETE", path, 204)
    api.refused("GET", path, 404, "channel_not_found")
    api.refused("GET", f"{path}/subscriptions", 404, "channel_not_found")


def test_names_are_unique_under_their_owner(api: Api, channels: str) -> None:
    make(api, channels, "a")
    second = make(api, channels, "b")
    body = {"channel": "email", "name": "a", "destination": "ops@acme.test"}
    api.refused("POST", channels, 409, "channel_already_exists", json=body)
    api.refused("PUT", second, 409, "channel_already_exists", json={"name": "a"})
    make(api, channels_of(api, "tenant" if "/divisions/" in channels else "division"), "a")


def test_limits_are_the_plans() -> None:
    cloud = Emulator(start=START, features={"notification_channels_limit": 1, "notification_subscriptions_limit": 2})
    with httpx.Client(
        transport=cloud.transport, base_url=cloud.urls["core"], headers={"ld-api-key": cloud.api_key}
    ) as http:
        channels = f"/tenants/{cloud.tenant_id}/channels"
        body = {"channel": "email", "name": "a", "destination": "ops@acme.test"}
        assert http.post(channels, json=body).status_code == 201
        assert http.post(channels, json={**body, "name": "b"}).status_code == 409
        path = f"{channels}/{http.get(channels).json()['items'][0]['id']}/subscriptions"
        for kind, status in zip(TYPES, (201, 201, 409), strict=False):
            assert http.post(path, json={"message_types": [kind]}).status_code == status
        every = [{"message_types": [kind]} for kind in TYPES[:3]]
        assert http.put(path, json={"subscriptions": every}).status_code == 400
        assert http.put(path, json={"subscriptions": every[:2]}).status_code == 204


def test_a_channel_needs_its_permission_and_is_its_owners(api: Api, reader: Api, channels: str) -> None:
    path = make(api, channels)
    reader("GET", path, 200)
    reader.refused("PUT", path, 403, "insufficient_permissions", json={"enabled": False})
    reader.refused("POST", f"{path}/test", 403, "insufficient_permissions")
    other = channels_of(api, "tenant" if "/divisions/" in channels else "division")
    api.refused("GET", f"{other}/{path.rpartition('/')[2]}", 404, "channel_not_found")
    api.key_with(tenant=["info:read"]).refused("GET", channels, 403, "insufficient_permissions")


# ---- destinations


@pytest.mark.parametrize(
    ("kind", "to"),
    [
        ("webhook", "http://hooks.example.com/"),
        ("webhook", "ftp://hooks.example.com/"),
        ("webhook", "hooks.example.com"),
        ("webhook", "https://"),
        ("webhook", "https://hooks.example.com:99999/"),
        ("webhook", "https://exa mple.com/"),
        ("webhook", "https://0177.0.0.1/"),
        ("webhook", "https://2130706433/"),
        ("webhook", "https://0x7f000001/"),
        ("slack", "http://hooks.slack.com/services/x"),
        ("email", "ops"),
        ("email", "ops@acme"),
        ("sms", "1234567890"),
        ("sms", "+12"),
    ],
)
def test_a_destination_has_the_form_of_its_kind(api: Api, kind: str, to: str) -> None:
    body = {"channel": kind, "name": "c", "destination": to}
    problem = api.refused("POST", channels_of(api, "tenant"), 400, "invalid_destination", json=body)
    assert problem["field"] == "destination"


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST", "localhost.", "a.localhost", "db", "db.internal", "ⓛocalhost", "[::ffff:10.0.0.1]"],
)
def test_internal_names_are_refused(api: Api, host: str) -> None:
    body = {"channel": "webhook", "name": "c", "destination": f"https://{host}/"}
    api.refused("POST", channels_of(api, "tenant"), 400, "private_destination", json=body)


PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "0.0.0.0/8", "224.0.0.0/4"]
PRIVATE_6 = ["fc00::/7", "fe80::/10", "::1/128", "::ffff:10.0.0.0/104", "2002:a00::/24"]


@given(
    address=st.one_of(
        *(st.ip_addresses(v=4, network=net) for net in PRIVATE),
        *(st.ip_addresses(v=6, network=net) for net in PRIVATE_6),
    )
)
def test_private_addresses_are_refused(inside: Emulator, address: Any) -> None:
    host = f"[{address}]" if address.version == 6 else str(address)
    with httpx.Client(
        transport=inside.transport, base_url=inside.urls["core"], headers={"ld-api-key": inside.api_key}
    ) as http:
        body = {"channel": "webhook", "name": "c", "destination": f"https://{host}:8443/x"}
        answer = http.post(f"/tenants/{inside.tenant_id}/channels", json=body)
    assert (answer.status_code, answer.json().get("code")) == (400, "private_destination")


@pytest.mark.parametrize("host", ["8.8.8.8", "[2606:4700::1]", "hooks.example.com", "büro.example"])
def test_public_ones_are_taken(api: Api, host: str) -> None:
    make(api, channels_of(api, "tenant"), kind="webhook", to=f"https://{host}/x")


@pytest.mark.parametrize(
    ("webhook", "code"),
    [
        ({"method": "PO ST"}, "invalid_method"),
        ({"headers": {"x": "a\r\nb: c"}}, "invalid_headers"),
        ({"headers": {"Content-Length": "3"}}, "invalid_headers"),
        ({"headers": {"": "x"}}, "invalid_headers"),
    ],
)
def test_settings_have_to_make_a_request(api: Api, webhook: dict[str, Any], code: str) -> None:
    body = {
        "channel": "webhook",
        "name": "c",
        "destination": "https://hooks.example.com",
        "settings": {"webhook": webhook},
    }
    api.refused("POST", channels_of(api, "tenant"), 400, code, json=body)


# ---- subscriptions


def test_a_subscription_through_its_life(api: Api, channels: str) -> None:
    path = make(api, channels) + "/subscriptions"
    scoped = {"message_types": ["division_updated"], "scope_division_ids": [api.cloud.division_id]}
    key = int(api("POST", path, 201, json=scoped).headers["ld-subscription"])
    api("POST", path, 201, json={"message_types": ["tenant_updated", "tenant_updated"]})
    api.refused("POST", path, 409, "subscription_already_exists", json=scoped)
    one = api("GET", f"{path}/{key}", 200).json()
    assert one["scope_divisions"] == [{"id": api.cloud.division_id, "name": "Engineering"}]
    assert (one["message_types"], one["scope_environments"]) == (["division_updated"], [])
    assert f"{channels}/{one['channel_id']}/subscriptions" == path
    listed = api("GET", path, 200, params={"message_type": "division_updated"}).json()["items"]
    assert listed == [one]
    api("DELETE", f"{path}/{key}", 204)
    api.refused("GET", f"{path}/{key}", 404, "subscription_not_found")
    assert [one["message_types"] for one in api("GET", path, 200).json()["items"]] == [["tenant_updated"]]


def test_a_set_is_replaced_as_a_whole_or_not_at_all(api: Api, channels: str) -> None:
    path = make(api, channels) + "/subscriptions"
    kept = int(api("POST", path, 201, json={"message_types": ["tenant_updated"]}).headers["ld-subscription"])
    before = api("GET", path, 200).json()
    fresh = {"message_types": ["division_created"]}
    wrong = {"message_types": ["division_created"], "scope_division_ids": [1]}
    api.refused("PUT", path, 404, "division_not_found", json={"subscriptions": [fresh, wrong]})
    api.refused(
        "PUT", path, 400, "validation_failed", json={"subscriptions": [fresh, {"message_types": ["no_such_type"]}]}
    )
    assert api("GET", path, 200).json() == before
    api("PUT", path, 204, json={"subscriptions": [{"message_types": ["tenant_updated"]}, fresh, fresh]})
    after = api("GET", path, 200).json()["items"]
    assert [one["message_types"] for one in after] == [["tenant_updated"], ["division_created"]]
    assert after[0]["id"] == kept
    api("PUT", path, 204, json={"subscriptions": []})
    assert api("GET", path, 200).json()["items"] == []


def test_a_scope_is_in_ones_own_tenant(api: Api, person: Api, channels: str) -> None:
    other = int(person("POST", "/tenants", 201, json={"name": "Other"}).headers["ld-tenant"])
    path = make(api, channels) + "/subscriptions"
    body = {"message_types": ["tenant_updated"], "scope_tenant_ids": [other]}
    api.refused("POST", path, 404, "tenant_not_found", json=body)


# ---- messages

ACTIONS = {
    "tenant_updated": ("PUT", "", {"description": "x"}),
    "division_updated": ("PUT", "/divisions/{0}", {"description": "x"}),
    "environment_updated": ("PUT", "/divisions/{0}/environments/{1}", {"description": "x"}),
    "invitation_created": ("POST", "/invitations", {"email": "n{2}@acme.test"}),
    "": ("POST", "/roles", {"name": "r{2}", "permissions": {}}),
}
PLACES = st.lists(st.integers(0, 2), max_size=2, unique=True)
SUBSCRIPTION = st.tuples(st.lists(st.sampled_from([*ACTIONS][:4]), max_size=3), st.booleans(), PLACES, PLACES)


@given(
    subscriptions=st.lists(SUBSCRIPTION, max_size=3),
    acts=st.lists(st.tuples(st.sampled_from([*ACTIONS]), st.integers(0, 1)), max_size=5),
)
@example(subscriptions=[([], False, [], [])], acts=[("tenant_updated", 0)])
def test_channels_are_told_what_they_asked_for(inside: Emulator, subscriptions: list[Any], acts: list[Any]) -> None:
    inside.reset()
    with httpx.Client(
        transport=inside.transport, base_url=inside.urls["core"], headers={"ld-api-key": inside.api_key}
    ) as http:
        api = Api(inside, inside.urls["core"])
        api.http = http
        divisions = [inside.division_id, int(http.post(api.divisions, json={"name": "d"}).headers["ld-division"])]
        environments = [
            int(http.post(f"{api.divisions}/{one}/environments", json={"name": "e"}).headers["ld-environment"])
            for one in divisions
        ]
        wide, narrow = make(api, channels_of(api, "tenant")), make(api, channels_of(api, "division"))
        asked = list[Any]()
        for kinds, tenant, places, inner in subscriptions:
            scope_divisions, scope_environments = (
                [ids[one] for one in chosen if one < 2] for chosen, ids in ((places, divisions), (inner, environments))
            )
            scopes = ([inside.tenant_id] if tenant else [], scope_divisions, scope_environments)
            names = ("scope_tenant_ids", "scope_division_ids", "scope_environment_ids")
            body = {"message_types": kinds, **dict(zip(names, scopes, strict=True))}
            if http.post(f"{wide}/subscriptions", json=body).status_code == 201:
                asked.append((kinds, {*scopes[0], *scopes[1], *scopes[2]}))
        expected: dict[str, list[str]] = {wide: [], narrow: []}
        for number, (kind, place) in enumerate(acts):
            method, path, body = ACTIONS[kind]
            url = api.tenant + path.format(divisions[place], environments[place])
            body = {name: str(value).format(0, 0, number) if value != {} else {} for name, value in body.items()}
            assert http.request(method, url, json=body).is_success
            where = {inside.tenant_id} | ({divisions[place]} if "{0}" in path else set())
            where |= {environments[place]} if "{1}" in path else set()
            if kind and (not asked or any(kind in kinds and (not at or at & where) for kinds, at in asked)):
                expected[wide].insert(0, kind)
            if kind and inside.division_id in where:
                expected[narrow].insert(0, kind)
        for channel, kinds in expected.items():
            assert told(api, channel) == kinds
            for kind in set(kinds) | {"deployment_created"}:
                assert told(api, channel, message_type=kind) == [one for one in kinds if one == kind]


def test_a_message_tells_what_and_where(api: Api) -> None:
    channel = make(api, channels_of(api, "tenant"))
    made = api("POST", api.divisions, 201, json={"name": "Signals"}).headers["ld-division"]
    item = api("GET", f"{channel}/notifications", 200).json()["items"][0]
    assert (item["message_type"], item["content"]) == ("division_created", "Division Signals created")
    assert (item["tenant_id"], item["division_id"], item["deployment_id"]) == (api.cloud.tenant_id, int(made), None)


def test_a_disabled_channel_and_sms_are_told_nothing(api: Api) -> None:
    channels = channels_of(api, "tenant")
    silent, sms = make(api, channels), make(api, channels, "sms", "sms", "+1234567890")
    api("PUT", silent, 204, json={"enabled": False})
    api("POST", api.divisions, 201, json={"name": "x"})
    assert told(api, silent) == told(api, sms) == []
    assert [(one["kind"], one["state"]) for one in sent(api, sms)] == [("sms", "held")]


def test_replays_and_refused_calls_tell_nobody(api: Api) -> None:
    channel = make(api, channels_of(api, "tenant"))
    for _ in range(2):
        api("POST", api.divisions, 201, json={"name": "x"}, headers={"idempotency-key": "k"})
    api("POST", api.divisions, 409, json={"name": "x"})
    assert told(api, channel) == ["division_created"]


def test_ones_own_channel(api: Api, person: Api, caller: Callable[..., Api]) -> None:
    own = f"/users/{api.cloud.user_id}/channels/{api.cloud.user_channel_id}"
    api("POST", api.divisions, 201, json={"name": "x"})
    other = person("POST", "/tenants", 201, json={"name": "Other"}).headers["ld-tenant"]
    person("PUT", f"/tenants/{other}", 204, json={"description": "x"})
    assert told(person, own) == ["tenant_updated", "tenant_created", "division_created"]
    assert told(api, own) == ["division_created"], "a key knows its own tenant only"
    _, cookie, token = api.cloud.add_member("mia@acme.test", "admin")
    mia = caller(cookies={"session": cookie}, headers={"x-csrf-token": token})
    mia.refused("GET", f"{own}/notifications", 404, "user_not_found")
    person.refused("GET", f"/users/{api.cloud.user_id}/channels/1/notifications", 404, "channel_not_found")


# ---- tests of a channel


def test_a_test_now_and_then(api: Api, channels: str) -> None:
    path = make(api, channels)
    api("POST", f"{path}/test", 204)
    answer = api("POST", f"{path}/test", 429)
    assert answer.headers["retry-after"] == "10"
    assert answer.json()["retryable"] is True
    api.cloud.advance(10)
    api("POST", f"{path}/test", 204)
    assert [one["subject"] for one in sent(api, path)] == ["Test message"] * 2
    assert told(api, path) == [], "a test is no notification"
    api("PUT", path, 204, json={"enabled": False})
    api.cloud.advance(10)
    api.refused("POST", f"{path}/test", 400, "channel_disabled")


def test_a_private_address_is_refused_also_later(sender: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(sender, channels_of(sender, "tenant"), kind="webhook", to="http://127.0.0.1:9/")
    monkeypatch.setattr(sender.cloud.application.state.courier, "loopback", False)
    sender.refused("POST", f"{path}/test", 400, "private_destination")
    sender("POST", sender.divisions, 201, json={"name": "x"})
    assert told(sender, path) == []
    assert sent(sender, path)[-1]["error"] == "private_destination"


# ---- webhooks that are really sent


@dataclass
class Receiver:
    """A server on this machine: what it got, what it answers, and whether it waits."""

    url: str = ""
    got: "Queue[tuple[str, str, dict[str, str], Any]]" = field(default_factory=Queue)
    status: int = 200
    go: threading.Event = field(default_factory=threading.Event)

    def next(self) -> tuple[str, str, dict[str, str], Any]:
        return self.got.get(timeout=WAIT)


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    receiver.go.set()

    class Handler(BaseHTTPRequestHandler):
        def handle_one(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.got.put((self.command, self.path, headers, json.loads(body)))
            receiver.go.wait(WAIT)
            self.send_response(receiver.status)
            self.send_header("location", "/elsewhere")
            self.end_headers()

        do_POST = do_PUT = do_GET = handle_one  # noqa: N815 - the names that http.server looks for

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing on stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield receiver
    finally:
        receiver.go.set()
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("owner", ["tenant", "division"])
def test_a_webhook_arrives(sender: Api, owner: str) -> None:
    with receiving() as receiver:
        channels = channels_of(sender, owner)
        path = make(sender, channels, kind="webhook", to=f"{receiver.url}/hook?a=b")
        sender("PUT", f"{sender.divisions}/{sender.cloud.division_id}", 204, json={"description": "x"})
        method, target, headers, body = receiver.next()
        assert (method, target) == ("POST", "/hook?a=b")
        assert headers["content-type"] == "application/json"
        assert body == {"subject": "Division updated", "body": "Division Engineering updated"}
        own = {"webhook": {"method": "PUT", "headers": {"Authorization": "Bearer t"}}}
        sender("PUT", path, 204, json={"settings": own})
        sender("POST", f"{path}/test", 204)
        method, _, headers, body = receiver.next()
        assert (method, headers["authorization"], set(body)) == ("PUT", "Bearer t", {"subject", "body"})
        assert [(one["state"], one["status"]) for one in sent(sender, path)] == [("delivered", 200)] * 2
        assert told(sender, path) == ["division_updated"]


@pytest.mark.parametrize("status", [500, 404, 302])
def test_a_webhook_that_is_refused_is_no_notification(sender: Api, status: int) -> None:
    with receiving() as receiver:
        receiver.status = status
        path = make(sender, channels_of(sender, "tenant"), kind="webhook", to=receiver.url)
        sender("POST", sender.divisions, 201, json={"name": "x"})
        receiver.next()
        shown = sent(sender, path)
        listed = sender("GET", "/_emulator/deliveries", 200).json()["deliveries"]
        assert [one for one in listed if one["kind"] == "webhook"] == shown
        assert [(one["state"], one["status"]) for one in shown] == [("failed", status)]
        assert str(status) in shown[0]["error"]
        assert told(sender, path) == []
        assert receiver.got.empty(), "redirects are not followed"


def test_nobody_there_is_an_error_of_the_delivery_alone(sender: Api) -> None:
    with receiving() as gone:
        pass
    path = make(sender, channels_of(sender, "tenant"), kind="webhook", to=gone.url)
    sender("POST", sender.divisions, 201, json={"name": "x"})
    assert [one["state"] for one in sent(sender, path)] == ["failed"]
    assert "ConnectionRefused" in sent(sender, path)[0]["error"]


def test_a_slow_receiver_holds_nobody_up_and_order_is_kept(sender: Api) -> None:
    with receiving() as receiver:
        receiver.go.clear()
        path = make(sender, channels_of(sender, "tenant"), kind="webhook", to=receiver.url)
        for number in range(4):
            sender("POST", sender.divisions, 201, json={"name": f"d{number}"})
        receiver.next()
        assert receiver.got.empty(), "one after the other"
        assert told(sender, path) == ["division_created"] * 4
        receiver.go.set()
        assert [receiver.next()[3]["body"] for _ in range(3)] == [f"Division d{number} created" for number in (1, 2, 3)]


def test_slack_gets_its_own_form(sender: Api) -> None:
    with receiving() as receiver:
        settings = {"slack": {"channel": "ops", "username": "ld", "icon_emoji": None}}
        path = make(sender, channels_of(sender, "tenant"), kind="slack", to=receiver.url, settings=settings)
        sender("POST", f"{path}/test", 204)
        body = receiver.next()[3]
    assert body == {"text": "*Test message*\nA test of the channel c.", "channel": "ops", "username": "ld"}


def test_only_this_machine_is_ever_sent_to(sender: Api) -> None:
    path = make(sender, channels_of(sender, "tenant"), kind="webhook", to="https://hooks.example.com/")
    sender("POST", f"{path}/test", 204)
    assert not any(thread.name == "laserdata-emulator-courier" for thread in threading.enumerate())
    assert sent(sender, path)[-1]["state"] == "delivered"
    body = {"channel": "webhook", "name": "x", "destination": "http://10.0.0.1/"}
    sender("POST", channels_of(sender, "tenant"), 400, json=body)
