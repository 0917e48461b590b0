"""Generated: do not edit."""

from ...model import OpenEnum


class PaymentProvider(OpenEnum):
    """Who collects the tenant's payments."""

    MANUAL = "manual"
    STRIPE = "stripe"
    PAY_PAL = "pay_pal"
    BANK_TRANSFER = "bank_transfer"
    AWS_MARKETPLACE = "aws_marketplace"
