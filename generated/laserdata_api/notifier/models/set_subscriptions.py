"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class SetSubscriptions(Model):
    """The complete set of subscriptions for a channel. It takes the place of the present set in one atomic step.

    Attributes:
        subscriptions: Every subscription the channel is to have. Those not in the list are removed.
    """

    subscriptions: list[SubscriptionEntry]


# Below the class, so that classes may name each other.
from .subscription_entry import SubscriptionEntry  # noqa: E402
