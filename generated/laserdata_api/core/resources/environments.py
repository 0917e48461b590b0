"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from ...declarations import Code, Options, RawResponse
    from ...model import Unset
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import CreateEnvironment, EnvironmentDetails, EnvironmentInfo, UpdateEnvironment


class Environments(Resource[ModeT]):
    """Environment operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List a division's environments.
        create: Create an environment.
        get: Fetch an environment.
        update: Update an environment.
        delete: Delete an environment.
    """

    @overload
    def list(
        self: Environments[Sync],
        division_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[EnvironmentInfo]: ...
    @overload
    def list(
        self: Environments[Async],
        division_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[EnvironmentInfo]: ...
    @overload
    def list(
        self: Environments[Raw],
        division_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[EnvironmentInfo]: ...
    @overload
    def list(
        self: Environments[AsyncRaw],
        division_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[EnvironmentInfo]: ...
    def list(
        self,
        division_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List a division's environments.

        Lists the environments of the division. Those the caller's permissions do not make visible are filtered out.

        An API key needs the permission `environment:read` (inferred).

        Args:
            division_id: ID of the division.
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `EnvironmentInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
            after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_environments` of core:
        `GET /tenants/{tenant_id}/divisions/{division_id}/environments`.
        """
        return self._call(
            _operations.GET_ENVIRONMENTS,
            {"tenant_id": tenant_id, "division_id": division_id},
            query={"results": results},
            options=options,
        )

    @overload
    def create(
        self: Environments[Sync],
        division_id: int,
        *,
        name: str,
        description: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Environments[Sync],
        division_id: int,
        body: CreateEnvironment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Environments[Async],
        division_id: int,
        *,
        name: str,
        description: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Environments[Async],
        division_id: int,
        body: CreateEnvironment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Environments[Raw],
        division_id: int,
        *,
        name: str,
        description: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Environments[Raw],
        division_id: int,
        body: CreateEnvironment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Environments[AsyncRaw],
        division_id: int,
        *,
        name: str,
        description: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: Environments[AsyncRaw],
        division_id: int,
        body: CreateEnvironment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        division_id: int,
        body: CreateEnvironment | Mapping[str, Any] | None = None,
        *,
        name: str | Unset = UNSET,
        description: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create an environment.

        Adds an environment to the division and returns its id in the `ld-environment` response header. The environment
        is the natural unit for scoping API keys: a key confined to one environment bounds the damage an agent can do.

        An API key needs the permission `environment:manage` (inferred).

        Args:
            division_id: ID of the division.
            body: The name, a description if wanted, and the protected flag. Give this, or its members one by one.
            name: Name for the new environment, not yet used in the division.
            description: Description for people.
            protected: Whether deleting the environment will need a one-time confirmation code, e-mailed to the tenant
                address. Such a code comes from `PUT /tenants/{tenant_id}/request_code` with action
                `delete_environment`. Optional; left out means `false`.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The environment now exists; the ld-environment header
            carries its ID. `environment_id` is the id of what was created.

        Raises:
            BadRequestError: 400. The name or description is invalid, or the environments limit has been reached.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. That name is taken within the division.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_environment` of core:
        `POST /tenants/{tenant_id}/divisions/{division_id}/environments`.
        """
        return self._call(
            _operations.CREATE_ENVIRONMENT,
            {"tenant_id": tenant_id, "division_id": division_id},
            body=body,
            fields={"name": name, "description": description, "protected": protected},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def get(
        self: Environments[Sync],
        division_id: int,
        environment_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> EnvironmentDetails: ...
    @overload
    def get(
        self: Environments[Async],
        division_id: int,
        environment_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, EnvironmentDetails]: ...
    @overload
    def get(
        self: Environments[Raw],
        division_id: int,
        environment_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[EnvironmentDetails]: ...
    @overload
    def get(
        self: Environments[AsyncRaw],
        division_id: int,
        environment_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[EnvironmentDetails]]: ...
    def get(
        self, division_id: int, environment_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Any:
        """Fetch an environment.

        Fetches one environment's details, among them its description and how many deployments it has. An environment
        groups deployments inside a division; API keys cannot be scoped more finely than this.

        An API key needs the permission `environment:read` (inferred).

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The environment's details.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller's permissions on the environment are insufficient.
            NotFoundError: 404. No such environment.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_environment` of core:
        `GET /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}`.
        """
        return self._call(
            _operations.GET_ENVIRONMENT,
            {"tenant_id": tenant_id, "division_id": division_id, "environment_id": environment_id},
            options=options,
        )

    @overload
    def update(
        self: Environments[Sync],
        division_id: int,
        environment_id: int,
        *,
        description: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Environments[Sync],
        division_id: int,
        environment_id: int,
        body: UpdateEnvironment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Environments[Async],
        division_id: int,
        environment_id: int,
        *,
        description: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Environments[Async],
        division_id: int,
        environment_id: int,
        body: UpdateEnvironment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Environments[Raw],
        division_id: int,
        environment_id: int,
        *,
        description: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Environments[Raw],
        division_id: int,
        environment_id: int,
        body: UpdateEnvironment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Environments[AsyncRaw],
        division_id: int,
        environment_id: int,
        *,
        description: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update(
        self: Environments[AsyncRaw],
        division_id: int,
        environment_id: int,
        body: UpdateEnvironment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update(
        self,
        division_id: int,
        environment_id: int,
        body: UpdateEnvironment | Mapping[str, Any] | None = None,
        *,
        description: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Update an environment.

        Changes some of an environment's attributes; any field left out keeps its value.

        An API key needs the permission `environment:manage` (inferred).

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            body: The fields to change. A field that is null or absent keeps its value. Give this, or its members one by
                one.
            description: Description for people.
            name: New name for the environment.
            protected: Switches the confirmation code for deleting this environment on or off. While it is `true`, each
                DELETE needs a one-time code, e-mailed to the tenant address on `PUT /tenants/{tenant_id}/request_code`
                (action `delete_environment`). Optional; unset keeps the present value.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The environment was updated.

        Raises:
            BadRequestError: 400. A field has an invalid value.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such environment.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_environment` of core:
        `PUT /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}`.
        """
        return self._call(
            _operations.UPDATE_ENVIRONMENT,
            {"tenant_id": tenant_id, "division_id": division_id, "environment_id": environment_id},
            body=body,
            fields={"description": description, "name": name, "protected": protected},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: Environments[Sync],
        division_id: int,
        environment_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def delete(
        self: Environments[Async],
        division_id: int,
        environment_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Environments[Raw],
        division_id: int,
        environment_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Environments[AsyncRaw],
        division_id: int,
        environment_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(
        self,
        division_id: int,
        environment_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """Delete an environment.

        Removes an environment, which must hold no deployments by then. If it is protected, a resource code is also
        needed: request one with PUT /tenants/{tenant_id}/request_code, using the action `delete_environment`.

        An API key needs the permission `environment:manage` (inferred).

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            code: One-time confirmation code; needed only if the environment is protected. Or a function that gives it:
                called when a code was needed and has been sent.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The environment was deleted.

        Raises:
            BadRequestError: 400. The environment still has deployments, or it is protected and no code was given.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such environment.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_environment` of core:
        `DELETE /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}`.
        """
        return self._call(
            _operations.DELETE_ENVIRONMENT,
            {"tenant_id": tenant_id, "division_id": division_id, "environment_id": environment_id},
            query={"code": code},
            options=options,
        )
