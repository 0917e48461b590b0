"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class StorageProfile(Model):
    """Price and bounds of network disks; part of StoragePricing.

    Attributes:
        max_storage_gb: Largest storage size, in GB.
        min_storage_gb: Smallest storage size, in GB.
        min_throughput_mbps: Lowest throughput in mbps, as a decimal string.
        rate_per_gb_month: Price per GB and month, as a decimal string.
    """

    max_storage_gb: int
    min_storage_gb: int
    min_throughput_mbps: str
    rate_per_gb_month: str
