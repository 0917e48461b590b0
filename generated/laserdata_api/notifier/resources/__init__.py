"""Generated: the resources of `notifier`; each loads when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...declarations import ModeT, Resources

if TYPE_CHECKING:
    from .channels import Channels
    from .division_channels import DivisionChannels
    from .division_notifications import DivisionNotifications
    from .division_subscriptions import DivisionSubscriptions
    from .notifications import Notifications
    from .subscriptions import Subscriptions
    from .user_notifications import UserNotifications


class NotifierResources(Resources[ModeT]):
    """What can be called on LaserData Cloud Notifier API."""

    @property
    def channels(self) -> Channels[ModeT]:
        """Channel operations."""
        from .channels import Channels

        return Channels(self._caller)

    @property
    def division_channels(self) -> DivisionChannels[ModeT]:
        """Division channel operations."""
        from .division_channels import DivisionChannels

        return DivisionChannels(self._caller)

    @property
    def division_notifications(self) -> DivisionNotifications[ModeT]:
        """Division notification operations."""
        from .division_notifications import DivisionNotifications

        return DivisionNotifications(self._caller)

    @property
    def division_subscriptions(self) -> DivisionSubscriptions[ModeT]:
        """Division subscription operations."""
        from .division_subscriptions import DivisionSubscriptions

        return DivisionSubscriptions(self._caller)

    @property
    def notifications(self) -> Notifications[ModeT]:
        """Notification operations."""
        from .notifications import Notifications

        return Notifications(self._caller)

    @property
    def subscriptions(self) -> Subscriptions[ModeT]:
        """Subscription operations."""
        from .subscriptions import Subscriptions

        return Subscriptions(self._caller)

    @property
    def user_notifications(self) -> UserNotifications[ModeT]:
        """User notification operations."""
        from .user_notifications import UserNotifications

        return UserNotifications(self._caller)
