"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class CloudInfo(Model):
    """A cloud provider the tenant can deploy to, as listed by get_clouds.

    Attributes:
        key: Value to send as `cloud`.
        name: Name of the cloud, for display.
    """

    key: str
    name: str
