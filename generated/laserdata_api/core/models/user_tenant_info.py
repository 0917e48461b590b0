"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class UserTenantInfo(Model):
    """A tenant the user belongs to, with roles and permissions; part of UserInfo.

    Attributes:
        id: Id of the tenant.
        name: Name of the tenant.
        active: Whether the membership is active.
        permissions: Permissions the user has in the tenant.
        roles: Names of the roles the user holds in the tenant.
    """

    id: int
    name: str
    active: bool
    permissions: UserPermissionsInfo
    roles: list[str]


# Below the class, so that classes may name each other.
from .user_permissions_info import UserPermissionsInfo  # noqa: E402
