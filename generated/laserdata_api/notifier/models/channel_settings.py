"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class ChannelSettings(Model):
    """Settings that only one kind of channel has, under the name of that kind.

    Attributes:
        slack: Settings of a Slack channel, or null.
        sms: Settings of an SMS channel, or null.
        webhook: Settings of a webhook channel, or null.
    """

    slack: SlackSettings | None | Unset = UNSET
    sms: SmsSettings | None | Unset = UNSET
    webhook: WebhookSettings | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .slack_settings import SlackSettings  # noqa: E402
from .sms_settings import SmsSettings  # noqa: E402
from .webhook_settings import WebhookSettings  # noqa: E402
