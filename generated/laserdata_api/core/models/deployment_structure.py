"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class DeploymentStructure(Model):
    """A deployment in the tenant's tree; part of EnvironmentStructure.

    Attributes:
        cloud: Cloud provider: `aws` or `gcp`.
        id: Id of the deployment.
        name: Name of the deployment.
        variant: Who hosts the deployment: `managed`, `byoc` or `on_premise`.
        region: Region of the cloud, such as `eu-west-1`.
        supervisor_url: Base URL of the supervisor API in charge of this deployment's lifecycle. Status, configuration,
            telemetry, restarts, upgrades and node operations are asked of this host; the Supervisor API reference
            describes them. Missing for an `on_premise` deployment without a managed supervisor.
        tier: Deployment tier, such as `small` or `large`.
    """

    cloud: Cloud
    id: int
    name: str
    variant: DeploymentVariant
    region: str | None | Unset = UNSET
    supervisor_url: str | None | Unset = UNSET
    tier: DeploymentTier | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .cloud import Cloud  # noqa: E402
from .deployment_tier import DeploymentTier  # noqa: E402
from .deployment_variant import DeploymentVariant  # noqa: E402
