"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class UserTenantBasicInfo(Model):
    """A tenant by id and name, in the user's account.

    Attributes:
        id: Id of the tenant.
        name: Name of the tenant.
    """

    id: int
    name: str
