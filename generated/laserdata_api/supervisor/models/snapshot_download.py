"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class SnapshotDownload(Model):
    """Where to fetch a finished snapshot.

    Attributes:
        url: Presigned link to a ZIP file. Send no API key to it.
        expires_at: When the link stops working, RFC 3339 UTC.
    """

    url: str
    expires_at: Timestamp | None | Unset = UNSET

    __secrets__ = frozenset(["url"])
