"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from ...declarations import Options, RawResponse
    from ...model import Unset
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import (
        CloudAccountDetails,
        CloudAccountInfo,
        CloudAccountSettings,
        CreateCloudAccount,
        Status,
        UpdateCloudAccount,
    )


class CloudAccounts(Resource[ModeT]):
    """Cloud account operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List the tenant's cloud accounts.
        create: Register a cloud account.
        get: Read a cloud account.
        update: Update a cloud account.
        delete: Remove a cloud account.
    """

    @overload
    def list(
        self: CloudAccounts[Sync],
        *,
        cloud: str | None = None,
        name: str | None = None,
        region: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[CloudAccountInfo]: ...
    @overload
    def list(
        self: CloudAccounts[Async],
        *,
        cloud: str | None = None,
        name: str | None = None,
        region: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[CloudAccountInfo]: ...
    @overload
    def list(
        self: CloudAccounts[Raw],
        *,
        cloud: str | None = None,
        name: str | None = None,
        region: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[CloudAccountInfo]: ...
    @overload
    def list(
        self: CloudAccounts[AsyncRaw],
        *,
        cloud: str | None = None,
        name: str | None = None,
        region: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[CloudAccountInfo]: ...
    def list(
        self,
        *,
        cloud: str | None = None,
        name: str | None = None,
        region: str | None = None,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List the tenant's cloud accounts.

        Gives the cloud accounts that the tenant has registered.

        An API key needs the permission `settings:read`.

        Args:
            cloud: Only accounts with this provider: `aws` or `gcp`.
            name: Only cloud accounts of this name.
            region: Only accounts in this region.
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `CloudAccountInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
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

        Operation `get_cloud_accounts` of core:
        `GET /tenants/{tenant_id}/cloud_accounts`.
        """
        return self._call(
            _operations.GET_CLOUD_ACCOUNTS,
            {"tenant_id": tenant_id},
            query={"cloud": cloud, "name": name, "region": region, "results": results},
            options=options,
        )

    @overload
    def create(
        self: CloudAccounts[Sync],
        *,
        account_id: str,
        cloud: str,
        name: str,
        region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: CloudAccountSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: CloudAccounts[Sync],
        body: CreateCloudAccount | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: CloudAccounts[Async],
        *,
        account_id: str,
        cloud: str,
        name: str,
        region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: CloudAccountSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: CloudAccounts[Async],
        body: CreateCloudAccount | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: CloudAccounts[Raw],
        *,
        account_id: str,
        cloud: str,
        name: str,
        region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: CloudAccountSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: CloudAccounts[Raw],
        body: CreateCloudAccount | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: CloudAccounts[AsyncRaw],
        *,
        account_id: str,
        cloud: str,
        name: str,
        region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: CloudAccountSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: CloudAccounts[AsyncRaw],
        body: CreateCloudAccount | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        body: CreateCloudAccount | Mapping[str, Any] | None = None,
        *,
        account_id: str | Unset = UNSET,
        cloud: str | Unset = UNSET,
        name: str | Unset = UNSET,
        region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: CloudAccountSettings | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Register a cloud account.

        Adds an outside account at a cloud provider (AWS or GCP), for use in BYOC deployments, VPC peering and
        PrivateLink. Its credentials and network metadata are kept with the tenant.

        An API key needs the permission `settings:manage`.

        Args:
            body: The provider, account ID and region, with the settings that provider needs. Give this, or its members
                one by one.
            account_id: The provider's own id of the account, such as 12 digits for AWS.
            cloud: Cloud provider: `aws` or `gcp`.
            name: Name for the cloud account, not yet used in the tenant.
            region: Region of the cloud, such as `eu-west-1`.
            remarks: Remarks, as free text.
            settings: Provider-specific settings of the account.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The cloud account was registered.

        Raises:
            BadRequestError: 400. The provider or its settings are invalid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The tenant already has one of that name.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_cloud_account` of core:
        `POST /tenants/{tenant_id}/cloud_accounts`.
        """
        return self._call(
            _operations.CREATE_CLOUD_ACCOUNT,
            {"tenant_id": tenant_id},
            body=body,
            fields={
                "account_id": account_id,
                "cloud": cloud,
                "name": name,
                "region": region,
                "remarks": remarks,
                "settings": settings,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def get(
        self: CloudAccounts[Sync],
        cloud_account_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> CloudAccountDetails: ...
    @overload
    def get(
        self: CloudAccounts[Async],
        cloud_account_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, CloudAccountDetails]: ...
    @overload
    def get(
        self: CloudAccounts[Raw], cloud_account_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[CloudAccountDetails]: ...
    @overload
    def get(
        self: CloudAccounts[AsyncRaw],
        cloud_account_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[CloudAccountDetails]]: ...
    def get(self, cloud_account_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Read a cloud account.

        Gives everything known about a registered cloud account, with the settings particular to its provider.

        An API key needs the permission `settings:read`.

        Args:
            cloud_account_id: ID of the cloud account.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The cloud account.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such cloud account.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_cloud_account` of core:
        `GET /tenants/{tenant_id}/cloud_accounts/{cloud_account_id}`.
        """
        return self._call(
            _operations.GET_CLOUD_ACCOUNT,
            {"tenant_id": tenant_id, "cloud_account_id": cloud_account_id},
            options=options,
        )

    @overload
    def update(
        self: CloudAccounts[Sync],
        cloud_account_id: int,
        *,
        account_id: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: CloudAccountSettings | Mapping[str, Any] | None | Unset = UNSET,
        status: Status | str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: CloudAccounts[Sync],
        cloud_account_id: int,
        body: UpdateCloudAccount | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: CloudAccounts[Async],
        cloud_account_id: int,
        *,
        account_id: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: CloudAccountSettings | Mapping[str, Any] | None | Unset = UNSET,
        status: Status | str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: CloudAccounts[Async],
        cloud_account_id: int,
        body: UpdateCloudAccount | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: CloudAccounts[Raw],
        cloud_account_id: int,
        *,
        account_id: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: CloudAccountSettings | Mapping[str, Any] | None | Unset = UNSET,
        status: Status | str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: CloudAccounts[Raw],
        cloud_account_id: int,
        body: UpdateCloudAccount | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: CloudAccounts[AsyncRaw],
        cloud_account_id: int,
        *,
        account_id: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: CloudAccountSettings | Mapping[str, Any] | None | Unset = UNSET,
        status: Status | str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update(
        self: CloudAccounts[AsyncRaw],
        cloud_account_id: int,
        body: UpdateCloudAccount | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update(
        self,
        cloud_account_id: int,
        body: UpdateCloudAccount | Mapping[str, Any] | None = None,
        *,
        account_id: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        settings: CloudAccountSettings | Mapping[str, Any] | None | Unset = UNSET,
        status: Status | str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Update a cloud account.

        Changes the name, region, settings or remarks of a cloud account. What is left out keeps its value, and the
        provider type can never change.

        An API key needs the permission `settings:manage`.

        Args:
            cloud_account_id: ID of the cloud account.
            body: The fields to change. A field that is null or absent keeps its value. Give this, or its members one by
                one.
            account_id: New account id at the provider.
            name: New name for the cloud account.
            region: Region of the cloud, such as `eu-west-1`.
            remarks: Remarks, as free text.
            settings: New provider-specific settings.
            status: New state of the cloud account.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The cloud account was updated.

        Raises:
            BadRequestError: 400. The settings are invalid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such cloud account.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_cloud_account` of core:
        `PUT /tenants/{tenant_id}/cloud_accounts/{cloud_account_id}`.
        """
        return self._call(
            _operations.UPDATE_CLOUD_ACCOUNT,
            {"tenant_id": tenant_id, "cloud_account_id": cloud_account_id},
            body=body,
            fields={
                "account_id": account_id,
                "name": name,
                "region": region,
                "remarks": remarks,
                "settings": settings,
                "status": status,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: CloudAccounts[Sync],
        cloud_account_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def delete(
        self: CloudAccounts[Async],
        cloud_account_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: CloudAccounts[Raw], cloud_account_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: CloudAccounts[AsyncRaw],
        cloud_account_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, cloud_account_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Remove a cloud account.

        Takes a registered cloud account out of the tenant. This fails as long as a deployment, VPC peering or
        PrivateLink endpoint refers to it.

        An API key needs the permission `settings:manage`.

        Args:
            cloud_account_id: ID of the cloud account.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The cloud account was deleted.

        Raises:
            BadRequestError: 400. Deployments or network resources still refer to the account.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such cloud account.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_cloud_account` of core:
        `DELETE /tenants/{tenant_id}/cloud_accounts/{cloud_account_id}`.
        """
        return self._call(
            _operations.DELETE_CLOUD_ACCOUNT,
            {"tenant_id": tenant_id, "cloud_account_id": cloud_account_id},
            options=options,
        )
