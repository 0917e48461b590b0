"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class DeleteTenantPayload(Model):
    """Which tenant a confirmation code is to cover; part of ResourceCodeAction.

    Attributes:
        tenant_id: Id of the tenant concerned.
    """

    tenant_id: int
