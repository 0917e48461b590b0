"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class GenerateByocSetup(Model):
    """Body of generate_byoc_setup: cloud and region of the planned deployment.

    Attributes:
        cloud: Cloud provider: `aws` or `gcp`.
        region: Region of the cloud, such as `eu-west-1`.
    """

    cloud: Cloud
    region: str


# Below the class, so that classes may name each other.
from .cloud import Cloud  # noqa: E402
