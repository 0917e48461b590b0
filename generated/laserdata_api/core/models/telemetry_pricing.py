"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class TelemetryPricing(Model):
    """Price of keeping telemetry longer than included; part of CloudPricing.

    Attributes:
        included_days: Days of telemetry retention included in the price.
        per_day: Price of each further day of telemetry, as a decimal string.
    """

    included_days: int
    per_day: str
