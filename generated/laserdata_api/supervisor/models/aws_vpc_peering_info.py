"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class AwsVpcPeeringInfo(Model):
    """VPC peering between a deployment and a customer's VPC on AWS.

    Attributes:
        id: Peering identifier.
        name: Name of the peering.
        created_at: When the peering was requested, RFC 3339 UTC.
        peer_owner_id: Account that owns the other VPC.
        peer_region: Region of the other VPC.
        peer_vpc_cidr: Range of the other VPC.
        peer_vpc_id: The other VPC.
        peering_connection_id: Identifier by which AWS knows the connection.
        remarks: Note left at creation.
        status: State of the peering.
    """

    id: int
    name: str
    created_at: Timestamp | None | Unset = UNSET
    peer_owner_id: str | None | Unset = UNSET
    peer_region: str | None | Unset = UNSET
    peer_vpc_cidr: str | None | Unset = UNSET
    peer_vpc_id: str | None | Unset = UNSET
    peering_connection_id: str | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
    status: str | None | Unset = UNSET
