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
    from ..models import InviteMember, TenantInvitationInfo


class Invitations(Resource[ModeT]):
    """Invitation operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List a tenant's invitations.
        create: Invite someone to the tenant.
        delete: Revoke an invitation.
    """

    @overload
    def list(
        self: Invitations[Sync],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[TenantInvitationInfo]: ...
    @overload
    def list(
        self: Invitations[Async],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[TenantInvitationInfo]: ...
    @overload
    def list(
        self: Invitations[Raw],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[TenantInvitationInfo]: ...
    @overload
    def list(
        self: Invitations[AsyncRaw],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[TenantInvitationInfo]: ...
    def list(self, *, results: int | None = None, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List a tenant's invitations.

        Lists the outstanding invitations this tenant has sent, whether pending, accepted or rejected. The operation's
        query parameters filter them.

        An API key needs the permission `member:read`.

        Args:
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `TenantInvitationInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()`
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

        Operation `get_tenant_invitations` of core:
        `GET /tenants/{tenant_id}/invitations`.
        """
        return self._call(
            _operations.GET_TENANT_INVITATIONS,
            {"tenant_id": tenant_id},
            query={"results": results},
            options=options,
        )

    @overload
    def create(
        self: Invitations[Sync],
        *,
        email: str,
        division_id: int | None | Unset = UNSET,
        roles: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Invitations[Sync],
        body: InviteMember | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Invitations[Async],
        *,
        email: str,
        division_id: int | None | Unset = UNSET,
        roles: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Invitations[Async],
        body: InviteMember | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Invitations[Raw],
        *,
        email: str,
        division_id: int | None | Unset = UNSET,
        roles: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Invitations[Raw],
        body: InviteMember | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Invitations[AsyncRaw],
        *,
        email: str,
        division_id: int | None | Unset = UNSET,
        roles: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: Invitations[AsyncRaw],
        body: InviteMember | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        body: InviteMember | Mapping[str, Any] | None = None,
        *,
        email: str | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        roles: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Invite someone to the tenant.

        Emails an invitation to join the tenant. A person already registered under that email finds it in their
        /account/invitations list; anyone else is sent a link for signing up. The tenant's invitation policy (open /
        domain_only / block_external) applies.

        An API key needs the permission `member:manage`.

        Args:
            body: The required email; a division scope and role ids may be added. Give this, or its members one by one.
            email: E-mail address to send the invitation to.
            division_id: Division the invitation refers to; optional.
            roles: Ids of the roles to give on acceptance; optional.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The invitation was created.

        Raises:
            BadRequestError: 400. The email is invalid, is barred by the tenant's invitation policy, or belongs to
                someone already invited or already a member.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `invite_member` of core:
        `POST /tenants/{tenant_id}/invitations`.
        """
        return self._call(
            _operations.INVITE_MEMBER,
            {"tenant_id": tenant_id},
            body=body,
            fields={"email": email, "division_id": division_id, "roles": roles},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: Invitations[Sync], invitation_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def delete(
        self: Invitations[Async], invitation_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Invitations[Raw], invitation_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Invitations[AsyncRaw], invitation_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, invitation_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Revoke an invitation.

        Withdraws an outstanding invitation, so that it can no longer be accepted. This serves when circumstances change
        before the invitation expires.

        An API key needs the permission `member:manage`.

        Args:
            invitation_id: ID of the invitation.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The invitation was deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such invitation.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_invitation` of core:
        `DELETE /tenants/{tenant_id}/invitations/{invitation_id}`.
        """
        return self._call(
            _operations.DELETE_INVITATION,
            {"tenant_id": tenant_id, "invitation_id": invitation_id},
            options=options,
        )
