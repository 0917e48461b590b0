"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, ModeT, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import AsyncPages, Items, Options, Pages
    from ..models import NotificationInfo, NotificationTypeInfo


class Notifications(Resource[ModeT]):
    """Notifications: `list`, `types`."""

    @overload
    def list(
        self: Notifications[Sync],
        channel_id: int,
        *,
        message_type: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[NotificationInfo]: ...
    @overload
    def list(
        self: Notifications[Async],
        channel_id: int,
        *,
        message_type: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[NotificationInfo]: ...
    def list(
        self,
        channel_id: int,
        *,
        message_type: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List what a tenant's channel has delivered.

        Gives one page of the notifications that have already reached a channel owned by the tenant. They can be
        filtered by message type.

        Args:
            channel_id: ID of the channel.
            message_type: keep only notifications of this type, such as `deployment_created`.
            results: how many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own where left out.
            options: what this one call does differently: timeout in seconds, extra headers.

        Returns:
            One page of the notifications sent to the tenant's channel: iterate over the items of all
            pages, or take one page with `.page(n)`.

        Raises:
            BadRequestError: 400: A parameter or the body is not valid. `field_issues` says which part
                and why.
            AuthenticationError: 401: No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403: The caller lacks a permission
            NotFoundError: 404: There is no such tenant or channel.
            RateLimitError: 429: The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500: The service failed. Trying again may help.
            ServerError: 503: The service cannot answer for the moment. Trying again later may help.
            LaserDataError: the call failed in any other way; see its subclasses.

        Operation `get_tenant_notifications`: GET /tenants/{tenant_id}/channels/{channel_id}/notifications (notifier 0.0.66).
        """
        return self._call(
            _operations.GET_TENANT_NOTIFICATIONS,
            {"tenant_id": tenant_id, "channel_id": channel_id},
            query={"message_type": message_type, "results": results},
            options=options,
        )

    @overload
    def types(self: Notifications[Sync], *, options: Options | None = None) -> Items[NotificationTypeInfo]: ...
    @overload
    def types(
        self: Notifications[Async], *, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[NotificationTypeInfo]]: ...
    def types(self, *, options: Options | None = None) -> Any:
        """List the types of notification.

        Gives the public notification event types, to which tenants, divisions and users can subscribe.

        Args:
            options: what this one call does differently: timeout in seconds, extra headers.

        Returns:
            The catalogue of notification types.

        Raises:
            AuthenticationError: 401: No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403: The credential is good, but lacks the permission, comes from an
                address that is not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429: The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500: The service failed. Trying again may help.
            ServerError: 503: The service cannot answer for the moment. Trying again later may help.
            LaserDataError: the call failed in any other way; see its subclasses.

        Operation `get_notification_types`: GET /notifications/types (notifier 0.0.66).
        """
        return self._call(
            _operations.GET_NOTIFICATION_TYPES,
            {},
            options=options,
        )
