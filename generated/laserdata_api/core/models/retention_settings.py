"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class RetentionSettings(Model):
    """How long a deployment is to keep telemetry; used on creation and in update_retention.

    Attributes:
        telemetry_days: Days for which telemetry is kept.
    """

    telemetry_days: int
