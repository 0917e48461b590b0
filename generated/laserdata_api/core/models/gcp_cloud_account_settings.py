"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import UNSET, Model, Unset


@define(kw_only=True, getstate_setstate=False)
class GcpCloudAccountSettings(Model):
    """Google Cloud settings of a registered cloud account; part of CloudAccountSettings.

    Attributes:
        vpc_cidr: Address range of the VPC in CIDR notation.
        vpc_network: Google Cloud VPC network of the account.
    """

    vpc_cidr: str | None | Unset = UNSET
    vpc_network: str | None | Unset = UNSET
