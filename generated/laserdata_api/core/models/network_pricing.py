"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class NetworkPricing(Model):
    """Network prices of one cloud, in steps by distance; part of CloudPricing.

    Attributes:
        cross_region: Price steps for traffic to another region.
        cross_region_same_cloud: Price steps for traffic to another region of the same cloud.
        same_region: Price steps for traffic within the region.
        throughput_to_gb_factor: Factor that turns throughput into GB, as a decimal string.
        topology_surcharge_per_gb: Surcharge per GB for the availability mode.
    """

    cross_region: list[NetworkTier]
    cross_region_same_cloud: list[NetworkTier]
    same_region: list[NetworkTier]
    throughput_to_gb_factor: str
    topology_surcharge_per_gb: TopologySurcharge


# Below the class, so that classes may name each other.
from .network_tier import NetworkTier  # noqa: E402
from .topology_surcharge import TopologySurcharge  # noqa: E402
