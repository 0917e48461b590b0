"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class PermissionInfo(Model):
    """A permission that roles may hold; an entry of TenantPermissions.

    Attributes:
        description: Description for people.
        key: The permission itself, such as `member:read`.
        name: Name of the permission, for display.
        resource: Resource the permission acts on.
    """

    description: str
    key: str
    name: str
    resource: str
