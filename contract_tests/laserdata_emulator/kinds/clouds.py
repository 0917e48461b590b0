"""What can be deployed where: clouds, regions, tiers, cluster kinds and storage types.

The free and the large tier are the documented ones; the other figures are the emulator's own.
"""

from typing import Any, NamedTuple

from ..engine import Call, handles
from ..idempotency import Answer
from ..problems import not_found

CLOUDS = {"aws": "Amazon Web Services", "gcp": "Google Cloud"}
# By cloud and key: name, and the area whose supervisor is in charge.
REGIONS: dict[str, dict[str, tuple[str, str]]] = {
    "aws": {
        "us-east-1": ("US East (N. Virginia)", "us"),
        "us-west-1": ("US West (N. California)", "us"),
        "us-west-2": ("US West (Oregon)", "us"),
        "eu-central-1": ("Europe (Frankfurt)", "eu"),
        "eu-west-1": ("Europe (Ireland)", "eu"),
        "ap-northeast-1": ("Asia Pacific (Tokyo)", "ap"),
        "ap-southeast-1": ("Asia Pacific (Singapore)", "ap"),
    },
    "gcp": {
        "us-central1": ("Iowa", "us"),
        "us-east1": ("South Carolina", "us"),
        "europe-west1": ("Belgium", "eu"),
        "europe-west3": ("Frankfurt", "eu"),
        "asia-northeast1": ("Tokyo", "ap"),
        "asia-southeast1": ("Singapore", "ap"),
    },
}
NETWORK_STORAGES = ("network_balanced", "network_optimized", "network_extreme")
STORAGES = {
    "local_ssd": ("Local SSD", "Fast disks in the node itself; what they hold goes with the node."),
    "network_balanced": ("Network Balanced", "Network disks for everyday loads."),
    "network_optimized": ("Network Optimized", "Network disks with more operations a second."),
    "network_extreme": ("Network Extreme", "Network disks for the heaviest loads."),
}
CLUSTERS = {
    "standalone": ("Standalone", "One node."),
    "cluster": ("Cluster", "Several nodes that replicate what they hold."),
}


class Tier(NamedTuple):
    """What a node of a tier has: instance type by cloud, CPUs, GiB of memory, and what it can be combined with."""

    name: str
    instances: dict[str, str]
    vcpus: int
    memory_gib: int
    clusters: tuple[str, ...] = tuple(CLUSTERS)
    storages: tuple[str, ...] = ("local_ssd", "network_balanced")
    rate_limit: str | None = None


def _sized(name: str, at: int) -> Tier:
    instances = {"aws": f"m6i.{name.lower()}", "gcp": f"n2-standard-{2 * 2**at}"}
    return Tier(name, instances, 2 * 2**at, 8 * 2**at, storages=tuple(STORAGES))


TIERS: dict[str, Tier] = {
    "free": Tier(
        "Free", {"aws": "t3.micro", "gcp": "e2-micro"}, 2, 1, ("standalone",), ("network_balanced",), "100 KB/s"
    ),
    "small": Tier("Small", {"aws": "t3.small", "gcp": "e2-small"}, 2, 2, storages=("network_balanced",)),
    "medium": Tier("Medium", {"aws": "t3.medium", "gcp": "e2-medium"}, 2, 4, storages=("network_balanced",)),
    "large": Tier("Large", {"aws": "m6i.large", "gcp": "n2-standard-2"}, 2, 8),
    "xlarge": _sized("XLarge", 1),
    "2xlarge": _sized("2XLarge", 2),
    "4xlarge": _sized("4XLarge", 3),
    "8xlarge": _sized("8XLarge", 4),
    "16xlarge": _sized("16XLarge", 5),
}


def tier_limit(features: dict[str, Any], tier: str) -> int:
    """How many deployments of a tier a plan allows; 0 when it has no such tier."""
    return next((int(one["limit"]) for one in features["deployment_tiers"] if one["tier"] == tier), 0)


def _regions(call: Call) -> dict[str, tuple[str, str]]:
    regions = REGIONS.get(call.values["cloud"])
    if regions is None:
        raise not_found("cloud")
    return regions


def _cloud_of_region(call: Call) -> str:
    if call.values["region"] not in _regions(call):
        raise not_found("region")
    return str(call.values["cloud"])


@handles("get_clouds")
def get_clouds(_: Call) -> Answer:
    """The clouds."""
    return Answer(200, [{"key": key, "name": name} for key, name in CLOUDS.items()])


@handles("get_regions")
def get_regions(call: Call) -> Answer:
    """The regions of a cloud."""
    return Answer(200, [{"key": key, "name": name} for key, (name, _) in _regions(call).items()])


@handles("get_tiers")
def get_tiers(call: Call) -> Answer:
    """The tiers, each with how many the tenant's plan allows."""
    cloud, features = _cloud_of_region(call), call.state.features
    return Answer(
        200,
        [
            {
                "key": key,
                "name": tier.name,
                "description": f"{tier.vcpus} vCPUs and {tier.memory_gib} GiB of memory a node.",
                "instance": tier.instances[cloud],
                "available": tier_limit(features, key) > 0,
                "limit": tier_limit(features, key),
                "vcpus": tier.vcpus,
                "memory_gib": tier.memory_gib,
                "clusters": list(tier.clusters),
                "storages": list(tier.storages),
                "rate_limit": tier.rate_limit,
            }
            for key, tier in TIERS.items()
        ],
    )


@handles("get_clusters")
def get_clusters(call: Call) -> Answer:
    """The cluster kinds, each with its tiers."""
    _cloud_of_region(call)
    return Answer(
        200,
        [
            {
                "key": key,
                "name": name,
                "description": description,
                "available": key == "standalone" or call.state.features["cluster_enabled"],
                "tiers": [tier for tier, one in TIERS.items() if key in one.clusters],
            }
            for key, (name, description) in CLUSTERS.items()
        ],
    )


@handles("get_storages")
def get_storages(call: Call) -> Answer:
    """The storage types, each with the cluster kinds that some tier combines it with."""
    _cloud_of_region(call)
    return Answer(
        200,
        [
            {
                "key": key,
                "name": name,
                "description": description,
                "available": True,
                "clusters": [
                    kind
                    for kind in CLUSTERS
                    if any(kind in tier.clusters and key in tier.storages for tier in TIERS.values())
                ],
            }
            for key, (name, description) in STORAGES.items()
        ],
    )
