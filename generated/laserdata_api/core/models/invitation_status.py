"""Generated: do not edit."""

from ...model import OpenEnum


class InvitationStatus(OpenEnum):
    """Whether an invitation is open, was accepted or was rejected."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
