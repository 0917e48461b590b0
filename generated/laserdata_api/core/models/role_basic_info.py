"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class RoleBasicInfo(Model):
    """A role without its permissions, as listed by get_roles.

    Attributes:
        id: Id of the role.
        kind: Kind of role: `system`, `custom` or `api_key`.
        name: Name of the role.
    """

    id: int
    kind: TenantRoleKind
    name: str


# Below the class, so that classes may name each other.
from .tenant_role_kind import TenantRoleKind  # noqa: E402
