"""Generated: do not edit."""

from ...model import OpenEnum


class AvailabilityMode(OpenEnum):
    """Whether a deployment stays in one availability zone or spans several. `multi_az` needs the plan feature
    `multi_az_enabled`.
    """

    SINGLE_AZ = "single_az"
    MULTI_AZ = "multi_az"
