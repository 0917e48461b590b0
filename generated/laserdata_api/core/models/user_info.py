"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UserInfo(Model):
    """The user's profile with identities, limits and tenants; part of UserDetails.

    Attributes:
        about: The user's text about themselves.
        email: E-mail address of the user.
        id: Id of the user.
        identities: Identity providers the user has signed in with or linked.
        limits: How many sessions, memberships and tenants the user may have.
        name: Full name of the user.
        role: The user's role on the platform as a whole.
        status: State of the user's account.
        tenants: Tenants the user belongs to.
        title: Job title of the user.
        verified: Whether the user's account is verified.
        permissions: Permissions of the user on the platform; null where there are none.
        remarks: Remarks, as free text.
    """

    about: str
    email: str
    id: int
    identities: list[UserIdentity]
    limits: UserLimits
    name: str
    role: UserRole
    status: Status
    tenants: list[UserTenantInfo]
    title: str
    verified: bool
    permissions: list[str] | None | Unset = UNSET
    remarks: str | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .status import Status  # noqa: E402
from .user_identity import UserIdentity  # noqa: E402
from .user_limits import UserLimits  # noqa: E402
from .user_role import UserRole  # noqa: E402
from .user_tenant_info import UserTenantInfo  # noqa: E402
