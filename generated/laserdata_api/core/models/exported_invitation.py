"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class ExportedInvitation(Model):
    """An invitation in the data export; part of UserDataExport.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        status: State of the invitation.
        tenant_id: Id of the inviting tenant.
    """

    created_at: Timestamp
    status: InvitationStatus
    tenant_id: int


# Below the class, so that classes may name each other.
from .invitation_status import InvitationStatus  # noqa: E402
