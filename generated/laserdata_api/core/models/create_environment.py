"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreateEnvironment(Model):
    """Body of create_environment: name and attributes of a new environment.

    Attributes:
        name: Name for the new environment, not yet used in the division.
        description: Description for people.
        protected: Whether deleting the environment will need a one-time confirmation code, e-mailed to the tenant
            address. Such a code comes from `PUT /tenants/{tenant_id}/request_code` with action `delete_environment`.
            Optional; left out means `false`.
    """

    name: str
    description: str | None | Unset = UNSET
    protected: bool | None | Unset = UNSET
