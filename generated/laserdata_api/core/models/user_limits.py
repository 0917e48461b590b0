"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


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
