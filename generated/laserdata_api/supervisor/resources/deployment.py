"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Options, RawResponse
    from ..models import DeploymentStatusInfo


class Deployment(Resource[ModeT]):
    """Deployment operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        status: Read deployment status.
    """

    @overload
    def status(
        self: Deployment[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> DeploymentStatusInfo: ...
    @overload
    def status(
        self: Deployment[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, DeploymentStatusInfo]: ...
    @overload
    def status(
        self: Deployment[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[DeploymentStatusInfo]: ...
    @overload
    def status(
        self: Deployment[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[DeploymentStatusInfo]]: ...
    def status(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Read deployment status.

        Tells how far a deployment has come, from provisioning to deletion. Poll this after a request to Core that
        creates, upgrades, extends or deletes, until the status settles on `initialized` or `failed`. Needs
        `deployment:read`.

        Args:
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            State of the deployment.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_deployment_status` of supervisor (path inferred):
        `GET /deployments/{deployment_id}`.
        """
        return self._call(
            _operations.GET_DEPLOYMENT_STATUS,
            {"deployment_id": deployment_id},
            options=options,
        )
