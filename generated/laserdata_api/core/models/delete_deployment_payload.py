"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeleteDeploymentPayload(Model):
    """Which deployment a confirmation code is to cover; part of ResourceCodeAction.

    Attributes:
        deployment_id: Id of the deployment concerned.
        division_id: Id of the division concerned.
        environment_id: Id of the environment concerned.
        tenant_id: Id of the tenant concerned.
    """

    deployment_id: int
    division_id: int
    environment_id: int
    tenant_id: int
