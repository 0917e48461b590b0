"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Options, RawResponse
    from ..models import DeploymentCredentials


class Credentials(Resource[ModeT]):
    """Credential operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        get: Read Iggy credentials.
    """

    @overload
    def get(
        self: Credentials[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> DeploymentCredentials: ...
    @overload
    def get(
        self: Credentials[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, DeploymentCredentials]: ...
    @overload
    def get(
        self: Credentials[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[DeploymentCredentials]: ...
    @overload
    def get(
        self: Credentials[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[DeploymentCredentials]]: ...
    def get(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Read Iggy credentials.

        Returns the user name and password for the Iggy server. The answer is secret: keep it out of logs. Needs
        `deployment:credentials:read`.

        Args:
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Credentials.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_credentials` of supervisor (path documented):
        `GET /deployments/{deployment_id}/credentials`.
        """
        return self._call(
            _operations.GET_CREDENTIALS,
            {"deployment_id": deployment_id},
            options=options,
        )
