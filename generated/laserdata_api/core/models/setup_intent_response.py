"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class SetupIntentResponse(Model):
    """Answer of create_setup_intent: what a Stripe client needs to attach a payment method.

    Attributes:
        client_secret: Secret with which a Stripe client completes the setup intent.
    """

    client_secret: str

    __secrets__ = frozenset(["client_secret"])
