"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreateAwsVpcPeering(Model):
    """VPC in another AWS account or region to peer with.

    Attributes:
        name: Name for the peering.
        peer_owner_id: Account that owns the other VPC.
        peer_vpc_cidr: Range of the other VPC. It may overlap neither the deployment's subnet nor another active
            peering.
        peer_vpc_id: VPC to peer with.
        peer_region: Region of the other VPC, needed only if it differs from the deployment's.
        remarks: Note for colleagues.
    """

    name: str
    peer_owner_id: str
    peer_vpc_cidr: str
    peer_vpc_id: str
    peer_region: str | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
