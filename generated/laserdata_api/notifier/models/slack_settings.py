"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class SlackSettings(Model):
    """How messages appear in Slack.

    Attributes:
        channel: Slack channel to post to, such as `alerts`. Optional.
        icon_emoji: Emoji shown as the sender's icon, such as `:bell:`. Optional.
        username: Name shown as the sender. Optional.
    """

    channel: str | None | Unset = UNSET
    icon_emoji: str | None | Unset = UNSET
    username: str | None | Unset = UNSET
