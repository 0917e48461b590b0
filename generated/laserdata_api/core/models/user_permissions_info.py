"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class UserPermissionsInfo(Model):
    """The user's permissions in one tenant; part of UserTenantInfo. `divisions` lists the divisions with permissions of
    their own.

    Attributes:
        division: Permissions in every division that `divisions` does not name.
        divisions: Not described by the document.
        tenant: Permissions on the tenant.
    """

    division: list[str]
    divisions: list[UserDivisionPermissionsInfo]
    tenant: list[str]


# Below the class, so that classes may name each other.
from .user_division_permissions_info import UserDivisionPermissionsInfo  # noqa: E402
