"""Requests that get past validation: values for path placeholders and bodies for operations.

A body comes from a recipe where the API has rules that no schema states (an expiry in the future, a role or
permissions but not both), and otherwise from the schema: its required members only, each as small as it may be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

from laserdata_contract.documents import Document, Json, Operation
from laserdata_contract.shapes import elements, members
from laserdata_contract.verdict import CannotTell

NOWHERE = 1
"""An id that names nothing: real ids are large."""

DEEPEST = 6
TEXTS = ("name", "description", "remarks", "instance_name", "deployment_name")
"""Members that are free text, the one first that is the easiest to tell others by."""


def example_of(
    document: Document, schema: Mapping[str, Json], name: str, unique: Callable[[], str], depth: int = 0
) -> Json:
    """A small value that a schema accepts; members called `name` are unique.

    Raises:
        CannotTell: the schema asks for something this cannot make.
    """
    node = document.resolve(schema)
    if depth > DEEPEST:
        raise CannotTell(f"no sample can be made: the schema of {name!r} nests too deeply")
    if "const" in node:
        return node["const"]
    if node.get("enum"):
        return next((one for one in node["enum"] if one is not None), None)
    for union in ("oneOf", "anyOf"):
        if node.get(union):
            choices = [document.resolve(one) for one in node[union]]
            chosen = next((one for one in choices if one.get("type") != "null"), choices[0])
            return example_of(document, chosen, name, unique, depth + 1)
    if node.get("allOf"):
        merged: dict[str, Json] = {}
        for part in node["allOf"]:
            value = example_of(document, part, name, unique, depth + 1)
            if not isinstance(value, dict):
                return value
            merged.update(members(value))
        return merged
    kind: Json = node.get("type")
    if isinstance(kind, list):
        kind = next((one for one in elements(kind) if one != "null"), "null")
    if kind == "object" or "properties" in node:
        properties = node.get("properties", {})
        wanted = list(node.get("required", []))
        # A change of nothing tells nothing: a text is what is easy to change.
        if depth == 0 and not any(one in wanted for one in TEXTS):
            wanted += [one for one in TEXTS if one in properties][:1]
        return {
            member: example_of(document, properties.get(member, {}), member, unique, depth + 1) for member in wanted
        }
    if kind == "string" and name in TEXTS and "pattern" not in node:
        return unique()[: node.get("maxLength", 255)]
    if "example" in node and not isinstance(node["example"], dict):
        return node["example"]
    if node.get("examples"):
        return node["examples"][0]
    if "default" in node and node["default"] is not None:
        return node["default"]
    if kind == "array":
        return [
            example_of(document, node.get("items", {}), name, unique, depth + 1) for _ in range(node.get("minItems", 0))
        ]
    if kind in ("integer", "number"):
        return node.get("minimum", 1)
    if kind == "boolean":
        return False
    if kind == "null":
        return None
    if node.get("format") == "date-time":
        return (datetime.now(UTC) + timedelta(days=30)).strftime("%Y-%m-%dT%H:%M:%SZ")
    if "pattern" in node:
        raise CannotTell(f"no sample can be made: {name!r} must match a pattern and the document gives no example")
    return "sample".ljust(node.get("minLength", 0), "e")[: node.get("maxLength", 255)]


class Maker(Protocol):
    """What a recipe asks of the run that it cooks for."""

    @property
    def target(self) -> Any:
        """Where the run is sent."""
        ...

    def unique(self) -> str:
        """Return a name that nothing has."""
        ...

    def number(self) -> int:
        """Return a number that was not given before."""
        ...

    def expiry(self) -> str:
        """Return a time at which a key may expire."""
        ...

    def own_key(self) -> Mapping[str, Any]:
        """Return what the run's own API key says of itself."""
        ...

    def find(self, operation_id: str) -> Operation | None:
        """Return an operation by its id."""
        ...

    def call(self, operation: Operation, path: Mapping[str, object]) -> Any:
        """Call an operation."""
        ...


def new_key(ctx: Maker) -> dict[str, Json]:
    """A body for a new API key that may do next to nothing."""
    return {
        "name": ctx.unique(),
        "expiry_at": ctx.expiry(),
        "validate_ip": False,
        "permissions": {"tenant": ["info:read"]},
    }


def new_allowlist(ctx: Maker) -> dict[str, Json]:
    """An allowlist that differs from the last one, of addresses kept for documentation (RFC 5737)."""
    return {"validate_ip": True, "allowed_ips": [f"203.0.113.{ctx.number() % 200 + 1}"]}


