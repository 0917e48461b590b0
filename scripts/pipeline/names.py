"""One rule for the names of resources and methods, and a table of exceptions.

The rule: a resource is named after the operation's first tag (`API Keys` -> `api_keys`). A method is the operationId
without the thing: `get_api_keys` -> `list`, `get_api_key` -> `get`, `create_api_key` -> `create`,
`update_api_key_security` -> `update_security`, `get_tenant_summary` -> `summary`. Where the operation belongs to
something else than its tag says, or the words come out badly, the table below says it instead.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.console import Problem

# Documents whose operations are called from a namespace of their own: `ld.audit.events`, `ld.supervisor(...).logs`.
# Those of the other documents are attributes of the client itself.
NAMESPACED = ("audit", "supervisor")

# What clients have beside resources: no resource can be called so.
CLIENT_NAMES = frozenset(
    {"as_contract", "audit", "call", "close", "deployment_id", "supervisor", "url"}
    | {"wait_until_ready", "with_options", "with_raw_response"}
)

# operationId -> "resource.method", by document. Each line is here because the rule's answer reads badly.
EXCEPTIONS: Mapping[str, Mapping[str, str]] = {
    "core": {
        # The account is one thing, its parts are things of their own.
        "get_account": "account.get",
        "auth_callback": "account.auth_callback",
        "create_intent": "account.create_intent",
        "export_user_data": "account.export",
        "link_account": "account.link",
        "get_sessions": "sessions.list",
        "refresh_session": "sessions.refresh",
        "delete_sessions": "sessions.delete_all",
        "update_settings": "account.update_settings",
        "sign_in": "account.sign_in",
        "sign_out": "account.sign_out",
        "sign_up": "account.sign_up",
        # Two lists of invitations: those sent to me, those my tenant sent.
        "get_invitations": "account_invitations.list",
        "accept_invitation": "account_invitations.accept",
        "reject_invitation": "account_invitations.reject",
        "get_tenant_invitations": "invitations.list",
        "invite_member": "invitations.create",
        # Tags that hold several things.
        "get_pricing": "pricing.get",
        "get_invoices": "invoices.list",
        "get_invoice": "invoices.get",
        "download_invoice_pdf": "invoices.download_pdf",
        "get_billing_reports": "billing_reports.list",
        "get_billing_report": "billing_reports.get",
        "get_billing_info": "billing.info",
        "update_billing_info": "billing.update_info",
        "create_setup_intent": "payments.create_setup_intent",
        "get_payment_info": "payments.method",
        "remove_payment_method": "payments.remove_method",
        "get_clouds": "clouds.list",
        "get_regions": "clouds.regions",
        "get_clusters": "clouds.clusters",
        "get_storages": "clouds.storages",
        "get_tiers": "clouds.tiers",
        "leave_tenant": "tenants.leave",
        "request_resource_code": "tenants.request_code",
        "get_all_members": "members.all",
        "get_permissions": "members.permissions",
        "add_role": "roles.create",
        "get_role_members": "roles.members",
        "assign_role_members": "roles.assign_members",
        "revoke_role_members": "roles.revoke_members",
        "deploy_starter": "deployments.create_starter",
        "deploy_to_managed_cloud": "deployments.create_managed",
        "deploy_to_your_own_cloud": "deployments.create_byoc",
        "generate_byoc_setup": "deployments.byoc_setup",
        "update_retention": "deployments.update_retention",
        "update_spend_limit": "deployments.update_spend_limit",
    },
    "audit": {
        "get_tenant_audit": "events.list",
        "get_tenant_audit_types": "events.types",
        "get_user_activity": "activity.list",
    },
    "notifier": {
        "get_notification_types": "notifications.types",
        "get_tenant_notifications": "notifications.list",
        "get_division_notifications": "division_notifications.list",
        "get_user_notifications": "user_notifications.list",
    },
    "supervisor": {
        "get_metrics": "metrics.summary",
        "get_node_metrics": "metrics.list",
        "get_heartbeats": "heartbeats.summary",
        "get_node_heartbeats": "heartbeats.list",
        "get_primary_config": "configs.primary",
        "get_connector_instances": "connectors.list",
        "delete_connector_instance": "connectors.delete",
        "get_private_links": "private_links.list",
        "create_private_link": "private_links.create",
        "delete_private_link": "private_links.delete",
        "get_private_service_connects": "private_service_connects.list",
        "create_private_service_connect": "private_service_connects.create",
        "delete_private_service_connect": "private_service_connects.delete",
        "get_aws_vpc_peerings": "aws_vpc_peerings.list",
        "create_aws_vpc_peering": "aws_vpc_peerings.create",
        "delete_aws_vpc_peering": "aws_vpc_peerings.delete",
        "get_aws_vpc_peering_instructions": "aws_vpc_peerings.instructions",
        "get_gcp_vpc_peerings": "gcp_vpc_peerings.list",
        "create_gcp_vpc_peering": "gcp_vpc_peerings.create",
        "delete_gcp_vpc_peering": "gcp_vpc_peerings.delete",
    },
}

# What the bodies of generated classes call: a method or resource of that name would be called instead.
_DECORATORS = frozenset({"overload", "property"})

_IRREGULAR = {"activities": "activity", "deliveries": "delivery", "categories": "category"}
_SCOPES = ("tenant", "division", "user")


# Of one name in code: some become file names, and no file system takes more than 255 bytes.
LONGEST = 200


class Name(NamedTuple):
    """Where an operation is found: `ld.<resource>.<method>`."""

    resource: str
    method: str


def snake(text: str) -> str:
    """Return the text as a Python identifier in snake case.

    Raises:
        Problem: nothing is left of it, or too much.
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text)
    found = re.sub(r"[^a-z0-9]+", "_", spaced.lower()).strip("_")
    if not found:
        raise Problem(f"something is named {shortened(text)}, which leaves no Python name: rename it with a correction")
    if found[0].isdigit():
        found = f"n{found}"
    return usable(f"{found}_" if keyword.iskeyword(found) else found, text)


