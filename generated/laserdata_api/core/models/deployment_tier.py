"""Generated: do not edit."""

from ...model import OpenEnum


class DeploymentTier(OpenEnum):
    """Size class of a deployment, from `free` to `16xlarge`."""

    FREE = "free"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    XLARGE = "xlarge"
    VALUE_2XLARGE = "2xlarge"
    VALUE_4XLARGE = "4xlarge"
    VALUE_8XLARGE = "8xlarge"
    VALUE_16XLARGE = "16xlarge"
