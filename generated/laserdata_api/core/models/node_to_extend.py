"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class NodeToExtend(Model):
    """A number of nodes to add; part of ExtendDeployment.

    Attributes:
        count: Number of nodes to add.
    """

    count: int
