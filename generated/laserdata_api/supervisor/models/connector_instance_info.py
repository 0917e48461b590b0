"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class ConnectorInstanceInfo(Model):
    """Connector that has been activated on a deployment.

    Attributes:
        id: Instance identifier.
        key: Key of the instance, the last part of its config kind.
        status: State last reported.
        type: Direction.
        created_at: When the instance was activated, RFC 3339 UTC.
        name: Name given at activation.
    """

    id: int
    key: str
    status: str
    type: ConnectorType
    created_at: Timestamp | None | Unset = UNSET
    name: str | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .connector_type import ConnectorType  # noqa: E402
