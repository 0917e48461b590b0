"""Generated: do not edit."""

from ...model import OpenEnum


class ConnectorType(OpenEnum):
    """Direction of a connector: a `sink` takes messages out of Iggy, a `source` brings them in."""

    SINK = "sink"
    SOURCE = "source"
