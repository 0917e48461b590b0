"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class PreviewDeployment(Model):
    """Body of preview_deployment: the deployment to estimate. Nothing is created.

    Attributes:
        cloud: Cloud provider: `aws` or `gcp`.
        region: Region of the cloud, such as `eu-west-1`.
        tier: Deployment tier, such as `small` or `large`.
        availability_mode: One availability zone (`single_az`) or several (`multi_az`).
        nodes: Number of nodes in the cluster; 3 if left out.
        storage: Storage to reckon with; optional.
        target_network_tput: Network throughput aimed at, in KB/s.
        telemetry_extra_days: Days of telemetry kept beyond the included ones; 0 if left out.
    """

    cloud: Cloud
    region: str
    tier: DeploymentTier
    availability_mode: AvailabilityMode | None | Unset = UNSET
    nodes: int | None | Unset = UNSET
    storage: CloudStorageSettings | None | Unset = UNSET
    target_network_tput: int | None | Unset = UNSET
    telemetry_extra_days: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .availability_mode import AvailabilityMode  # noqa: E402
from .cloud import Cloud  # noqa: E402
from .cloud_storage_settings import CloudStorageSettings  # noqa: E402
from .deployment_tier import DeploymentTier  # noqa: E402
