"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class UserDataExport(Model):
    """All personal data held about the user, as export_user_data returns it (GDPR).

    Attributes:
        exported_at: When the export was made, RFC 3339.
        identities: Identity providers the user has signed in with or linked.
        invitations: Invitations addressed to the user.
        memberships: Tenants the user belongs to.
        sessions: Sessions of the user.
        settings: The user's preferences.
        user: The user's profile.
    """

    exported_at: Timestamp
    identities: list[ExportedIdentity]
    invitations: list[ExportedInvitation]
    memberships: list[ExportedMembership]
    sessions: list[ExportedSession]
    settings: ExportedSettings
    user: ExportedUser


# Below the class, so that classes may name each other.
from .exported_identity import ExportedIdentity  # noqa: E402
from .exported_invitation import ExportedInvitation  # noqa: E402
from .exported_membership import ExportedMembership  # noqa: E402
from .exported_session import ExportedSession  # noqa: E402
from .exported_settings import ExportedSettings  # noqa: E402
from .exported_user import ExportedUser  # noqa: E402
