"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class UserLimits(Model):
    """How many sessions, memberships and tenants the user may have; part of UserInfo.

    Attributes:
        memberships: Most tenants the user may belong to.
        sessions: Most sessions the user may have open.
        tenants: Most tenants the user may own.
    """

    memberships: int
    sessions: int
    tenants: int
