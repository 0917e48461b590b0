"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpdateEnvironment(Model):
    """Body of update_environment. What is left out stays as it is.

    Attributes:
        description: Description for people.
        name: New name for the environment.
        protected: Switches the confirmation code for deleting this environment on or off. While it is `true`, each
            DELETE needs a one-time code, e-mailed to the tenant address on `PUT /tenants/{tenant_id}/request_code`
            (action `delete_environment`). Optional; unset keeps the present value.
    """

    description: str | None | Unset = UNSET
    name: str | None | Unset = UNSET
    protected: bool | None | Unset = UNSET
