"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from ...declarations import Items, Options, RawResponse
    from ...model import Unset
    from ...protocols import Result
    from ..models import ConnectionPreference, CreatePrivateServiceConnect, PrivateServiceConnectInfo


class PrivateServiceConnects(Resource[ModeT]):
    """Private service connect operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        list: List Private Service Connect services.
        create: Create Private Service Connect service.
        delete: Delete Private Service Connect service.
    """

    @overload
    def list(
        self: PrivateServiceConnects[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Items[PrivateServiceConnectInfo]: ...
    @overload
    def list(
        self: PrivateServiceConnects[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[PrivateServiceConnectInfo]]: ...
    @overload
    def list(
        self: PrivateServiceConnects[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[PrivateServiceConnectInfo]]: ...
    @overload
    def list(
        self: PrivateServiceConnects[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[PrivateServiceConnectInfo]]]: ...
    def list(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """List Private Service Connect services.

        Lists the services that offer the deployment inside Google Cloud, each with its attachment URI. Needs
        `deployment:network:read`.

        Args:
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            All published services.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_private_service_connects` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/network/gcp/private_service_connect`.
        """
        return self._call(
            _operations.GET_PRIVATE_SERVICE_CONNECTS,
            {"deployment_id": deployment_id},
            options=options,
        )

    @overload
    def create(
        self: PrivateServiceConnects[Sync],
        *,
        name: str,
        connection_preference: ConnectionPreference | str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: PrivateServiceConnects[Sync],
        body: CreatePrivateServiceConnect | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: PrivateServiceConnects[Async],
        *,
        name: str,
        connection_preference: ConnectionPreference | str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: PrivateServiceConnects[Async],
        body: CreatePrivateServiceConnect | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: PrivateServiceConnects[Raw],
        *,
        name: str,
        connection_preference: ConnectionPreference | str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: PrivateServiceConnects[Raw],
        body: CreatePrivateServiceConnect | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: PrivateServiceConnects[AsyncRaw],
        *,
        name: str,
        connection_preference: ConnectionPreference | str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: PrivateServiceConnects[AsyncRaw],
        body: CreatePrivateServiceConnect | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        body: CreatePrivateServiceConnect | Mapping[str, Any] | None = None,
        *,
        name: str | Unset = UNSET,
        connection_preference: ConnectionPreference | str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create Private Service Connect service.

        Publishes the deployment, so that other Google Cloud projects reach it privately. Offered to managed deployments
        on the Pro and Enterprise plans, not to BYOC. Needs `deployment:network:manage`.

        Args:
            body: Service to publish. Give this, or its members one by one.
            name: Name of the service, unique inside the deployment.
            connection_preference: Who may connect. Manual approval applies when left out.
            remarks: Note for colleagues.
            deployment_id: Deployment to work on; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Service requested.

        Raises:
            BadRequestError: 400. A field is not valid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            ConflictError: 409. The name is taken, or the plan's limit is reached.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_private_service_connect` of supervisor (path inferred):
        `POST /deployments/{deployment_id}/network/gcp/private_service_connect`.
        """
        return self._call(
            _operations.CREATE_PRIVATE_SERVICE_CONNECT,
            {"deployment_id": deployment_id},
            body=body,
            fields={"name": name, "connection_preference": connection_preference, "remarks": remarks},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: PrivateServiceConnects[Sync],
        private_service_connect_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def delete(
        self: PrivateServiceConnects[Async],
        private_service_connect_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: PrivateServiceConnects[Raw],
        private_service_connect_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: PrivateServiceConnects[AsyncRaw],
        private_service_connect_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(
        self, private_service_connect_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Any:
        """Delete Private Service Connect service.

        Withdraws a published service; whoever connects through it is cut off. Needs `deployment:network:manage`.

        Args:
            private_service_connect_id: Service to delete.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Service deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or service not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_private_service_connect` of supervisor (path inferred):
        `DELETE /deployments/{deployment_id}/network/gcp/private_service_connect/{private_service_connect_id}`.
        """
        return self._call(
            _operations.DELETE_PRIVATE_SERVICE_CONNECT,
            {"deployment_id": deployment_id, "private_service_connect_id": private_service_connect_id},
            options=options,
        )
