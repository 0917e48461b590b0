"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeploymentPreviewBreakdown(Model):
    """Estimated monthly cost by kind, in USD as decimal strings; part of DeploymentPreview.

    Attributes:
        compute_usd: Estimated monthly cost of compute in USD, as a decimal string.
        data_retention_usd: Estimated monthly cost of data retention in USD, as a decimal string.
        network_usd: Estimated monthly cost of network traffic in USD, as a decimal string.
        storage_usd: Estimated monthly cost of storage in USD, as a decimal string.
        telemetry_usd: Estimated monthly cost of telemetry in USD, as a decimal string.
    """

    compute_usd: str
    data_retention_usd: str
    network_usd: str
    storage_usd: str
    telemetry_usd: str
