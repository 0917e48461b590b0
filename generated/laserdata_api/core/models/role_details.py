"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class RoleDetails(Model):
    """One role with its permissions, as get_role returns it.

    Attributes:
        id: Id of the role.
        kind: Kind of role: `system`, `custom` or `api_key`.
        name: Name of the role.
        permissions: Permissions the role gives.
    """

    id: int
    kind: TenantRoleKind
    name: str
    permissions: RolePermissionsInfo


# Below the class, so that classes may name each other.
from .role_permissions_info import RolePermissionsInfo  # noqa: E402
from .tenant_role_kind import TenantRoleKind  # noqa: E402
