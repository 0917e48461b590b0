"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class UserIdentity(Model):
    """An identity provider linked to the user's account; part of UserInfo.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        enabled: Whether this identity is enabled.
        external_id: Id of the user at the identity provider.
        source: Identity provider that vouches for the user.
    """

    created_at: Timestamp
    enabled: bool
    external_id: str
    source: IdentityProvider


# Below the class, so that classes may name each other.
from .identity_provider import IdentityProvider  # noqa: E402
