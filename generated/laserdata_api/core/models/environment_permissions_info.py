"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class EnvironmentPermissionsInfo(Model):
    """Permissions a role has in one environment; an entry of DivisionPermissionsInfo.

    Attributes:
        name: Name of the environment.
        permissions: Permissions in the environment.
    """

    name: str
    permissions: list[str]
