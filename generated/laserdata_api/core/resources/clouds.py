"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Items, Options, RawResponse
    from ..models import CloudInfo, ClusterInfo, RegionInfo, StorageInfo, TierInfo


class Clouds(Resource[ModeT]):
    """Cloud operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        list: List the clouds on offer.
        clusters: List cluster kinds in a region.
        regions: List a cloud's regions.
        storages: List storage options in a region.
        tiers: List deployment tiers in a region.
    """

    @overload
    def list(
        self: Clouds[Sync], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Items[CloudInfo]: ...
    @overload
    def list(
        self: Clouds[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[CloudInfo]]: ...
    @overload
    def list(
        self: Clouds[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[CloudInfo]]: ...
    @overload
    def list(
        self: Clouds[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[CloudInfo]]]: ...
    def list(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List the clouds on offer.

        Gives the cloud providers (AWS, GCP) on which this tenant can place deployments.

        Any API key of the tenant will do (inferred).

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The clouds on offer.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_clouds` of core:
        `GET /tenants/{tenant_id}/clouds`.
        """
        return self._call(
            _operations.GET_CLOUDS,
            {"tenant_id": tenant_id},
            options=options,
        )

    @overload
    def clusters(
        self: Clouds[Sync], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Items[ClusterInfo]: ...
    @overload
    def clusters(
        self: Clouds[Async], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[ClusterInfo]]: ...
    @overload
    def clusters(
        self: Clouds[Raw], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[ClusterInfo]]: ...
    @overload
    def clusters(
        self: Clouds[AsyncRaw], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[ClusterInfo]]]: ...
    def clusters(self, cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List cluster kinds in a region.

        Gives the kinds and sizes of cluster, as instance type and number of nodes, that can be deployed in the chosen
        region of the cloud.

        Any API key of the tenant will do (inferred).

        Args:
            cloud: The cloud provider: aws or gcp.
            region: Code of the region, such as us-east-1.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The region's cluster kinds.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such cloud or region.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_clusters` of core:
        `GET /tenants/{tenant_id}/clouds/{cloud}/regions/{region}/clusters`.
        """
        return self._call(
            _operations.GET_CLUSTERS,
            {"tenant_id": tenant_id, "cloud": cloud, "region": region},
            options=options,
        )

    @overload
    def regions(
        self: Clouds[Sync], cloud: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Items[RegionInfo]: ...
    @overload
    def regions(
        self: Clouds[Async], cloud: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[RegionInfo]]: ...
    @overload
    def regions(
        self: Clouds[Raw], cloud: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[RegionInfo]]: ...
    @overload
    def regions(
        self: Clouds[AsyncRaw], cloud: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[RegionInfo]]]: ...
    def regions(self, cloud: str, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List a cloud's regions.

        Gives the regions of the chosen cloud provider in which deployments can be placed.

        Any API key of the tenant will do (inferred).

        Args:
            cloud: The cloud provider: aws or gcp.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The regions of the cloud.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such cloud provider.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_regions` of core:
        `GET /tenants/{tenant_id}/clouds/{cloud}/regions`.
        """
        return self._call(
            _operations.GET_REGIONS,
            {"tenant_id": tenant_id, "cloud": cloud},
            options=options,
        )

    @overload
    def storages(
        self: Clouds[Sync], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Items[StorageInfo]: ...
    @overload
    def storages(
        self: Clouds[Async], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[StorageInfo]]: ...
    @overload
    def storages(
        self: Clouds[Raw], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[StorageInfo]]: ...
    @overload
    def storages(
        self: Clouds[AsyncRaw], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[StorageInfo]]]: ...
    def storages(self, cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List storage options in a region.

        Gives the storage classes (local, EBS, persistent disk) that deployments can use in the chosen region of the
        cloud.

        Any API key of the tenant will do (inferred).

        Args:
            cloud: The cloud provider: aws or gcp.
            region: Code of the region, such as us-east-1.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The region's storage options.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such cloud or region.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_storages` of core:
        `GET /tenants/{tenant_id}/clouds/{cloud}/regions/{region}/storages`.
        """
        return self._call(
            _operations.GET_STORAGES,
            {"tenant_id": tenant_id, "cloud": cloud, "region": region},
            options=options,
        )

    @overload
    def tiers(
        self: Clouds[Sync], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Items[TierInfo]: ...
    @overload
    def tiers(
        self: Clouds[Async], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[TierInfo]]: ...
    @overload
    def tiers(
        self: Clouds[Raw], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[TierInfo]]: ...
    @overload
    def tiers(
        self: Clouds[AsyncRaw], cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[TierInfo]]]: ...
    def tiers(self, cloud: str, region: str, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List deployment tiers in a region.

        Lists the tiers that a region of a cloud offers, from `free` upwards, with what a node of each has and whether
        this tenant may use it.

        Any API key of the tenant will do (inferred).

        Args:
            cloud: The cloud provider: aws or gcp.
            region: Code of the region, such as us-east-1.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The region's tiers.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such cloud or region.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tiers` of core:
        `GET /tenants/{tenant_id}/clouds/{cloud}/regions/{region}/tiers`.
        """
        return self._call(
            _operations.GET_TIERS,
            {"tenant_id": tenant_id, "cloud": cloud, "region": region},
            options=options,
        )
