"""Generated: do not edit."""

from ...model import OpenEnum


class Cloud(OpenEnum):
    """Cloud provider on which a supervisor works."""

    AWS = "aws"
    GCP = "gcp"
