"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Items, Options, RawResponse
    from ..models import TaskInfo


class Tasks(Resource[ModeT]):
    """Task operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        list: List running tasks.
    """

    @overload
    def list(
        self: Tasks[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Items[TaskInfo]: ...
    @overload
    def list(
        self: Tasks[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[TaskInfo]]: ...
    @overload
    def list(
        self: Tasks[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[TaskInfo]]: ...
    @overload
    def list(
        self: Tasks[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[TaskInfo]]]: ...
    def list(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """List running tasks.

        Lists work still in progress, among it snapshots, backups, upgrades and extensions. Worth a look when the status
        does not move. Needs `deployment:read`, as far as can be told.

        Args:
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Tasks in progress.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tasks` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/tasks`.
        """
        return self._call(
            _operations.GET_TASKS,
            {"deployment_id": deployment_id},
            options=options,
        )
