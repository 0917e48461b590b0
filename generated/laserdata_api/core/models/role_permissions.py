"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class RolePermissions(Model):
    """Permissions to give to a role or API key, as lists of strings such as `deployment:read`. Entries under
    `divisions`, by division id, override the general lists.

    Attributes:
        division: Permissions in every division that `divisions` does not name.
        divisions: Not described by the document.
        environment: Permissions in every environment of every division, unless overridden under `divisions`.
        tenant: Permissions on the tenant, such as `member:read`.
    """

    division: list[str] | None | Unset = UNSET
    divisions: dict[str, DivisionPermissions] | None | Unset = UNSET
    environment: list[str] | None | Unset = UNSET
    tenant: list[str] | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .division_permissions import DivisionPermissions  # noqa: E402
