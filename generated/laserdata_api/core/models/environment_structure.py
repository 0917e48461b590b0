"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class EnvironmentStructure(Model):
    """An environment in the tenant's tree, with its deployments; part of DivisionStructure.

    Attributes:
        deployments: Deployments in this environment that the caller may see.
        id: Id of the environment.
        name: Name of the environment.
    """

    deployments: list[DeploymentStructure]
    id: int
    name: str


# Below the class, so that classes may name each other.
from .deployment_structure import DeploymentStructure  # noqa: E402
