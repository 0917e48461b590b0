"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpdateDivision(Model):
    """Body of update_division. What is left out stays as it is.

    Attributes:
        description: Description for people.
        email: New e-mail address of the division.
        name: New name for the division.
        protected: Switches the confirmation code for deleting this division on or off. While it is `true`, each DELETE
            needs a one-time code, e-mailed to the tenant address on `PUT /tenants/{tenant_id}/request_code` (action
            `delete_division`). Optional; unset keeps the present value.
    """

    description: str | None | Unset = UNSET
    email: str | None | Unset = UNSET
    name: str | None | Unset = UNSET
    protected: bool | None | Unset = UNSET
