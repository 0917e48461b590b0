"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DivisionSummaryInfo(Model):
    """Counts for one division, as get_division_summary returns them.

    Attributes:
        total_deployments: Number of deployments in the division.
        total_environments: Number of environments in the division.
    """

    total_deployments: int
    total_environments: int
