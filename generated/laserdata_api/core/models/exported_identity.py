"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class ExportedIdentity(Model):
    """A linked identity provider in the data export; part of UserDataExport.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        external_id: Id of the user at the identity provider.
        source: Identity provider that vouches for the user.
    """

    created_at: Timestamp
    external_id: str
    source: IdentityProvider


# Below the class, so that classes may name each other.
from .identity_provider import IdentityProvider  # noqa: E402
