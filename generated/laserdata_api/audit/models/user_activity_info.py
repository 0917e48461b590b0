"""Generated: do not edit."""

from __future__ import annotations

from typing import Any

from ...model import UNSET, Model, Timestamp, Unset


class UserActivityInfo(Model):
    """One event in the activity feed of the calling user.

    Attributes:
        name: Label of the event type for people, such as `Deployment created`.
        timestamp: When the event happened, as an RFC 3339 date-time.
        type: Identifier of the event type in snake_case, such as `deployment_created`.
        data: Payload of the event. Its shape depends on the event type, and it may be null.
        deployment: The deployment the event concerns, or null where it concerns none.
        division: The division the event concerns, or null where it concerns none.
        environment: The environment the event concerns, or null where it concerns none.
        tenant: The tenant in which the activity took place, or null.
    """

    name: str
    timestamp: Timestamp
    type: str
    data: Any | Unset = UNSET
    deployment: AuditResource | None | Unset = UNSET
    division: AuditResource | None | Unset = UNSET
    environment: AuditResource | None | Unset = UNSET
    tenant: AuditResource | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .audit_resource import AuditResource  # noqa: E402
