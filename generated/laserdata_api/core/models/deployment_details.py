"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class DeploymentDetails(Model):
    """One deployment with its description and past upgrades, as get_deployment returns it.

    Attributes:
        area: Geographic area the deployment's region lies in.
        availability_mode: One availability zone (`single_az`) or several (`multi_az`).
        can_upgrade: Whether the deployment can be upgraded.
        cloud: Cloud provider: `aws` or `gcp`.
        cluster: Standalone or cluster.
        code: Short code of the deployment, such as `KTR-4M8`.
        created_at: When it was created, RFC 3339 in UTC.
        dedicated: Whether the deployment is dedicated.
        domain: Host name under which the deployment is reached.
        encrypted: Whether the deployment is encrypted.
        id: Id of the deployment.
        name: Name of the deployment.
        nodes_count: Number of nodes in the deployment.
        protected: Whether deletion needs a one-time confirmation code.
        retention: How long the deployment keeps telemetry, and storage for retained data.
        runtimes: Runtimes the deployment runs, such as `iggy` and `warden`.
        shared: Whether the deployment is shared.
        storage_size: Storage size, in GB.
        storage_type: Kind of storage the deployment uses.
        updated_at: When it was last changed, RFC 3339 in UTC.
        upgrades: Upgrades of the deployment so far.
        variant: Who hosts the deployment: `managed`, `byoc` or `on_premise`.
        description: Description for people.
        rate_limit: Limit on data-plane throughput, such as `100 KB/s`; null means none is set.
        region: Region of the cloud, such as `eu-west-1`.
        supervisor_url: Base URL of the deployment's supervisor API; null where it has none.
        target_network_tput: Network throughput aimed at, in KB/s.
        tier: Deployment tier, such as `small` or `large`.
        upgraded_at: When the deployment was last upgraded, RFC 3339; null if never.
    """

    area: Area
    availability_mode: AvailabilityMode
    can_upgrade: bool
    cloud: Cloud
    cluster: ClusterKind
    code: str
    created_at: Timestamp
    dedicated: bool
    domain: str
    encrypted: bool
    id: int
    name: str
    nodes_count: int
    protected: bool
    retention: DeploymentRetention
    runtimes: list[str]
    shared: bool
    storage_size: int
    storage_type: StorageType
    updated_at: Timestamp
    upgrades: list[DeploymentUpgrade]
    variant: DeploymentVariant
    description: str | None | Unset = UNSET
    rate_limit: str | None | Unset = UNSET
    region: str | None | Unset = UNSET
    supervisor_url: str | None | Unset = UNSET
    target_network_tput: int | None | Unset = UNSET
    tier: DeploymentTier | None | Unset = UNSET
    upgraded_at: Timestamp | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .area import Area  # noqa: E402
from .availability_mode import AvailabilityMode  # noqa: E402
from .cloud import Cloud  # noqa: E402
from .cluster_kind import ClusterKind  # noqa: E402
from .deployment_retention import DeploymentRetention  # noqa: E402
from .deployment_tier import DeploymentTier  # noqa: E402
from .deployment_upgrade import DeploymentUpgrade  # noqa: E402
from .deployment_variant import DeploymentVariant  # noqa: E402
from .storage_type import StorageType  # noqa: E402
