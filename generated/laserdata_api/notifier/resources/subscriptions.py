"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence

    from ...declarations import Options, RawResponse
    from ...model import Unset
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import (
        CreateSubscription,
        NotificationMessageType,
        NotificationSubscriptionInfo,
        SetSubscriptions,
        SubscriptionEntry,
    )


class Subscriptions(Resource[ModeT]):
    """Subscription operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List a tenant channel's subscriptions.
        create: Add a subscription to a tenant's channel.
        get: Fetch a tenant channel's subscription.
        delete: Delete a tenant channel's subscription.
        set: Replace a tenant channel's subscriptions.
    """

    @overload
    def list(
        self: Subscriptions[Sync],
        channel_id: int,
        *,
        message_type: NotificationMessageType | str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[NotificationSubscriptionInfo]: ...
    @overload
    def list(
        self: Subscriptions[Async],
        channel_id: int,
        *,
        message_type: NotificationMessageType | str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[NotificationSubscriptionInfo]: ...
    @overload
    def list(
        self: Subscriptions[Raw],
        channel_id: int,
        *,
        message_type: NotificationMessageType | str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[NotificationSubscriptionInfo]: ...
    @overload
    def list(
        self: Subscriptions[AsyncRaw],
        channel_id: int,
        *,
        message_type: NotificationMessageType | str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[NotificationSubscriptionInfo]: ...
    def list(
        self,
        channel_id: int,
        *,
        message_type: NotificationMessageType | str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List a tenant channel's subscriptions.

        Gives one page of the subscriptions set up on a channel owned by the tenant. They can be filtered by message
        type.

        An API key needs the permission `notifications:read`.

        Args:
            channel_id: ID of the channel.
            message_type: Keep only subscriptions that cover this notification type.
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `NotificationSubscriptionInfo` of every page, fetched as you iterate; `.page(n)` gives one page,
            `.pages()` one after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such channel.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tenant_subscriptions` of notifier:
        `GET /tenants/{tenant_id}/channels/{channel_id}/subscriptions`.
        """
        return self._call(
            _operations.GET_TENANT_SUBSCRIPTIONS,
            {"tenant_id": tenant_id, "channel_id": channel_id},
            query={"message_type": message_type, "results": results},
            options=options,
        )

    @overload
    def create(
        self: Subscriptions[Sync],
        channel_id: int,
        *,
        message_types: Sequence[NotificationMessageType | str],
        scope_deployment_ids: Sequence[int] | None | Unset = UNSET,
        scope_division_ids: Sequence[int] | None | Unset = UNSET,
        scope_environment_ids: Sequence[int] | None | Unset = UNSET,
        scope_tenant_ids: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Subscriptions[Sync],
        channel_id: int,
        body: CreateSubscription | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Subscriptions[Async],
        channel_id: int,
        *,
        message_types: Sequence[NotificationMessageType | str],
        scope_deployment_ids: Sequence[int] | None | Unset = UNSET,
        scope_division_ids: Sequence[int] | None | Unset = UNSET,
        scope_environment_ids: Sequence[int] | None | Unset = UNSET,
        scope_tenant_ids: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Subscriptions[Async],
        channel_id: int,
        body: CreateSubscription | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Subscriptions[Raw],
        channel_id: int,
        *,
        message_types: Sequence[NotificationMessageType | str],
        scope_deployment_ids: Sequence[int] | None | Unset = UNSET,
        scope_division_ids: Sequence[int] | None | Unset = UNSET,
        scope_environment_ids: Sequence[int] | None | Unset = UNSET,
        scope_tenant_ids: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Subscriptions[Raw],
        channel_id: int,
        body: CreateSubscription | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Subscriptions[AsyncRaw],
        channel_id: int,
        *,
        message_types: Sequence[NotificationMessageType | str],
        scope_deployment_ids: Sequence[int] | None | Unset = UNSET,
        scope_division_ids: Sequence[int] | None | Unset = UNSET,
        scope_environment_ids: Sequence[int] | None | Unset = UNSET,
        scope_tenant_ids: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: Subscriptions[AsyncRaw],
        channel_id: int,
        body: CreateSubscription | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        channel_id: int,
        body: CreateSubscription | Mapping[str, Any] | None = None,
        *,
        message_types: Sequence[NotificationMessageType | str] | Unset = UNSET,
        scope_deployment_ids: Sequence[int] | None | Unset = UNSET,
        scope_division_ids: Sequence[int] | None | Unset = UNSET,
        scope_environment_ids: Sequence[int] | None | Unset = UNSET,
        scope_tenant_ids: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Add a subscription to a tenant's channel.

        Adds a single subscription to a channel owned by the tenant. Its scope can be limited to chosen tenants,
        divisions, environments or deployments.

        An API key needs the permission `notifications:manage`.

        Args:
            channel_id: ID of the channel.
            body: The message types, and filters that limit the scope if wanted. Give this, or its members one by one.
            message_types: Notification types the subscription covers.
            scope_deployment_ids: IDs of the deployments to which the subscription is limited. Optional.
            scope_division_ids: IDs of the divisions to which the subscription is limited. Optional.
            scope_environment_ids: IDs of the environments to which the subscription is limited. Optional.
            scope_tenant_ids: IDs of the tenants to which the subscription is limited. Optional.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The subscription has been created. The response has no body.
            `subscription_id` is the id of what was created.

        Raises:
            BadRequestError: 400. The notification type is not valid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such channel.
            ConflictError: 409. The subscription exists already, or the limit has been reached.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_tenant_subscription` of notifier:
        `POST /tenants/{tenant_id}/channels/{channel_id}/subscriptions`.
        """
        return self._call(
            _operations.CREATE_TENANT_SUBSCRIPTION,
            {"tenant_id": tenant_id, "channel_id": channel_id},
            body=body,
            fields={
                "message_types": message_types,
                "scope_deployment_ids": scope_deployment_ids,
                "scope_division_ids": scope_division_ids,
                "scope_environment_ids": scope_environment_ids,
                "scope_tenant_ids": scope_tenant_ids,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def get(
        self: Subscriptions[Sync],
        channel_id: int,
        subscription_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> NotificationSubscriptionInfo: ...
    @overload
    def get(
        self: Subscriptions[Async],
        channel_id: int,
        subscription_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, NotificationSubscriptionInfo]: ...
    @overload
    def get(
        self: Subscriptions[Raw],
        channel_id: int,
        subscription_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[NotificationSubscriptionInfo]: ...
    @overload
    def get(
        self: Subscriptions[AsyncRaw],
        channel_id: int,
        subscription_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[NotificationSubscriptionInfo]]: ...
    def get(
        self, channel_id: int, subscription_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Any:
        """Fetch a tenant channel's subscription.

        Gives a single subscription set up on a channel owned by the tenant.

        An API key needs the permission `notifications:read`.

        Args:
            channel_id: ID of the channel.
            subscription_id: ID of the subscription.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The subscription in detail.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such subscription.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tenant_subscription` of notifier:
        `GET /tenants/{tenant_id}/channels/{channel_id}/subscriptions/{subscription_id}`.
        """
        return self._call(
            _operations.GET_TENANT_SUBSCRIPTION,
            {"tenant_id": tenant_id, "channel_id": channel_id, "subscription_id": subscription_id},
            options=options,
        )

    @overload
    def delete(
        self: Subscriptions[Sync],
        channel_id: int,
        subscription_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def delete(
        self: Subscriptions[Async],
        channel_id: int,
        subscription_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Subscriptions[Raw],
        channel_id: int,
        subscription_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Subscriptions[AsyncRaw],
        channel_id: int,
        subscription_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(
        self, channel_id: int, subscription_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Any:
        """Delete a tenant channel's subscription.

        Removes a single subscription from a channel owned by the tenant.

        An API key needs the permission `notifications:manage`.

        Args:
            channel_id: ID of the channel.
            subscription_id: ID of the subscription.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The subscription has been deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such subscription.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_tenant_subscription` of notifier:
        `DELETE /tenants/{tenant_id}/channels/{channel_id}/subscriptions/{subscription_id}`.
        """
        return self._call(
            _operations.DELETE_TENANT_SUBSCRIPTION,
            {"tenant_id": tenant_id, "channel_id": channel_id, "subscription_id": subscription_id},
            options=options,
        )

    @overload
    def set(
        self: Subscriptions[Sync],
        channel_id: int,
        *,
        subscriptions: Sequence[SubscriptionEntry | Mapping[str, Any]],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def set(
        self: Subscriptions[Sync],
        channel_id: int,
        body: SetSubscriptions | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def set(
        self: Subscriptions[Async],
        channel_id: int,
        *,
        subscriptions: Sequence[SubscriptionEntry | Mapping[str, Any]],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def set(
        self: Subscriptions[Async],
        channel_id: int,
        body: SetSubscriptions | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def set(
        self: Subscriptions[Raw],
        channel_id: int,
        *,
        subscriptions: Sequence[SubscriptionEntry | Mapping[str, Any]],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def set(
        self: Subscriptions[Raw],
        channel_id: int,
        body: SetSubscriptions | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def set(
        self: Subscriptions[AsyncRaw],
        channel_id: int,
        *,
        subscriptions: Sequence[SubscriptionEntry | Mapping[str, Any]],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def set(
        self: Subscriptions[AsyncRaw],
        channel_id: int,
        body: SetSubscriptions | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def set(
        self,
        channel_id: int,
        body: SetSubscriptions | Mapping[str, Any] | None = None,
        *,
        subscriptions: Sequence[SubscriptionEntry | Mapping[str, Any]] | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Replace a tenant channel's subscriptions.

        Swaps every subscription of a channel owned by the tenant for the list given, in one atomic step.

        An API key needs the permission `notifications:manage`.

        Args:
            channel_id: ID of the channel.
            body: Every subscription the channel is to have. Give this, or its members one by one.
            subscriptions: Every subscription the channel is to have. Those not in the list are removed.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The subscriptions have been replaced.

        Raises:
            BadRequestError: 400. A notification type among them is not valid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such channel.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `set_tenant_subscriptions` of notifier:
        `PUT /tenants/{tenant_id}/channels/{channel_id}/subscriptions`.
        """
        return self._call(
            _operations.SET_TENANT_SUBSCRIPTIONS,
            {"tenant_id": tenant_id, "channel_id": channel_id},
            body=body,
            fields={"subscriptions": subscriptions},
            idempotency_key=idempotency_key,
            options=options,
        )
