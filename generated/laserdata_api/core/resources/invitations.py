"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, ModeT, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence

    from ...declarations import AsyncPages, Options, Pages, Result
    from ...model import Unset
    from ..models import InviteMember, TenantInvitationInfo


class Invitations(Resource[ModeT]):
    """Invitations: `list`, `create`, `delete`."""

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
    def list(self, *, results: int | None = None, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List a tenant's invitations.

        Lists the outstanding invitations this tenant has sent, whether pending, accepted or rejected. The
        operation's query parameters filter them.

        Args:
            results: how many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own where left out.
            options: what this one call does differently: timeout in seconds, extra headers.

        Returns:
            One page of the tenant's invitations: iterate over the items of all pages, or take one page
            with `.page(n)`.

        Raises:
            BadRequestError: 400: A parameter or the body is not valid. `field_issues` says which part
                and why.
            AuthenticationError: 401: No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403: The caller lacks a permission
            NotFoundError: 404: There is no such resource, or this credential may not see it.
            RateLimitError: 429: The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500: The service failed. Trying again may help.
            ServerError: 503: The service cannot answer for the moment. Trying again later may help.
            LaserDataError: the call failed in any other way; see its subclasses.

        Operation `get_tenant_invitations`: GET /tenants/{tenant_id}/invitations (core 0.0.66).
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

        Args:
            body: the required email; a division scope and role ids may be added; give this or the
                members below
            email: E-mail address to send the invitation to.
            division_id: division the invitation refers to; optional.
            roles: ids of the roles to give on acceptance; optional.
            tenant_id: ID of the tenant; the client's own where left out.
            idempotency_key: your own key, 1 to 255 visible characters; a new UUIDv4 otherwise.
            options: what this one call does differently: timeout in seconds, extra headers.

        Returns:
            How the call went. The invitation was created.

        Raises:
            BadRequestError: 400: The email is invalid, is barred by the tenant's invitation policy, or
                belongs to someone already invited or already a member.
            AuthenticationError: 401: No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403: The caller lacks a permission
            NotFoundError: 404: There is no such resource, or this credential may not see it.
            ConflictError: 409: The request clashes with what exists, or its idempotency key was used
                with another body (`idempotency_error`), or by a request still running
                (`idempotent_request_in_progress`).
            RateLimitError: 429: The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500: The service failed. Trying again may help.
            ServerError: 503: The service cannot answer for the moment. Trying again later may help.
            LaserDataError: the call failed in any other way; see its subclasses.

        Operation `invite_member`: POST /tenants/{tenant_id}/invitations (core 0.0.66).
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
    def delete(self, invitation_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Revoke an invitation.

        Withdraws an outstanding invitation, so that it can no longer be accepted. This serves when circumstances
        change before the invitation expires.

        Args:
            invitation_id: ID of the invitation
            tenant_id: ID of the tenant; the client's own where left out.
            options: what this one call does differently: timeout in seconds, extra headers.

        Returns:
            How the call went. The invitation was deleted.

        Raises:
            BadRequestError: 400: A parameter or the body is not valid. `field_issues` says which part
                and why.
            AuthenticationError: 401: No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403: The caller lacks a permission
            NotFoundError: 404: No such invitation
            RateLimitError: 429: The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500: The service failed. Trying again may help.
            ServerError: 503: The service cannot answer for the moment. Trying again later may help.
            LaserDataError: the call failed in any other way; see its subclasses.

        Operation `delete_invitation`: DELETE /tenants/{tenant_id}/invitations/{invitation_id} (core 0.0.66).
        """
        return self._call(
            _operations.DELETE_INVITATION,
            {"tenant_id": tenant_id, "invitation_id": invitation_id},
            options=options,
        )
