"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from ...declarations import Code, Items, Options, RawResponse
    from ...model import Unset
    from ...protocols import Result
    from ..models import (
        CreateTenant,
        DeleteDeploymentAction,
        DeleteDivisionAction,
        DeleteEnvironmentAction,
        DeleteTenantAction,
        JoinPolicy,
        RequestResourceCode,
        TenantConfigInfo,
        TenantDetailsInfo,
        TenantDivision,
        TenantInfo,
        TenantStructure,
        TenantSummaryInfo,
        UpdateTenant,
        UpdateTenantConfig,
    )


class Tenants(Resource[ModeT]):
    """Tenant operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        list: List your tenants.
        create: Create a tenant.
        get: Read a tenant.
        update: Update a tenant.
        delete: Delete a tenant.
        config: Read the tenant's policy.
        leave: Leave a tenant.
        request_code: Request a confirmation code.
        structure: Fetch the tenant's resource tree.
        summary: Summarise a tenant.
        update_config: Update the tenant's policy.
    """

    @overload
    def list(self: Tenants[Sync], *, options: Options | None = None) -> Items[TenantInfo]: ...
    @overload
    def list(self: Tenants[Async], *, options: Options | None = None) -> Coroutine[Any, Any, Items[TenantInfo]]: ...
    @overload
    def list(self: Tenants[Raw], *, options: Options | None = None) -> RawResponse[Items[TenantInfo]]: ...
    @overload
    def list(
        self: Tenants[AsyncRaw], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[TenantInfo]]]: ...
    def list(self, *, options: Options | None = None) -> Any:
        """List your tenants.

        Gives every tenant of which the caller is a member; the console fills its tenant switcher from it. A caller with
        an API key sees only the tenant of that key.

        Any API key of the tenant will do.

        Args:
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The tenants that the caller can access.

        Raises:
            AuthenticationError: 401. Neither an active session nor an API key.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tenants` of core:
        `GET /tenants`.
        """
        return self._call(
            _operations.GET_TENANTS,
            {},
            options=options,
        )

    @overload
    def create(
        self: Tenants[Sync],
        *,
        name: str,
        description: str | None | Unset = UNSET,
        division: TenantDivision | Mapping[str, Any] | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Tenants[Sync], body: CreateTenant | Mapping[str, Any], *, options: Options | None = None
    ) -> Result: ...
    @overload
    def create(
        self: Tenants[Async],
        *,
        name: str,
        description: str | None | Unset = UNSET,
        division: TenantDivision | Mapping[str, Any] | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Tenants[Async], body: CreateTenant | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Tenants[Raw],
        *,
        name: str,
        description: str | None | Unset = UNSET,
        division: TenantDivision | Mapping[str, Any] | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Tenants[Raw], body: CreateTenant | Mapping[str, Any], *, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Tenants[AsyncRaw],
        *,
        name: str,
        description: str | None | Unset = UNSET,
        division: TenantDivision | Mapping[str, Any] | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: Tenants[AsyncRaw], body: CreateTenant | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        body: CreateTenant | Mapping[str, Any] | None = None,
        *,
        name: str | Unset = UNSET,
        description: str | None | Unset = UNSET,
        division: TenantDivision | Mapping[str, Any] | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Any:
        """Create a tenant.

        Makes a new tenant, owned by the caller. A default division can be set up by the same request. Look for the IDs
        in the `ld-tenant` and `ld-division` headers of the answer. How many tenants one user may own is capped by
        `owned_tenants`. It needs a session: an API key belongs to a tenant and so cannot create another.

        Needs a signed-in session; API keys are refused.

        Args:
            body: The name, description, email and protected flag, optionally with a first division. Give this, or its
                members one by one.
            name: Name for the new tenant.
            description: Description for people.
            division: First division, created together with the tenant; optional.
            email: E-mail address of the tenant.
            protected: Whether deleting the tenant will need a one-time confirmation code, e-mailed to the tenant
                address. Such a code comes from `PUT /tenants/{tenant_id}/request_code` with action `delete_tenant`.
                Optional; left out means `false`.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The tenant exists. Read its ID from the ld-tenant header.
            `division_id` and `tenant_id` are the ids of what was created, `None` for what was not.

        Raises:
            BadRequestError: 400. The name, email or division settings are invalid, or the caller owns as many tenants
                as allowed.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            ConflictError: 409. The email domain is taken.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_tenant` of core:
        `POST /tenants`.
        """
        return self._call(
            _operations.CREATE_TENANT,
            {},
            body=body,
            fields={
                "name": name,
                "description": description,
                "division": division,
                "email": email,
                "protected": protected,
            },
            options=options,
        )

    @overload
    def get(
        self: Tenants[Sync], *, tenant_id: int | None = None, options: Options | None = None
    ) -> TenantDetailsInfo: ...
    @overload
    def get(
        self: Tenants[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, TenantDetailsInfo]: ...
    @overload
    def get(
        self: Tenants[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[TenantDetailsInfo]: ...
    @overload
    def get(
        self: Tenants[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[TenantDetailsInfo]]: ...
    def get(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Read a tenant.

        Gives the details of a tenant: its status, its subscription plan with the features, its billing email and its
        custom email domain. Only members of the tenant may call it.

        An API key needs the permission `info:read` (inferred).

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The tenant.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller does not belong to the tenant.
            NotFoundError: 404. No such tenant.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tenant` of core:
        `GET /tenants/{tenant_id}`.
        """
        return self._call(
            _operations.GET_TENANT,
            {"tenant_id": tenant_id},
            options=options,
        )

    @overload
    def update(
        self: Tenants[Sync],
        *,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Tenants[Sync],
        body: UpdateTenant | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Tenants[Async],
        *,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Tenants[Async],
        body: UpdateTenant | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Tenants[Raw],
        *,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Tenants[Raw],
        body: UpdateTenant | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Tenants[AsyncRaw],
        *,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update(
        self: Tenants[AsyncRaw],
        body: UpdateTenant | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update(
        self,
        body: UpdateTenant | Mapping[str, Any] | None = None,
        *,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Update a tenant.

        Changes some attributes of a tenant: name, description, email or protected. Nobody but the owner may do this.

        An API key needs the permission `info:manage` (inferred).

        Args:
            body: The fields to change. A field that is null or absent keeps its value. Give this, or its members one by
                one.
            description: Description for people.
            email: New e-mail address of the tenant.
            name: New name for the tenant.
            protected: Switches the confirmation code for deleting this tenant on or off. While it is `true`, each
                DELETE needs a one-time code, e-mailed to the tenant address on `PUT /tenants/{tenant_id}/request_code`
                (action `delete_tenant`). Optional; unset keeps the present value.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The tenant was updated.

        Raises:
            BadRequestError: 400. A field has an invalid value.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller does not own the tenant.
            NotFoundError: 404. No such tenant.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_tenant` of core:
        `PUT /tenants/{tenant_id}`.
        """
        return self._call(
            _operations.UPDATE_TENANT,
            {"tenant_id": tenant_id},
            body=body,
            fields={"description": description, "email": email, "name": name, "protected": protected},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: Tenants[Sync], *, code: Code | None = None, tenant_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def delete(
        self: Tenants[Async], *, code: Code | None = None, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Tenants[Raw], *, code: Code | None = None, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Tenants[AsyncRaw],
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, *, code: Code | None = None, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Delete a tenant.

        Deletes the tenant for good along with everything inside it: divisions and environments go, and deployments are
        torn down. Only the owner may do this, and only once deployments and billing have been settled.

        The call needs a confirmation code for the resource, which PUT /tenants/{tenant_id}/request_code issues for the
        action `delete_tenant`. It also needs a session: an API key belongs to a tenant and cannot delete one.

        Needs a signed-in session; API keys are refused.

        Args:
            code: One-time confirmation code, requested with action `delete_tenant`. Or a function that gives it: called
                when a code was needed and has been sent.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The tenant was deleted.

        Raises:
            BadRequestError: 400. Deployments are still active, invoices are unpaid, or the code is missing or invalid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller does not own the tenant.
            NotFoundError: 404. No such tenant.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_tenant` of core:
        `DELETE /tenants/{tenant_id}`.
        """
        return self._call(
            _operations.DELETE_TENANT,
            {"tenant_id": tenant_id},
            query={"code": code},
            options=options,
        )

    @overload
    def config(
        self: Tenants[Sync], *, tenant_id: int | None = None, options: Options | None = None
    ) -> TenantConfigInfo: ...
    @overload
    def config(
        self: Tenants[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, TenantConfigInfo]: ...
    @overload
    def config(
        self: Tenants[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[TenantConfigInfo]: ...
    @overload
    def config(
        self: Tenants[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[TenantConfigInfo]]: ...
    def config(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Read the tenant's policy.

        Gives the organisational policy of the tenant: its join policy, its rules for invitations, and the status of its
        email-domain claim.

        Any API key of the tenant will do (inferred).

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The tenant's policy.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller does not belong to the tenant.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tenant_config` of core:
        `GET /tenants/{tenant_id}/config`.
        """
        return self._call(
            _operations.GET_TENANT_CONFIG,
            {"tenant_id": tenant_id},
            options=options,
        )

    @overload
    def leave(self: Tenants[Sync], *, tenant_id: int | None = None, options: Options | None = None) -> Result: ...
    @overload
    def leave(
        self: Tenants[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def leave(
        self: Tenants[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def leave(
        self: Tenants[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def leave(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Leave a tenant.

        Ends the current user's own membership of the tenant. It fails for the tenant owner, who has to transfer
        ownership or delete the tenant beforehand. A session is required: an API key is scoped to its tenant and cannot
        leave one.

        Needs a signed-in session; API keys are refused.

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The current user has left the tenant.

        Raises:
            BadRequestError: 400. The caller owns the tenant and so may not leave it.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            NotFoundError: 404. The user is no member of the tenant.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `leave_tenant` of core:
        `DELETE /tenants/{tenant_id}/membership`.
        """
        return self._call(
            _operations.LEAVE_TENANT,
            {"tenant_id": tenant_id},
            options=options,
        )

    @overload
    def request_code(
        self: Tenants[Sync],
        *,
        action: DeleteTenantAction
        | DeleteDivisionAction
        | DeleteEnvironmentAction
        | DeleteDeploymentAction
        | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def request_code(
        self: Tenants[Sync],
        body: RequestResourceCode | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def request_code(
        self: Tenants[Async],
        *,
        action: DeleteTenantAction
        | DeleteDivisionAction
        | DeleteEnvironmentAction
        | DeleteDeploymentAction
        | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def request_code(
        self: Tenants[Async],
        body: RequestResourceCode | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def request_code(
        self: Tenants[Raw],
        *,
        action: DeleteTenantAction
        | DeleteDivisionAction
        | DeleteEnvironmentAction
        | DeleteDeploymentAction
        | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def request_code(
        self: Tenants[Raw],
        body: RequestResourceCode | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def request_code(
        self: Tenants[AsyncRaw],
        *,
        action: DeleteTenantAction
        | DeleteDivisionAction
        | DeleteEnvironmentAction
        | DeleteDeploymentAction
        | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def request_code(
        self: Tenants[AsyncRaw],
        body: RequestResourceCode | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def request_code(
        self,
        body: RequestResourceCode | Mapping[str, Any] | None = None,
        *,
        action: DeleteTenantAction
        | DeleteDivisionAction
        | DeleteEnvironmentAction
        | DeleteDeploymentAction
        | Mapping[str, Any]
        | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Request a confirmation code.

        Emails the caller a confirmation code that works once. Irreversible operations on `protected` resources need one
        (delete_tenant, delete_division, delete_environment, delete_deployment); pass it as a query parameter of the
        DELETE call that follows.

        Any API key of the tenant will do (inferred).

        Args:
            body: The destructive action to be authorised. Give this, or its members one by one.
            action: The deletion the code is to confirm.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The code is on its way to the caller by email.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller's permissions do not cover the action asked for.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. A code was requested not long ago.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `request_resource_code` of core:
        `PUT /tenants/{tenant_id}/request_code`.
        """
        return self._call(
            _operations.REQUEST_RESOURCE_CODE,
            {"tenant_id": tenant_id},
            body=body,
            fields={"action": action},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def structure(
        self: Tenants[Sync], *, tenant_id: int | None = None, options: Options | None = None
    ) -> TenantStructure: ...
    @overload
    def structure(
        self: Tenants[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, TenantStructure]: ...
    @overload
    def structure(
        self: Tenants[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[TenantStructure]: ...
    @overload
    def structure(
        self: Tenants[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[TenantStructure]]: ...
    def structure(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Fetch the tenant's resource tree.

        Fetches the tenant's whole hierarchy of resources as one nested tree: divisions, the environments in them, and
        the deployments in those. One call thus gives an agent its context on everything in the tenant. The tree is
        filtered by permission, so divisions and environments hidden from the caller are left out. In each deployment,
        `supervisor_url` names the supervisor API in charge of its lifecycle: status, configuration, telemetry, restart,
        upgrade and node operations.

        An API key needs the permission `info:read`.

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The tenant's resources as a tree.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller does not belong to the tenant.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tenant_structure` of core:
        `GET /tenants/{tenant_id}/structure`.
        """
        return self._call(
            _operations.GET_TENANT_STRUCTURE,
            {"tenant_id": tenant_id},
            options=options,
        )

    @overload
    def summary(
        self: Tenants[Sync], *, tenant_id: int | None = None, options: Options | None = None
    ) -> TenantSummaryInfo: ...
    @overload
    def summary(
        self: Tenants[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, TenantSummaryInfo]: ...
    @overload
    def summary(
        self: Tenants[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[TenantSummaryInfo]: ...
    @overload
    def summary(
        self: Tenants[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[TenantSummaryInfo]]: ...
    def summary(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Summarise a tenant.

        Counts all the divisions, environments and deployments in the tenant. The call is cheap, which suits dashboards.

        Any API key of the tenant will do.

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The tenant's totals.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller does not belong to the tenant.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tenant_summary` of core:
        `GET /tenants/{tenant_id}/summary`.
        """
        return self._call(
            _operations.GET_TENANT_SUMMARY,
            {"tenant_id": tenant_id},
            options=options,
        )

    @overload
    def update_config(
        self: Tenants[Sync],
        *,
        block_external_invitations: bool,
        enforce_domain_only_invitations: bool,
        join_policy: JoinPolicy | str,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_config(
        self: Tenants[Sync],
        body: UpdateTenantConfig | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_config(
        self: Tenants[Async],
        *,
        block_external_invitations: bool,
        enforce_domain_only_invitations: bool,
        join_policy: JoinPolicy | str,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_config(
        self: Tenants[Async],
        body: UpdateTenantConfig | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_config(
        self: Tenants[Raw],
        *,
        block_external_invitations: bool,
        enforce_domain_only_invitations: bool,
        join_policy: JoinPolicy | str,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_config(
        self: Tenants[Raw],
        body: UpdateTenantConfig | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_config(
        self: Tenants[AsyncRaw],
        *,
        block_external_invitations: bool,
        enforce_domain_only_invitations: bool,
        join_policy: JoinPolicy | str,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update_config(
        self: Tenants[AsyncRaw],
        body: UpdateTenantConfig | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update_config(
        self,
        body: UpdateTenantConfig | Mapping[str, Any] | None = None,
        *,
        block_external_invitations: bool | Unset = UNSET,
        enforce_domain_only_invitations: bool | Unset = UNSET,
        join_policy: JoinPolicy | str | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Update the tenant's policy.

        Changes how people join the tenant (`invite_only`, `open` or `request_to_join`), whether people from outside its
        e-mail domain may be invited, and whether only they may not. Only the owner can do this.

        Only the tenant's owner may.

        Args:
            body: The join policy and the policies for invitations. Give this, or its members one by one.
            block_external_invitations: Whether people outside the tenant's e-mail domain may not be invited. Matters
                only once an e-mail domain is claimed.
            enforce_domain_only_invitations: Whether only addresses in the claimed e-mail domain may be invited.
            join_policy: How people in the tenant's e-mail domain join at sign-up: not at all, at once as viewers, or on
                request.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The tenant's policy was updated.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller does not own the tenant.
            NotFoundError: 404. No such tenant.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_tenant_config` of core:
        `PUT /tenants/{tenant_id}/config`.
        """
        return self._call(
            _operations.UPDATE_TENANT_CONFIG,
            {"tenant_id": tenant_id},
            body=body,
            fields={
                "block_external_invitations": block_external_invitations,
                "enforce_domain_only_invitations": enforce_domain_only_invitations,
                "join_policy": join_policy,
            },
            idempotency_key=idempotency_key,
            options=options,
        )
