"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpdateRole(Model):
    """Body of update_role: new name or permissions of a custom role.

    Attributes:
        name: New name for the role.
        permissions: New permissions; they replace the present ones.
    """

    name: str | None | Unset = UNSET
    permissions: RolePermissions | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .role_permissions import RolePermissions  # noqa: E402
