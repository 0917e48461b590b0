"""Networks of deployments: what they are, peerings with others, and private ways in."""

from ipaddress import IPv4Network
from typing import Any

from ..clock import derived
from ..engine import Call, check_limit, check_name, handles
from ..idempotency import Answer
from ..lifecycle import stage
from ..problems import Problem, not_found
from ..state import State
from ..store import Collection, Thing
from ..wire import table

_PRIVATE = ("pending", "available")


def network_of(deployment: Thing) -> IPv4Network:
    """The range of a deployment: the one of the customer's VPC where it is known, else one of 10.0.0.0/8."""
    own = table(deployment.values.get("aws")).get("vpc_cidr")
    return IPv4Network(own or f"10.{16 + int(derived(2, deployment.id, 'cidr'), 16) % 200}.0.0/16", strict=False)


@handles("get_network_info")
def get_network_info(call: Call) -> Answer:
    """The range, the VPC and the addresses; the same ones each time."""
    deployment = call.find("deployment")
    cloud, network = deployment.values["cloud"], network_of(deployment)
    own = table(deployment.values.get(cloud))
    offset = int(derived(2, deployment.id, "host"), 16) % 200
    nodes = [
        {
            "node_id": node.id,
            "private_ip": str(network[(16 + at) % network.num_addresses]),
            # TEST-NET-2 leads nowhere, so that nobody reaches a stranger by it.
            "public_ip": f"198.51.100.{(offset + at) % 254 + 1}" if deployment.values["public_ip_enabled"] else None,
        }
        for at, node in enumerate(call.state.store.of("node", deployment))
    ]
    aws = {
        "account_id": own.get("account_id", f"{int(derived(8, deployment.id, 'account'), 16) % 10**12:012d}"),
        "vpc_id": own.get("vpc_id", "vpc-0" + derived(8, deployment.id, "vpc")),
        "subnet_ids": ["subnet-0" + derived(8, deployment.id, "subnet")],
    }
    gcp = {
        "project_id": own.get("project_id", "laserdata-" + derived(4, deployment.id, "project")),
        "vpc_name": own.get("vpc_name", "vpc-" + derived(4, deployment.id, "vpc")),
    }
    body: dict[str, Any] = {"cidr": str(network), "nodes": nodes, "aws": None, "gcp": None}
    return Answer(200, {**body, cloud: aws if cloud == "aws" else gcp})


def _on(call: Call, cloud: str) -> bool:
    return bool(call.find("deployment").values["cloud"] == cloud)


def _offered(call: Call, cloud: str) -> None:
    """Raises Problem where private networking is not to be had: by plan, by cloud, or because the VPC is one's own."""
    deployment = call.find("deployment")
    if not call.state.features["private_networking_enabled"]:
        raise Problem(403, "private_networking_not_in_plan", "Private networking needs the Pro or Enterprise plan.")
    if deployment.values["variant"] != "managed":
        raise Problem(409, "deployment_not_managed", "The deployment is in a network of yours already.")
    if not _on(call, cloud):
        raise Problem(409, "wrong_cloud", f"The deployment is not on {cloud.upper()}.")


def _request(call: Call, kind: str, values: dict[str, Any], limit: str) -> Answer:
    collection = call.under(kind)
    check_name(collection, values["name"])
    check_limit(call, limit, len(collection), 409)
    call.state.new(kind, call.find("deployment"), {"remarks": None, **values})
    return Answer(204)


def _on_cloud(call: Call, kind: str, cloud: str) -> Collection | list[Thing]:
    return call.under(kind) if _on(call, cloud) else []


def _delete(call: Call, kind: str, name: str, cloud: str) -> Answer:
    thing = call.under(kind).get(call.values[f"{kind}_id"]) if _on(call, cloud) else None
    if thing is None:
        raise not_found(name)
    call.state.store.remove(thing)
    return Answer(204)


# ---- peerings: one kind, since a deployment is on one cloud

_AWS = ("name", "peer_vpc_id", "peer_owner_id", "peer_vpc_cidr", "peer_region", "remarks")
_GCP = ("name", "peer_project_id", "peer_vpc_name", "remarks")


def accept_peering(state: State, peering_id: int) -> None:
    """Be the owner of the other network, who accepts, which no operation of this API does. Raises LookupError."""
    peering = state.store.get("peering", peering_id)
    if peering is None:
        raise LookupError(f"there is no peering {peering_id}")
    state.store.change(peering, {**peering.values, "accepted": True})


def _connection(peering: Thing) -> str:
    return "pcx-0" + derived(8, peering.id, "peering")


def _peering(peering: Thing) -> dict[str, Any]:
    fields = _AWS if "peer_vpc_cidr" in peering.values else _GCP
    status = "active" if peering.values["accepted"] else "pending_acceptance"
    shown = {"id": peering.id, "status": status, "created_at": peering.values["created_at"]}
    if fields is _AWS:
        shown["peering_connection_id"] = _connection(peering)
    return {**shown, **{name: peering.values.get(name) for name in fields}}


@handles("get_aws_vpc_peerings", "get_gcp_vpc_peerings")
def get_peerings(call: Call) -> Answer:
    """All peerings with networks of one cloud."""
    cloud = call.operation.id.split("_")[1]
    return Answer(200, [_peering(one) for one in _on_cloud(call, "peering", cloud)])


