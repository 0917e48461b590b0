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
    from ..models import MetricsSample


class Metrics(Resource[ModeT]):
    """Metric operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List metrics of a node.
        summary: Read latest metrics.
    """

    @overload
    def list(
        self: Metrics[Sync],
        node_id: int,
        runtime: str,
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[MetricsSample]: ...
    @overload
    def list(
        self: Metrics[Async],
        node_id: int,
        runtime: str,
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[MetricsSample]: ...
    @overload
    def list(
        self: Metrics[Raw],
        node_id: int,
        runtime: str,
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[MetricsSample]: ...
    @overload
    def list(
        self: Metrics[AsyncRaw],
        node_id: int,
        runtime: str,
        *,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[MetricsSample]: ...
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
        """List metrics of a node.

        Pages through the readings of one runtime on one node, as far back as the deployment's retention reaches. Needs
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
            Every `MetricsSample` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
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

        Operation `get_node_metrics` of supervisor (path documented):
        `GET /deployments/{deployment_id}/nodes/{node_id}/metrics/{runtime}`.
        """
        return self._call(
            _operations.GET_NODE_METRICS,
            {"deployment_id": deployment_id, "node_id": node_id, "runtime": runtime},
            query={"from_": from_, "results": results, "to": to},
            options=options,
        )

    @overload
    def summary(
        self: Metrics[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Items[MetricsSample]: ...
    @overload
    def summary(
        self: Metrics[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[MetricsSample]]: ...
    @overload
    def summary(
        self: Metrics[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[MetricsSample]]: ...
    @overload
    def summary(
        self: Metrics[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[MetricsSample]]]: ...
    def summary(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Read latest metrics.

        Sums up the whole deployment: the newest reading of each runtime on each node. Needs
        `deployment:telemetry:read`, as far as can be told.

        Args:
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Newest readings.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_metrics` of supervisor (path documented):
        `GET /deployments/{deployment_id}/metrics`.
        """
        return self._call(
            _operations.GET_METRICS,
            {"deployment_id": deployment_id},
            options=options,
        )
