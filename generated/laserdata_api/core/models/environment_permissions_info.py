"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class EnvironmentPermissionsInfo(Model):
    """Permissions a role has in one environment; an entry of DivisionPermissionsInfo.

    Attributes:
        name: Name of the environment.
        permissions: Permissions in the environment.
    """

    name: str
    permissions: list[str]
