"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class TenantSubscriptionInfo(Model):
    """The tenant's subscription to a plan; part of TenantDetailsInfo.

    Attributes:
        active: Whether the subscription is active.
        created_at: When it was created, RFC 3339 in UTC.
        id: Id of the subscription.
        plan: Name of the plan.
        valid_from: Start of validity, itself included, RFC 3339 in UTC.
        valid_to: End of validity, itself excluded, RFC 3339 in UTC.
    """

    active: bool
    created_at: Timestamp
    id: int
    plan: str
    valid_from: Timestamp
    valid_to: Timestamp
