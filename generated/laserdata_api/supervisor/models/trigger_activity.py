"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class TriggerActivity(Model):
    """Choice of nodes for an activity.

    Attributes:
        nodes: Nodes to act on. When left out, all of them.
    """

    nodes: list[int] | Unset = UNSET
