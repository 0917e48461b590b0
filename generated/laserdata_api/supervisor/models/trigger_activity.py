"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import UNSET, Model, Unset


@define(kw_only=True, getstate_setstate=False)
class TriggerActivity(Model):
    """Choice of nodes for an activity.

    Attributes:
        nodes: Nodes to act on. When left out, all of them.
    """

    nodes: list[int] | Unset = UNSET
