"""Generated: do not edit."""

from ...model import OpenEnum


class OwnerKind(OpenEnum):
    """What owns a notification channel."""

    USER = "user"
    TENANT = "tenant"
    DIVISION = "division"
    SYSTEM = "system"
