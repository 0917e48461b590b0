"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class DivisionPermissions(Model):
    """Permissions a role is to have in one division; an entry of RolePermissions. `environments` holds overrides by
    environment id.

    Attributes:
        environment: Permissions in every environment of the division, unless `environments` overrides them.
        environments: Not described by the document.
        permissions: Permissions on the division itself.
    """

    environment: list[str] | None | Unset = UNSET
    environments: dict[str, list[str]] | None | Unset = UNSET
    permissions: list[str] | None | Unset = UNSET
