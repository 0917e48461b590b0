"""Generated: named types of the document that are no classes, to annotate your own code with."""

from __future__ import annotations

from typing import TypeAlias

from .notification_subscription_info import NotificationSubscriptionInfo

DeploymentId: TypeAlias = int
"""ID of a deployment. It is an int64 and may exceed 2^53, so keep it as an integer."""

DivisionId: TypeAlias = int
"""ID of a division. It is an int64 and may exceed 2^53, so keep it as an integer."""

EnvironmentId: TypeAlias = int
"""ID of an environment. It is an int64 and may exceed 2^53, so keep it as an integer."""

NotificationChannelDestination: TypeAlias = str
"""Where a channel delivers: an HTTPS URL, an email address or a phone number, depending on its kind. It is encrypted at
rest.
"""

NotificationChannelId: TypeAlias = int
"""ID of a notification channel. It is an int64 and may exceed 2^53, so keep it as an integer."""

NotificationChannelName: TypeAlias = str
"""Name of a notification channel."""

NotificationId: TypeAlias = int
"""ID of a delivered notification. It is an int64 and may exceed 2^53, so keep it as an integer."""

NotificationSubscriptionDetails: TypeAlias = NotificationSubscriptionInfo
"""A subscription in full; it has the same fields as in a list."""

NotificationSubscriptionId: TypeAlias = int
"""ID of a notification subscription. It is an int64 and may exceed 2^53, so keep it as an integer."""

TenantId: TypeAlias = int
"""ID of a tenant. It is an int64 and may exceed 2^53, so keep it as an integer."""

UserId: TypeAlias = int
"""ID of a user. It is an int64 and may exceed 2^53, so keep it as an integer."""
