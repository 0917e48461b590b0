"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from ...declarations import Options, RawResponse
    from ...model import Unset
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import (
        ChannelSettings,
        CreateChannel,
        NotificationChannelDetails,
        NotificationChannelInfo,
        NotificationChannelKind,
        UpdateChannel,
    )


class DivisionChannels(Resource[ModeT]):
    """Division channel operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List a division's notification channels.
        create: Create a notification channel for a division.
        get: Fetch a division's notification channel.
        update: Change a division's notification channel.
        delete: Delete a division's notification channel.
        test: Send a test message through a division's channel.
    """

    @overload
    def list(
        self: DivisionChannels[Sync],
        division_id: int,
        *,
        channel: NotificationChannelKind | str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[NotificationChannelInfo]: ...
    @overload
    def list(
        self: DivisionChannels[Async],
        division_id: int,
        *,
        channel: NotificationChannelKind | str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[NotificationChannelInfo]: ...
    @overload
    def list(
        self: DivisionChannels[Raw],
        division_id: int,
        *,
        channel: NotificationChannelKind | str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[NotificationChannelInfo]: ...
    @overload
    def list(
        self: DivisionChannels[AsyncRaw],
        division_id: int,
        *,
        channel: NotificationChannelKind | str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[NotificationChannelInfo]: ...
    def list(
        self,
        division_id: int,
        *,
        channel: NotificationChannelKind | str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List a division's notification channels.

        Gives one page of the channels owned by the division. They can be filtered by kind.

        An API key needs the permission `notifications:read`.

        Args:
            division_id: ID of the division.
            channel: Keep only channels of this kind.
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `NotificationChannelInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()`
            one after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_division_channels` of notifier:
        `GET /tenants/{tenant_id}/divisions/{division_id}/channels`.
        """
        return self._call(
            _operations.GET_DIVISION_CHANNELS,
            {"tenant_id": tenant_id, "division_id": division_id},
            query={"channel": channel, "results": results},
            options=options,
        )

    @overload
    def create(
        self: DivisionChannels[Sync],
        division_id: int,
        *,
        channel: NotificationChannelKind | str,
        destination: str,
        name: str,
        remarks: str | None | Unset = UNSET,
        settings: ChannelSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: DivisionChannels[Sync],
        division_id: int,
        body: CreateChannel | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: DivisionChannels[Async],
        division_id: int,
        *,
        channel: NotificationChannelKind | str,
        destination: str,
        name: str,
        remarks: str | None | Unset = UNSET,
        settings: ChannelSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: DivisionChannels[Async],
        division_id: int,
        body: CreateChannel | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: DivisionChannels[Raw],
        division_id: int,
        *,
        channel: NotificationChannelKind | str,
        destination: str,
        name: str,
        remarks: str | None | Unset = UNSET,
        settings: ChannelSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: DivisionChannels[Raw],
        division_id: int,
        body: CreateChannel | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: DivisionChannels[AsyncRaw],
        division_id: int,
        *,
        channel: NotificationChannelKind | str,
        destination: str,
        name: str,
        remarks: str | None | Unset = UNSET,
        settings: ChannelSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: DivisionChannels[AsyncRaw],
        division_id: int,
        body: CreateChannel | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        division_id: int,
        body: CreateChannel | Mapping[str, Any] | None = None,
        *,
        channel: NotificationChannelKind | str | Unset = UNSET,
        destination: str | Unset = UNSET,
        name: str | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: ChannelSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create a notification channel for a division.

        Sets up a notification channel owned by the division. The payload follows the same contract as for a tenant's
        channel.

        An API key needs the permission `notifications:manage`.

        Args:
            division_id: ID of the division.
            body: Type, destination and name of the channel, with optional settings and remarks. Give this, or its
                members one by one.
            channel: Kind of channel to create: `slack`, `webhook`, `sms` or `email`. The service accepts `sms` but does
                not deliver to it yet.
            destination: Where the channel delivers. This is an HTTPS URL for `slack` and `webhook`, an address for
                `email`, and a phone number such as `+1234567890` for `sms`. Private and internal addresses are refused.
            name: Name of the channel.
            remarks: Free-form note about the channel. Optional.
            settings: Settings particular to the kind of channel. Optional.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The channel has been created. The response has no body.

        Raises:
            BadRequestError: 400. The channel's configuration is not valid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The channel exists already, or the limit has been reached.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_division_channel` of notifier:
        `POST /tenants/{tenant_id}/divisions/{division_id}/channels`.
        """
        return self._call(
            _operations.CREATE_DIVISION_CHANNEL,
            {"tenant_id": tenant_id, "division_id": division_id},
            body=body,
            fields={
                "channel": channel,
                "destination": destination,
                "name": name,
                "remarks": remarks,
                "settings": settings,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def get(
        self: DivisionChannels[Sync],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> NotificationChannelDetails: ...
    @overload
    def get(
        self: DivisionChannels[Async],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, NotificationChannelDetails]: ...
    @overload
    def get(
        self: DivisionChannels[Raw],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[NotificationChannelDetails]: ...
    @overload
    def get(
        self: DivisionChannels[AsyncRaw],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[NotificationChannelDetails]]: ...
    def get(
        self, division_id: int, channel_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Any:
        """Fetch a division's notification channel.

        Gives the configuration and metadata of a single channel owned by the division.

        An API key needs the permission `notifications:read`.

        Args:
            division_id: ID of the division.
            channel_id: ID of the channel.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The channel in detail.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such channel.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_division_channel` of notifier:
        `GET /tenants/{tenant_id}/divisions/{division_id}/channels/{channel_id}`.
        """
        return self._call(
            _operations.GET_DIVISION_CHANNEL,
            {"tenant_id": tenant_id, "division_id": division_id, "channel_id": channel_id},
            options=options,
        )

    @overload
    def update(
        self: DivisionChannels[Sync],
        division_id: int,
        channel_id: int,
        *,
        destination: str | None | Unset = UNSET,
        enabled: bool | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: ChannelSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: DivisionChannels[Sync],
        division_id: int,
        channel_id: int,
        body: UpdateChannel | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: DivisionChannels[Async],
        division_id: int,
        channel_id: int,
        *,
        destination: str | None | Unset = UNSET,
        enabled: bool | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: ChannelSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: DivisionChannels[Async],
        division_id: int,
        channel_id: int,
        body: UpdateChannel | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: DivisionChannels[Raw],
        division_id: int,
        channel_id: int,
        *,
        destination: str | None | Unset = UNSET,
        enabled: bool | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: ChannelSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: DivisionChannels[Raw],
        division_id: int,
        channel_id: int,
        body: UpdateChannel | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: DivisionChannels[AsyncRaw],
        division_id: int,
        channel_id: int,
        *,
        destination: str | None | Unset = UNSET,
        enabled: bool | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: ChannelSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update(
        self: DivisionChannels[AsyncRaw],
        division_id: int,
        channel_id: int,
        body: UpdateChannel | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update(
        self,
        division_id: int,
        channel_id: int,
        body: UpdateChannel | Mapping[str, Any] | None = None,
        *,
        destination: str | None | Unset = UNSET,
        enabled: bool | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: ChannelSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Change a division's notification channel.

        Changes part of a channel owned by the division: any field left out keeps its value.

        An API key needs the permission `notifications:manage`.

        Args:
            division_id: ID of the division.
            channel_id: ID of the channel.
            body: The parts of the channel to change. Give this, or its members one by one.
            destination: New destination of the channel, in the form its kind requires: HTTPS URL, email address or
                phone number.
            enabled: `true` to enable the channel, `false` to disable it.
            name: New name of the channel.
            remarks: New note about the channel.
            settings: New settings particular to the kind of channel.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The channel has been changed.

        Raises:
            BadRequestError: 400. The channel's configuration is not valid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such channel.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_division_channel` of notifier:
        `PUT /tenants/{tenant_id}/divisions/{division_id}/channels/{channel_id}`.
        """
        return self._call(
            _operations.UPDATE_DIVISION_CHANNEL,
            {"tenant_id": tenant_id, "division_id": division_id, "channel_id": channel_id},
            body=body,
            fields={
                "destination": destination,
                "enabled": enabled,
                "name": name,
                "remarks": remarks,
                "settings": settings,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: DivisionChannels[Sync],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def delete(
        self: DivisionChannels[Async],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: DivisionChannels[Raw],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: DivisionChannels[AsyncRaw],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(
        self, division_id: int, channel_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Any:
        """Delete a division's notification channel.

        Removes a channel owned by the division, together with every subscription attached to it.

        An API key needs the permission `notifications:manage`.

        Args:
            division_id: ID of the division.
            channel_id: ID of the channel.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The channel has been deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such channel.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_division_channel` of notifier:
        `DELETE /tenants/{tenant_id}/divisions/{division_id}/channels/{channel_id}`.
        """
        return self._call(
            _operations.DELETE_DIVISION_CHANNEL,
            {"tenant_id": tenant_id, "division_id": division_id, "channel_id": channel_id},
            options=options,
        )

    @overload
    def test(
        self: DivisionChannels[Sync],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def test(
        self: DivisionChannels[Async],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def test(
        self: DivisionChannels[Raw],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def test(
        self: DivisionChannels[AsyncRaw],
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def test(
        self,
        division_id: int,
        channel_id: int,
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Send a test message through a division's channel.

        Delivers a test message through a channel owned by the division. A rate limit guards it against abuse.

        An API key needs the permission `notifications:manage` (inferred).

        Args:
            division_id: ID of the division.
            channel_id: ID of the channel.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The test message has been sent.

        Raises:
            BadRequestError: 400. The channel is disabled, or its destination is a private address.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such channel.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. Test messages are rate limited. The `retry-after` header gives the wait: 10 seconds.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `test_division_channel` of notifier:
        `POST /tenants/{tenant_id}/divisions/{division_id}/channels/{channel_id}/test`.
        """
        return self._call(
            _operations.TEST_DIVISION_CHANNEL,
            {"tenant_id": tenant_id, "division_id": division_id, "channel_id": channel_id},
            idempotency_key=idempotency_key,
            options=options,
        )
