"""What happened: each change leaves one event in its tenant's audit log, and from some events come notifications.

The pipeline calls `begin` before a handler and `write` after it has answered 2xx; handlers do nothing for it, except
to put into `call.notes` what no path tells: `tenant`, `author`, `user` (the subject), each a Thing, `data`, and `type`
or `messages` where the operation does one thing or another; a `type` of None where it changed nothing.
What time brings about, and no call, is told with `happened`.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from . import lifecycle, notifications
from .engine import PARENTS, Call
from .idempotency import Answer
from .notifications import TYPES, notify
from .problems import Problem
from .state import State
from .store import Backwards, Thing
from .wire import array, format_time, parse_time, table

# The documentation names only some types; the others follow its pattern (inferred).
EVENTS: dict[str, str] = {
    "create_tenant": "tenant_created",
    "update_tenant": "tenant_updated",
    "delete_tenant": "tenant_deleted",
    "update_tenant_config": "tenant_config_updated",
    "request_resource_code": "resource_code_requested",
    "create_division": "division_created",
    "update_division": "division_updated",
    "delete_division": "division_deleted",
    "create_environment": "environment_created",
    "update_environment": "environment_updated",
    "delete_environment": "environment_deleted",
    "deploy_starter": "deployment_created",
    "deploy_to_managed_cloud": "deployment_created",
    "deploy_to_your_own_cloud": "deployment_created",
    "update_deployment": "deployment_updated",
    "delete_deployment": "deployment_deleted",
    "upgrade_deployment": "deployment_upgraded",
    "extend_deployment": "deployment_extended",
    "update_retention": "deployment_retention_updated",
    "update_spend_limit": "deployment_spend_limit_updated",
    "activate_connector": "connector_activated",
    "create_api_key": "api_key_created",
    "update_api_key_security": "api_key_security_updated",
    "delete_api_key": "api_key_deleted",
    "add_role": "role_created",
    "update_role": "role_updated",
    "delete_role": "role_deleted",
    "assign_role_members": "role_assigned",
    "revoke_role_members": "role_revoked",
    "update_member": "member_updated",
    "delete_member": "member_removed",
    "leave_tenant": "member_left",
    "invite_member": "member_invited",
    "delete_invitation": "invitation_deleted",
    "accept_invitation": "member_joined",
    "reject_invitation": "invitation_rejected",
    "create_cloud_account": "cloud_account_created",
    "update_cloud_account": "cloud_account_updated",
    "delete_cloud_account": "cloud_account_deleted",
    "update_billing_info": "billing_info_updated",
    "create_setup_intent": "payment_setup_started",
    "remove_payment_method": "payment_method_removed",
    # A person's own: in their activity, and in a tenant's log only where the answer names a tenant.
    "sign_up": "user_created",  # or what became of it: a tenant, a member, a request
    "sign_in": "session_created",
    "refresh_session": "session_refreshed",
    "sign_out": "session_ended",
    "delete_sessions": "sessions_ended",
    "link_account": "identity_linked",
    "update_settings": "user_settings_updated",
    # The supervisors.
    "create_access_rule": "access_rule_added",
    "delete_access_rule": "access_rule_removed",
    "trigger_activity": "deployment_activity_triggered",
    "create_backup": "deployment_backup_created",
    "delete_backup": "deployment_backup_deleted",
    "restore_backup": "deployment_backup_restored",
    "create_config": "deployment_config_created",
    "activate_config": "deployment_config_activated",
    "delete_config": "deployment_config_deleted",
    "delete_connector_instance": "connector_deleted",
    "create_private_link": "private_link_created",
    "delete_private_link": "private_link_deleted",
    "create_private_service_connect": "private_service_connect_created",
    "delete_private_service_connect": "private_service_connect_deleted",
    **{
        f"{verb}_{cloud}_vpc_peering": f"vpc_peering_{verb}d"
        for verb in ("create", "delete")
        for cloud in ("aws", "gcp")
    },
    "create_snapshot": "deployment_snapshot_created",
    "delete_snapshot": "deployment_snapshot_deleted",
    # The notifier.
    **{
        operation.format(owner): kind
        for owner in ("tenant", "division")
        for operation, kind in (
            ("create_{}_channel", "notification_channel_created"),
            ("update_{}_channel", "notification_channel_updated"),
            ("delete_{}_channel", "notification_channel_deleted"),
            ("create_{}_subscription", "notification_subscription_created"),
            ("set_{}_subscriptions", "notification_subscriptions_replaced"),
            ("delete_{}_subscription", "notification_subscription_deleted"),
        )
    },
}
"""Operation to the type of the event that it leaves."""

SILENT: dict[str, str] = {
    "create_intent": "nobody is known yet who could have done it",
    "generate_byoc_setup": "it tells what to do, and keeps nothing",
    "preview_deployment": "an estimate, which keeps nothing",
    "validate_byoc": "it looks at an account, and keeps nothing",
    "test_tenant_channel": "a message, and no change",
    "test_division_channel": "a message, and no change",
}
"""Operations that are not GET and leave no event, with the reason."""

# Types that only time brings.
LATER = ("deployment_initialized", "deployment_operation_failed", "tenant_join_requested")

MESSAGES: dict[str, tuple[str, ...]] = {
    "invite_member": ("invitation_created",),
    # Told when it is done, which is after the call.
    "delete_deployment": (),
    "upgrade_deployment": (),
}
"""What channels are told after an operation where that is not the message named like its event."""

SCOPES = ("division", "environment", "deployment")
Ref = dict[str, Any]


def event_types() -> list[str]:
    """Every type there is, in the order of the table."""
    return list(dict.fromkeys((*EVENTS.values(), *LATER)))


def ref(thing: Thing) -> Ref:
    """A thing as an event refers to it: its id and the name it has at this moment."""
    return {"id": thing.id, "name": thing.values.get("name")}


@dataclass(slots=True)
class Change:
    """What is only known before a handler has run: names and values that it may take away."""

    kind: str
    tenant: Thing | None
    places: dict[str, Thing]
    subject: Ref | None
    target: Thing | None
    before: dict[str, Any]


def begin(call: Call) -> Change | None:
    """Look at what a call is about to change; None where it will leave no event."""
    kind = EVENTS.get(call.operation.id)
    if kind is None:
        return None
    place = _deepest(call)
    target, subject = _target(call)
    before = {} if target is None else {**_nested(target.values), **target.values}
    return Change(kind, call.tenant, _places(place), subject, target, before)


def _deepest(call: Call) -> Thing | None:
    for kind in reversed(SCOPES):
        if f"{kind}_id" in call.values:
            return _found(call, kind)
    return None


def _found(call: Call, kind: str) -> Thing | None:
    try:
        return call.find(kind)
    except Problem:  # the handler says so itself
        return None


def _places(place: Thing | None) -> dict[str, Thing]:
    return {kind: thing for kind in SCOPES if place is not None and (thing := place.ancestor(kind)) is not None}


def _target(call: Call) -> tuple[Thing | None, Ref | None]:
    """What the path's last placeholder names, and the person whom the change is about."""
    last = call.operation.path.rpartition("{")[2].partition("}")[0]
    kind = last.removesuffix("_id")
    if last == "member_id" and call.tenant is not None:
        chosen = [call.values[last]]
        target = call.state.members.get((call.tenant.id, call.values[last]))
    else:
        # Where no `members` are declared, anything may be sent under that name.
        chosen = [one for one in array(table(call.body).get("members")) if isinstance(one, int)]
        target = _found(call, kind) if kind in PARENTS and kind != last else None
    user = call.state.store.of("user", None).get(chosen[0]) if len(chosen) == 1 else None
    return target, ref(user) if user else None


