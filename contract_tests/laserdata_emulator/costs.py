"""What a deployment costs a month, by the emulator's own price list."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

PARTS: tuple[str, ...] = ("compute", "storage", "network", "other", "telemetry", "data_retention", "platform")
_ABOVE = ("2xlarge", "4xlarge", "8xlarge", "16xlarge")  # not in the list: each costs twice the one below it


def money(amount: Decimal) -> str:
    """A decimal string with two places."""
    return str(amount.quantize(Decimal("0.01")))


def monthly(
    prices: Mapping[str, Any], *, tier: str, storage_type: str, storage_size: int, nodes: int, telemetry_days: int
) -> dict[str, Decimal]:
    """The cost of a whole month by part. `prices` are those of one cloud; the free tier costs nothing."""
    costs = dict.fromkeys(PARTS, Decimal(0))
    if tier == "free":
        return costs
    nvme = storage_type == "local_ssd"
    listed = prices["compute"]["nvme_tiers" if nvme else "network_disk_tiers"]
    names = [*(one["tier"] for one in listed), *_ABOVE]
    above = max(0, names.index(tier) - len(listed) + 1)
    compute = Decimal(listed[names.index(tier) - above]["monthly_cost"]) * 2**above
    disk = prices["storage"]["nvme_ssd" if nvme else "network_disk"]
    extra_days = max(0, telemetry_days - prices["telemetry"]["included_days"])
    costs["compute"] = compute * nodes
    costs["storage"] = Decimal(disk["rate_per_gb_month"]) * storage_size * nodes
    costs["telemetry"] = Decimal(prices["telemetry"]["per_day"]) * extra_days
    costs["platform"] = Decimal(prices["overhead"]["base_monthly"])
    return costs
