"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreateCloudAccount(Model):
    """Body of create_cloud_account: the AWS or GCP account to register.

    Attributes:
        account_id: The provider's own id of the account, such as 12 digits for AWS.
        cloud: Cloud provider: `aws` or `gcp`.
        name: Name for the cloud account, not yet used in the tenant.
        region: Region of the cloud, such as `eu-west-1`.
        remarks: Remarks, as free text.
        settings: Provider-specific settings of the account.
    """

    account_id: str
    cloud: str
    name: str
    region: str | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
    settings: CloudAccountSettings | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .cloud_account_settings import CloudAccountSettings  # noqa: E402
