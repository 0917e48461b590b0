"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreateIntent(Model):
    """Body of create_intent: the identity provider to sign in with.

    Attributes:
        source: Identity provider to sign in with; `google` if left out.
    """

    source: IdentityProvider | Unset = UNSET


# Below the class, so that classes may name each other.
from .identity_provider import IdentityProvider  # noqa: E402
