"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class TenantDivision(Model):
    """First division of a new tenant; part of CreateTenant.

    Attributes:
        name: Name for the division.
        description: Description for people.
        email: E-mail address of the division.
        protected: Whether deleting the division will need a one-time confirmation code, e-mailed to the tenant address.
            Such a code comes from `PUT /tenants/{tenant_id}/request_code` with action `delete_division`. Optional; left
            out means `false`.
    """

    name: str
    description: str | None | Unset = UNSET
    email: str | None | Unset = UNSET
    protected: bool | None | Unset = UNSET
