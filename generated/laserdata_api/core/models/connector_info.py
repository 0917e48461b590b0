"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ConnectorInfo(Model):
    """A connector of the catalogue, as get_connectors lists it for a deployment.

    Attributes:
        available: Whether this option is available.
        description: Description for people.
        key: Key of the connector, to send as `connector_key`.
        name: Name of the connector, for display.
        permitted: Whether the tenant may use the connector.
        type: Whether the connector is a sink or a source.
    """

    available: bool
    description: str
    key: str
    name: str
    permitted: bool
    type: ConnectorType


# Below the class, so that classes may name each other.
from .connector_type import ConnectorType  # noqa: E402
