"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ClusterConfig(Model):
    """How the price list assumes a cluster to be built. Whether `mbps` means megabits or megabytes is not stated.

    Attributes:
        max_throughput_mbps_per_node: Highest throughput of one node, in mbps.
        nodes: Number of nodes in a cluster.
    """

    max_throughput_mbps_per_node: int
    nodes: int