def usable(name: str, text: str) -> str:
    """Return a name as it is where code can have it: ASCII, because Python takes some other letters for the same.

    Raises:
        Problem: code cannot have it; the message tells `text`, which the document says.
    """
    if len(name) > LONGEST:
        raise Problem(
            f"the name {shortened(text)} has {len(text):,} characters, and at most {LONGEST} are taken: "
            "rename it with a correction"
        )
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) or keyword.iskeyword(name):
        raise Problem(f"something is named {shortened(text)}, which leaves no Python name: rename it with a correction")
    return name


def shortened(text: str) -> str:
    """Return a name of the document for a message."""
    return repr(text if len(text) <= 80 else f"{text[:77]}...")


def singular(plural: str) -> str:
    """Return the singular of the last word of an English plural, as far as these documents use it."""
    head, _, last = plural.rpartition("_")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("ies"):
        last = f"{last[:-3]}y"
    elif last.endswith("s") and not last.endswith("ss"):
        last = last[:-1]
    return f"{head}_{last}" if head else last


def name_of(document: str, operation_id: str, tag: str, *, many: bool) -> Name:
    """Return the resource and method of one operation.

    Args:
        document: the contract the operation belongs to; a region's own contract follows `supervisor`.
        operation_id: the operation's id.
        tag: its first tag.
        many: whether it returns a page or an array.
    """
    family = document.partition("-")[0]
    exception = EXCEPTIONS.get(family, {}).get(operation_id)
    if exception is not None:
        resource, _, method = exception.partition(".")
        return Name(resource, method)
    resource = _no_keyword(snake(tag))
    verb, _, rest = snake(operation_id).partition("_")
    resource, rest = _scoped(family, resource, rest)
    things = {resource, resource.removeprefix("notification_"), resource.rpartition("_")[2]}
    things |= {singular(thing) for thing in things}
    if not rest:
        return Name(resource, _no_keyword(verb))
    for thing in sorted(things, key=len, reverse=True):
        if rest == thing:
            rest = ""
        elif rest.startswith(f"{thing}_"):
            rest = rest[len(thing) + 1 :]
        else:
            continue
        break
    if not rest:
        return Name(resource, "list" if verb == "get" and many else _no_keyword(verb))
    return Name(resource, _no_keyword(rest if verb == "get" else f"{verb}_{rest}"))


def _no_keyword(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) or name in _DECORATORS else name


def _scoped(family: str, resource: str, rest: str) -> tuple[str, str]:
    """Give what the notifier keeps per division (or user) a resource of its own, and drop `tenant` elsewhere."""
    if family != "notifier":
        return resource, rest
    resource = resource.removeprefix("notification_")
    for scope in _SCOPES:
        if rest.startswith(f"{scope}_"):
            return (resource if scope == "tenant" else f"{scope}_{resource}"), rest[len(scope) + 1 :]
    return resource, rest


def check_clashes(names: Mapping[str, Name]) -> None:
    """Raise Problem where two operations would be the same method."""
    seen: dict[Name, str] = {}
    for operation_id, name in names.items():
        if name in seen:
            raise Problem(
                f"operations {seen[name]} and {operation_id} would both be `{name.resource}.{name.method}`: "
                "give one of them a line in EXCEPTIONS of scripts/pipeline/names.py",
            )
        seen[name] = operation_id


def constant(operation_id: str) -> str:
    """Return the name of the constant that holds an operation's declaration."""
    return snake(operation_id).upper()
