"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from ...declarations import Options
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages
    from ..models import NotificationInfo


class UserNotifications(Resource[ModeT]):
    """User notification operations.

    In an asynchronous client, iterate over pages with `async for`.

    Methods:
        list: List what a user's channel has delivered.
    """

    @overload
    def list(
        self: UserNotifications[Sync],
        user_id: int,
        channel_id: int,
        *,
        message_type: str | None = None,
        results: int | None = None,
        options: Options | None = None,
    ) -> Pages[NotificationInfo]: ...
    @overload
    def list(
        self: UserNotifications[Async],
        user_id: int,
        channel_id: int,
        *,
        message_type: str | None = None,
        results: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[NotificationInfo]: ...
    @overload
    def list(
        self: UserNotifications[Raw],
        user_id: int,
        channel_id: int,
        *,
        message_type: str | None = None,
        results: int | None = None,
        options: Options | None = None,
    ) -> RawPages[NotificationInfo]: ...
    @overload
    def list(
        self: UserNotifications[AsyncRaw],
        user_id: int,
        channel_id: int,
        *,
        message_type: str | None = None,
        results: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[NotificationInfo]: ...
    def list(
        self,
        user_id: int,
        channel_id: int,
        *,
        message_type: str | None = None,
        results: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List what a user's channel has delivered.

        Gives one page of the notifications that have reached a channel owned by the user. They can be filtered by
        message type.

        Any API key of the tenant will do (inferred).

        Args:
            user_id: ID of the user.
            channel_id: ID of the channel.
            message_type: Keep only notifications of this type, such as `deployment_created`.
            results: How many items a page holds, 100 at most.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `NotificationInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
            after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such user or channel.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_user_notifications` of notifier:
        `GET /users/{user_id}/channels/{channel_id}/notifications`.
        """
        return self._call(
            _operations.GET_USER_NOTIFICATIONS,
            {"user_id": user_id, "channel_id": channel_id},
            query={"message_type": message_type, "results": results},
            options=options,
        )
