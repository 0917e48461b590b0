"""Generated: do not edit."""

from ...model import OpenEnum


class DeploymentVariant(OpenEnum):
    """Who hosts a deployment: LaserData (`managed`), the tenant's cloud account (`byoc`) or the customer's premises
    (`on_premise`).
    """

    MANAGED = "managed"
    BYOC = "byoc"
    ON_PREMISE = "on_premise"
