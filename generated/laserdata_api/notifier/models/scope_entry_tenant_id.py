"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class ScopeEntryTenantId(Model):
    """A tenant to which a subscription is limited.

    Attributes:
        id: ID of the tenant.
        name: Name of the tenant.
    """

    id: int
    name: str
