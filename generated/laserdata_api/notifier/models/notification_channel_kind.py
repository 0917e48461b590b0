"""Generated: do not edit."""

from ...model import OpenEnum


class NotificationChannelKind(OpenEnum):
    """Kind of a notification channel. Messages are not delivered to `sms` yet."""

    SLACK = "slack"
    WEBHOOK = "webhook"
    SMS = "sms"
    EMAIL = "email"
