"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class AwsCloudAccountSettings(Model):
    """AWS settings of a registered cloud account; part of CloudAccountSettings.

    Attributes:
        external_id: External id to present when taking on the AWS identity.
        identity_arn: ARN of the AWS identity through which the account is reached.
        vpc_cidr: Address range of the VPC in CIDR notation.
        vpc_id: Id of the AWS VPC, `vpc-` and 1 to 17 hexadecimal characters.
    """

    external_id: str | None | Unset = UNSET
    identity_arn: str | None | Unset = UNSET
    vpc_cidr: str | None | Unset = UNSET
    vpc_id: str | None | Unset = UNSET
