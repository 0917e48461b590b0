"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class UserEnvironmentPermissionsInfo(Model):
    """The user's permissions in one environment; an entry of UserDivisionPermissionsInfo.

    Attributes:
        id: Id of the environment.
        name: Name of the environment.
        permissions: Permissions in the environment.
    """

    id: int
    name: str
    permissions: list[str]
