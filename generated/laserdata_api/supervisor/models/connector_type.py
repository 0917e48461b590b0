"""Generated: do not edit."""

from ...model import OpenEnum


class ConnectorType(OpenEnum):
    """Direction of a connector: a sink reads from Iggy, a source writes to it."""

    SINK = "sink"
    SOURCE = "source"
