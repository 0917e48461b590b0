"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class LinkAccount(Model):
    """Body of link_account: the intent that proves the other identity.

    Attributes:
        id: Id of the intent, handed over by the identity provider's callback.
        token: Token of the intent, handed over by the identity provider's callback.
        source: Identity provider to link.
    """

    id: str
    token: str
    source: IdentityProvider | Unset = UNSET

    __secrets__ = frozenset(["token"])


# Below the class, so that classes may name each other.
from .identity_provider import IdentityProvider  # noqa: E402
