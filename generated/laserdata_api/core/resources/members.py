"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence

    from ...declarations import Items, Options, RawResponse
    from ...model import Unset
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import MemberDetails, MemberInfo, TenantPermissions, UpdateMember


class Members(Resource[ModeT]):
    """Member operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List a tenant's members.
        update: Update a member.
        delete: Remove a member.
        all: List every member.
        permissions: List available permissions.
    """

    @overload
    def list(
        self: Members[Sync],
        *,
        active: bool | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[MemberDetails]: ...
    @overload
    def list(
        self: Members[Async],
        *,
        active: bool | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[MemberDetails]: ...
    @overload
    def list(
        self: Members[Raw],
        *,
        active: bool | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[MemberDetails]: ...
    @overload
    def list(
        self: Members[AsyncRaw],
        *,
        active: bool | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[MemberDetails]: ...
    def list(
        self,
        *,
        active: bool | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List a tenant's members.

        Lists the tenant's members page by page, each with a summary of roles and permissions. The `active` query
        parameter filters on whether a member is active.

        An API key needs the permission `member:read`.

        Args:
            active: Only members whose membership is active (`true`) or inactive (`false`).
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `MemberDetails` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
            the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_members` of core:
        `GET /tenants/{tenant_id}/members`.
        """
        return self._call(
            _operations.GET_MEMBERS,
            {"tenant_id": tenant_id},
            query={"active": active, "results": results},
            options=options,
        )

    @overload
    def update(
        self: Members[Sync],
        member_id: int,
        *,
        active: bool | None | Unset = UNSET,
        roles: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Members[Sync],
        member_id: int,
        body: UpdateMember | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Members[Async],
        member_id: int,
        *,
        active: bool | None | Unset = UNSET,
        roles: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Members[Async],
        member_id: int,
        body: UpdateMember | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Members[Raw],
        member_id: int,
        *,
        active: bool | None | Unset = UNSET,
        roles: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Members[Raw],
        member_id: int,
        body: UpdateMember | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Members[AsyncRaw],
        member_id: int,
        *,
        active: bool | None | Unset = UNSET,
        roles: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update(
        self: Members[AsyncRaw],
        member_id: int,
        body: UpdateMember | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update(
        self,
        member_id: int,
        body: UpdateMember | Mapping[str, Any] | None = None,
        *,
        active: bool | None | Unset = UNSET,
        roles: Sequence[int] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Update a member.

        Switches a member's active status or changes which roles the member has. With `active = false` the membership is
        kept on record, but the member cannot sign in to the tenant. Given `roles`, the whole set is replaced
        atomically.

        An API key needs the permission `member:manage`.

        Args:
            member_id: User ID of the member.
            body: The fields to change. A field that is null or absent keeps its value. Give this, or its members one by
                one.
            active: `false` keeps the membership but blocks sign-in to the tenant.
            roles: Ids of all roles the member is to hold; replaces the present ones.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The member was updated.

        Raises:
            BadRequestError: 400. The target is the caller or the tenant owner, neither of whom can be updated.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such member.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_member` of core:
        `PUT /tenants/{tenant_id}/members/{member_id}`.
        """
        return self._call(
            _operations.UPDATE_MEMBER,
            {"tenant_id": tenant_id, "member_id": member_id},
            body=body,
            fields={"active": active, "roles": roles},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: Members[Sync], member_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def delete(
        self: Members[Async], member_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Members[Raw], member_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Members[AsyncRaw], member_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, member_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Remove a member.

        Ends a member's membership of the tenant. Neither the tenant owner nor the caller can be removed this way; to
        leave a tenant, call DELETE /tenants/{tenant_id}/membership.

        An API key needs the permission `member:manage`.

        Args:
            member_id: User ID of the member.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The member was removed.

        Raises:
            BadRequestError: 400. The target is the caller or the tenant owner, neither of whom can be deleted.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such member.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_member` of core:
        `DELETE /tenants/{tenant_id}/members/{member_id}`.
        """
        return self._call(
            _operations.DELETE_MEMBER,
            {"tenant_id": tenant_id, "member_id": member_id},
            options=options,
        )

    @overload
    def all(
        self: Members[Sync], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Items[MemberInfo]: ...
    @overload
    def all(
        self: Members[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[MemberInfo]]: ...
    @overload
    def all(
        self: Members[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[MemberInfo]]: ...
    @overload
    def all(
        self: Members[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[MemberInfo]]]: ...
    def all(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List every member.

        Lists all of a tenant's members in one response, giving only id, email and name. It is meant for member pickers;
        where a tenant has many members, the paginated GET /tenants/{id}/members is the better choice.

        An API key needs the permission `member:read`.

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every member of the tenant.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_all_members` of core:
        `GET /tenants/{tenant_id}/members/all`.
        """
        return self._call(
            _operations.GET_ALL_MEMBERS,
            {"tenant_id": tenant_id},
            options=options,
        )

    @overload
    def permissions(
        self: Members[Sync], *, tenant_id: int | None = None, options: Options | None = None
    ) -> TenantPermissions: ...
    @overload
    def permissions(
        self: Members[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, TenantPermissions]: ...
    @overload
    def permissions(
        self: Members[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[TenantPermissions]: ...
    @overload
    def permissions(
        self: Members[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[TenantPermissions]]: ...
    def permissions(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List available permissions.

        Fetches every permission the tenant offers, arranged by scope (tenant / division / environment). It can fill the
        choices in a role editor.

        An API key needs the permission `member:read` (inferred).

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The permissions this tenant can grant.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_permissions` of core:
        `GET /tenants/{tenant_id}/members/permissions`.
        """
        return self._call(
            _operations.GET_PERMISSIONS,
            {"tenant_id": tenant_id},
            options=options,
        )
