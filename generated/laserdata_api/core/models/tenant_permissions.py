"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class TenantPermissions(Model):
    """Every permission that can be granted, by level, as get_permissions returns them.

    Attributes:
        division: Permissions that apply to divisions.
        environment: Permissions that apply to environments.
        tenant: Permissions that apply to the tenant.
    """

    division: list[PermissionInfo]
    environment: list[PermissionInfo]
    tenant: list[PermissionInfo]


# Below the class, so that classes may name each other.
from .permission_info import PermissionInfo  # noqa: E402
