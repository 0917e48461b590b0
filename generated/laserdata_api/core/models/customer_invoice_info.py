"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class CustomerInvoiceInfo(Model):
    """An invoice to the tenant, or to one of its divisions, for one period.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        currency: Currency of the amounts.
        id: Id of the invoice.
        number: Invoice number, such as `INV-2026-000347`.
        period_end: End of the invoiced period, RFC 3339.
        period_start: Start of the invoiced period, RFC 3339.
        status: State of the invoice.
        tenant_id: Id of the tenant invoiced.
        total: Amount due, as a decimal string.
        division_id: Id of the division invoiced; null where none is named.
    """

    created_at: Timestamp
    currency: Currency
    id: int
    number: str
    period_end: Timestamp
    period_start: Timestamp
    status: InvoiceStatus
    tenant_id: int
    total: str
    division_id: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .currency import Currency  # noqa: E402
from .invoice_status import InvoiceStatus  # noqa: E402
