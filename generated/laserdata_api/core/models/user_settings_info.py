"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UserSettingsInfo(Model):
    """The user's preferences; part of UserDetails.

    Attributes:
        ip_binding: Whether sessions work only from the IP address that opened them.
        theme: Colours of the console: `system`, `light` or `dark`.
        default_division: Division the console opens by default.
        default_tenant: Tenant the console opens by default.
    """

    ip_binding: bool
    theme: Theme
    default_division: UserDivisionBasicInfo | None | Unset = UNSET
    default_tenant: UserTenantBasicInfo | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .theme import Theme  # noqa: E402
from .user_division_basic_info import UserDivisionBasicInfo  # noqa: E402
from .user_tenant_basic_info import UserTenantBasicInfo  # noqa: E402
