"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import UNSET, Model, Unset


@define(kw_only=True, getstate_setstate=False)
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
