"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class DeployStarter(Model):
    """Body of deploy_starter: cloud and region of a free standalone deployment, and where to put it.

    Attributes:
        cloud: Cloud provider: `aws` or `gcp`.
        region: Region of the cloud, such as `eu-west-1`.
        deployment_name: Name for the new deployment; one is chosen if left out.
        environment_id: Environment to use; left out, a new one is created.
        environment_name: Name for a new environment; `sandbox` if neither it nor `environment_id` is given.
    """

    cloud: Cloud
    region: str
    deployment_name: str | None | Unset = UNSET
    environment_id: int | None | Unset = UNSET
    environment_name: str | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .cloud import Cloud  # noqa: E402
