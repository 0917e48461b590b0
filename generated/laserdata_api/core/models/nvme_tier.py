"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class NvmeTier(Model):
    """One size of local NVMe disk; part of NvmeStorageProfile.

    Attributes:
        label: Name of the step, for display.
        min_throughput_mbps: Lowest throughput in mbps, as a decimal string.
        storage_gb: Storage of the step in GB.
    """

    label: str
    min_throughput_mbps: str
    storage_gb: int
