"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class MemberInfo(Model):
    """A member of the tenant in brief, as listed by get_all_members.

    Attributes:
        email: E-mail address of the member.
        id: User id of the member.
        name: Full name of the member.
    """

    email: str
    id: int
    name: str
