"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class DeploymentRetention(Model):
    """How long a deployment keeps telemetry, and storage for retained data; part of DeploymentInfo.

    Attributes:
        telemetry: Days each kind of telemetry is kept.
        data_storage_gb: GB of S3 storage for retained data; optional.
    """

    telemetry: TelemetryRetention
    data_storage_gb: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .telemetry_retention import TelemetryRetention  # noqa: E402
