"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class UpdateRetention(Model):
    """Body of update_retention: how long telemetry is to be kept.

    Attributes:
        retention: New retention times.
    """

    retention: RetentionSettings


# Below the class, so that classes may name each other.
from .retention_settings import RetentionSettings  # noqa: E402
