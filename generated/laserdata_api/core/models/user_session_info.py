"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class UserSessionInfo(Model):
    """An active session of the user, as listed by get_sessions.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        expiry_at: When it expires, RFC 3339 in UTC.
        id: Id of the session.
        ip_address: IP address the session was opened from.
        user_agent: `User-Agent` header of the client that opened the session.
    """

    created_at: Timestamp
    expiry_at: Timestamp
    id: int
    ip_address: str
    user_agent: str | None | Unset = UNSET
