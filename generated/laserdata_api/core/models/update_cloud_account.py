"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpdateCloudAccount(Model):
    """Body of update_cloud_account. What is left out stays as it is.

    Attributes:
        account_id: New account id at the provider.
        name: New name for the cloud account.
        region: Region of the cloud, such as `eu-west-1`.
        remarks: Remarks, as free text.
        settings: New provider-specific settings.
        status: New state of the cloud account.
    """

    account_id: str | None | Unset = UNSET
    name: str | None | Unset = UNSET
    region: str | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
    settings: CloudAccountSettings | None | Unset = UNSET
    status: Status | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .cloud_account_settings import CloudAccountSettings  # noqa: E402
from .status import Status  # noqa: E402
