"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    import datetime
    from collections.abc import Coroutine, Mapping, Sequence

    from ...declarations import Options, RawResponse
    from ...model import Unset
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import ApiKeyDetails, ApiKeyInfo, ApiKeyToken, CreateApiKey, RolePermissions, UpdateApiKeySecurity


class ApiKeys(Resource[ModeT]):
    """API key operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List the tenant's API keys.
        create: Create an API key.
        get: Read an API key.
        delete: Revoke an API key.
        context: Inspect the calling API key.
        update_security: Change an API key's security policy.
    """

    @overload
    def list(
        self: ApiKeys[Sync],
        *,
        name: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[ApiKeyInfo]: ...
    @overload
    def list(
        self: ApiKeys[Async],
        *,
        name: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[ApiKeyInfo]: ...
    @overload
    def list(
        self: ApiKeys[Raw],
        *,
        name: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[ApiKeyInfo]: ...
    @overload
    def list(
        self: ApiKeys[AsyncRaw],
        *,
        name: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[ApiKeyInfo]: ...
    def list(
        self,
        *,
        name: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List the tenant's API keys.

        Gives the API keys of the tenant as metadata. A list never contains the `token` secret.

        An API key needs the permission `api_key:read`.

        Args:
            name: Only keys of this name.
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `ApiKeyInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
            the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission on the tenant.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_api_keys` of core:
        `GET /tenants/{tenant_id}/api_keys`.
        """
        return self._call(
            _operations.GET_API_KEYS,
            {"tenant_id": tenant_id},
            query={"name": name, "results": results},
            options=options,
        )

    @overload
    def create(
        self: ApiKeys[Sync],
        *,
        expiry_at: datetime.datetime,
        name: str,
        allowed_ips: Sequence[str] | None | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | None | Unset = UNSET,
        role_id: int | None | Unset = UNSET,
        validate_ip: bool | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> ApiKeyToken: ...
    @overload
    def create(
        self: ApiKeys[Sync],
        body: CreateApiKey | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> ApiKeyToken: ...
    @overload
    def create(
        self: ApiKeys[Async],
        *,
        expiry_at: datetime.datetime,
        name: str,
        allowed_ips: Sequence[str] | None | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | None | Unset = UNSET,
        role_id: int | None | Unset = UNSET,
        validate_ip: bool | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, ApiKeyToken]: ...
    @overload
    def create(
        self: ApiKeys[Async],
        body: CreateApiKey | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, ApiKeyToken]: ...
    @overload
    def create(
        self: ApiKeys[Raw],
        *,
        expiry_at: datetime.datetime,
        name: str,
        allowed_ips: Sequence[str] | None | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | None | Unset = UNSET,
        role_id: int | None | Unset = UNSET,
        validate_ip: bool | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[ApiKeyToken]: ...
    @overload
    def create(
        self: ApiKeys[Raw],
        body: CreateApiKey | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[ApiKeyToken]: ...
    @overload
    def create(
        self: ApiKeys[AsyncRaw],
        *,
        expiry_at: datetime.datetime,
        name: str,
        allowed_ips: Sequence[str] | None | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | None | Unset = UNSET,
        role_id: int | None | Unset = UNSET,
        validate_ip: bool | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[ApiKeyToken]]: ...
    @overload
    def create(
        self: ApiKeys[AsyncRaw],
        body: CreateApiKey | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[ApiKeyToken]]: ...
    def create(
        self,
        body: CreateApiKey | Mapping[str, Any] | None = None,
        *,
        expiry_at: datetime.datetime | Unset = UNSET,
        name: str | Unset = UNSET,
        allowed_ips: Sequence[str] | None | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        permissions: RolePermissions | Mapping[str, Any] | None | Unset = UNSET,
        role_id: int | None | Unset = UNSET,
        validate_ip: bool | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create an API key.

        Makes an API key for the tenant. Pass `role_id` to give it a role that exists, or `permissions` to have a role
        made for this key alone. The `token` in the answer is shown this one time and cannot be fetched later, so save
        it at once.

        An API key needs the permission `api_key:manage`.

        Args:
            body: A name, an expiry of at most 365 days, either role_id or inline permissions, and optionally the
                allowed IPs. Give this, or its members one by one.
            expiry_at: When it expires, RFC 3339 in UTC.
            name: Name for the new key, not yet used in the tenant.
            allowed_ips: IP addresses or CIDR ranges the key may be used from; never empty while `validate_ip` is
                `true`.
            division_id: Division to confine the key to; left out, the key covers the tenant.
            permissions: Permissions for a role made for this key alone; not together with `role_id`.
            role_id: Existing role for the key; not together with `permissions`.
            validate_ip: Whether the key works only from addresses in `allowed_ips`.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The key exists. This answer is the only one that ever contains the `token`.

        Raises:
            BadRequestError: 400. The name is invalid, the expiry is more than 365 days away, or role_id and permissions
                were both given.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission on the tenant.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The tenant has a key of that name already, or has reached its limit.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_api_key` of core:
        `POST /tenants/{tenant_id}/api_keys`.
        """
        return self._call(
            _operations.CREATE_API_KEY,
            {"tenant_id": tenant_id},
            body=body,
            fields={
                "expiry_at": expiry_at,
                "name": name,
                "allowed_ips": allowed_ips,
                "division_id": division_id,
                "permissions": permissions,
                "role_id": role_id,
                "validate_ip": validate_ip,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def get(
        self: ApiKeys[Sync], api_key_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> ApiKeyDetails: ...
    @overload
    def get(
        self: ApiKeys[Async], api_key_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, ApiKeyDetails]: ...
    @overload
    def get(
        self: ApiKeys[Raw], api_key_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[ApiKeyDetails]: ...
    @overload
    def get(
        self: ApiKeys[AsyncRaw], api_key_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[ApiKeyDetails]]: ...
    def get(self, api_key_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Read an API key.

        Gives all the metadata of an API key, including its role, its permission tree and the IPs it may be used from.
        The secret token is left out, always.

        An API key needs the permission `api_key:read`.

        Args:
            api_key_id: ID of the API key.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The API key.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such API key.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_api_key` of core:
        `GET /tenants/{tenant_id}/api_keys/{api_key_id}`.
        """
        return self._call(
            _operations.GET_API_KEY,
            {"tenant_id": tenant_id, "api_key_id": api_key_id},
            options=options,
        )

    @overload
    def delete(
        self: ApiKeys[Sync], api_key_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def delete(
        self: ApiKeys[Async], api_key_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: ApiKeys[Raw], api_key_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: ApiKeys[AsyncRaw], api_key_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, api_key_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Revoke an API key.

        Revokes the API key at once and for good. Requests already under way run to their end; any later one with its
        token gets 401. To give access back, a new key has to be created.

        An API key needs the permission `api_key:manage`.

        Args:
            api_key_id: ID of the API key.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The key was deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such API key.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_api_key` of core:
        `DELETE /tenants/{tenant_id}/api_keys/{api_key_id}`.
        """
        return self._call(
            _operations.DELETE_API_KEY,
            {"tenant_id": tenant_id, "api_key_id": api_key_id},
            options=options,
        )

    @overload
    def context(
        self: ApiKeys[Sync], *, tenant_id: int | None = None, options: Options | None = None
    ) -> ApiKeyDetails: ...
    @overload
    def context(
        self: ApiKeys[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, ApiKeyDetails]: ...
    @overload
    def context(
        self: ApiKeys[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[ApiKeyDetails]: ...
    @overload
    def context(
        self: ApiKeys[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[ApiKeyDetails]]: ...
    def context(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Inspect the calling API key.

        Describes the API key with which the call is made: its role and permissions, when it expires, and which IPs it
        may be used from. An autonomous agent can thus find out what it is allowed to do before it tries.

        Any API key of the tenant will do.

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Context and permissions of the key in use.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. The call was not made with an API key.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_api_key_context` of core:
        `GET /tenants/{tenant_id}/api_keys/context`.
        """
        return self._call(
            _operations.GET_API_KEY_CONTEXT,
            {"tenant_id": tenant_id},
            options=options,
        )

    @overload
    def update_security(
        self: ApiKeys[Sync],
        api_key_id: int,
        *,
        allowed_ips: Sequence[str] | None | Unset = UNSET,
        validate_ip: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_security(
        self: ApiKeys[Sync],
        api_key_id: int,
        body: UpdateApiKeySecurity | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_security(
        self: ApiKeys[Async],
        api_key_id: int,
        *,
        allowed_ips: Sequence[str] | None | Unset = UNSET,
        validate_ip: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_security(
        self: ApiKeys[Async],
        api_key_id: int,
        body: UpdateApiKeySecurity | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_security(
        self: ApiKeys[Raw],
        api_key_id: int,
        *,
        allowed_ips: Sequence[str] | None | Unset = UNSET,
        validate_ip: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_security(
        self: ApiKeys[Raw],
        api_key_id: int,
        body: UpdateApiKeySecurity | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_security(
        self: ApiKeys[AsyncRaw],
        api_key_id: int,
        *,
        allowed_ips: Sequence[str] | None | Unset = UNSET,
        validate_ip: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update_security(
        self: ApiKeys[AsyncRaw],
        api_key_id: int,
        body: UpdateApiKeySecurity | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update_security(
        self,
        api_key_id: int,
        body: UpdateApiKeySecurity | Mapping[str, Any] | None = None,
        *,
        allowed_ips: Sequence[str] | None | Unset = UNSET,
        validate_ip: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Change an API key's security policy.

        Changes the security policy of a key and nothing else: whether IPs are validated, and the allowed_ips list. A
        key keeps its role and permissions for life. If these must differ, delete the key and create another; the audit
        trail stays clean that way.

        An API key needs the permission `api_key:manage`.

        Args:
            api_key_id: ID of the API key.
            body: Switches validate_ip, replaces the allowed_ips list, or both. Give this, or its members one by one.
            allowed_ips: IP addresses or CIDR ranges the key may be used from; never empty while `validate_ip` is
                `true`.
            validate_ip: Whether the key works only from addresses in `allowed_ips`.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The security policy was updated.

        Raises:
            BadRequestError: 400. A CIDR is invalid, or validate_ip=true came with no allowed_ips.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such API key.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_api_key_security` of core:
        `PUT /tenants/{tenant_id}/api_keys/{api_key_id}/security`.
        """
        return self._call(
            _operations.UPDATE_API_KEY_SECURITY,
            {"tenant_id": tenant_id, "api_key_id": api_key_id},
            body=body,
            fields={"allowed_ips": allowed_ips, "validate_ip": validate_ip},
            idempotency_key=idempotency_key,
            options=options,
        )
