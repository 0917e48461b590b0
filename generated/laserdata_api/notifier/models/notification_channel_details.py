"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class NotificationChannelDetails(Model):
    """A notification channel in full, with the destination that lists leave out.

    Attributes:
        channel: Kind of the channel: `slack`, `webhook`, `sms` or `email`.
        created_at: When the channel was created, as RFC 3339 in UTC.
        destination: Where the channel delivers. This is an HTTPS URL for `slack` and `webhook`, an address for `email`,
            and a phone number such as `+1234567890` for `sms`. Private and internal addresses are refused.
        enabled: Whether the channel is enabled. A disabled channel refuses test messages with 400.
        id: ID of the channel.
        name: Name of the channel.
        owner_id: ID of the owner; `owner_kind` tells what the owner is.
        owner_kind: What owns the channel: `user`, `tenant`, `division` or `system`.
        updated_at: When the channel was last changed, as RFC 3339 in UTC.
        remarks: Free-form note about the channel. Optional.
        settings: Settings particular to the kind of channel. Optional.
    """

    channel: NotificationChannelKind
    created_at: Timestamp
    destination: str
    enabled: bool
    id: int
    name: str
    owner_id: int
    owner_kind: OwnerKind
    updated_at: Timestamp
    remarks: str | None | Unset = UNSET
    settings: ChannelSettings | None | Unset = UNSET

    __secrets__ = frozenset(["destination"])


# Below the class, so that classes may name each other.
from .channel_settings import ChannelSettings  # noqa: E402
from .notification_channel_kind import NotificationChannelKind  # noqa: E402
from .owner_kind import OwnerKind  # noqa: E402
