"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class TenantStructure(Model):
    """The tenant's tree down to deployments, as get_tenant_structure returns it. What the caller may not see is left
    out.

    Attributes:
        divisions: Not described by the document.
        id: Id of the tenant.
        name: Name of the tenant.
    """

    divisions: list[DivisionStructure]
    id: int
    name: str


# Below the class, so that classes may name each other.
from .division_structure import DivisionStructure  # noqa: E402
