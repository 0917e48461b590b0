"""Generated: do not edit."""

from ...model import OpenEnum


class WorkspaceState(OpenEnum):
    """How a new user stands towards a tenant: joined, asked to join, or waiting for an invitation."""

    JOINED = "joined"
    JOIN_REQUESTED = "join_requested"
    AWAITING_INVITATION = "awaiting_invitation"
