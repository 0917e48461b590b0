"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class UserTenantBasicInfo(Model):
    """A tenant by id and name, in the user's account.

    Attributes:
        id: Id of the tenant.
        name: Name of the tenant.
    """

    id: int
    name: str
