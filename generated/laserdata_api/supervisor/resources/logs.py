"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    import datetime

    from ...declarations import Options
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages
    from ..models import LogEntry, LogLevel


class Logs(Resource[ModeT]):
    """Log operations.

    In an asynchronous client, iterate over pages with `async for`.

    Methods:
        list: Search logs.
    """

    @overload
    def list(
        self: Logs[Sync],
        *,
        from_: datetime.datetime | None = None,
        level: LogLevel | str | None = None,
        message: str | None = None,
        node: int | None = None,
        results: int | None = None,
        runtime: str | None = None,
        scope: str | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[LogEntry]: ...
    @overload
    def list(
        self: Logs[Async],
        *,
        from_: datetime.datetime | None = None,
        level: LogLevel | str | None = None,
        message: str | None = None,
        node: int | None = None,
        results: int | None = None,
        runtime: str | None = None,
        scope: str | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[LogEntry]: ...
    @overload
    def list(
        self: Logs[Raw],
        *,
        from_: datetime.datetime | None = None,
        level: LogLevel | str | None = None,
        message: str | None = None,
        node: int | None = None,
        results: int | None = None,
        runtime: str | None = None,
        scope: str | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[LogEntry]: ...
    @overload
    def list(
        self: Logs[AsyncRaw],
        *,
        from_: datetime.datetime | None = None,
        level: LogLevel | str | None = None,
        message: str | None = None,
        node: int | None = None,
        results: int | None = None,
        runtime: str | None = None,
        scope: str | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[LogEntry]: ...
    def list(
        self,
        *,
        from_: datetime.datetime | None = None,
        level: LogLevel | str | None = None,
        message: str | None = None,
        node: int | None = None,
        results: int | None = None,
        runtime: str | None = None,
        scope: str | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """Search logs.

        Pages through log lines, narrowed by any mix of filters. There is no way to follow a log live. Needs
        `deployment:telemetry:read`, as far as can be told.

        Args:
            from_: Start of the time range, RFC 3339 UTC.
            level: Only lines of this severity.
            message: Only lines that contain this text.
            node: Only lines of this node.
            results: How many items a page holds, 100 at most.
            runtime: Only lines of this runtime.
            scope: Only lines from this part of the runtime.
            to: End of the time range, RFC 3339 UTC.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `LogEntry` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after the
            other.

        Raises:
            BadRequestError: 400. A filter is not valid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_logs` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/logs`.
        """
        return self._call(
            _operations.GET_LOGS,
            {"deployment_id": deployment_id},
            query={
                "from_": from_,
                "level": level,
                "message": message,
                "node": node,
                "results": results,
                "runtime": runtime,
                "scope": scope,
                "to": to,
            },
            options=options,
        )
