"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, ModeT, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    import datetime

    from ...declarations import AsyncPages, Options, Pages
    from ..models import LogEntry, LogLevel


class Logs(Resource[ModeT]):
    """Logs: `list`."""

    @overload
    def list(
        self: Logs[Sync],
        deployment_id: int,
        *,
        runtime: str | None = None,
        node: int | None = None,
        level: LogLevel | str | None = None,
        message: str | None = None,
        scope: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        results: int | None = None,
        options: Options | None = None,
    ) -> Pages[LogEntry]: ...
    @overload
    def list(
        self: Logs[Async],
        deployment_id: int,
        *,
        runtime: str | None = None,
        node: int | None = None,
        level: LogLevel | str | None = None,
        message: str | None = None,
        scope: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        results: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[LogEntry]: ...
    def list(
        self,
        deployment_id: int,
        *,
        runtime: str | None = None,
        node: int | None = None,
        level: LogLevel | str | None = None,
        message: str | None = None,
        scope: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        results: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """Search logs.

        Pages through log lines, narrowed by any mix of filters. There is no way to follow a log live. Needs
        `deployment:telemetry:read`, as far as can be told.

        Args:
            deployment_id: deployment to work on.
            runtime: only lines of this runtime.
            node: only lines of this node.
            level: only lines of this severity.
            message: only lines that contain this text.
            scope: only lines from this part of the runtime.
            from_: start of the time range, RFC 3339 UTC.
            to: end of the time range, RFC 3339 UTC.
            results: how many items a page holds, 100 at most.
            options: what this one call does differently: timeout in seconds, extra headers.

        Returns:
            Page of log lines: iterate over the items of all pages, or take one page with `.page(n)`.

        Raises:
            BadRequestError: 400: A filter is not valid
            AuthenticationError: 401: No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403: Caller lacks the permission, or calls from a blocked address
            NotFoundError: 404: No such deployment, or none this caller may see
            RateLimitError: 429: The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500: The service failed. Trying again may help.
            ServerError: 503: The service cannot answer for the moment. Trying again later may help.
            LaserDataError: the call failed in any other way; see its subclasses.

        Operation `get_logs`: GET /deployments/{deployment_id}/logs (supervisor 0.0.0, path inferred).
        """
        return self._call(
            _operations.GET_LOGS,
            {"deployment_id": deployment_id},
            query={
                "runtime": runtime,
                "node": node,
                "level": level,
                "message": message,
                "scope": scope,
                "from_": from_,
                "to": to,
                "results": results,
            },
            options=options,
        )
