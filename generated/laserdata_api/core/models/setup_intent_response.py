"""Generated: do not edit."""

from __future__ import annotations

from attrs import define, field

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class SetupIntentResponse(Model):
    """Answer of create_setup_intent: what a Stripe client needs to attach a payment method.

    Attributes:
        client_secret: Secret with which a Stripe client completes the setup intent.
    """

    client_secret: str = field(repr=False)
