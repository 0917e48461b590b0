"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class DeploymentUpgrade(Model):
    """One past upgrade of a deployment and what it set; part of DeploymentDetails.

    Attributes:
        upgraded_at: When the upgrade took place last, RFC 3339 in UTC.
        instance_type: Cloud instance type recorded with the upgrade.
        nodes_after: Number of nodes once upgraded.
        nodes_before: Number of nodes before.
        rate_limit: Limit on data-plane throughput, such as `100 KB/s`; null means none is set.
        storage_size: Storage size, in GB.
        storage_type: Kind of storage the deployment uses.
        target_network_tput: Network throughput aimed at, in KB/s.
        tier: Deployment tier, such as `small` or `large`.
    """

    upgraded_at: Timestamp
    instance_type: str | None | Unset = UNSET
    nodes_after: int | None | Unset = UNSET
    nodes_before: int | None | Unset = UNSET
    rate_limit: str | None | Unset = UNSET
    storage_size: int | None | Unset = UNSET
    storage_type: StorageType | None | Unset = UNSET
    target_network_tput: int | None | Unset = UNSET
    tier: DeploymentTier | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .deployment_tier import DeploymentTier  # noqa: E402
from .storage_type import StorageType  # noqa: E402
