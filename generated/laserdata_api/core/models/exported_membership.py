"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class ExportedMembership(Model):
    """A tenant membership in the data export; part of UserDataExport.

    Attributes:
        joined_at: When the user joined the tenant, RFC 3339.
        permissions: Permissions the user has in the tenant.
        roles: Names of the roles the user holds in the tenant.
        tenant_id: Id of the tenant.
        tenant_name: Name of the tenant.
    """

    joined_at: Timestamp
    permissions: list[str]
    roles: list[str]
    tenant_id: int
    tenant_name: str
