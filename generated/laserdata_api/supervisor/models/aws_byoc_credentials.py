"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class AwsByocCredentials(Model):
    """Access to an AWS account. The range of the VPC is not asked for: the supervisor looks it up.

    Attributes:
        account_id: Account to deploy into.
        external_id: External id from Core's BYOC set-up.
        identity_arn: ARN of the role that LaserData shall assume.
        vpc_id: VPC to deploy into.
    """

    account_id: str
    external_id: str
    identity_arn: str
    vpc_id: str
