"""Generated: do not edit."""

from __future__ import annotations

from typing import Any

from ...model import UNSET, Model, Timestamp, Unset


class TenantAuditInfo(Model):
    """One event in the audit log of a tenant. An event has no ID of its own.

    Attributes:
        name: Label of the event type for people, such as `Deployment created`.
        timestamp: When the event happened, as an RFC 3339 date-time.
        type: Identifier of the event type in snake_case, such as `deployment_created`.
        api_key: The API key used to act, or null where none was.
        author: The user who acted, or null.
        correlation_id: Correlation ID recorded with the event, or null.
        data: Payload of the event. Its shape depends on the event type, and it may be null.
        deployment: The deployment the event concerns, or null where it concerns none.
        division: The division the event concerns, or null where it concerns none.
        environment: The environment the event concerns, or null where it concerns none.
        user: The user the event is about, or null where it is about none.
    """

    name: str
    timestamp: Timestamp
    type: str
    api_key: AuditResource | None | Unset = UNSET
    author: AuditResource | None | Unset = UNSET
    correlation_id: str | None | Unset = UNSET
    data: Any | Unset = UNSET
    deployment: AuditResource | None | Unset = UNSET
    division: AuditResource | None | Unset = UNSET
    environment: AuditResource | None | Unset = UNSET
    user: AuditResource | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .audit_resource import AuditResource  # noqa: E402
