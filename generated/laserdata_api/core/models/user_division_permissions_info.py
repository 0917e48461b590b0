"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class UserDivisionPermissionsInfo(Model):
    """The user's permissions in one division; an entry of UserPermissionsInfo. `environments` lists those with
    permissions of their own.

    Attributes:
        environment: Permissions in every environment of the division, unless `environments` overrides them.
        environments: Not described by the document.
        id: Id of the division.
        name: Name of the division.
        permissions: Permissions on the division itself.
    """

    environment: list[str]
    environments: list[UserEnvironmentPermissionsInfo]
    id: int
    name: str
    permissions: list[str]


# Below the class, so that classes may name each other.
from .user_environment_permissions_info import UserEnvironmentPermissionsInfo  # noqa: E402
