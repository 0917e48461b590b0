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
    from ..models import AwsVpcPeeringInfo, CreateAwsVpcPeering, VpcPeeringInstructions


class AwsVpcPeerings(Resource[ModeT]):
    """AWS VPC peering operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        list: List AWS VPC peerings.
        create: Create AWS VPC peering.
        delete: Delete AWS VPC peering.
        instructions: Read AWS VPC peering instructions.
    """

    @overload
    def list(
        self: AwsVpcPeerings[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Items[AwsVpcPeeringInfo]: ...
    @overload
    def list(
        self: AwsVpcPeerings[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[AwsVpcPeeringInfo]]: ...
    @overload
    def list(
        self: AwsVpcPeerings[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[AwsVpcPeeringInfo]]: ...
    @overload
    def list(
        self: AwsVpcPeerings[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[AwsVpcPeeringInfo]]]: ...
    def list(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """List AWS VPC peerings.

        Lists all peerings with AWS VPCs, pending ones among them. Needs `deployment:network:read`.

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

        Operation `get_aws_vpc_peerings` of supervisor (path documented):
        `GET /deployments/{deployment_id}/network/aws/vpc_peering`.
        """
        return self._call(
            _operations.GET_AWS_VPC_PEERINGS,
            {"deployment_id": deployment_id},
            options=options,
        )

    @overload
    def create(
        self: AwsVpcPeerings[Sync],
        *,
        name: str,
        peer_owner_id: str,
        peer_vpc_cidr: str,
        peer_vpc_id: str,
        peer_region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: AwsVpcPeerings[Sync],
        body: CreateAwsVpcPeering | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: AwsVpcPeerings[Async],
        *,
        name: str,
        peer_owner_id: str,
        peer_vpc_cidr: str,
        peer_vpc_id: str,
        peer_region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: AwsVpcPeerings[Async],
        body: CreateAwsVpcPeering | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: AwsVpcPeerings[Raw],
        *,
        name: str,
        peer_owner_id: str,
        peer_vpc_cidr: str,
        peer_vpc_id: str,
        peer_region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: AwsVpcPeerings[Raw],
        body: CreateAwsVpcPeering | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: AwsVpcPeerings[AsyncRaw],
        *,
        name: str,
        peer_owner_id: str,
        peer_vpc_cidr: str,
        peer_vpc_id: str,
        peer_region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: AwsVpcPeerings[AsyncRaw],
        body: CreateAwsVpcPeering | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        body: CreateAwsVpcPeering | Mapping[str, Any] | None = None,
        *,
        name: str | Unset = UNSET,
        peer_owner_id: str | Unset = UNSET,
        peer_vpc_cidr: str | Unset = UNSET,
        peer_vpc_id: str | Unset = UNSET,
        peer_region: str | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create AWS VPC peering.

        Asks AWS to peer the deployment with a VPC of yours. It stays pending until the owner of that VPC accepts it.
        Offered to managed deployments on the Pro and Enterprise plans, not to BYOC. Needs `deployment:network:manage`.

        Args:
            body: VPC to peer with. Give this, or its members one by one.
            name: Name for the peering.
            peer_owner_id: Account that owns the other VPC.
            peer_vpc_cidr: Range of the other VPC. It may overlap neither the deployment's subnet nor another active
                peering.
            peer_vpc_id: VPC to peer with.
            peer_region: Region of the other VPC, needed only if it differs from the deployment's.
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
            ConflictError: 409. Ranges overlap, which are listed; or the name is taken; or the plan's limit is reached.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_aws_vpc_peering` of supervisor (path documented):
        `POST /deployments/{deployment_id}/network/aws/vpc_peering`.
        """
        return self._call(
            _operations.CREATE_AWS_VPC_PEERING,
            {"deployment_id": deployment_id},
            body=body,
            fields={
                "name": name,
                "peer_owner_id": peer_owner_id,
                "peer_vpc_cidr": peer_vpc_cidr,
                "peer_vpc_id": peer_vpc_id,
                "peer_region": peer_region,
                "remarks": remarks,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: AwsVpcPeerings[Sync], peering_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def delete(
        self: AwsVpcPeerings[Async],
        peering_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: AwsVpcPeerings[Raw], peering_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: AwsVpcPeerings[AsyncRaw],
        peering_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, peering_id: int, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Delete AWS VPC peering.

        Ends a peering with an AWS VPC. Needs `deployment:network:manage`.

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

        Operation `delete_aws_vpc_peering` of supervisor (path inferred):
        `DELETE /deployments/{deployment_id}/network/aws/vpc_peering/{peering_id}`.
        """
        return self._call(
            _operations.DELETE_AWS_VPC_PEERING,
            {"deployment_id": deployment_id, "peering_id": peering_id},
            options=options,
        )

    @overload
    def instructions(
        self: AwsVpcPeerings[Sync], peering_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> VpcPeeringInstructions: ...
    @overload
    def instructions(
        self: AwsVpcPeerings[Async],
        peering_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, VpcPeeringInstructions]: ...
    @overload
    def instructions(
        self: AwsVpcPeerings[Raw], peering_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[VpcPeeringInstructions]: ...
    @overload
    def instructions(
        self: AwsVpcPeerings[AsyncRaw],
        peering_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[VpcPeeringInstructions]]: ...
    def instructions(self, peering_id: int, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Read AWS VPC peering instructions.

        Explains what is left to do in your AWS account before traffic flows. Needs `deployment:network:read`.

        Args:
            peering_id: Peering to work on.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Instructions.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or peering not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_aws_vpc_peering_instructions` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/network/aws/vpc_peering/{peering_id}/instructions`.
        """
        return self._call(
            _operations.GET_AWS_VPC_PEERING_INSTRUCTIONS,
            {"deployment_id": deployment_id, "peering_id": peering_id},
            options=options,
        )
