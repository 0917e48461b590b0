"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class TaskInfo(Model):
    """Longer piece of work that the supervisor is carrying out, such as a snapshot, a backup, an upgrade or an
    extension.

    Attributes:
        id: Task identifier.
        created_at: When the work was queued, RFC 3339 UTC.
        node_id: Node concerned; null for work on the whole deployment.
        status: State of the work. Its values are unknown.
        type: Sort of work.
        updated_at: When the state last changed, RFC 3339 UTC.
    """

    id: int
    created_at: Timestamp | None | Unset = UNSET
    node_id: int | None | Unset = UNSET
    status: str | None | Unset = UNSET
    type: str | None | Unset = UNSET
    updated_at: Timestamp | None | Unset = UNSET
