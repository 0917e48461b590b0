"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class CloudInfo(Model):
    """A cloud provider the tenant can deploy to, as listed by get_clouds.

    Attributes:
        key: Value to send as `cloud`.
        name: Name of the cloud, for display.
    """

    key: str
    name: str
