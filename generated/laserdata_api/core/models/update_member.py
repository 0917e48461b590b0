"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import UNSET, Model, Unset


@define(kw_only=True, getstate_setstate=False)
class UpdateMember(Model):
    """Body of update_member: state and roles of a member.

    Attributes:
        active: `false` keeps the membership but blocks sign-in to the tenant.
        roles: Ids of all roles the member is to hold; replaces the present ones.
    """

    active: bool | None | Unset = UNSET
    roles: list[int] | None | Unset = UNSET
