"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class PaymentInfo(Model):
    """How the tenant pays: provider, stored card and terms, as get_payment_info returns them.

    Attributes:
        auto_charge: Whether the payment method is charged automatically.
        provider: Who collects the payments.
        card_brand: Brand of the stored card.
        card_exp_month: Month in which the stored card expires.
        card_exp_year: Year in which the stored card expires.
        card_last4: Last four digits of the stored card.
        coupon_id: Id of the coupon applied to the tenant's payments.
        currency: Currency the tenant is charged in.
        customer_id: Id of the tenant as a customer of the payment provider.
        discount_percent: Discount in per cent, as a string.
        invoice_prefix: Prefix of the tenant's invoice numbers.
        metadata: Further data stored with the payment details, as a string.
        payment_method_id: Id of the payment method at the provider.
        payment_terms_days: Days allowed for payment.
        subscription_id: Id of the subscription at the payment provider.
        tax_exempt: Tax exemption status kept with the payment details.
    """

    auto_charge: bool
    provider: PaymentProvider
    card_brand: str | None | Unset = UNSET
    card_exp_month: int | None | Unset = UNSET
    card_exp_year: int | None | Unset = UNSET
    card_last4: str | None | Unset = UNSET
    coupon_id: str | None | Unset = UNSET
    currency: str | None | Unset = UNSET
    customer_id: str | None | Unset = UNSET
    discount_percent: str | None | Unset = UNSET
    invoice_prefix: str | None | Unset = UNSET
    metadata: str | None | Unset = UNSET
    payment_method_id: str | None | Unset = UNSET
    payment_terms_days: int | None | Unset = UNSET
    subscription_id: str | None | Unset = UNSET
    tax_exempt: str | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .payment_provider import PaymentProvider  # noqa: E402