def _nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """What lies one level down, for some bodies are flat where the resource is not: a tenant's `config`."""
    return {name: value for inner in values.values() for name, value in table(inner).items()}


def write(call: Call, change: Change, answer: Answer) -> None:
    """Write the event of a call that has answered 2xx, and tell the channels."""
    state, notes = call.state, call.notes
    kind: str | None = notes.get("type", change.kind)
    if kind is None:
        return
    tenant = notes.get("tenant") or change.tenant
    made = {name[3:]: int(text) for name, text in answer.headers.items() if name[:3] == "ld-" and text.isdecimal()}
    if tenant is None and "tenant" in made:
        tenant = state.store.of("tenant", None).get(made["tenant"])
    places, above = dict(change.places), tenant
    for scope in SCOPES:
        if scope in made and (thing := state.store.of(scope, above).get(made[scope])) is not None:
            places[scope] = thing
        above = places.get(scope, above)
    author = notes.get("author") or state.store.of("user", None).get(call.caller.user_id())
    subject = notes.get("user")
    _log(
        state,
        kind,
        tenant,
        places,
        notes.get("messages", MESSAGES.get(call.operation.id)),
        author=ref(author) if author else None,
        api_key=ref(call.caller.key) if call.caller.key else None,
        user=ref(subject) if subject else change.subject,
        data=_data(call, change, answer, made) or None,
        correlation_id=call.request_id,
        at=call.now,
    )


