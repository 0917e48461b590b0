"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ExtendDeployment(Model):
    """Body of extend_deployment: the nodes to add.

    Attributes:
        nodes: Groups of nodes to add.
    """

    nodes: list[NodeToExtend]


# Below the class, so that classes may name each other.
from .node_to_extend import NodeToExtend  # noqa: E402
