"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpdateDeployment(Model):
    """Body of update_deployment: description and protection.

    Attributes:
        description: Description for people.
        protected: Switches the confirmation code for deleting this deployment on or off. While it is `true`, each
            DELETE needs a one-time code, e-mailed to the tenant address on `PUT /tenants/{tenant_id}/request_code`
            (action `delete_deployment`). Optional; unset keeps the present value.
    """

    description: str | None | Unset = UNSET
    protected: bool | None | Unset = UNSET
