"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class OverheadPricing(Model):
    """Overhead of a deployment, fixed and by throughput; part of CloudPricing.

    Attributes:
        base_monthly: Fixed overhead a month, as a decimal string.
        per_mbps: Overhead for each mbps, as a decimal string.
    """

    base_monthly: str
    per_mbps: str
