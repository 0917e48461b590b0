"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ScopeEntryDeploymentId(Model):
    """A deployment to which a subscription is limited.

    Attributes:
        id: ID of the deployment.
        name: Name of the deployment.
    """

    id: int
    name: str
