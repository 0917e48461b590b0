"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class CloudAccountDetails(Model):
    """One registered cloud account with settings and remarks, as get_cloud_account returns it.

    Attributes:
        account_id: The provider's own id of the account, such as 12 digits for AWS.
        cloud: Cloud provider: `aws` or `gcp`.
        created_at: When it was created, RFC 3339 in UTC.
        id: Id of the cloud account, given by LaserData.
        name: Name of the cloud account.
        status: State of the cloud account.
        updated_at: When it was last changed, RFC 3339 in UTC.
        region: Region of the cloud, such as `eu-west-1`.
        remarks: Remarks, as free text.
        settings: Provider-specific settings of the account; null where none are set.
        validated_at: When it was validated, RFC 3339 in UTC.
    """

    account_id: str
    cloud: Cloud
    created_at: Timestamp
    id: int
    name: str
    status: Status
    updated_at: Timestamp
    region: str | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
    settings: CloudAccountSettings | None | Unset = UNSET
    validated_at: Timestamp | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .cloud import Cloud  # noqa: E402
from .cloud_account_settings import CloudAccountSettings  # noqa: E402
from .status import Status  # noqa: E402
