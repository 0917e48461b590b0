"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class PricingResponse(Model):
    """Public price list: the product's cluster configuration and the prices of each cloud.

    Attributes:
        cluster: Cluster the prices assume.
        aws: Prices on AWS; absent where none are published.
        gcp: Prices on Google Cloud; absent where none are published.
    """

    cluster: ClusterConfig
    aws: CloudPricing | None | Unset = UNSET
    gcp: CloudPricing | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .cloud_pricing import CloudPricing  # noqa: E402
from .cluster_config import ClusterConfig  # noqa: E402
