"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ComputePricing(Model):
    """Prices of instances in one cloud, for network disks and for NVMe; part of CloudPricing.

    Attributes:
        network_disk_tiers: Instances for deployments on network disks.
        nvme_tiers: Instances for deployments on local NVMe disks.
    """

    network_disk_tiers: list[ComputeTier]
    nvme_tiers: list[ComputeTier]


# Below the class, so that classes may name each other.
from .compute_tier import ComputeTier  # noqa: E402
