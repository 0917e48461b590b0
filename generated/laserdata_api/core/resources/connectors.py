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
    from ...protocols import Accepted, AsyncAccepted, AsyncPages, AsyncRawPages, Pages, RawPages
    from ...supervisor.models import ConnectorInstanceInfo
    from ..models import ActivateConnector, ConnectorInfo


class Connectors(Resource[ModeT]):
    """Connector operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List a deployment's connectors.
        activate: Activate a connector.
    """

    @overload
    def list(
        self: Connectors[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        results: int | None = None,
        type: str | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[ConnectorInfo]: ...
    @overload
    def list(
        self: Connectors[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        results: int | None = None,
        type: str | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[ConnectorInfo]: ...
    @overload
    def list(
        self: Connectors[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        results: int | None = None,
        type: str | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[ConnectorInfo]: ...
    @overload
    def list(
        self: Connectors[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        results: int | None = None,
        type: str | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[ConnectorInfo]: ...
    def list(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        results: int | None = None,
        type: str | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List a deployment's connectors.

        Lists the connector catalogue, showing for each entry whether it is available to the deployment and its
        activation status. The `type` query parameter narrows the list to `source` or `sink`.

        An API key needs the permission `deployment:connector:read`.

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            deployment_id: ID of the deployment.
            results: How many items a page holds, 100 at most.
            type: Only connectors of this type: `sink` or `source`.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `ConnectorInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
            the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such deployment.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_connectors` of core:
        `GET /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/{deployment_id}/connectors`.
        """
        return self._call(
            _operations.GET_CONNECTORS,
            {
                "tenant_id": tenant_id,
                "division_id": division_id,
                "environment_id": environment_id,
                "deployment_id": deployment_id,
            },
            query={"results": results, "type": type},
            options=options,
        )

    @overload
    def activate(
        self: Connectors[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        connector_key: str,
        connector_type: str,
        instance_key: str | None | Unset = UNSET,
        instance_name: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[ConnectorInstanceInfo]: ...
    @overload
    def activate(
        self: Connectors[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: ActivateConnector | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[ConnectorInstanceInfo]: ...
    @overload
    def activate(
        self: Connectors[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        connector_key: str,
        connector_type: str,
        instance_key: str | None | Unset = UNSET,
        instance_name: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[ConnectorInstanceInfo]]: ...
    @overload
    def activate(
        self: Connectors[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: ActivateConnector | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[ConnectorInstanceInfo]]: ...
    @overload
    def activate(
        self: Connectors[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        connector_key: str,
        connector_type: str,
        instance_key: str | None | Unset = UNSET,
        instance_name: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[ConnectorInstanceInfo]]: ...
    @overload
    def activate(
        self: Connectors[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: ActivateConnector | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[ConnectorInstanceInfo]]: ...
    @overload
    def activate(
        self: Connectors[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        connector_key: str,
        connector_type: str,
        instance_key: str | None | Unset = UNSET,
        instance_name: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[ConnectorInstanceInfo]]]: ...
    @overload
    def activate(
        self: Connectors[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: ActivateConnector | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[ConnectorInstanceInfo]]]: ...
    def activate(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: ActivateConnector | Mapping[str, Any] | None = None,
        *,
        connector_key: str | Unset = UNSET,
        connector_type: str | Unset = UNSET,
        instance_key: str | None | Unset = UNSET,
        instance_name: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Activate a connector.

        Starts a connector instance on the deployment. It is Pending at first and becomes Active after the nodes have
        processed the task; to learn when it is ready, poll the list of connectors.

        An API key needs the permission `deployment:connector:manage`.

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            deployment_id: ID of the deployment.
            body: The connector's type and the configuration its provider needs. Give this, or its members one by one.
            connector_key: Key of the connector in the catalogue, such as `iggy.postgres.sink`.
            connector_type: Type of the connector: `sink` or `source`.
            instance_key: Key for the new connector instance; one is chosen if left out.
            instance_name: Name for the new connector instance, for people; optional.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The activation is scheduled. `.wait()` returns when the work
            has ended, with the connector instance.

        Raises:
            BadRequestError: 400. The connector configuration is invalid or not supported.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such deployment.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `activate_connector` of core:
        `POST /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/{deployment_id}/connectors/activate`.
        """
        return self._call(
            _operations.ACTIVATE_CONNECTOR,
            {
                "tenant_id": tenant_id,
                "division_id": division_id,
                "environment_id": environment_id,
                "deployment_id": deployment_id,
            },
            body=body,
            fields={
                "connector_key": connector_key,
                "connector_type": connector_type,
                "instance_key": instance_key,
                "instance_name": instance_name,
            },
            idempotency_key=idempotency_key,
            options=options,
        )