@handles("create_aws_vpc_peering")
def create_aws_vpc_peering(call: Call) -> Answer:
    """Ask for a peering; a range that meets the deployment's or another peering's is refused: 409 `cidr_overlap`.

    It waits until the other side accepts, which the emulator does when it is told so.
    """
    _offered(call, "aws")
    wanted = IPv4Network(call.body["peer_vpc_cidr"], strict=False)
    taken = {"the deployment": network_of(call.find("deployment"))}
    taken |= {
        f"peering {one.values['name']!r}": IPv4Network(one.values["peer_vpc_cidr"], strict=False)
        for one in call.under("peering")
    }
    met = [f"{network} of {name}" for name, network in taken.items() if network.overlaps(wanted)]
    if met:
        raise Problem(409, "cidr_overlap", f"{wanted} overlaps {', '.join(met[:10])}.")
    values = {"accepted": False, **{name: call.body.get(name) for name in _AWS}}
    return _request(call, "peering", values, "private_connections_limit")


@handles("create_gcp_vpc_peering")
def create_gcp_vpc_peering(call: Call) -> Answer:
    """Ask for a peering; the same network a second time is refused: 409 `cidr_overlap` (inferred)."""
    _offered(call, "gcp")
    values = {"accepted": False, **{name: call.body.get(name) for name in _GCP}}
    for one in call.under("peering"):
        if all(one.values[name] == values[name] for name in ("peer_project_id", "peer_vpc_name")):
            raise Problem(409, "cidr_overlap", f"The network is peered already, as {one.values['name']!r}.")
    return _request(call, "peering", values, "private_connections_limit")


@handles("delete_aws_vpc_peering", "delete_gcp_vpc_peering")
def delete_peering(call: Call) -> Answer:
    """End a peering; its range is free again."""
    return _delete(call, "peering", "vpc peering", call.operation.id.split("_")[1])


@handles("get_aws_vpc_peering_instructions")
def get_instructions(call: Call) -> Answer:
    """What the owner of the other VPC has to do."""
    peering = call.under("peering").get(call.values["peering_id"]) if _on(call, "aws") else None
    if peering is None:
        raise not_found("vpc peering")
    owner, vpc = peering.values["peer_owner_id"], peering.values["peer_vpc_id"]
    network, connection = network_of(call.find("deployment")), _connection(peering)
    region = peering.values["peer_region"] or call.find("deployment").values["region"]
    return Answer(
        200,
        {
            "steps": [
                f"Sign in to the AWS account {owner} and choose the region {region}.",
                f"Accept the peering connection {connection} for {vpc}.",
                f"In the route tables of {vpc}, send {network} to {connection}.",
                f"Let the security groups of {vpc} reach {network}.",
            ]
        },
    )


# ---- private ways in

_LINK = ("name", "allowed_principals", "remarks")
_SERVICE = ("name", "connection_preference", "remarks")


def _private(call: Call, thing: Thing, fields: tuple[str, ...]) -> dict[str, Any]:
    status = stage(thing.values["since"], _PRIVATE, call.state)
    own = {name: thing.values[name] for name in (*fields, "created_at")}
    return {"id": thing.id, "status": status, **own}


@handles("get_private_links")
def get_private_links(call: Call) -> Answer:
    """All endpoint services; AWS knows them by a name once they are available."""
    region = call.find("deployment").values["region"]
    found = [_private(call, one, _LINK) for one in _on_cloud(call, "private_link", "aws")]
    for one in found:
        name = f"com.amazonaws.vpce.{region}.vpce-svc-0{derived(8, one['id'], 'service')}"
        one["service_name"] = name if one["status"] == "available" else None
    return Answer(200, found)


@handles("create_private_link")
def create_private_link(call: Call) -> Answer:
    """Ask for an endpoint service."""
    _offered(call, "aws")
    values = {"since": call.now, **{name: call.body.get(name) for name in _LINK}}
    return _request(call, "private_link", values, "private_endpoints_limit")


@handles("delete_private_link")
def delete_private_link(call: Call) -> Answer:
    """Take an endpoint service down."""
    return _delete(call, "private_link", "private link", "aws")


@handles("get_private_service_connects")
def get_private_service_connects(call: Call) -> Answer:
    """All published services; with the URI of the attachment once they are available."""
    deployment = call.find("deployment")
    found = [_private(call, one, _SERVICE) for one in _on_cloud(call, "private_service_connect", "gcp")]
    place = f"projects/laserdata-{derived(4, deployment.id, 'project')}/regions/{deployment.values['region']}"
    for one in found:
        uri = f"{place}/serviceAttachments/psc-{derived(6, one['id'], 'attachment')}"
        one["service_attachment"] = uri if one["status"] == "available" else None
    return Answer(200, found)


@handles("create_private_service_connect")
def create_private_service_connect(call: Call) -> Answer:
    """Publish a service; each connection waits for approval unless asked otherwise."""
    _offered(call, "gcp")
    values = {"since": call.now, **{name: call.body.get(name) for name in _SERVICE}}
    values["connection_preference"] = values["connection_preference"] or "manual"
    return _request(call, "private_service_connect", values, "private_endpoints_limit")


@handles("delete_private_service_connect")
def delete_private_service_connect(call: Call) -> Answer:
    """Withdraw a published service."""
    return _delete(call, "private_service_connect", "private service connect", "gcp")
