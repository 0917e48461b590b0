"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DataRetentionPricing(Model):
    """Price of retained data in one cloud; part of StoragePricing.

    Attributes:
        available: Whether the cloud offers data retention.
        rate_per_gb_month: Price per GB and month, as a decimal string.
    """

    available: bool
    rate_per_gb_month: str
