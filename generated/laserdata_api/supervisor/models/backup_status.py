"""Generated: do not edit."""

from ...model import OpenEnum


class BackupStatus(OpenEnum):
    """Progress of a backup."""

    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    FAILED = "failed"
    DELETING = "deleting"
