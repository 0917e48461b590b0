"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreateChannel(Model):
    """A notification channel to create.

    Attributes:
        channel: Kind of channel to create: `slack`, `webhook`, `sms` or `email`. The service accepts `sms` but does not
            deliver to it yet.
        destination: Where the channel delivers. This is an HTTPS URL for `slack` and `webhook`, an address for `email`,
            and a phone number such as `+1234567890` for `sms`. Private and internal addresses are refused.
        name: Name of the channel.
        remarks: Free-form note about the channel. Optional.
        settings: Settings particular to the kind of channel. Optional.
    """

    channel: NotificationChannelKind
    destination: str
    name: str
    remarks: str | None | Unset = UNSET
    settings: ChannelSettings | None | Unset = UNSET

    __secrets__ = frozenset(["destination"])


# Below the class, so that classes may name each other.
from .channel_settings import ChannelSettings  # noqa: E402
from .notification_channel_kind import NotificationChannelKind  # noqa: E402
