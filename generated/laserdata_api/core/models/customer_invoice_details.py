"""Generated: do not edit."""

from __future__ import annotations

from typing import Any

from ...model import UNSET, Model, Timestamp, Unset


class CustomerInvoiceDetails(Model):
    """One invoice with its lines, subtotal and tax, as get_invoice returns it.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        currency: Currency of the amounts.
        id: Id of the invoice.
        line_items: Lines of the invoice; the document gives no type for them.
        number: Invoice number, such as `INV-2026-000347`.
        period_end: End of the invoiced period, RFC 3339.
        period_start: Start of the invoiced period, RFC 3339.
        status: State of the invoice.
        subtotal: Sum before tax, as a decimal string.
        tenant_id: Id of the tenant invoiced.
        total: Amount due, as a decimal string.
        billing_info: Billing details printed on the invoice; the document gives no type.
        division_id: Id of the division invoiced; null where none is named.
        notes: Notes on the invoice.
        paid_at: When the invoice was paid, RFC 3339; null until then.
        tax: Tax on the invoice, as a decimal string.
    """

    created_at: Timestamp
    currency: Currency
    id: int
    line_items: list[Any]
    number: str
    period_end: Timestamp
    period_start: Timestamp
    status: InvoiceStatus
    subtotal: str
    tenant_id: int
    total: str
    billing_info: Any | Unset = UNSET
    division_id: int | None | Unset = UNSET
    notes: str | None | Unset = UNSET
    paid_at: Timestamp | None | Unset = UNSET
    tax: str | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .currency import Currency  # noqa: E402
from .invoice_status import InvoiceStatus  # noqa: E402