def happened(
    state: State,
    kind: str,
    place: Thing,
    *,
    at: datetime | None = None,
    correlation_id: str | None = None,
    data: dict[str, Any] | None = None,
    user: Thing | None = None,
    log: bool = True,
    messages: tuple[str, ...] | None = None,
) -> None:
    """Write an event that nobody's call wrote: `place` is where, a tenant or what lies below one.

    `messages` are what the channels are told, else the message named like the event. Without `log` only they are told.
    """
    _log(
        state,
        kind,
        place.ancestor("tenant"),
        _places(place),
        messages,
        log=log,
        author=None,
        api_key=None,
        user=ref(user) if user else None,
        data=data,
        correlation_id=correlation_id,
        at=at or state.now,
    )


def _log(
    state: State,
    kind: str,
    tenant: Thing | None,
    places: Mapping[str, Thing],
    messages: tuple[str, ...] | None,
    *,
    log: bool = True,
    **values: Any,
) -> None:
    event = {
        "type": kind,
        "tenant": ref(tenant) if tenant else None,
        **{scope: ref(places[scope]) if scope in places else None for scope in SCOPES},
        **values,
    }
    people = sorted({one["id"] for one in (values["author"], values["user"]) if one})
    users = [user for key in people if (user := state.store.of("user", None).get(key)) is not None]
    if log:
        if tenant is not None and state.store.of("tenant", None).get(tenant.id) is tenant:
            state.store.add(Thing(state.ids.id(), "event", tenant, event))
        for user in users:
            state.store.add(Thing(state.ids.id(), "activity", user, event))
    if messages is None:
        messages = (kind,) if kind in TYPES else ()
    for message in messages:
        notify(state, message, event, [thing for thing in (tenant, places.get("division"), *users) if thing])


def settle(state: State) -> None:
    """Note, before a request, what time and receivers have brought about. Costs nothing where that is nothing."""
    for thing, event, moment in lifecycle.settle(state):
        # Where a call has left the event already, this only tells that it is done.
        happened(state, event, thing, at=moment, log=event not in EVENTS.values())
    notifications.settle(state)


# ---- the payload

# Names under which a credential, or free text that may hold one, travels in some body.
_SECRET = re.compile(
    r"secret|token|password|credential|destination|header|authori[sz]|signature|private_key|external_id|passphrase"
    r"|^(?:values|content|config|configuration|code|id|invitation)$",
    re.IGNORECASE,
)
_ABOVE = ("tenant_id", *(f"{kind}_id" for kind in SCOPES))


def public(value: Any, name: str = "") -> Any:
    """A copy of a JSON value without anything that may be a secret; times are in UTC, however they were sent."""
    if isinstance(value, dict):
        return {key: public(one, key) for key, one in table(cast("Any", value)).items() if not _SECRET.search(key)}
    if isinstance(value, list):
        return [public(inner) for inner in cast("list[Any]", value)]
    if isinstance(value, str) and name.endswith(("_at", "_to")):
        with suppress(ValueError, OverflowError):  # no time, or none that can be told in UTC
            return format_time(parse_time(value))
    return value


def _data(call: Call, change: Change, answer: Answer, made: Mapping[str, int]) -> dict[str, Any]:
    placeholders = (one.name for one in call.operation.parameters if one.place == "path")
    data: dict[str, Any] = {name: call.values[name] for name in placeholders if name not in _ABOVE}
    data |= {f"{kind}_id": key for kind, key in made.items() if f"{kind}_id" not in _ABOVE}
    if isinstance(key := table(answer.body).get("id"), int):
        data["id"] = key
    fields: dict[str, Any] = public(table(call.body))
    data |= fields
    if call.operation.method == "DELETE" and isinstance(name := change.before.get("name"), str):
        data["name"] = name
    if call.operation.method == "PUT" and change.target is not None:
        after = {**_nested(change.target.values), **change.target.values}
        previous = {
            name: public(change.before[name])
            for name in fields
            if name in change.before and after.get(name) != change.before[name]
        }
        if previous:
            data["previous"] = previous
    return {**data, **call.notes.get("data", {})}


# ---- reading


def kept(state: State, kind: str, owner: Thing) -> Backwards:
    """The events of a tenant, or the activities of a user, newest first, without those past the plan's retention."""
    events = state.store.of(kind, owner)
    cutoff = state.now - timedelta(days=state.features["audit_retention_days"])
    if not len(events) or events.slice(0, 1)[0].values["at"] >= cutoff:
        return Backwards(events)
    # Time never runs back, so the log is sorted by it.
    places = range(len(events))
    return Backwards(events, bisect_left(places, cutoff, key=lambda at: events.slice(at, at + 1)[0].values["at"]))
