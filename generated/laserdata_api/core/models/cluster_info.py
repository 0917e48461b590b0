"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ClusterInfo(Model):
    """A cluster kind offered in a region, as listed by get_clusters.

    Attributes:
        available: Whether this option is available.
        description: Description for people.
        key: Value to send as `cluster`.
        name: Name of the cluster kind, for display.
        tiers: Tiers the cluster kind can be used with.
    """

    available: bool
    description: str
    key: str
    name: str
    tiers: list[str]
