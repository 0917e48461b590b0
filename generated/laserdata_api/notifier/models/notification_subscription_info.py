"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class NotificationSubscriptionInfo(Model):
    """A subscription of a channel to notification types, with the resources it is limited to. A channel that has no
    subscription receives every event.

    Attributes:
        channel_id: ID of the channel the subscription belongs to.
        created_at: When the subscription was created, as RFC 3339 in UTC.
        id: ID of the subscription.
        message_types: Notification types the subscription covers.
        updated_at: When the subscription was last changed, as RFC 3339 in UTC.
        scope_deployments: The deployments to which the subscription is limited, each with its ID and name.
        scope_divisions: The divisions to which the subscription is limited, each with its ID and name.
        scope_environments: The environments to which the subscription is limited, each with its ID and name.
        scope_tenants: The tenants to which the subscription is limited, each with its ID and name.
    """

    channel_id: int
    created_at: Timestamp
    id: int
    message_types: list[NotificationMessageType]
    updated_at: Timestamp
    scope_deployments: list[ScopeEntryDeploymentId] | Unset = UNSET
    scope_divisions: list[ScopeEntryDivisionId] | Unset = UNSET
    scope_environments: list[ScopeEntryEnvironmentId] | Unset = UNSET
    scope_tenants: list[ScopeEntryTenantId] | Unset = UNSET


# Below the class, so that classes may name each other.
from .notification_message_type import NotificationMessageType  # noqa: E402
from .scope_entry_deployment_id import ScopeEntryDeploymentId  # noqa: E402
from .scope_entry_division_id import ScopeEntryDivisionId  # noqa: E402
from .scope_entry_environment_id import ScopeEntryEnvironmentId  # noqa: E402
from .scope_entry_tenant_id import ScopeEntryTenantId  # noqa: E402
