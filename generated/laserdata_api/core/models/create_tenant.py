"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreateTenant(Model):
    """Body of create_tenant: name and attributes of a new tenant, optionally with a first division.

    Attributes:
        name: Name for the new tenant.
        description: Description for people.
        division: First division, created together with the tenant; optional.
        email: E-mail address of the tenant.
        protected: Whether deleting the tenant will need a one-time confirmation code, e-mailed to the tenant address.
            Such a code comes from `PUT /tenants/{tenant_id}/request_code` with action `delete_tenant`. Optional; left
            out means `false`.
    """

    name: str
    description: str | None | Unset = UNSET
    division: TenantDivision | None | Unset = UNSET
    email: str | None | Unset = UNSET
    protected: bool | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .tenant_division import TenantDivision  # noqa: E402
