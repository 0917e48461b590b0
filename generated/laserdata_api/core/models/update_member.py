"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpdateMember(Model):
    """Body of update_member: state and roles of a member.

    Attributes:
        active: `false` keeps the membership but blocks sign-in to the tenant.
        roles: Ids of all roles the member is to hold; replaces the present ones.
    """

    active: bool | None | Unset = UNSET
    roles: list[int] | None | Unset = UNSET
