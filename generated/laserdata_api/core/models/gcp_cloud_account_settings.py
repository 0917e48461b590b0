"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class GcpCloudAccountSettings(Model):
    """Google Cloud settings of a registered cloud account; part of CloudAccountSettings.

    Attributes:
        vpc_cidr: Address range of the VPC in CIDR notation.
        vpc_network: Google Cloud VPC network of the account.
    """

    vpc_cidr: str | None | Unset = UNSET
    vpc_network: str | None | Unset = UNSET
