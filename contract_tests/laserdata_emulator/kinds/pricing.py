"""The public price list. The figures are the emulator's own; only their shape is the API's."""

from typing import Any

from ..engine import Call, handles
from ..idempotency import Answer


def _cloud(factor: int) -> dict[str, Any]:
    def money(cents: int) -> str:
        return f"{cents * factor / 10000:.4f}"

    def tiers(*costs: int) -> list[dict[str, Any]]:
        names = ("small", "medium", "large", "xlarge")
        return [
            {"tier": name, "max_mbps": 25 * 2**at, "instance": f"emulated.{name}", "monthly_cost": money(cost)}
            for at, (name, cost) in enumerate(zip(names, costs, strict=True))
        ]

    return {
        "network": {
            "same_region": [{"rate_per_gb": money(1), "up_to_mbps": 100, "max_gb_per_node": 10_000}],
            "cross_region_same_cloud": [{"rate_per_gb": money(2), "up_to_mbps": None, "max_gb_per_node": None}],
            "cross_region": [{"rate_per_gb": money(9), "up_to_mbps": None, "max_gb_per_node": None}],
            "topology_surcharge_per_gb": {"single_az": "0.0000", "multi_az": money(1)},
            "throughput_to_gb_factor": "2.5920",
        },
        "storage": {
            "network_disk": {
                "rate_per_gb_month": money(8),
                "min_storage_gb": 10,
                "max_storage_gb": 16_000,
                "min_throughput_mbps": "125",
            },
            "nvme_ssd": {"rate_per_gb_month": money(12), "tiers": []},
            "data_retention": {"rate_per_gb_month": money(3), "available": True},
        },
        "compute": {
            "network_disk_tiers": tiers(3000, 6000, 12000, 24000),
            "nvme_tiers": tiers(4000, 8000, 16000, 32000),
        },
        "disk": {
            "raw_cost_per_gb": money(8),
            "free_throughput_mbps": 125,
            "extra_throughput_cost_per_mbps": money(4),
            "free_iops": 3000,
            "extra_iops_cost": money(1),
            "io_size_kb": 256,
        },
        "transfer": {
            "same_region_per_gb": "0.0000",
            "cross_region_same_cloud_per_gb": money(2),
            "cross_region_per_gb": money(9),
            "cross_az_per_gb": money(1),
        },
        "overhead": {"base_monthly": money(1000), "per_mbps": money(2)},
        "telemetry": {"included_days": 7, "per_day": money(50)},
    }


PRICES: dict[str, Any] = {
    "cluster": {"nodes": 3, "max_throughput_mbps_per_node": 200},
    "aws": _cloud(100),
    "gcp": _cloud(105),
}


@handles("get_pricing")
def get_pricing(_: Call) -> Answer:
    """The price list, open to anyone."""
    return Answer(200, PRICES)
