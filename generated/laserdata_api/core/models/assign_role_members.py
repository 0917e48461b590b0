"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class AssignRoleMembers(Model):
    """Body of assign_role_members: the members who are to get the role.

    Attributes:
        members: Ids of the members to give the role to; at least one, and not the caller.
    """

    members: list[int]
