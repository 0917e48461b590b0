"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class ExtendDeployment(Model):
    """Body of extend_deployment: the nodes to add.

    Attributes:
        nodes: Groups of nodes to add.
    """

    nodes: list[NodeToExtend]


# Below the class, so that classes may name each other.
from .node_to_extend import NodeToExtend  # noqa: E402