def new_role(ctx: Maker) -> dict[str, Json]:
    """A body for a new role that may do next to nothing."""
    return {"name": ctx.unique(), "permissions": {"tenant": ["info:read"]}}


def some_members(ctx: Maker) -> dict[str, Json]:
    """A member who is not the caller.

    Raises:
        CannotTell: there is none.
    """
    everybody = ctx.find("get_all_members")
    if everybody is None:
        raise CannotTell("nobody is known who could be named")
    own = ctx.own_key().get("user_id")
    answer = ctx.call(everybody, {"tenant_id": ctx.target.tenant_id})
    others = [one["id"] for one in answer.json() if one.get("id") != own] if answer.ok else []
    if not others:
        raise CannotTell("the tenant has no second member")
    return {"members": [others[ctx.number() % len(others)]]}


def new_deployment(_: Maker) -> dict[str, Json]:
    """The documented example of a starter deployment."""
    return {"cloud": "aws", "region": "us-west-1"}


def new_starter(ctx: Maker) -> dict[str, Json]:
    """A starter deployment with a name of its own."""
    return {**new_deployment(ctx), "deployment_name": ctx.unique()}


def new_access_rule(ctx: Maker) -> dict[str, Json]:
    """A rule that opens nothing, for addresses kept for documentation."""
    return {"name": ctx.unique(), "cidr_blocks": ["203.0.113.0/24"]}


def new_peering(ctx: Maker) -> dict[str, Json]:
    """A peering whose range no other one of the run has."""
    number = ctx.number()
    return {
        "name": ctx.unique(),
        "peer_vpc_id": "vpc-0abc123def456789a",
        "peer_owner_id": "123456789012",
        "peer_vpc_cidr": f"172.{16 + number // 256 % 16}.{number % 256}.0/24",
    }


def own_deployment(ctx: Maker) -> dict[str, Json]:
    """A deployment in an account that nobody has."""
    account: dict[str, Json] = {
        "account_id": "123456789012",
        "identity_arn": "arn:aws:iam::123456789012:role/laserdata",
        "external_id": "sample",
        "vpc_id": "vpc-0abc123def456789a",
        "vpc_cidr": "10.42.0.0/16",
    }
    place = {"cloud": "aws", "region": "us-west-1", "tier": "small", "cluster": "standalone"}
    return {"name": ctx.unique(), **place, "aws": account}


def access_to_validate(ctx: Maker) -> dict[str, Json]:
    """Access to an account that nobody has."""
    access = {name: value for name, value in own_deployment(ctx)["aws"].items() if name != "vpc_cidr"}
    return {"cloud": "aws", "region": "us-west-1", "aws": {**access, "external_id": ctx.unique()}}


def new_cloud_account(ctx: Maker) -> dict[str, Json]:
    """An account that nobody has, nor any deployment of the run, so that it can be removed."""
    return {"cloud": "aws", "name": ctx.unique(), "account_id": f"{ctx.number():012d}", "region": "us-west-1"}


MESSAGES = ("deployment_created", "deployment_deleted", "division_created", "invoice_created", "node_unreachable")


def new_subscription(ctx: Maker) -> dict[str, Json]:
    """A subscription to other messages than the last ones."""
    number = ctx.number() % (2 ** len(MESSAGES) - 1) + 1
    return {"message_types": [one for bit, one in enumerate(MESSAGES) if number >> bit & 1]}


def new_subscriptions(ctx: Maker) -> dict[str, Json]:
    """One subscription, in place of those that are there."""
    return {"subscriptions": [new_subscription(ctx)]}


def new_code(ctx: Maker) -> dict[str, Json]:
    """A request for a code to delete the run's division with; nobody uses it."""
    ids = {"tenant_id": ctx.target.tenant_id, "division_id": ctx.target.division_id}
    return {"action": {"action_type": "delete_division", "payload": ids}}


