"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class TransferPricing(Model):
    """Prices of data transfer per GB, as decimal strings; part of CloudPricing.

    Attributes:
        cross_az_per_gb: Price per GB between availability zones, as a decimal string.
        cross_region_per_gb: Price per GB to another region, as a decimal string.
        cross_region_same_cloud_per_gb: Price per GB to another region of the same cloud, as a decimal string.
        same_region_per_gb: Price per GB within the region, as a decimal string.
    """

    cross_az_per_gb: str
    cross_region_per_gb: str
    cross_region_same_cloud_per_gb: str
    same_region_per_gb: str
