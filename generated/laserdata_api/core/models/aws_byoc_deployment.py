"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class AwsByocDeployment(Model):
    """AWS account, identity and network for a BYOC deployment; part of DeployToYourOwnCloud.

    Attributes:
        account_id: AWS account that hosts the deployment, 12 digits.
        external_id: External id to present when taking on the AWS identity.
        identity_arn: ARN of the AWS identity through which the account is reached.
        vpc_cidr: Address range of the VPC in CIDR notation.
        vpc_id: Id of the AWS VPC, `vpc-` and 1 to 17 hexadecimal characters.
    """

    account_id: str
    external_id: str
    identity_arn: str
    vpc_cidr: str
    vpc_id: str
