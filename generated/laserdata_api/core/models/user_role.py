"""Generated: do not edit."""

from ...model import OpenEnum


class UserRole(OpenEnum):
    """Role of a user on the platform as a whole, apart from any tenant role."""

    USER = "user"
    ADMIN = "admin"
    ROOT = "root"
