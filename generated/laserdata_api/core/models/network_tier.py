"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class NetworkTier(Model):
    """One price step for network traffic; part of NetworkPricing.

    Attributes:
        rate_per_gb: Price per GB, as a decimal string.
        max_gb_per_node: Largest volume per node in GB for this step; absent means no bound is stated.
        up_to_mbps: Throughput, in mbps, up to which the step applies; absent means no bound is stated.
    """

    rate_per_gb: str
    max_gb_per_node: int | None | Unset = UNSET
    up_to_mbps: int | None | Unset = UNSET
