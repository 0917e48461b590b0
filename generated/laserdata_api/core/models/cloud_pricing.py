"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class CloudPricing(Model):
    """Prices of one cloud, part of PricingResponse. Whether `mbps` means megabits or megabytes is not stated.

    Attributes:
        compute: Prices of the instances, by tier.
        disk: Prices of disk capacity, IOPS and throughput.
        network: Prices of network throughput.
        overhead: Overhead of running a deployment.
        storage: Prices of storage.
        telemetry: Price of keeping telemetry.
        transfer: Prices of data transfer by distance.
    """

    compute: ComputePricing
    disk: DiskPricing
    network: NetworkPricing
    overhead: OverheadPricing
    storage: StoragePricing
    telemetry: TelemetryPricing
    transfer: TransferPricing


# Below the class, so that classes may name each other.
from .compute_pricing import ComputePricing  # noqa: E402
from .disk_pricing import DiskPricing  # noqa: E402
from .network_pricing import NetworkPricing  # noqa: E402
from .overhead_pricing import OverheadPricing  # noqa: E402
from .storage_pricing import StoragePricing  # noqa: E402
from .telemetry_pricing import TelemetryPricing  # noqa: E402
from .transfer_pricing import TransferPricing  # noqa: E402
