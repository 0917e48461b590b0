"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class TenantConfig(Model):
    """The tenant's rules for joining and for invitations; part of TenantConfigInfo.

    Attributes:
        block_external_invitations: Whether people outside the tenant's e-mail domain may not be invited. Matters only
            once an e-mail domain is claimed.
        enforce_domain_only_invitations: Whether only addresses in the claimed e-mail domain may be invited.
        join_policy: How people in the claimed e-mail domain join at sign-up.
    """

    block_external_invitations: bool
    enforce_domain_only_invitations: bool
    join_policy: JoinPolicy


# Below the class, so that classes may name each other.
from .join_policy import JoinPolicy  # noqa: E402
