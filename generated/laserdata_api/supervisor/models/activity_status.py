"""Generated: do not edit."""

from ...declarations import OpenEnum


class ActivityStatus(OpenEnum):
    """Outcome of an activity: under way, carried out, or refused."""

    PROCESSING = "processing"
    COMPLETED = "completed"
    REJECTED = "rejected"
