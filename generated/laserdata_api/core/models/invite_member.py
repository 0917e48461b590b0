"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class InviteMember(Model):
    """Body of invite_member: whom to invite, and with which roles.

    Attributes:
        email: E-mail address to send the invitation to.
        division_id: Division the invitation refers to; optional.
        roles: Ids of the roles to give on acceptance; optional.
    """

    email: str
    division_id: int | None | Unset = UNSET
    roles: list[int] | None | Unset = UNSET
