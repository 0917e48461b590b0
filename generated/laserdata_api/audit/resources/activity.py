"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    import datetime

    from ...declarations import Options
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages
    from ..models import UserActivityInfo


class Activity(Resource[ModeT]):
    """Activity operations.

    In an asynchronous client, iterate over pages with `async for`.

    Methods:
        list: List your own activity.
    """

    @overload
    def list(
        self: Activity[Sync],
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        types: str | None = None,
        options: Options | None = None,
    ) -> Pages[UserActivityInfo]: ...
    @overload
    def list(
        self: Activity[Async],
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        types: str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[UserActivityInfo]: ...
    @overload
    def list(
        self: Activity[Raw],
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        types: str | None = None,
        options: Options | None = None,
    ) -> RawPages[UserActivityInfo]: ...
    @overload
    def list(
        self: Activity[AsyncRaw],
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        types: str | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[UserActivityInfo]: ...
    def list(
        self,
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        types: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """List your own activity.

        Gives the recent activity of the calling user in every tenant they belong to: actions while signed in, calls
        made with API keys they own, sessions and role changes. The Console can show it as a personal audit timeline. It
        works with a session only, since an API key belongs to a tenant and cannot list what a user did.

        Needs a signed-in session; API keys are refused.

        Args:
            from_: Earliest time to include, as RFC 3339 in UTC. The bound itself is included.
            results: How many items a page holds, 100 at most.
            to: Time at which the range ends, as RFC 3339 in UTC. The bound itself is excluded.
            types: Only events of these types, as GET /audit/types spells them, with commas between several.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `UserActivityInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
            after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. There is no active session.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_user_activity` of audit:
        `GET /audit/users/activity`.
        """
        return self._call(
            _operations.GET_USER_ACTIVITY,
            {},
            query={"from_": from_, "results": results, "to": to, "types": types},
            options=options,
        )
