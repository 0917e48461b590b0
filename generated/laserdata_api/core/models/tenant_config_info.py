"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class TenantConfigInfo(Model):
    """The tenant's rules together with its claimed e-mail domain, as get_tenant_config returns them.

    Attributes:
        block_external_invitations: Whether people outside the tenant's e-mail domain may not be invited. Matters only
            once an e-mail domain is claimed.
        enforce_domain_only_invitations: Whether only addresses in the claimed e-mail domain may be invited.
        join_policy: How people in the claimed e-mail domain join at sign-up.
        email_domain: E-mail domain the tenant has claimed; null where it has claimed none.
        email_domain_verified_at: When the e-mail domain was verified, RFC 3339 in UTC.
    """

    block_external_invitations: bool
    enforce_domain_only_invitations: bool
    join_policy: JoinPolicy
    email_domain: str | None | Unset = UNSET
    email_domain_verified_at: Timestamp | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .join_policy import JoinPolicy  # noqa: E402
