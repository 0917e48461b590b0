"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DiskPricing(Model):
    """Disk prices of one cloud: capacity, IOPS and throughput; part of CloudPricing.

    Attributes:
        extra_iops_cost: Price of IOPS beyond the free ones, as a decimal string.
        extra_throughput_cost_per_mbps: Price of each mbps beyond the free throughput, as a decimal string.
        free_iops: IOPS included in the price.
        free_throughput_mbps: Throughput included in the price, in mbps.
        io_size_kb: Size of one I/O operation in KB.
        raw_cost_per_gb: Price per GB of raw disk, as a decimal string.
    """

    extra_iops_cost: str
    extra_throughput_cost_per_mbps: str
    free_iops: int
    free_throughput_mbps: int
    io_size_kb: int
    raw_cost_per_gb: str
