"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class RetentionSettings(Model):
    """How long a deployment is to keep telemetry; used on creation and in update_retention.

    Attributes:
        telemetry_days: Days for which telemetry is kept.
    """

    telemetry_days: int
