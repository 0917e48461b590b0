"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class TenantInfo(Model):
    """A tenant: the organisation at the top of the tree. Listed by get_tenants.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        id: Id of the tenant.
        name: Name of the tenant.
        protected: Whether deleting the tenant needs a one-time confirmation code, e-mailed to the tenant address. If
            `true`, ask for the code with `PUT /tenants/{tenant_id}/request_code` (action `delete_tenant`), then send it
            as the query parameter `code` of the DELETE.
        updated_at: When it was last changed, RFC 3339 in UTC.
        remarks: Remarks, as free text.
    """

    created_at: Timestamp
    id: int
    name: str
    protected: bool
    updated_at: Timestamp
    remarks: str | None | Unset = UNSET
