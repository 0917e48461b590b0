"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class SmsSettings(Model):
    """How text messages are sent.

    Attributes:
        sender_id: Sender ID of the text messages. Optional.
    """

    sender_id: str | None | Unset = UNSET
