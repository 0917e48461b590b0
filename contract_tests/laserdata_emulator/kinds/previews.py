"""Before there is a deployment: what it would cost by the public price list, and what a customer's cloud needs."""

from decimal import Decimal

from ..clock import derived
from ..costs import money, monthly
from ..engine import Call, handles
from ..idempotency import Answer
from ..problems import invalid
from ..wire import table
from .clouds import REGIONS, TIERS
from .deployments import CLUSTER_NODES, check_feature, storage_of
from .pricing import PRICES

_BREAKDOWN = ("compute", "storage", "network", "telemetry", "data_retention")


def _area(call: Call) -> str:
    region = REGIONS[call.body["cloud"]].get(call.body["region"])
    if region is None:
        raise invalid("invalid_region", f"The cloud {call.body['cloud']} has no such region.", "region")
    return region[1]


@handles("preview_deployment")
def preview_deployment(call: Call) -> Answer:
    """The monthly cost of a deployment that is not made; nothing for the free tier. The sums are the emulator's own."""
    call.find("environment")
    _area(call)
    body, tier, cloud = call.body, call.body["tier"], call.body["cloud"]
    prices = PRICES[cloud]
    nodes = CLUSTER_NODES if body.get("nodes") is None else body["nodes"]
    storage = storage_of(tier, table(body.get("storage")))
    days = prices["telemetry"]["included_days"] + (body.get("telemetry_extra_days") or 0)
    costs = monthly(prices, tier=tier, nodes=nodes, telemetry_days=days, **storage)
    costs["compute"] += costs["platform"]
    if tier != "free":
        network = prices["network"]
        traffic = (body.get("target_network_tput") or 0) * Decimal(network["throughput_to_gb_factor"])
        surcharge = network["topology_surcharge_per_gb"][body.get("availability_mode") or "single_az"]
        costs["network"] = traffic * (Decimal(network["same_region"][0]["rate_per_gb"]) + Decimal(surcharge))
    shown = {f"{part}_usd": money(costs[part]) for part in _BREAKDOWN}
    return Answer(
        200,
        {
            "cloud": cloud,
            "region": body["region"],
            "tier": tier,
            "nodes": nodes,
            "instance": TIERS[tier].instances[cloud],
            "monthly_total_usd": money(sum(map(Decimal, shown.values()), Decimal(0))),
            "breakdown": shown,
        },
    )


@handles("generate_byoc_setup")
def generate_byoc_setup(call: Call) -> Answer:
    """What to prepare in an account of one's own, and which supervisor will come (under both documented names)."""
    environment, cloud, area = call.find("environment"), call.body["cloud"], _area(call)
    check_feature(call, True, "byoc_enabled")
    url = call.urls[f"{cloud}-{area}"]
    answer = {"supervisor": url, "supervisor_url": url}
    if cloud == "gcp":
        steps = [
            "Make a service account in the project and grant it the roles that are listed here.",
            "Make a VPC network with a subnet in the region.",
            "Let the supervisor check the access, then create the deployment.",
        ]
        roles = ["roles/compute.instanceAdmin.v1", "roles/compute.networkAdmin", "roles/iam.serviceAccountUser"]
        return Answer(200, {**answer, "steps": steps, "roles": roles})
    external_id = f"ld-ext-{derived(8, environment.id, 'external id')}"
    statement = {"Effect": "Allow", "Action": ["ec2:*", "elasticloadbalancing:*"], "Resource": "*"}
    steps = [
        "Make an IAM role with the policy that is given here.",
        f"Let the role be assumed with the external id {external_id} only.",
        "Note the id and the address range of the VPC to deploy into.",
        "Let the supervisor check the access, then create the deployment.",
    ]
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    return Answer(200, {**answer, "steps": steps, "external_id": external_id, "policy": policy})
