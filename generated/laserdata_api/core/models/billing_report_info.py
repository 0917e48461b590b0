"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class BillingReportInfo(Model, rename={"from_": "from"}):
    """What one deployment cost over one period. Amounts are decimal strings.

    Attributes:
        cloud: Cloud provider: `aws` or `gcp`.
        currency: Currency of the amounts.
        deployment_id: Id of the deployment the report is about.
        from_: Start of the billed period, RFC 3339.
        id: Id of the billing report.
        name: Name of the deployment.
        to: End of the billed period, RFC 3339.
        total_cost: Total cost over the period, as a decimal string.
        variant: Who hosts the deployment: `managed`, `byoc` or `on_premise`.
        region: Region of the cloud, such as `eu-west-1`.
        tier: Deployment tier, such as `small` or `large`.
    """

    cloud: Cloud
    currency: Currency
    deployment_id: int
    from_: Timestamp
    id: int
    name: str
    to: Timestamp
    total_cost: str
    variant: DeploymentVariant
    region: str | None | Unset = UNSET
    tier: DeploymentTier | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .cloud import Cloud  # noqa: E402
from .currency import Currency  # noqa: E402
from .deployment_tier import DeploymentTier  # noqa: E402
from .deployment_variant import DeploymentVariant  # noqa: E402
