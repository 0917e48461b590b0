"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeploymentPreview(Model):
    """Answer of preview_deployment: a rough monthly cost from list prices. The invoice may differ.

    Attributes:
        breakdown: The estimated monthly cost by kind, in USD.
        cloud: Cloud provider: `aws` or `gcp`.
        instance: Name of the cloud instance type, such as `t3.micro`.
        monthly_total_usd: Estimated total a month in USD, as a decimal string; zero for tier `free`.
        nodes: Number of nodes the estimate assumes.
        region: Region of the cloud, such as `eu-west-1`.
        tier: Deployment tier, such as `small` or `large`.
    """

    breakdown: DeploymentPreviewBreakdown
    cloud: Cloud
    instance: str
    monthly_total_usd: str
    nodes: int
    region: str
    tier: DeploymentTier


# Below the class, so that classes may name each other.
from .cloud import Cloud  # noqa: E402
from .deployment_preview_breakdown import DeploymentPreviewBreakdown  # noqa: E402
from .deployment_tier import DeploymentTier  # noqa: E402
