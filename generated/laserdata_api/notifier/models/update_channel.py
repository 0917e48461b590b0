"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpdateChannel(Model):
    """Changes to a notification channel. A field that is left out keeps its value.

    Attributes:
        destination: New destination of the channel, in the form its kind requires: HTTPS URL, email address or phone
            number.
        enabled: `true` to enable the channel, `false` to disable it.
        name: New name of the channel.
        remarks: New note about the channel.
        settings: New settings particular to the kind of channel.
    """

    destination: str | None | Unset = UNSET
    enabled: bool | None | Unset = UNSET
    name: str | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
    settings: ChannelSettings | None | Unset = UNSET

    __secrets__ = frozenset(["destination"])


# Below the class, so that classes may name each other.
from .channel_settings import ChannelSettings  # noqa: E402
