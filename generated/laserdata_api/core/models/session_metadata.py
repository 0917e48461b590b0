"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class SessionMetadata(Model):
    """When and from where a session was opened; part of UserSessionInfo.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        expiry_at: When it expires, RFC 3339 in UTC.
        ip_address: IP address the session was opened from.
        user_agent: `User-Agent` header of the client that opened the session.
    """

    created_at: Timestamp
    expiry_at: Timestamp
    ip_address: str
    user_agent: str | None | Unset = UNSET
