"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeploymentTierLimit(Model):
    """How many deployments of one tier the plan allows; part of PlanFeatures.

    Attributes:
        limit: Most deployments of this tier.
        tier: Deployment tier, such as `small` or `large`.
    """

    limit: int
    tier: DeploymentTier


# Below the class, so that classes may name each other.
from .deployment_tier import DeploymentTier  # noqa: E402
