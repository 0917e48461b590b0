"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class TenantSummaryInfo(Model):
    """Counts for the tenant, as get_tenant_summary returns them.

    Attributes:
        total_deployments: Number of deployments in the tenant.
        total_divisions: Number of divisions in the tenant.
        total_environments: Number of environments in the tenant.
    """

    total_deployments: int
    total_divisions: int
    total_environments: int
