"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    import datetime
    from collections.abc import Coroutine

    from ...declarations import Items, Options, RawResponse
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages
    from ..models import HeartbeatInfo


class Heartbeats(Resource[ModeT]):
    """Heartbeat operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List heartbeats of a node.
        summary: Read latest heartbeats.
    """

    @overload
    def list(
        self: Heartbeats[Sync],
        node_id: int,
        runtime: str,
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[HeartbeatInfo]: ...
    @overload
    def list(
        self: Heartbeats[Async],
        node_id: int,
        runtime: str,
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[HeartbeatInfo]: ...
    @overload
    def list(
        self: Heartbeats[Raw],
        node_id: int,
        runtime: str,
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[HeartbeatInfo]: ...
    @overload
    def list(
        self: Heartbeats[AsyncRaw],
        node_id: int,
        runtime: str,
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[HeartbeatInfo]: ...
    def list(
        self,
        node_id: int,
        runtime: str,
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List heartbeats of a node.

        Pages through the heartbeats of one runtime on one node, to find a node that comes and goes. Needs
        `deployment:telemetry:read`, as far as can be told.

        Args:
            node_id: Node to read from.
            runtime: Runtime to read about: `iggy`, `connectors`, `connector` or `warden`.
            from_: Start of the time range, RFC 3339 UTC.
            results: How many items a page holds, 100 at most.
            to: End of the time range, RFC 3339 UTC.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `HeartbeatInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
            the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or node not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_node_heartbeats` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/nodes/{node_id}/heartbeats/{runtime}`.
        """
        return self._call(
            _operations.GET_NODE_HEARTBEATS,
            {"deployment_id": deployment_id, "node_id": node_id, "runtime": runtime},
            query={"from_": from_, "results": results, "to": to},
            options=options,
        )

    @overload
    def summary(
        self: Heartbeats[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Items[HeartbeatInfo]: ...
    @overload
    def summary(
        self: Heartbeats[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[HeartbeatInfo]]: ...
    @overload
    def summary(
        self: Heartbeats[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[HeartbeatInfo]]: ...
    @overload
    def summary(
        self: Heartbeats[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[HeartbeatInfo]]]: ...
    def summary(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Read latest heartbeats.

        Returns the newest heartbeat of each runtime on each node. A missing runtime is one that is down; silence for
        more than two minutes raises a `node_unreachable` notification. Needs `deployment:telemetry:read`, as far as can
        be told.

        Args:
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Newest heartbeats.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_heartbeats` of supervisor (path documented):
        `GET /deployments/{deployment_id}/heartbeats`.
        """
        return self._call(
            _operations.GET_HEARTBEATS,
            {"deployment_id": deployment_id},
            options=options,
        )
