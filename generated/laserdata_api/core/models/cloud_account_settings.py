"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CloudAccountSettings(Model):
    """Settings of a cloud account that depend on its provider: `aws` or `gcp`.

    Attributes:
        aws: Settings of an AWS account.
        gcp: Settings of a Google Cloud account.
    """

    aws: AwsCloudAccountSettings | None | Unset = UNSET
    gcp: GcpCloudAccountSettings | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .aws_cloud_account_settings import AwsCloudAccountSettings  # noqa: E402
from .gcp_cloud_account_settings import GcpCloudAccountSettings  # noqa: E402
