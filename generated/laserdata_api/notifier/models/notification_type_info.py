"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class NotificationTypeInfo(Model):
    """A type of notification: its identifier and its label.

    Attributes:
        name: Label of the notification type for people, such as `Deployment created`.
        type: Identifier of the notification type, such as `deployment_created`.
    """

    name: str
    type: str
