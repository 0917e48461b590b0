"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class NetworkInfo(Model):
    """Network a deployment lives in. Members for the other cloud are null.

    Attributes:
        aws: Details on AWS.
        cidr: Range the deployment's addresses are taken from.
        gcp: Details on Google Cloud.
        nodes: Addresses of each node.
    """

    aws: AwsNetworkInfo | None | Unset = UNSET
    cidr: str | None | Unset = UNSET
    gcp: GcpNetworkInfo | None | Unset = UNSET
    nodes: list[NodeNetworkInfo] | Unset = UNSET


# Below the class, so that classes may name each other.
from .aws_network_info import AwsNetworkInfo  # noqa: E402
from .gcp_network_info import GcpNetworkInfo  # noqa: E402
from .node_network_info import NodeNetworkInfo  # noqa: E402
