"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class GcpVpcPeeringInfo(Model):
    """VPC peering between a deployment and a customer's network on Google Cloud.

    Attributes:
        id: Peering identifier.
        name: Name of the peering.
        created_at: When the peering was requested, RFC 3339 UTC.
        peer_project_id: Project that owns the other network.
        peer_vpc_name: The other network.
        remarks: Note left at creation.
        status: State of the peering.
    """

    id: int
    name: str
    created_at: Timestamp | None | Unset = UNSET
    peer_project_id: str | None | Unset = UNSET
    peer_vpc_name: str | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
    status: str | None | Unset = UNSET
