"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UserInfo(Model):
    """The user's profile with identities, limits and tenants; part of UserDetails.

    Attributes:
        email: E-mail address of the user.
        id: Id of the user.
        name: Full name of the user.
        role: The user's role on the platform as a whole.
        status: State of the user's account.
        title: Job title of the user.
        verified: Whether the user's account is verified.
        about: The user's text about themselves.
        identities: Identity providers the user has signed in with or linked.
        limits: How many sessions, memberships and tenants the user may have.
        tenants: Tenants the user belongs to.
        remarks: Remarks, as free text.
        permissions: Permissions of the user on the platform; null where there are none.
    """

    email: str
    id: int
    name: str
    role: UserRole
    status: Status
    title: str
    verified: bool
    about: str
    identities: list[UserIdentity]
    limits: UserLimits
    tenants: list[UserTenantInfo]
    remarks: str | None | Unset = UNSET
    permissions: list[str] | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .status import Status  # noqa: E402
from .user_identity import UserIdentity  # noqa: E402
from .user_limits import UserLimits  # noqa: E402
from .user_role import UserRole  # noqa: E402
from .user_tenant_info import UserTenantInfo  # noqa: E402
