"""Generated: do not edit."""

from ...model import OpenEnum


class Status(OpenEnum):
    """State of a user, tenant or cloud account."""

    INACTIVE = "inactive"
    ACTIVE = "active"
    LOCKED = "locked"
    DELETED = "deleted"
