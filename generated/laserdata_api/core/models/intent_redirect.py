"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class IntentRedirect(Model):
    """Answer of create_intent: where to send the user's browser.

    Attributes:
        url: Address at the identity provider to which the browser is sent.
    """

    url: str

    __secrets__ = frozenset(["url"])
