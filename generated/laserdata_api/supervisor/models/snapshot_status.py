"""Generated: do not edit."""

from ...declarations import OpenEnum


class SnapshotStatus(OpenEnum):
    """Whether a snapshot is still being gathered or can be downloaded."""

    PROCESSING = "processing"
    COMPLETED = "completed"
