"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Items, Options, RawResponse
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages
    from ..models import NotificationInfo, NotificationTypeInfo


class Notifications(Resource[ModeT]):
    """Notification operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List what a tenant's channel has delivered.
        types: List the types of notification.
    """

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
    @overload
    def list(
        self: Notifications[Raw],
        channel_id: int,
        *,
        message_type: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[NotificationInfo]: ...
    @overload
    def list(
        self: Notifications[AsyncRaw],
        channel_id: int,
        *,
        message_type: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[NotificationInfo]: ...
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

        An API key needs the permission `notifications:read`.

        Args:
            channel_id: ID of the channel.
            message_type: Keep only notifications of this type, such as `deployment_created`.
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `NotificationInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
            after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such tenant or channel.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tenant_notifications` of notifier:
        `GET /tenants/{tenant_id}/channels/{channel_id}/notifications`.
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
    @overload
    def types(
        self: Notifications[Raw], *, options: Options | None = None
    ) -> RawResponse[Items[NotificationTypeInfo]]: ...
    @overload
    def types(
        self: Notifications[AsyncRaw], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[NotificationTypeInfo]]]: ...
    def types(self, *, options: Options | None = None) -> Any:
        """List the types of notification.

        Gives the public notification event types, to which tenants, divisions and users can subscribe.

        Any API key of the tenant will do (inferred).

        Args:
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The catalogue of notification types.

        Raises:
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_notification_types` of notifier:
        `GET /notifications/types`.
        """
        return self._call(
            _operations.GET_NOTIFICATION_TYPES,
            {},
            options=options,
        )
