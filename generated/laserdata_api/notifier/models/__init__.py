"""Generated: the models of `notifier`; each loads when it is first named."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .aliases import DeploymentId as DeploymentId
    from .aliases import DivisionId as DivisionId
    from .aliases import EnvironmentId as EnvironmentId
    from .aliases import NotificationChannelDestination as NotificationChannelDestination
    from .aliases import NotificationChannelId as NotificationChannelId
    from .aliases import NotificationChannelName as NotificationChannelName
    from .aliases import NotificationId as NotificationId
    from .aliases import NotificationSubscriptionDetails as NotificationSubscriptionDetails
    from .aliases import NotificationSubscriptionId as NotificationSubscriptionId
    from .aliases import TenantId as TenantId
    from .aliases import UserId as UserId
    from .channel_settings import ChannelSettings as ChannelSettings
    from .create_channel import CreateChannel as CreateChannel
    from .create_subscription import CreateSubscription as CreateSubscription
    from .error_response import ErrorResponse as ErrorResponse
    from .field_issue import FieldIssue as FieldIssue
    from .notification_channel_details import NotificationChannelDetails as NotificationChannelDetails
    from .notification_channel_info import NotificationChannelInfo as NotificationChannelInfo
    from .notification_channel_kind import NotificationChannelKind as NotificationChannelKind
    from .notification_info import NotificationInfo as NotificationInfo
    from .notification_message_type import NotificationMessageType as NotificationMessageType
    from .notification_subscription_info import NotificationSubscriptionInfo as NotificationSubscriptionInfo
    from .notification_type_info import NotificationTypeInfo as NotificationTypeInfo
    from .owner_kind import OwnerKind as OwnerKind
    from .paged_notification_channel_info import PagedNotificationChannelInfo as PagedNotificationChannelInfo
    from .paged_notification_info import PagedNotificationInfo as PagedNotificationInfo
    from .paged_notification_subscription_info import (
        PagedNotificationSubscriptionInfo as PagedNotificationSubscriptionInfo,
    )
    from .scope_entry_deployment_id import ScopeEntryDeploymentId as ScopeEntryDeploymentId
    from .scope_entry_division_id import ScopeEntryDivisionId as ScopeEntryDivisionId
    from .scope_entry_environment_id import ScopeEntryEnvironmentId as ScopeEntryEnvironmentId
    from .scope_entry_tenant_id import ScopeEntryTenantId as ScopeEntryTenantId
    from .set_subscriptions import SetSubscriptions as SetSubscriptions
    from .slack_settings import SlackSettings as SlackSettings
    from .sms_settings import SmsSettings as SmsSettings
    from .subscription_entry import SubscriptionEntry as SubscriptionEntry
    from .update_channel import UpdateChannel as UpdateChannel
    from .webhook_settings import WebhookSettings as WebhookSettings

_MODULES: dict[str, str] = {
    "DeploymentId": "aliases",
    "DivisionId": "aliases",
    "EnvironmentId": "aliases",
    "NotificationChannelDestination": "aliases",
    "NotificationChannelId": "aliases",
    "NotificationChannelName": "aliases",
    "NotificationId": "aliases",
    "NotificationSubscriptionDetails": "aliases",
    "NotificationSubscriptionId": "aliases",
    "TenantId": "aliases",
    "UserId": "aliases",
    "ChannelSettings": "channel_settings",
    "CreateChannel": "create_channel",
    "CreateSubscription": "create_subscription",
    "ErrorResponse": "error_response",
    "FieldIssue": "field_issue",
    "NotificationChannelDetails": "notification_channel_details",
    "NotificationChannelInfo": "notification_channel_info",
    "NotificationChannelKind": "notification_channel_kind",
    "NotificationInfo": "notification_info",
    "NotificationMessageType": "notification_message_type",
    "NotificationSubscriptionInfo": "notification_subscription_info",
    "NotificationTypeInfo": "notification_type_info",
    "OwnerKind": "owner_kind",
    "PagedNotificationChannelInfo": "paged_notification_channel_info",
    "PagedNotificationInfo": "paged_notification_info",
    "PagedNotificationSubscriptionInfo": "paged_notification_subscription_info",
    "ScopeEntryDeploymentId": "scope_entry_deployment_id",
    "ScopeEntryDivisionId": "scope_entry_division_id",
    "ScopeEntryEnvironmentId": "scope_entry_environment_id",
    "ScopeEntryTenantId": "scope_entry_tenant_id",
    "SetSubscriptions": "set_subscriptions",
    "SlackSettings": "slack_settings",
    "SmsSettings": "sms_settings",
    "SubscriptionEntry": "subscription_entry",
    "UpdateChannel": "update_channel",
    "WebhookSettings": "webhook_settings",
}

__all__ = [  # pyright: ignore[reportUnsupportedDunderAll]
    "ChannelSettings",
    "CreateChannel",
    "CreateSubscription",
    "DeploymentId",
    "DivisionId",
    "EnvironmentId",
    "ErrorResponse",
    "FieldIssue",
    "NotificationChannelDestination",
    "NotificationChannelDetails",
    "NotificationChannelId",
    "NotificationChannelInfo",
    "NotificationChannelKind",
    "NotificationChannelName",
    "NotificationId",
    "NotificationInfo",
    "NotificationMessageType",
    "NotificationSubscriptionDetails",
    "NotificationSubscriptionId",
    "NotificationSubscriptionInfo",
    "NotificationTypeInfo",
    "OwnerKind",
    "PagedNotificationChannelInfo",
    "PagedNotificationInfo",
    "PagedNotificationSubscriptionInfo",
    "ScopeEntryDeploymentId",
    "ScopeEntryDivisionId",
    "ScopeEntryEnvironmentId",
    "ScopeEntryTenantId",
    "SetSubscriptions",
    "SlackSettings",
    "SmsSettings",
    "SubscriptionEntry",
    "TenantId",
    "UpdateChannel",
    "UserId",
    "WebhookSettings",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
