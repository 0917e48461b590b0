"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class ActivateConnector(Model):
    """Body of activate_connector: which connector to activate, and under what name.

    Attributes:
        connector_key: Key of the connector in the catalogue, such as `iggy.postgres.sink`.
        connector_type: Type of the connector: `sink` or `source`.
        instance_key: Key for the new connector instance; one is chosen if left out.
        instance_name: Name for the new connector instance, for people; optional.
    """

    connector_key: str
    connector_type: str
    instance_key: str | None | Unset = UNSET
    instance_name: str | None | Unset = UNSET
