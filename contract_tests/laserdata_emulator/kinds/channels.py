"""Notification channels of a tenant or a division, what they subscribe to, and what has reached them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from ..courier import check_destination, check_settings
from ..engine import PARENTS, Call, Kind, check_limit, handles, page
from ..idempotency import Answer
from ..notifications import SCOPES, TYPES, deliver, label
from ..problems import Problem, not_found
from ..state import new_channel
from ..store import Backwards, Thing
from ..wire import merge

PARENTS["user"] = None
PARENTS["channel"] = ("division", "tenant", "user")
PARENTS["subscription"] = PARENTS["notification"] = "channel"

OWNERS = ("tenant", "division")
TEST_PAUSE = timedelta(seconds=10)
_FIELDS = ("name", "destination", "remarks", "settings", "enabled")


def _each(operation: str) -> tuple[str, ...]:
    return tuple(operation.format(owner) for owner in OWNERS)


# ---- channels


def _info(_: Call, channel: Thing) -> dict[str, Any]:
    assert channel.parent is not None
    values = channel.values
    return {
        "id": channel.id,
        "owner_kind": channel.parent.kind,
        "owner_id": channel.parent.id,
        "channel": values["channel"],
        "name": values["name"],
        "enabled": values["enabled"],
        "created_at": values["created_at"],
        "updated_at": values["updated_at"],
    }


def _details(call: Call, channel: Thing) -> dict[str, Any]:
    return {**_info(call, channel), **{name: channel.values[name] for name in ("destination", "remarks", "settings")}}


def _checked(call: Call, values: dict[str, Any]) -> dict[str, Any]:
    if "destination" in call.body and call.body["destination"] is not None:
        check_destination(values["channel"], values["destination"], loopback=call.state.courier.loopback)
    check_settings(values["settings"] or {})
    return values


CHANNEL = Kind(
    "channel",
    info=_info,
    details=_details,
    build=lambda call: _checked(call, merge(new_channel(call.body["channel"], "", ""), call.body, *_FIELDS)),
    revise=lambda call, channel: _checked(call, merge(channel.values, call.body, *_FIELDS)),
    limit="notification_channels_limit",
    limit_status=409,
    filters={"channel": lambda channel, kind: channel.values["channel"] == kind},
)
for _owner in OWNERS:
    CHANNEL.serve(
        read=f"get_{_owner}_channel",
        list=f"get_{_owner}_channels",
        replace=f"update_{_owner}_channel",
        delete=f"delete_{_owner}_channel",
    )


@handles(*_each("create_{}_channel"))
def create_channel(call: Call) -> Answer:
    """A new channel. No header with its id is documented: it is found by its name."""
    made = CHANNEL.create(call)
    call.notes["data"] = {"channel_id": int(made.headers["ld-channel"])}
    return Answer(made.status)


@handles(*_each("test_{}_channel"))
def test_channel(call: Call) -> Answer:
    """Send a message that is no notification; once in ten seconds for each channel."""
    channel = call.find("channel")
    values = channel.values
    if not values["enabled"]:
        raise Problem(400, "channel_disabled", "The channel is disabled; enable it first.")
    check_destination(values["channel"], values["destination"], loopback=call.state.courier.loopback)
    if values["tested"] is not None and call.now < values["tested"] + TEST_PAUSE:
        pause = {"retry-after": str(TEST_PAUSE.seconds)}
        raise Problem(429, "test_channel_rate_limited", "This channel was tested a moment ago.", headers=pause)
    call.state.store.change(channel, {**values, "tested": call.now})
    deliver(call.state, channel, "Test message", f"A test of the channel {values['name']}.")
    return Answer(204)


# ---- subscriptions


def _subscription(call: Call, subscription: Thing) -> dict[str, Any]:
    values = subscription.values
    assert subscription.parent is not None
    return {
        "id": subscription.id,
        "channel_id": subscription.parent.id,
        "message_types": values["message_types"],
        **{
            f"scope_{kind}s": [
                {"id": key, "name": thing.values["name"]}
                for key in values["scopes"][kind]
                if (thing := call.state.store.get(kind, key)) is not None
            ]
            for kind in SCOPES
        },
        "created_at": values["created_at"],
        "updated_at": values["updated_at"],
    }


def _entry(call: Call, body: Mapping[str, Any]) -> dict[str, Any]:
    """What a subscription holds. Raises Problem 404 for a scope that is not the channel's owner or below it."""
    owner = call.parent("channel")
    scopes = {kind: list(dict.fromkeys(body.get(f"scope_{kind}_ids") or ())) for kind in SCOPES}
    for kind, keys in scopes.items():
        for key in keys:
            thing = call.state.store.get(kind, key)
            # A division's channel may name its tenant, too, and gains nothing by it.
            if thing is None or (thing is not call.home and thing.ancestor(owner.kind if owner else "") is not owner):
                raise not_found(kind)
    return {"message_types": list(dict.fromkeys(body["message_types"])), "scopes": scopes}


