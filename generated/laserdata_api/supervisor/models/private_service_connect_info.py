"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class PrivateServiceConnectInfo(Model):
    """Service published through Google Cloud's Private Service Connect.

    Attributes:
        id: Identifier of the service.
        name: Name of the service.
        connection_preference: Who may connect.
        created_at: When the service was requested, RFC 3339 UTC.
        remarks: Note left at creation.
        service_attachment: URI of the service attachment, to be given to the consuming project.
        status: State of the service. Its values are unknown.
    """

    id: int
    name: str
    connection_preference: ConnectionPreference | None | Unset = UNSET
    created_at: Timestamp | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
    service_attachment: str | None | Unset = UNSET
    status: str | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .connection_preference import ConnectionPreference  # noqa: E402
