"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class NotificationInfo(Model):
    """A notification that a channel has delivered; `content` is its text, unformatted.

    Attributes:
        content: Not described by the document.
        created_at: When it was created, RFC 3339 in UTC.
        id: ID of the notification.
        message_type: Type of the notification, such as `deployment_created`.
        deployment_id: ID of the deployment the notification concerns, or null where it concerns none.
        division_id: ID of the division the notification concerns, or null where it concerns none.
        environment_id: ID of the environment the notification concerns, or null where it concerns none.
        tenant_id: ID of the tenant the notification concerns, or null where it concerns none.
    """

    content: str
    created_at: Timestamp
    id: int
    message_type: NotificationMessageType
    deployment_id: int | None | Unset = UNSET
    division_id: int | None | Unset = UNSET
    environment_id: int | None | Unset = UNSET
    tenant_id: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .notification_message_type import NotificationMessageType  # noqa: E402
