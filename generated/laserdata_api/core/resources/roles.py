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
        AddRole,
        AssignRoleMembers,
        RevokeRoleMembers,
        RoleBasicInfo,
        RoleDetails,
        RoleMemberInfo,
        RolePermissions,
        UpdateRole,
    )


class Roles(Resource[ModeT]):
    """Role operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List a tenant's roles.
        create: Create a custom role.
        get: Fetch a role.
        update: Update a custom role.
        delete: Delete a custom role.
        assign_members: Give a role to members.
        members: List a role's members.
        revoke_members: Take a role from members.
    """

    @overload
    def list(
        self: Roles[Sync],
        *,
        kind: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[RoleBasicInfo]: ...
    @overload
    def list(
        self: Roles[Async],
        *,
        kind: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[RoleBasicInfo]: ...
    @overload
    def list(
        self: Roles[Raw],
        *,
        kind: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[RoleBasicInfo]: ...
    @overload
    def list(
        self: Roles[AsyncRaw],
        *,
        kind: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[RoleBasicInfo]: ...
    def list(
        self,
        *,
        kind: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List a tenant's roles.

        Lists the roles of the tenant: the system's (`admin`, `developer`, `viewer`, `billing`) and the tenant's own.
        `kind` narrows the list.

        An API key needs the permission `role:read`.

        Args:
            kind: Only roles of this kind: `system`, `custom` or `api_key`.
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `RoleBasicInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
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

        Operation `get_roles` of core:
        `GET /tenants/{tenant_id}/roles`.
        """
        return self._call(
            _operations.GET_ROLES,
            {"tenant_id": tenant_id},
            query={"kind": kind, "results": results},
            options=options,
        )

    @overload
    def create(
        self: Roles[Sync],
        *,
        name: str,
        permissions: RolePermissions | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Roles[Sync],
        body: AddRole | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Roles[Async],
        *,
        name: str,
        permissions: RolePermissions | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Roles[Async],
        body: AddRole | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Roles[Raw],
        *,
        name: str,
        permissions: RolePermissions | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Roles[Raw],
        body: AddRole | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Roles[AsyncRaw],
        *,
        name: str,
        permissions: RolePermissions | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: Roles[AsyncRaw],
        body: AddRole | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        body: AddRole | Mapping[str, Any] | None = None,
        *,
        name: str | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create a custom role.

        Adds a custom role, whose permission tree covers the tenant, division and environment scopes. The `ld-role`
        header gives the id of the new role. This API does not create system roles.

        An API key needs the permission `role:manage`.

        Args:
            body: The name and the permission tree. Every role created is Custom: the System kind is refused. Give this,
                or its members one by one.
            name: Name for the new role, not yet used in the tenant.
            permissions: Permissions the role is to have.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The role now exists; the ld-role header carries its ID.
            `role_id` is the id of what was created.

        Raises:
            BadRequestError: 400. The name or the permission tree is invalid, or the roles limit has been reached.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The name is taken.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `add_role` of core:
        `POST /tenants/{tenant_id}/roles`.
        """
        return self._call(
            _operations.ADD_ROLE,
            {"tenant_id": tenant_id},
            body=body,
            fields={"name": name, "permissions": permissions},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def get(
        self: Roles[Sync], role_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RoleDetails: ...
    @overload
    def get(
        self: Roles[Async], role_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RoleDetails]: ...
    @overload
    def get(
        self: Roles[Raw], role_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[RoleDetails]: ...
    @overload
    def get(
        self: Roles[AsyncRaw], role_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[RoleDetails]]: ...
    def get(self, role_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Fetch a role.

        Fetches one role's details with its whole permission tree, across the tenant, division and environment scopes.

        An API key needs the permission `role:read`.

        Args:
            role_id: ID of the role.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The role and its permissions.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such role.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_role` of core:
        `GET /tenants/{tenant_id}/roles/{role_id}`.
        """
        return self._call(
            _operations.GET_ROLE,
            {"tenant_id": tenant_id, "role_id": role_id},
            options=options,
        )

    @overload
    def update(
        self: Roles[Sync],
        role_id: int,
        *,
        name: str | None | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Roles[Sync],
        role_id: int,
        body: UpdateRole | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Roles[Async],
        role_id: int,
        *,
        name: str | None | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Roles[Async],
        role_id: int,
        body: UpdateRole | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Roles[Raw],
        role_id: int,
        *,
        name: str | None | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Roles[Raw],
        role_id: int,
        body: UpdateRole | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Roles[AsyncRaw],
        role_id: int,
        *,
        name: str | None | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update(
        self: Roles[AsyncRaw],
        role_id: int,
        body: UpdateRole | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update(
        self,
        role_id: int,
        body: UpdateRole | Mapping[str, Any] | None = None,
        *,
        name: str | None | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Update a custom role.

        Changes the name or permission tree of a custom role; a system role stays as it is.

        An API key needs the permission `role:manage`.

        Args:
            role_id: ID of the role.
            body: The fields to change. A field that is null or absent keeps its value. Give this, or its members one by
                one.
            name: New name for the role.
            permissions: New permissions; they replace the present ones.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The role was updated.

        Raises:
            BadRequestError: 400. The name or permissions are invalid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The role is a system role, which cannot be modified, or the caller lacks
                permission.
            NotFoundError: 404. No such role.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_role` of core:
        `PUT /tenants/{tenant_id}/roles/{role_id}`.
        """
        return self._call(
            _operations.UPDATE_ROLE,
            {"tenant_id": tenant_id, "role_id": role_id},
            body=body,
            fields={"name": name, "permissions": permissions},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: Roles[Sync], role_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def delete(
        self: Roles[Async], role_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Roles[Raw], role_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Roles[AsyncRaw], role_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, role_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Delete a custom role.

        Removes a custom role, and with it the permissions it gave to its members. A system role cannot be removed.

        An API key needs the permission `role:manage`.

        Args:
            role_id: ID of the role.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The role was deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The role is a system role, which cannot be deleted, or the caller lacks
                permission.
            NotFoundError: 404. No such role.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_role` of core:
        `DELETE /tenants/{tenant_id}/roles/{role_id}`.
        """
        return self._call(
            _operations.DELETE_ROLE,
            {"tenant_id": tenant_id, "role_id": role_id},
            options=options,
        )

    @overload
    def assign_members(
        self: Roles[Sync],
        role_id: int,
        *,
        members: Sequence[int],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def assign_members(
        self: Roles[Sync],
        role_id: int,
        body: AssignRoleMembers | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def assign_members(
        self: Roles[Async],
        role_id: int,
        *,
        members: Sequence[int],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def assign_members(
        self: Roles[Async],
        role_id: int,
        body: AssignRoleMembers | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def assign_members(
        self: Roles[Raw],
        role_id: int,
        *,
        members: Sequence[int],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def assign_members(
        self: Roles[Raw],
        role_id: int,
        body: AssignRoleMembers | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def assign_members(
        self: Roles[AsyncRaw],
        role_id: int,
        *,
        members: Sequence[int],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def assign_members(
        self: Roles[AsyncRaw],
        role_id: int,
        body: AssignRoleMembers | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def assign_members(
        self,
        role_id: int,
        body: AssignRoleMembers | Mapping[str, Any] | None = None,
        *,
        members: Sequence[int] | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Give a role to members.

        Assigns the role to people who are already members, leaving their other roles in place.

        An API key needs the permission `role:manage`.

        Args:
            role_id: ID of the role.
            body: User ids of the members who are to receive the role. Give this, or its members one by one.
            members: Ids of the members to give the role to; at least one, and not the caller.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The members now have the role.

        Raises:
            BadRequestError: 400. The members list is empty, names people outside the tenant, or includes the caller,
                who cannot assign themselves.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `assign_role_members` of core:
        `PUT /tenants/{tenant_id}/roles/{role_id}/members/assign`.
        """
        return self._call(
            _operations.ASSIGN_ROLE_MEMBERS,
            {"tenant_id": tenant_id, "role_id": role_id},
            body=body,
            fields={"members": members},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def members(
        self: Roles[Sync],
        role_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[RoleMemberInfo]: ...
    @overload
    def members(
        self: Roles[Async],
        role_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[RoleMemberInfo]: ...
    @overload
    def members(
        self: Roles[Raw],
        role_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[RoleMemberInfo]: ...
    @overload
    def members(
        self: Roles[AsyncRaw],
        role_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[RoleMemberInfo]: ...
    def members(
        self, role_id: int, *, results: int | None = None, tenant_id: int | None = None, options: Options | None = None
    ) -> Any:
        """List a role's members.

        Lists the users who hold this role at present.

        An API key needs the permission `role:read`.

        Args:
            role_id: ID of the role.
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `RoleMemberInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
            after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such role.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_role_members` of core:
        `GET /tenants/{tenant_id}/roles/{role_id}/members`.
        """
        return self._call(
            _operations.GET_ROLE_MEMBERS,
            {"tenant_id": tenant_id, "role_id": role_id},
            query={"results": results},
            options=options,
        )

    @overload
    def revoke_members(
        self: Roles[Sync],
        role_id: int,
        *,
        members: Sequence[int],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def revoke_members(
        self: Roles[Sync],
        role_id: int,
        body: RevokeRoleMembers | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def revoke_members(
        self: Roles[Async],
        role_id: int,
        *,
        members: Sequence[int],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def revoke_members(
        self: Roles[Async],
        role_id: int,
        body: RevokeRoleMembers | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def revoke_members(
        self: Roles[Raw],
        role_id: int,
        *,
        members: Sequence[int],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def revoke_members(
        self: Roles[Raw],
        role_id: int,
        body: RevokeRoleMembers | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def revoke_members(
        self: Roles[AsyncRaw],
        role_id: int,
        *,
        members: Sequence[int],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def revoke_members(
        self: Roles[AsyncRaw],
        role_id: int,
        body: RevokeRoleMembers | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def revoke_members(
        self,
        role_id: int,
        body: RevokeRoleMembers | Mapping[str, Any] | None = None,
        *,
        members: Sequence[int] | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Take a role from members.

        Withdraws the role from members, who remain in the tenant with whatever other roles they hold.

        An API key needs the permission `role:manage`.

        Args:
            role_id: ID of the role.
            body: User ids of the members who are to lose the role. Give this, or its members one by one.
            members: Ids of the members to take the role from; at least one, and not the caller.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The members no longer have the role.

        Raises:
            BadRequestError: 400. The members list is empty, or includes the caller, who cannot revoke from themselves.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `revoke_role_members` of core:
        `PUT /tenants/{tenant_id}/roles/{role_id}/members/revoke`.
        """
        return self._call(
            _operations.REVOKE_ROLE_MEMBERS,
            {"tenant_id": tenant_id, "role_id": role_id},
            body=body,
            fields={"members": members},
            idempotency_key=idempotency_key,
            options=options,
        )
