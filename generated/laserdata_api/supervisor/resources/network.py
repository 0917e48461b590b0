"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Options, RawResponse
    from ..models import NetworkInfo


class Network(Resource[ModeT]):
    """Network operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        info: Read network configuration.
    """

    @overload
    def info(
        self: Network[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> NetworkInfo: ...
    @overload
    def info(
        self: Network[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, NetworkInfo]: ...
    @overload
    def info(
        self: Network[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[NetworkInfo]: ...
    @overload
    def info(
        self: Network[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[NetworkInfo]]: ...
    def info(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Read network configuration.

        Reports the deployment's address range, its private and public addresses, and the VPC they live in. Needs
        `deployment:network:read`, as far as can be told.

        Args:
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Network configuration.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_network_info` of supervisor (path documented):
        `GET /deployments/{deployment_id}/network/info`.
        """
        return self._call(
            _operations.GET_NETWORK_INFO,
            {"deployment_id": deployment_id},
            options=options,
        )
