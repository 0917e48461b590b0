"""Generated: do not edit."""

from ...model import OpenEnum


class SnapshotStatus(OpenEnum):
    """Whether a snapshot is still being gathered or can be downloaded."""

    PROCESSING = "processing"
    COMPLETED = "completed"
