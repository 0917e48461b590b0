"""Generated: do not edit."""

from ...declarations import OpenEnum


class ConnectionPreference(OpenEnum):
    """How consumers are let in: each one approved by hand, or all automatically."""

    MANUAL = "manual"
    AUTOMATIC = "automatic"
