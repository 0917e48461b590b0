"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class TopologySurcharge(Model):
    """Surcharge per GB by availability mode; part of NetworkPricing.

    Attributes:
        multi_az: Surcharge per GB across several availability zones, as a decimal string.
        single_az: Surcharge per GB within one availability zone, as a decimal string.
    """

    multi_az: str
    single_az: str
