"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class ExportedSession(Model):
    """A session in the data export; part of UserDataExport.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        expiry_at: When it expires, RFC 3339 in UTC.
        id: Id of the session.
    """

    created_at: Timestamp
    expiry_at: Timestamp
    id: int
