"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpdateTenant(Model):
    """Body of update_tenant, for the owner only. What is left out stays as it is.

    Attributes:
        description: Description for people.
        email: New e-mail address of the tenant.
        name: New name for the tenant.
        protected: Switches the confirmation code for deleting this tenant on or off. While it is `true`, each DELETE
            needs a one-time code, e-mailed to the tenant address on `PUT /tenants/{tenant_id}/request_code` (action
            `delete_tenant`). Optional; unset keeps the present value.
    """

    description: str | None | Unset = UNSET
    email: str | None | Unset = UNSET
    name: str | None | Unset = UNSET
    protected: bool | None | Unset = UNSET
