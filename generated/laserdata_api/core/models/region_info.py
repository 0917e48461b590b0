"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class RegionInfo(Model):
    """A region the tenant can deploy to, as listed by get_regions.

    Attributes:
        key: Value to send as `region`.
        name: Name of the region, for display.
    """

    key: str
    name: str
