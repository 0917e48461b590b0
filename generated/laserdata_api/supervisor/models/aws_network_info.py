"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class AwsNetworkInfo(Model):
    """Network of a deployment on AWS.

    Attributes:
        account_id: Account that owns the VPC.
        subnet_ids: Subnets in use.
        vpc_id: VPC of the deployment.
    """

    account_id: str | None | Unset = UNSET
    subnet_ids: list[str] | None | Unset = UNSET
    vpc_id: str | None | Unset = UNSET
