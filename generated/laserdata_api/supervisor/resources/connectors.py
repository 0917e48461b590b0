"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Options, RawResponse
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import ConnectorInstanceInfo


class Connectors(Resource[ModeT]):
    """Connector operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List connector instances.
        delete: Delete connector instance.
    """

    @overload
    def list(
        self: Connectors[Sync],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[ConnectorInstanceInfo]: ...
    @overload
    def list(
        self: Connectors[Async],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[ConnectorInstanceInfo]: ...
    @overload
    def list(
        self: Connectors[Raw],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[ConnectorInstanceInfo]: ...
    @overload
    def list(
        self: Connectors[AsyncRaw],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[ConnectorInstanceInfo]: ...
    def list(
        self, *, results: int | None = None, deployment_id: int | None = None, options: Options | None = None
    ) -> Any:
        """List connector instances.

        Lists the connectors activated on a deployment. The catalogue, and activation itself, are on Core. Needs
        `deployment:connector:read`.

        Args:
            results: How many items a page holds, 100 at most.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `ConnectorInstanceInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()`
            one after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_connector_instances` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/connectors`.
        """
        return self._call(
            _operations.GET_CONNECTOR_INSTANCES,
            {"deployment_id": deployment_id},
            query={"results": results},
            options=options,
        )

    @overload
    def delete(
        self: Connectors[Sync], instance_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def delete(
        self: Connectors[Async], instance_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Connectors[Raw], instance_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Connectors[AsyncRaw],
        instance_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, instance_id: int, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Delete connector instance.

        Removes an instance along with its config and progress. To pause one instead, trigger a `stop` activity. Needs
        `deployment:connector:manage`.

        Args:
            instance_id: Instance to delete.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Instance deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or instance not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_connector_instance` of supervisor (path inferred):
        `DELETE /deployments/{deployment_id}/connectors/{instance_id}`.
        """
        return self._call(
            _operations.DELETE_CONNECTOR_INSTANCE,
            {"deployment_id": deployment_id, "instance_id": instance_id},
            options=options,
        )
