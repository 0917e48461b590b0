"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Items, Options, RawResponse
    from ...protocols import Result
    from ..models import SessionInfo, UserSessionInfo


class Sessions(Resource[ModeT]):
    """Session operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        list: List your sessions.
        delete_all: End all sessions.
        refresh: Extend the session.
    """

    @overload
    def list(self: Sessions[Sync], *, options: Options | None = None) -> Items[UserSessionInfo]: ...
    @overload
    def list(
        self: Sessions[Async], *, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[UserSessionInfo]]: ...
    @overload
    def list(self: Sessions[Raw], *, options: Options | None = None) -> RawResponse[Items[UserSessionInfo]]: ...
    @overload
    def list(
        self: Sessions[AsyncRaw], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[UserSessionInfo]]]: ...
    def list(self, *, options: Options | None = None) -> Any:
        """List your sessions.

        Gives the signed-in user's active sessions, with each browser or device as one entry.

        Needs a signed-in session; API keys are refused.

        Args:
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The active sessions.

        Raises:
            AuthenticationError: 401. There is no active session.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_sessions` of core:
        `GET /account/sessions`.
        """
        return self._call(
            _operations.GET_SESSIONS,
            {},
            options=options,
        )

    @overload
    def delete_all(self: Sessions[Sync], *, options: Options | None = None) -> Result: ...
    @overload
    def delete_all(self: Sessions[Async], *, options: Options | None = None) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete_all(self: Sessions[Raw], *, options: Options | None = None) -> RawResponse[Result]: ...
    @overload
    def delete_all(
        self: Sessions[AsyncRaw], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete_all(self, *, options: Options | None = None) -> Any:
        """End all sessions.

        Invalidates every active session of the signed-in user, so that they are signed out on all devices. It is the
        thing to do when credentials may have leaked.

        Needs a signed-in session; API keys are refused.

        Args:
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Every session was deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. There is no active session.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_sessions` of core:
        `DELETE /account/sessions`.
        """
        return self._call(
            _operations.DELETE_SESSIONS,
            {},
            options=options,
        )

    @overload
    def refresh(self: Sessions[Sync], *, options: Options | None = None) -> SessionInfo: ...
    @overload
    def refresh(self: Sessions[Async], *, options: Options | None = None) -> Coroutine[Any, Any, SessionInfo]: ...
    @overload
    def refresh(self: Sessions[Raw], *, options: Options | None = None) -> RawResponse[SessionInfo]: ...
    @overload
    def refresh(
        self: Sessions[AsyncRaw], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[SessionInfo]]: ...
    def refresh(self, *, options: Options | None = None) -> Any:
        """Extend the session.

        Moves the expiry of the current session further out and hands back a fresh session cookie with its csrf_token.

        Needs a signed-in session; API keys are refused.

        Args:
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The renewed session.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. The session cookie is absent or invalid.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. Too many requests.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `refresh_session` of core:
        `POST /account/sessions`.
        """
        return self._call(
            _operations.REFRESH_SESSION,
            {},
            options=options,
        )
