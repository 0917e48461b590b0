"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class BillingInfo(Model):
    """Who receives the tenant's invoices; every field may be missing. Read by get_billing_info.

    Attributes:
        address: Postal address of the billing recipient.
        city: City of the billing recipient.
        company: Company name of the billing recipient.
        country: Country of the billing recipient.
        email: E-mail address of the billing recipient.
        name: Name of the billing recipient.
        phone: Telephone number of the billing recipient.
        postal_code: Postal code of the billing recipient.
        state: State or province of the billing recipient.
        tax_id: Tax number of the billing recipient.
    """

    address: str | None | Unset = UNSET
    city: str | None | Unset = UNSET
    company: str | None | Unset = UNSET
    country: str | None | Unset = UNSET
    email: str | None | Unset = UNSET
    name: str | None | Unset = UNSET
    phone: str | None | Unset = UNSET
    postal_code: str | None | Unset = UNSET
    state: str | None | Unset = UNSET
    tax_id: str | None | Unset = UNSET
