"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpgradeDeployment(Model):
    """Body of upgrade_deployment: a new tier, new storage, or both.

    Attributes:
        storage: New storage; it cannot become smaller.
        tier: New tier.
    """

    storage: CloudStorageSettings | None | Unset = UNSET
    tier: DeploymentTier | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .cloud_storage_settings import CloudStorageSettings  # noqa: E402
from .deployment_tier import DeploymentTier  # noqa: E402
