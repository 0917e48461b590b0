"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
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
