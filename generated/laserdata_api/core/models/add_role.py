"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class AddRole(Model):
    """Body of add_role: name and permissions of a new custom role.

    Attributes:
        name: Name for the new role, not yet used in the tenant.
        permissions: Permissions the role is to have.
    """

    name: str
    permissions: RolePermissions


# Below the class, so that classes may name each other.
from .role_permissions import RolePermissions  # noqa: E402
