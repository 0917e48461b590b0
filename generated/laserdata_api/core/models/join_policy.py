"""Generated: do not edit."""

from ...model import OpenEnum


class JoinPolicy(OpenEnum):
    """How people in the tenant's e-mail domain join at sign-up: not at all, at once as viewers, or on request."""

    INVITE_ONLY = "invite_only"
    OPEN = "open"
    REQUEST_TO_JOIN = "request_to_join"
