"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class NodeToExtend(Model):
    """A number of nodes to add; part of ExtendDeployment.

    Attributes:
        count: Number of nodes to add.
    """

    count: int
