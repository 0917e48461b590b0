"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class RevokeRoleMembers(Model):
    """Body of revoke_role_members: the members who are to lose the role.

    Attributes:
        members: Ids of the members to take the role from; at least one, and not the caller.
    """

    members: list[int]
