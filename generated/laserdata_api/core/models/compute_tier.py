"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ComputeTier(Model):
    """Instance, top throughput and monthly price of one tier; part of ComputePricing.

    Attributes:
        instance: Name of the cloud instance type, such as `t3.micro`.
        max_mbps: Highest throughput of the tier, in mbps.
        monthly_cost: Price of the instance a month, as a decimal string.
        tier: Deployment tier, such as `small` or `large`.
    """

    instance: str
    max_mbps: int
    monthly_cost: str
    tier: str
