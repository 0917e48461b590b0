"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class ExportedUser(Model):
    """The user's profile in the data export; part of UserDataExport.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        email: E-mail address of the user.
        id: Id of the user.
        name: Full name of the user.
    """

    created_at: Timestamp
    email: str
    id: int
    name: str