RECIPES: dict[str, Callable[[Maker], Json]] = {
    "create_cloud_account": new_cloud_account,
    "deploy_to_your_own_cloud": own_deployment,
    "validate_byoc": access_to_validate,
    "upgrade_deployment": lambda ctx: {"storage": {"type": "network_balanced", "size": 20 + ctx.number()}},
    "extend_deployment": lambda ctx: {"nodes": [{"count": 1 + ctx.number() % 2}]},
    "update_retention": lambda ctx: {"retention": {"telemetry_days": 1 + ctx.number() % 7}},
    "update_tenant_config": lambda ctx: {
        "join_policy": ("invite_only", "request_to_join")[ctx.number() % 2],
        "block_external_invitations": False,
        "enforce_domain_only_invitations": False,
    },
    "generate_byoc_setup": lambda ctx: {"cloud": "aws", "region": ("us-west-1", "eu-west-1")[ctx.number() % 2]},
    "preview_deployment": lambda ctx: {**new_deployment(ctx), "tier": "free", "nodes": 1 + ctx.number() % 3},
    "create_snapshot": lambda ctx: {"include_iggy": bool(ctx.number() % 2)},
    "activate_connector": lambda ctx: {
        "connector_key": "iggy.postgres.sink",
        "connector_type": "sink",
        "instance_name": ctx.unique(),
        "instance_key": f"contract-{ctx.number()}",
    },
    "create_access_rule": new_access_rule,
    "create_aws_vpc_peering": new_peering,
    "create_gcp_vpc_peering": lambda ctx: {
        "name": ctx.unique(),
        "peer_project_id": "acme-prod-123456",
        "peer_vpc_name": f"vpc-{ctx.number()}",
    },
    "deploy_starter": new_starter,
    "create_api_key": new_key,
    "update_api_key_security": new_allowlist,
    "add_role": new_role,
    "assign_role_members": some_members,
    "revoke_role_members": some_members,
    "invite_member": lambda ctx: {"email": f"{ctx.unique()}+tag@example.com"},
    "request_resource_code": new_code,
    "update_billing_info": lambda ctx: {"name": ctx.unique()},
    "update_deployment": lambda ctx: {"description": ctx.unique()},
    "update_member": lambda _: {"active": True},
    "trigger_activity": lambda ctx: {"nodes": []} if ctx.number() % 2 else {},
    "update_spend_limit": lambda ctx: {"spend_limit": f"{ctx.number()}.00"},
    **{
        name.format(owner): recipe
        for owner in ("tenant", "division")
        for name, recipe in (
            ("create_{}_subscription", new_subscription),
            ("set_{}_subscriptions", new_subscriptions),
        )
    },
}
"""Bodies by `operationId`."""

STARTERS: Sequence[Mapping[str, Json]] = ({}, {"cloud": "gcp", "region": "us-central1"})
CHANNELS: Sequence[Mapping[str, Json]] = (
    {"channel": "webhook", "destination": "https://hooks.example.com/contract"},
    {"channel": "email", "destination": "contract@example.com"},
    {"channel": "slack", "destination": "https://hooks.slack.example.com/contract"},
    {"channel": "sms", "destination": "+1234567890"},
)
ALTERNATIVES: dict[str, Sequence[Mapping[str, Json]]] = {
    "activate_connector": (
        {"connector_key": "iggy.postgres.sink", "connector_type": "sink"},
        {"connector_key": "iggy.postgres.source", "connector_type": "source"},
    ),
    "create_tenant_channel": CHANNELS,
    "create_division_channel": CHANNELS,
    "deploy_starter": STARTERS,
    "preview_deployment": (
        {},
        {"cloud": "gcp", "region": "us-central1", "tier": "small", "nodes": 2, "telemetry_extra_days": 30},
    ),
    "create_cloud_account": ({}, {"cloud": "gcp", "account_id": "acme-prod-123456", "region": "us-central1"}),
    "deploy_to_managed_cloud": (
        {"tier": "small", "cluster": "standalone"},
        {"cloud": "gcp", "region": "europe-west1", "tier": "medium", "cluster": "cluster"},
    ),
}
"""Members of bodies that only go together, of several forms, by `operationId`."""


def collection(operation: Operation, placeholder: str) -> str:
    """Path of the collection in which a placeholder names an item."""
    return operation.path.partition("/{" + placeholder + "}")[0]


def server_time(headers: Mapping[str, str]) -> datetime:
    """The server's clock by its `date` header, ours where it sends none."""
    try:
        return parsedate_to_datetime(headers["date"]).astimezone(UTC)
    except (KeyError, ValueError):
        return datetime.now(UTC)


def parse_time(text: object) -> datetime | None:
    """An RFC 3339 date-time as an aware datetime, or None where it is not one."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def write_time(moment: datetime) -> str:
    """An aware datetime as RFC 3339 UTC in whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
