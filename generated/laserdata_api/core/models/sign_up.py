"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class SignUp(Model):
    """Body of sign_up: the finished intent and details of the new user.

    Attributes:
        id: Id of the intent, handed over by the identity provider's callback.
        name: Full name of the new user.
        source: Identity provider the intent was made for.
        title: Job title of the new user.
        token: Token of the intent, handed over by the identity provider's callback.
        feedback: Free-text feedback given at sign-up.
        invitation: Token of an invitation to accept while signing up.
        tenant: Name for a new tenant to create; optional.
    """

    id: str
    name: str
    source: IdentityProvider
    title: str
    token: str
    feedback: str | None | Unset = UNSET
    invitation: str | None | Unset = UNSET
    tenant: str | None | Unset = UNSET

    __secrets__ = frozenset(["invitation", "token"])


# Below the class, so that classes may name each other.
from .identity_provider import IdentityProvider  # noqa: E402
