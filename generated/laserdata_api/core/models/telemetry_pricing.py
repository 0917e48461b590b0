"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class TelemetryPricing(Model):
    """Price of keeping telemetry longer than included; part of CloudPricing.

    Attributes:
        included_days: Days of telemetry retention included in the price.
        per_day: Price of each further day of telemetry, as a decimal string.
    """

    included_days: int
    per_day: str
