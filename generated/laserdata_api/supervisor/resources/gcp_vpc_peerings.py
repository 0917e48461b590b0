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
    from ..models import CreateGcpVpcPeering, GcpVpcPeeringInfo


class GcpVpcPeerings(Resource[ModeT]):
    """GCP VPC peering operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        list: List GCP VPC peerings.
        create: Create GCP VPC peering.
        delete: Delete GCP VPC peering.
    """

    @overload
    def list(
        self: GcpVpcPeerings[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Items[GcpVpcPeeringInfo]: ...
    @overload
    def list(
        self: GcpVpcPeerings[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[GcpVpcPeeringInfo]]: ...
    @overload
    def list(
        self: GcpVpcPeerings[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[GcpVpcPeeringInfo]]: ...
    @overload
    def list(
        self: GcpVpcPeerings[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[GcpVpcPeeringInfo]]]: ...
    def list(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """List GCP VPC peerings.

        Lists all peerings with Google Cloud networks. Needs `deployment:network:read`.

        Args:
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            All peerings.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_gcp_vpc_peerings` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/network/gcp/vpc_peering`.
        """
        return self._call(
            _operations.GET_GCP_VPC_PEERINGS,
            {"deployment_id": deployment_id},
            options=options,
        )

    @overload
    def create(
        self: GcpVpcPeerings[Sync],
        *,
        name: str,
        peer_project_id: str,
        peer_vpc_name: str,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: GcpVpcPeerings[Sync],
        body: CreateGcpVpcPeering | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: GcpVpcPeerings[Async],
        *,
        name: str,
        peer_project_id: str,
        peer_vpc_name: str,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: GcpVpcPeerings[Async],
        body: CreateGcpVpcPeering | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: GcpVpcPeerings[Raw],
        *,
        name: str,
        peer_project_id: str,
        peer_vpc_name: str,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: GcpVpcPeerings[Raw],
        body: CreateGcpVpcPeering | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: GcpVpcPeerings[AsyncRaw],
        *,
        name: str,
        peer_project_id: str,
        peer_vpc_name: str,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: GcpVpcPeerings[AsyncRaw],
        body: CreateGcpVpcPeering | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        body: CreateGcpVpcPeering | Mapping[str, Any] | None = None,
        *,
        name: str | Unset = UNSET,
        peer_project_id: str | Unset = UNSET,
        peer_vpc_name: str | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create GCP VPC peering.

        Peers the deployment with a Google Cloud network of yours. Google wants a matching peering on your side too.
        Offered to managed deployments on the Pro and Enterprise plans, not to BYOC. Needs `deployment:network:manage`.

        Args:
            body: Network to peer with. Give this, or its members one by one.
            name: Name for the peering.
            peer_project_id: Project that owns the other network.
            peer_vpc_name: Network to peer with.
            remarks: Note for colleagues.
            deployment_id: Deployment to work on; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Peering requested.

        Raises:
            BadRequestError: 400. A field is not valid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            ConflictError: 409. The name is taken, ranges overlap, or the plan's limit is reached.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_gcp_vpc_peering` of supervisor (path inferred):
        `POST /deployments/{deployment_id}/network/gcp/vpc_peering`.
        """
        return self._call(
            _operations.CREATE_GCP_VPC_PEERING,
            {"deployment_id": deployment_id},
            body=body,
            fields={
                "name": name,
                "peer_project_id": peer_project_id,
                "peer_vpc_name": peer_vpc_name,
                "remarks": remarks,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: GcpVpcPeerings[Sync], peering_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def delete(
        self: GcpVpcPeerings[Async],
        peering_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: GcpVpcPeerings[Raw], peering_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: GcpVpcPeerings[AsyncRaw],
        peering_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, peering_id: int, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Delete GCP VPC peering.

        Ends a peering with a Google Cloud network. Needs `deployment:network:manage`.

        Args:
            peering_id: Peering to work on.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Peering deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or peering not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_gcp_vpc_peering` of supervisor (path inferred):
        `DELETE /deployments/{deployment_id}/network/gcp/vpc_peering/{peering_id}`.
        """
        return self._call(
            _operations.DELETE_GCP_VPC_PEERING,
            {"deployment_id": deployment_id, "peering_id": peering_id},
            options=options,
        )
