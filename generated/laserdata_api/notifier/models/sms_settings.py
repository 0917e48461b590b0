"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import UNSET, Model, Unset


@define(kw_only=True, getstate_setstate=False)
class SmsSettings(Model):
    """How text messages are sent.

    Attributes:
        sender_id: Sender ID of the text messages. Optional.
    """

    sender_id: str | None | Unset = UNSET
