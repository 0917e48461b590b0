"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class LogEntry(Model):
    """One line of a runtime's log.

    Attributes:
        message: Text of the line.
        level: Severity.
        node_id: Node that wrote the line.
        runtime: Runtime that wrote the line.
        scope: Part of the runtime that wrote the line.
        timestamp: When the line was written, RFC 3339 UTC.
    """

    message: str
    level: LogLevel | None | Unset = UNSET
    node_id: int | None | Unset = UNSET
    runtime: str | None | Unset = UNSET
    scope: str | None | Unset = UNSET
    timestamp: Timestamp | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .log_level import LogLevel  # noqa: E402
