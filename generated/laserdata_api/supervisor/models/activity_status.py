"""Generated: do not edit."""

from ...model import OpenEnum


class ActivityStatus(OpenEnum):
    """Outcome of an activity: under way, carried out, or refused."""

    PROCESSING = "processing"
    COMPLETED = "completed"
    REJECTED = "rejected"
