"""Generated: do not edit."""

from ...model import OpenEnum


class ConnectionPreference(OpenEnum):
    """How consumers are let in: each one approved by hand, or all automatically."""

    MANUAL = "manual"
    AUTOMATIC = "automatic"