def _same(subscription: Thing, entry: Mapping[str, Any]) -> bool:
    return _sets(subscription.values) == _sets(entry)


def _sets(values: Mapping[str, Any]) -> tuple[Any, ...]:
    return frozenset(values["message_types"]), *(frozenset(values["scopes"][kind]) for kind in SCOPES)


@handles(*_each("create_{}_subscription"))
def create_subscription(call: Call) -> Answer:
    """One more subscription; its id travels in `ld-subscription`."""
    subscriptions, entry = call.under("subscription"), _entry(call, call.body)
    check_limit(call, "notification_subscriptions_limit", len(subscriptions), 409)
    if any(_same(one, entry) for one in subscriptions):
        raise Problem(409, "subscription_already_exists", "The channel has this subscription already.")
    made = call.state.new("subscription", call.find("channel"), entry)
    return Answer(201, None, {"ld-subscription": str(made.id)})


@handles(*_each("set_{}_subscriptions"))
def set_subscriptions(call: Call) -> Answer:
    """The whole set anew, or nothing at all when one of it is wrong; what was there already keeps its id."""
    channel = call.find("channel")
    entries = {_sets(entry): entry for entry in (_entry(call, body) for body in call.body["subscriptions"])}
    check_limit(call, "notification_subscriptions_limit", len(entries) - 1)
    for old in list(call.under("subscription")):
        if entries.pop(_sets(old.values), None) is None:
            call.state.store.remove(old)
    for entry in entries.values():
        call.state.new("subscription", channel, entry)
    return Answer(204)


SUBSCRIPTION = Kind(
    "subscription",
    info=_subscription,
    details=_subscription,
    filters={"message_type": lambda subscription, kind: kind in subscription.values["message_types"]},
)
for _owner in OWNERS:
    SUBSCRIPTION.serve(
        read=f"get_{_owner}_subscription",
        list=f"get_{_owner}_subscriptions",
        delete=f"delete_{_owner}_subscription",
    )


# ---- what was delivered


def _notification(_: Call, notification: Thing) -> dict[str, Any]:
    values = notification.values
    return {
        "id": notification.id,
        **{f"{kind}_id": values[f"{kind}_id"] for kind in SCOPES},
        "message_type": values["message_type"],
        "content": values["content"],
        "created_at": values["created_at"],
    }


def _delivered(call: Call, tenant: int | None = None) -> Answer:
    kind, notifications = call.values.get("message_type"), Backwards(call.under("notification"))
    if not kind and tenant is None:
        return page(call, notifications, _notification)
    chosen = [
        one
        for one in notifications
        if (not kind or one.values["message_type"] == kind) and tenant in (None, one.values["tenant_id"])
    ]
    return page(call, chosen, _notification)


@handles(*_each("get_{}_notifications"))
def get_notifications(call: Call) -> Answer:
    """A page of what has reached a channel, newest first."""
    return _delivered(call)


@handles("get_user_notifications")
def get_user_notifications(call: Call) -> Answer:
    """The same for one's own channel; a key, which belongs to one tenant, learns of that one alone (inferred)."""
    if call.values["user_id"] != call.caller.user_id():
        raise not_found("user")
    key = call.caller.key
    return _delivered(call, key.parent.id if key is not None and key.parent is not None else None)


@handles("get_notification_types")
def get_notification_types(_: Call) -> Answer:
    """Every type of message."""
    return Answer(200, [{"type": kind, "name": label(kind)} for kind in TYPES])
