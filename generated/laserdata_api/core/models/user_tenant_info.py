"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class UserTenantInfo(Model):
    """A tenant the user belongs to, with roles and permissions; part of UserInfo.

    Attributes:
        active: Whether the membership is active.
        id: Id of the tenant.
        name: Name of the tenant.
        permissions: Permissions the user has in the tenant.
        roles: Names of the roles the user holds in the tenant.
    """

    active: bool
    id: int
    name: str
    permissions: UserPermissionsInfo
    roles: list[str]


# Below the class, so that classes may name each other.
from .user_permissions_info import UserPermissionsInfo  # noqa: E402
