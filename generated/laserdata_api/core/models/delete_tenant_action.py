"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeleteTenantAction(Model):
    """Deletion of a tenant.

    Attributes:
        action_type: Always `delete_tenant`.
        payload: Which tenant a confirmation code is to cover; part of ResourceCodeAction.
    """

    action_type: DeleteTenantActionActionType
    payload: DeleteTenantPayload


# Below the class, so that classes may name each other.
from .delete_tenant_action_action_type import DeleteTenantActionActionType  # noqa: E402
from .delete_tenant_payload import DeleteTenantPayload  # noqa: E402
