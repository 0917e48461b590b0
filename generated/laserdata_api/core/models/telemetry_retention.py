"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class TelemetryRetention(Model):
    """Days a deployment keeps each kind of telemetry; part of DeploymentRetention.

    Attributes:
        heartbeats_days: Days for which heartbeats are kept.
        logs_days: Days for which logs are kept.
        metrics_days: Days for which metrics are kept.
    """

    heartbeats_days: int
    logs_days: int
    metrics_days: int
