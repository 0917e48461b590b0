"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class DeployToYourOwnCloud(Model):
    """Body of deploy_to_your_own_cloud: a deployment in the tenant's own AWS or GCP account (BYOC).

    Attributes:
        cloud: Cloud provider: `aws` or `gcp`.
        cluster: Standalone or cluster.
        name: Name for the new deployment.
        region: Region of the cloud, such as `eu-west-1`.
        tier: Deployment tier, such as `small` or `large`.
        availability_mode: One availability zone (`single_az`) or several (`multi_az`).
        aws: AWS account and network to deploy into; for cloud `aws`.
        encrypted: Whether the deployment is encrypted.
        gcp: Google Cloud project and network to deploy into; for cloud `gcp`.
        protected: Whether deleting the BYOC deployment will need a one-time confirmation code, e-mailed to the tenant
            address. Such a code comes from `PUT /tenants/{tenant_id}/request_code` with action `delete_deployment`.
            Optional; left out means `false`.
        public_ip_enabled: Whether the deployment gets a public IP address.
        retention: How long telemetry is to be kept; optional.
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
    aws: AwsByocDeployment | None | Unset = UNSET
    encrypted: bool | None | Unset = UNSET
    gcp: GcpByocDeployment | None | Unset = UNSET
    protected: bool | None | Unset = UNSET
    public_ip_enabled: bool | None | Unset = UNSET
    retention: RetentionSettings | None | Unset = UNSET
    spend_limit: str | None | Unset = UNSET
    storage: CloudStorageSettings | None | Unset = UNSET
    subdomain_enabled: bool | None | Unset = UNSET
    target_network_tput: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .availability_mode import AvailabilityMode  # noqa: E402
from .aws_byoc_deployment import AwsByocDeployment  # noqa: E402
from .cloud import Cloud  # noqa: E402
from .cloud_storage_settings import CloudStorageSettings  # noqa: E402
from .cluster_kind import ClusterKind  # noqa: E402
from .deployment_tier import DeploymentTier  # noqa: E402
from .gcp_byoc_deployment import GcpByocDeployment  # noqa: E402
from .retention_settings import RetentionSettings  # noqa: E402
