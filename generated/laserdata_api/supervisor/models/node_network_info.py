"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class NodeNetworkInfo(Model):
    """Addresses of one node.

    Attributes:
        node_id: Node described.
        private_ip: IPv4 address inside the VPC.
        public_ip: IPv4 address on the internet, where the node has one.
    """

    node_id: int
    private_ip: str | None | Unset = UNSET
    public_ip: str | None | Unset = UNSET
