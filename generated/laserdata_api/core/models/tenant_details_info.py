"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class TenantDetailsInfo(Model):
    """One tenant with plan, features and state, as get_tenant returns it.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        description: Description for people.
        email: E-mail address of the tenant.
        features: What the tenant's plan includes, and its limits.
        has_custom_email_domain: Whether the tenant has an e-mail domain of its own.
        has_payment_method: Whether a payment method is attached.
        id: Id of the tenant.
        name: Name of the tenant.
        protected: Whether deleting the tenant needs a one-time confirmation code, e-mailed to the tenant address. If
            `true`, ask for the code with `PUT /tenants/{tenant_id}/request_code` (action `delete_tenant`), then send it
            as the query parameter `code` of the DELETE.
        starter_available: Whether the tenant may still create a starter deployment.
        updated_at: When it was last changed, RFC 3339 in UTC.
        remarks: Remarks, as free text.
        status: State of the tenant.
        subscription: The plan the tenant subscribes to; null without one.
    """

    created_at: Timestamp
    description: str
    email: str
    features: PlanFeatures
    has_custom_email_domain: bool
    has_payment_method: bool
    id: int
    name: str
    protected: bool
    starter_available: bool
    updated_at: Timestamp
    remarks: str | None | Unset = UNSET
    status: Status | None | Unset = UNSET
    subscription: TenantSubscriptionInfo | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .plan_features import PlanFeatures  # noqa: E402
from .status import Status  # noqa: E402
from .tenant_subscription_info import TenantSubscriptionInfo  # noqa: E402
