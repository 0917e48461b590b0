"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Options, RawResponse
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import InvitationInfo


class AccountInvitations(Resource[ModeT]):
    """Account invitation operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List your own invitations.
        accept: Accept an invitation.
        reject: Reject an invitation.
    """

    @overload
    def list(
        self: AccountInvitations[Sync], *, results: int | None = None, options: Options | None = None
    ) -> Pages[InvitationInfo]: ...
    @overload
    def list(
        self: AccountInvitations[Async], *, results: int | None = None, options: Options | None = None
    ) -> AsyncPages[InvitationInfo]: ...
    @overload
    def list(
        self: AccountInvitations[Raw], *, results: int | None = None, options: Options | None = None
    ) -> RawPages[InvitationInfo]: ...
    @overload
    def list(
        self: AccountInvitations[AsyncRaw], *, results: int | None = None, options: Options | None = None
    ) -> AsyncRawPages[InvitationInfo]: ...
    def list(self, *, results: int | None = None, options: Options | None = None) -> Any:
        """List your own invitations.

        Lists the invitations to the signed-in user that are still pending, as shown in the console's invitation inbox.
        It needs a session. An API key belongs to a tenant, so it cannot list a user's invitations.

        Needs a signed-in session; API keys are refused.

        Args:
            results: How many items a page holds, 100 at most.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `InvitationInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
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

        Operation `get_invitations` of core:
        `GET /account/invitations`.
        """
        return self._call(
            _operations.GET_INVITATIONS,
            {},
            query={"results": results},
            options=options,
        )

    @overload
    def accept(self: AccountInvitations[Sync], invitation_id: int, *, options: Options | None = None) -> Result: ...
    @overload
    def accept(
        self: AccountInvitations[Async], invitation_id: int, *, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def accept(
        self: AccountInvitations[Raw], invitation_id: int, *, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def accept(
        self: AccountInvitations[AsyncRaw], invitation_id: int, *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def accept(self, invitation_id: int, *, options: Options | None = None) -> Any:
        """Accept an invitation.

        Takes up an invitation: the user becomes a member of the tenant and at once has the access that comes with the
        role named in the invitation. It needs a session. An API key belongs to a tenant, so it cannot accept an
        invitation on a user's behalf.

        Needs a signed-in session; API keys are refused.

        Args:
            invitation_id: ID of the invitation.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The invitation was accepted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            NotFoundError: 404. No such invitation.
            GoneError: 410. The invitation has expired.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `accept_invitation` of core:
        `PUT /account/invitations/{invitation_id}/accept`.
        """
        return self._call(
            _operations.ACCEPT_INVITATION,
            {"invitation_id": invitation_id},
            options=options,
        )

    @overload
    def reject(self: AccountInvitations[Sync], invitation_id: int, *, options: Options | None = None) -> Result: ...
    @overload
    def reject(
        self: AccountInvitations[Async], invitation_id: int, *, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def reject(
        self: AccountInvitations[Raw], invitation_id: int, *, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def reject(
        self: AccountInvitations[AsyncRaw], invitation_id: int, *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def reject(self, invitation_id: int, *, options: Options | None = None) -> Any:
        """Reject an invitation.

        Turns an invitation down. The user does not become a member, and whoever sent the invitation is told. It needs a
        session. An API key belongs to a tenant, so it cannot reject an invitation on a user's behalf.

        Needs a signed-in session; API keys are refused.

        Args:
            invitation_id: ID of the invitation.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The invitation was rejected.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            NotFoundError: 404. No such invitation.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `reject_invitation` of core:
        `PUT /account/invitations/{invitation_id}/reject`.
        """
        return self._call(
            _operations.REJECT_INVITATION,
            {"invitation_id": invitation_id},
            options=options,
        )
