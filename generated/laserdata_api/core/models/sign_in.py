"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class SignIn(Model):
    """Body of sign_in: the finished intent to trade for a session.

    Attributes:
        id: Id of the intent, handed over by the identity provider's callback.
        token: Token of the intent, handed over by the identity provider's callback.
        source: Identity provider the intent was made for.
    """

    id: str
    token: str
    source: IdentityProvider | Unset = UNSET

    __secrets__ = frozenset(["token"])


# Below the class, so that classes may name each other.
from .identity_provider import IdentityProvider  # noqa: E402
