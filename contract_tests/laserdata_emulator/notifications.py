"""From an event to the channels: who is told, and in which words."""

from collections.abc import Iterable, Mapping
from typing import Any

from .courier import Delivery
from .state import State
from .store import Thing
from .wire import format_time, table

# The document's own list; a test compares them.
TYPES: tuple[str, ...] = (
    "deployment_created",
    "deployment_initialized",
    "deployment_upgraded",
    "deployment_deleted",
    "invitation_accepted",
    "invitation_rejected",
    "high_cpu_usage",
    "high_memory_usage",
    "high_disk_usage",
    "node_unreachable",
    "cpu_usage_resolved",
    "memory_usage_resolved",
    "disk_usage_resolved",
    "node_reachable",
    "certificate_expiring",
    "billing_limit_reached",
    "invoice_created",
    "invoice_paid",
    "invoice_payment_failed",
    "payment_method_added",
    "payment_method_removed",
    "tenant_created",
    "tenant_deleted",
    "user_created",
    "user_deleted",
    "division_created",
    "division_deleted",
    "environment_created",
    "environment_deleted",
    "cert_refresh_failed",
    "deployment_certificates_rotated",
    "deployment_secrets_rotated",
    "tenant_updated",
    "division_updated",
    "environment_updated",
    "invitation_created",
    "resource_code_requested",
    "deployment_inactive",
    "tenant_join_requested",
    "member_joined",
    "shared_host_drained",
    "tenant_config_updated",
    "deployment_operation_failed",
)
SCOPES = ("tenant", "division", "environment", "deployment")


def label(kind: str) -> str:
    """The name for people of a type of event or message."""
    return kind.replace("_", " ").capitalize()


def notify(state: State, message: str, event: Mapping[str, Any], owners: Iterable[Thing]) -> None:
    """Tell the channels of these owners, each once, of an event; a disabled one, or one that has not asked, is not."""
    ids = {scope: event[scope]["id"] for scope in SCOPES if event[scope] is not None}
    for owner in owners:
        for channel in state.store.of("channel", owner):
            if channel.values["enabled"] and _wants(state, channel, message, ids):
                values = {f"{scope}_id": ids.get(scope) for scope in SCOPES}
                _tell(state, channel, {"message_type": message, "content": _content(message, event), **values})


def _tell(state: State, channel: Thing, values: dict[str, Any]) -> None:
    """Hand a notification to the courier; it is kept as long as nothing is known to have kept it from arriving."""
    key = state.ids.id()
    delivery = deliver(state, channel, label(values["message_type"]), values["content"], key)
    if delivery.state in ("sending", "delivered"):
        state.store.add(Thing(key, "notification", channel, {**values, "created_at": format_time(state.now)}))


def _wants(state: State, channel: Thing, message: str, ids: Mapping[str, int]) -> bool:
    """A channel without subscriptions receives everything; each of its subscriptions adds up."""
    subscriptions = state.store.of("subscription", channel)
    return not len(subscriptions) or any(
        message in one.values["message_types"] and _covers(one.values["scopes"], ids) for one in subscriptions
    )


def _covers(scopes: Mapping[str, list[int]], ids: Mapping[str, int]) -> bool:
    """Whether an event concerns one of the resources to which a subscription is limited, if it is (inferred)."""
    return not any(scopes.values()) or any(ids.get(scope) in chosen for scope, chosen in scopes.items())


def _content(message: str, event: Mapping[str, Any]) -> str:
    noun, _, rest = message.partition("_")
    data = table(event["data"])
    about = event[noun] if noun in SCOPES else event["user"] if noun in ("member", "user") else None
    name = table(about).get("name") or (data.get("email") if noun in ("invitation", "member") else None)
    return f"{noun.capitalize()} {name} {rest.replace('_', ' ')}" if name else label(message)


def deliver(state: State, channel: Thing, subject: str, body: str, notification: int | None = None) -> Delivery:
    """Hand a message to the courier."""
    values = channel.values
    return state.courier.take(Delivery(state.now, channel.id, notification, values["channel"], subject, body), values)


def settle(state: State) -> None:
    """Forget the notifications that were really sent and did not arrive."""
    while state.courier.returned:
        delivery = state.courier.returned.popleft()
        notification = state.store.get("notification", delivery.notification_id or 0)
        if notification is not None and delivery.state == "failed":
            state.store.remove(notification)
