"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DivisionPermissionsInfo(Model):
    """Permissions a role has in one division; an entry of RolePermissionsInfo. `environments` holds overrides by
    environment id, with names.

    Attributes:
        environment: Permissions in every environment of the division, unless `environments` overrides them.
        environments: Not described by the document.
        name: Name of the division.
        permissions: Permissions on the division itself.
    """

    environment: list[str]
    environments: dict[str, EnvironmentPermissionsInfo]
    name: str
    permissions: list[str]


# Below the class, so that classes may name each other.
from .environment_permissions_info import EnvironmentPermissionsInfo  # noqa: E402
