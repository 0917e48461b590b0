"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence

    from ...declarations import Items, Options, RawResponse
    from ...model import Unset
    from ...protocols import Result
    from ..models import CreatePrivateLink, PrivateLinkInfo


class PrivateLinks(Resource[ModeT]):
    """Private link operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        list: List PrivateLink services.
        create: Create PrivateLink service.
        delete: Delete PrivateLink service.
    """

    @overload
    def list(
        self: PrivateLinks[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Items[PrivateLinkInfo]: ...
    @overload
    def list(
        self: PrivateLinks[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[PrivateLinkInfo]]: ...
    @overload
    def list(
        self: PrivateLinks[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[PrivateLinkInfo]]: ...
    @overload
    def list(
        self: PrivateLinks[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[PrivateLinkInfo]]]: ...
    def list(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """List PrivateLink services.

        Lists the endpoint services that offer the deployment inside AWS. Needs `deployment:network:read`.

        Args:
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            All endpoint services.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_private_links` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/network/aws/private_link`.
        """
        return self._call(
            _operations.GET_PRIVATE_LINKS,
            {"deployment_id": deployment_id},
            options=options,
        )

    @overload
    def create(
        self: PrivateLinks[Sync],
        *,
        name: str,
        allowed_principals: Sequence[str] | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: PrivateLinks[Sync],
        body: CreatePrivateLink | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: PrivateLinks[Async],
        *,
        name: str,
        allowed_principals: Sequence[str] | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: PrivateLinks[Async],
        body: CreatePrivateLink | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: PrivateLinks[Raw],
        *,
        name: str,
        allowed_principals: Sequence[str] | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: PrivateLinks[Raw],
        body: CreatePrivateLink | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: PrivateLinks[AsyncRaw],
        *,
        name: str,
        allowed_principals: Sequence[str] | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: PrivateLinks[AsyncRaw],
        body: CreatePrivateLink | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        body: CreatePrivateLink | Mapping[str, Any] | None = None,
        *,
        name: str | Unset = UNSET,
        allowed_principals: Sequence[str] | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create PrivateLink service.

        Sets up an endpoint service, so that other AWS accounts reach the deployment without crossing the internet.
        Offered to managed deployments on the Pro and Enterprise plans, not to BYOC. Needs `deployment:network:manage`.

        Args:
            body: Endpoint service to set up. Give this, or its members one by one.
            name: Name for the endpoint service.
            allowed_principals: ARNs of the AWS principals that may connect.
            remarks: Note for colleagues.
            deployment_id: Deployment to work on; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Endpoint service requested.

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

        Operation `create_private_link` of supervisor (path inferred):
        `POST /deployments/{deployment_id}/network/aws/private_link`.
        """
        return self._call(
            _operations.CREATE_PRIVATE_LINK,
            {"deployment_id": deployment_id},
            body=body,
            fields={"name": name, "allowed_principals": allowed_principals, "remarks": remarks},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: PrivateLinks[Sync],
        private_link_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def delete(
        self: PrivateLinks[Async],
        private_link_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: PrivateLinks[Raw],
        private_link_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: PrivateLinks[AsyncRaw],
        private_link_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, private_link_id: int, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Delete PrivateLink service.

        Takes an endpoint service down; whoever connects through it is cut off. Needs `deployment:network:manage`.

        Args:
            private_link_id: Endpoint service to delete.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Endpoint service deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or endpoint service not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_private_link` of supervisor (path inferred):
        `DELETE /deployments/{deployment_id}/network/aws/private_link/{private_link_id}`.
        """
        return self._call(
            _operations.DELETE_PRIVATE_LINK,
            {"deployment_id": deployment_id, "private_link_id": private_link_id},
            options=options,
        )
