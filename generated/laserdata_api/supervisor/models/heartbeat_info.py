"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class HeartbeatInfo(Model):
    """Sign of life from one runtime on one node.

    Attributes:
        node_id: Reporting node.
        runtime: Runtime reported on.
        last_heartbeat: When the node last reported this runtime, RFC 3339 UTC. A gap above 120 seconds counts as
            unreachable.
    """

    node_id: int
    runtime: str
    last_heartbeat: Timestamp | None | Unset = UNSET
