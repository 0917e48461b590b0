"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeleteTenantPayload(Model):
    """Which tenant a confirmation code is to cover; part of ResourceCodeAction.

    Attributes:
        tenant_id: Id of the tenant concerned.
    """

    tenant_id: int
