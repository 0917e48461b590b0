"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class NvmeStorageProfile(Model):
    """Price and sizes of local NVMe disks; part of StoragePricing.

    Attributes:
        rate_per_gb_month: Price per GB and month, as a decimal string.
        tiers: Disk sizes on offer.
    """

    rate_per_gb_month: str
    tiers: list[NvmeTier]


# Below the class, so that classes may name each other.
from .nvme_tier import NvmeTier  # noqa: E402
