"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class RegionInfo(Model):
    """A region the tenant can deploy to, as listed by get_regions.

    Attributes:
        key: Value to send as `region`.
        name: Name of the region, for display.
    """

    key: str
    name: str
