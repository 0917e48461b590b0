"""Generated: do not edit."""

from ...model import OpenEnum


class InvoiceStatus(OpenEnum):
    """State of an invoice, from `draft` to `paid` or beyond."""

    DRAFT = "draft"
    PENDING = "pending"
    APPROVED = "approved"
    PAID = "paid"
    FAILED = "failed"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    PARTIALLY_REFUNDED = "partially_refunded"
