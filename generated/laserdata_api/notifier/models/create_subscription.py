"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreateSubscription(Model):
    """A subscription to create: the notification types it covers and the resources it is limited to.

    Attributes:
        message_types: Notification types the subscription covers.
        scope_deployment_ids: IDs of the deployments to which the subscription is limited. Optional.
        scope_division_ids: IDs of the divisions to which the subscription is limited. Optional.
        scope_environment_ids: IDs of the environments to which the subscription is limited. Optional.
        scope_tenant_ids: IDs of the tenants to which the subscription is limited. Optional.
    """

    message_types: list[NotificationMessageType]
    scope_deployment_ids: list[int] | None | Unset = UNSET
    scope_division_ids: list[int] | None | Unset = UNSET
    scope_environment_ids: list[int] | None | Unset = UNSET
    scope_tenant_ids: list[int] | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .notification_message_type import NotificationMessageType  # noqa: E402
