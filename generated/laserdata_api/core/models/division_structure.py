"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DivisionStructure(Model):
    """A division in the tenant's tree, with its environments; part of TenantStructure.

    Attributes:
        environments: Not described by the document.
        id: Id of the division.
        name: Name of the division.
    """

    environments: list[EnvironmentStructure]
    id: int
    name: str


# Below the class, so that classes may name each other.
from .environment_structure import EnvironmentStructure  # noqa: E402
