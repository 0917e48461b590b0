"""Generated: do not edit."""

from ...declarations import OpenEnum


class ConnectorType(OpenEnum):
    """Direction of a connector: a `sink` takes messages out of Iggy, a `source` brings them in."""

    SINK = "sink"
    SOURCE = "source"
