"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UserBasicInfo(Model):
    """The signed-in user's profile; part of UserInfo.

    Attributes:
        email: E-mail address of the user.
        id: Id of the user.
        name: Full name of the user.
        role: The user's role on the platform as a whole.
        status: State of the user's account.
        title: Job title of the user.
        verified: Whether the user's account is verified.
        remarks: Remarks, as free text.
    """

    email: str
    id: int
    name: str
    role: UserRole
    status: Status
    title: str
    verified: bool
    remarks: str | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .status import Status  # noqa: E402
from .user_role import UserRole  # noqa: E402
