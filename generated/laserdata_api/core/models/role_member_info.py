"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class RoleMemberInfo(Model):
    """A member who holds a role, as listed by get_role_members.

    Attributes:
        active: Whether the membership is active.
        email: E-mail address of the member.
        id: User id of the member.
        name: Full name of the member.
    """

    active: bool
    email: str
    id: int
    name: str
