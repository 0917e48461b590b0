"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreateGcpVpcPeering(Model):
    """VPC network in another Google Cloud project to peer with.

    Attributes:
        name: Name for the peering.
        peer_project_id: Project that owns the other network.
        peer_vpc_name: Network to peer with.
        remarks: Note for colleagues.
    """

    name: str
    peer_project_id: str
    peer_vpc_name: str
    remarks: str | None | Unset = UNSET
