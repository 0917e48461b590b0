"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class RolePermissionsInfo(Model):
    """Permissions of a role or API key as the API reports them. `divisions` holds overrides by division id, with names.

    Attributes:
        division: Permissions in every division that `divisions` does not name.
        divisions: Not described by the document.
        environment: Permissions in every environment of every division, unless overridden under `divisions`.
        tenant: Permissions on the tenant, such as `member:read`.
    """

    division: list[str]
    divisions: dict[str, DivisionPermissionsInfo]
    environment: list[str]
    tenant: list[str]


# Below the class, so that classes may name each other.
from .division_permissions_info import DivisionPermissionsInfo  # noqa: E402
