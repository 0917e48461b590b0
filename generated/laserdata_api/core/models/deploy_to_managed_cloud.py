"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class DeployToManagedCloud(Model):
    """Body of deploy_to_managed_cloud: a deployment that LaserData hosts.

    Attributes:
        cloud: Cloud provider: `aws` or `gcp`.
        cluster: Standalone or cluster.
        name: Name for the new deployment.
        region: Region of the cloud, such as `eu-west-1`.
        tier: Deployment tier, such as `small` or `large`.
        availability_mode: One availability zone (`single_az`) or several (`multi_az`).
        dedicated: Whether the deployment is to be dedicated; needs the plan feature `dedicated_enabled`.
        encrypted: Whether the deployment is encrypted.
        protected: Whether deletion will need a one-time confirmation code; optional.
        public_ip_enabled: Whether the deployment gets a public IP address.
        retention: How long telemetry is to be kept; optional.
        shared: Whether the deployment is shared.
        spend_limit: Cap on what the deployment may cost a month, as a decimal string.
        storage: Storage wanted; optional.
        subdomain_enabled: Whether the deployment gets a subdomain.
        target_network_tput: Network throughput aimed at, in KB/s.
    """

    cloud: Cloud
    cluster: ClusterKind
    name: str
    region: str
    tier: DeploymentTier
    availability_mode: AvailabilityMode | None | Unset = UNSET
    dedicated: bool | None | Unset = UNSET
    encrypted: bool | None | Unset = UNSET
    protected: bool | None | Unset = UNSET
    public_ip_enabled: bool | None | Unset = UNSET
    retention: RetentionSettings | None | Unset = UNSET
    shared: bool | None | Unset = UNSET
    spend_limit: str | None | Unset = UNSET
    storage: CloudStorageSettings | None | Unset = UNSET
    subdomain_enabled: bool | None | Unset = UNSET
    target_network_tput: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .availability_mode import AvailabilityMode  # noqa: E402
from .cloud import Cloud  # noqa: E402
from .cloud_storage_settings import CloudStorageSettings  # noqa: E402
from .cluster_kind import ClusterKind  # noqa: E402
from .deployment_tier import DeploymentTier  # noqa: E402
from .retention_settings import RetentionSettings  # noqa: E402
