"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeleteEnvironmentPayload(Model):
    """Which environment a confirmation code is to cover; part of ResourceCodeAction.

    Attributes:
        division_id: Id of the division concerned.
        environment_id: Id of the environment concerned.
        tenant_id: Id of the tenant concerned.
    """

    division_id: int
    environment_id: int
    tenant_id: int
