"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ScopeEntryTenantId(Model):
    """A tenant to which a subscription is limited.

    Attributes:
        id: ID of the tenant.
        name: Name of the tenant.
    """

    id: int
    name: str
