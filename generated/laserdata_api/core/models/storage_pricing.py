"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class StoragePricing(Model):
    """Storage prices of one cloud; part of CloudPricing.

    Attributes:
        network_disk: Prices and bounds of network disks.
        nvme_ssd: Prices and sizes of local NVMe disks.
        data_retention: Prices of data retention; absent where none are published.
    """

    network_disk: StorageProfile
    nvme_ssd: NvmeStorageProfile
    data_retention: DataRetentionPricing | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .data_retention_pricing import DataRetentionPricing  # noqa: E402
from .nvme_storage_profile import NvmeStorageProfile  # noqa: E402
from .storage_profile import StorageProfile  # noqa: E402
