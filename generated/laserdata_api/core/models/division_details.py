"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class DivisionDetails(Model):
    """One division with description, e-mail address and payment state, as get_division returns it.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        description: Description for people.
        email: E-mail address of the division, used for billing.
        has_payment_method: Whether a payment method is attached.
        id: Id of the division.
        name: Name of the division.
        protected: Whether deleting the division needs a one-time confirmation code, e-mailed to the tenant address. If
            `true`, ask for the code with `PUT /tenants/{tenant_id}/request_code` (action `delete_division`), then send
            it as the query parameter `code` of the DELETE.
        updated_at: When it was last changed, RFC 3339 in UTC.
    """

    created_at: Timestamp
    description: str
    email: str
    has_payment_method: bool
    id: int
    name: str
    protected: bool
    updated_at: Timestamp
