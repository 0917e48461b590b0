"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class BillingReportDetails(Model, rename={"from_": "from"}):
    """One billing report with its cost by kind and its network traffic, as get_billing_report returns it.

    Attributes:
        cloud: Cloud provider: `aws` or `gcp`.
        compute_cost: Cost of compute, as a decimal string.
        currency: Currency of the amounts.
        data_retention_cost: Cost of data retention, as a decimal string.
        deployment_id: Id of the deployment the report is about.
        from_: Start of the billed period, RFC 3339.
        id: Id of the billing report.
        name: Name of the deployment.
        network_cost: Cost of network traffic, as a decimal string.
        other_cost: Costs that fall under no other heading, as a decimal string.
        platform_cost: Cost of the platform, as a decimal string.
        storage_cost: Cost of storage, as a decimal string.
        telemetry_cost: Cost of telemetry, as a decimal string.
        to: End of the billed period, RFC 3339.
        total_cost: Total cost over the period, as a decimal string.
        total_network_in: Incoming network traffic over the period; the unit is not stated.
        total_network_out: Outgoing network traffic over the period; the unit is not stated.
        variant: Who hosts the deployment: `managed`, `byoc` or `on_premise`.
        region: Region of the cloud, such as `eu-west-1`.
        tier: Deployment tier, such as `small` or `large`.
    """

    cloud: Cloud
    compute_cost: str
    currency: Currency
    data_retention_cost: str
    deployment_id: int
    from_: Timestamp
    id: int
    name: str
    network_cost: str
    other_cost: str
    platform_cost: str
    storage_cost: str
    telemetry_cost: str
    to: Timestamp
    total_cost: str
    total_network_in: float
    total_network_out: float
    variant: DeploymentVariant
    region: str | None | Unset = UNSET
    tier: DeploymentTier | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .cloud import Cloud  # noqa: E402
from .currency import Currency  # noqa: E402
from .deployment_tier import DeploymentTier  # noqa: E402
from .deployment_variant import DeploymentVariant  # noqa: E402
