"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreatePrivateServiceConnect(Model):
    """Service to publish through Private Service Connect.

    Attributes:
        name: Name of the service, unique inside the deployment.
        connection_preference: Who may connect. Manual approval applies when left out.
        remarks: Note for colleagues.
    """

    name: str
    connection_preference: ConnectionPreference | None | Unset = UNSET
    remarks: str | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .connection_preference import ConnectionPreference  # noqa: E402
