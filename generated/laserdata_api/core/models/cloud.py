"""Generated: do not edit."""

from ...model import OpenEnum


class Cloud(OpenEnum):
    """Cloud provider that can host managed deployments. The public API takes `aws` and `gcp` and no other."""

    AWS = "aws"
    GCP = "gcp"
