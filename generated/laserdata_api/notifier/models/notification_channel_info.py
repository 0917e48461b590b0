"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class NotificationChannelInfo(Model):
    """A notification channel as it appears in a list, without its destination.

    Attributes:
        channel: Kind of the channel: `slack`, `webhook`, `sms` or `email`.
        created_at: When the channel was created, as RFC 3339 in UTC.
        enabled: Whether the channel is enabled. A disabled channel refuses test messages with 400.
        id: ID of the channel.
        name: Name of the channel.
        owner_id: ID of the owner; `owner_kind` tells what the owner is.
        owner_kind: What owns the channel: `user`, `tenant`, `division` or `system`.
        updated_at: When the channel was last changed, as RFC 3339 in UTC.
    """

    channel: NotificationChannelKind
    created_at: Timestamp
    enabled: bool
    id: int
    name: str
    owner_id: int
    owner_kind: OwnerKind
    updated_at: Timestamp


# Below the class, so that classes may name each other.
from .notification_channel_kind import NotificationChannelKind  # noqa: E402
from .owner_kind import OwnerKind  # noqa: E402
