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
    from ...protocols import Accepted, AsyncAccepted, AsyncPages, AsyncRawPages, Pages, RawPages
    from ..models import ActivityInfo, TriggerActivity


class Activities(Resource[ModeT]):
    """Activity operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List activities.
        trigger: Trigger activity.
    """

    @overload
    def list(
        self: Activities[Sync],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[ActivityInfo]: ...
    @overload
    def list(
        self: Activities[Async],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[ActivityInfo]: ...
    @overload
    def list(
        self: Activities[Raw],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[ActivityInfo]: ...
    @overload
    def list(
        self: Activities[AsyncRaw],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[ActivityInfo]: ...
    def list(
        self, *, results: int | None = None, deployment_id: int | None = None, options: Options | None = None
    ) -> Any:
        """List activities.

        Lists runtime actions with their outcomes. Look here after triggering one, and for the cause of a rollback.
        Needs `deployment:read`, as far as can be told.

        Args:
            results: How many items a page holds, 100 at most.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `ActivityInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
            the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_activities` of supervisor (path documented):
        `GET /deployments/{deployment_id}/activities`.
        """
        return self._call(
            _operations.GET_ACTIVITIES,
            {"deployment_id": deployment_id},
            query={"results": results},
            options=options,
        )

    @overload
    def trigger(
        self: Activities[Sync],
        runtime: str,
        action: str,
        *,
        nodes: Sequence[int] | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[Items[ActivityInfo]]: ...
    @overload
    def trigger(
        self: Activities[Sync],
        runtime: str,
        action: str,
        body: TriggerActivity | Mapping[str, Any] | None,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[Items[ActivityInfo]]: ...
    @overload
    def trigger(
        self: Activities[Async],
        runtime: str,
        action: str,
        *,
        nodes: Sequence[int] | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[Items[ActivityInfo]]]: ...
    @overload
    def trigger(
        self: Activities[Async],
        runtime: str,
        action: str,
        body: TriggerActivity | Mapping[str, Any] | None,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[Items[ActivityInfo]]]: ...
    @overload
    def trigger(
        self: Activities[Raw],
        runtime: str,
        action: str,
        *,
        nodes: Sequence[int] | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[Items[ActivityInfo]]]: ...
    @overload
    def trigger(
        self: Activities[Raw],
        runtime: str,
        action: str,
        body: TriggerActivity | Mapping[str, Any] | None,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[Items[ActivityInfo]]]: ...
    @overload
    def trigger(
        self: Activities[AsyncRaw],
        runtime: str,
        action: str,
        *,
        nodes: Sequence[int] | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[Items[ActivityInfo]]]]: ...
    @overload
    def trigger(
        self: Activities[AsyncRaw],
        runtime: str,
        action: str,
        body: TriggerActivity | Mapping[str, Any] | None,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[Items[ActivityInfo]]]]: ...
    def trigger(
        self,
        runtime: str,
        action: str,
        body: TriggerActivity | Mapping[str, Any] | None = None,
        *,
        nodes: Sequence[int] | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Trigger activity.

        Starts, stops, restarts or reconfigures a runtime, on the nodes listed or on all of them. Each node answers for
        itself: read the outcomes from the list of activities. Needs `deployment:manage`.

        Args:
            runtime: Runtime to act on.
            action: Action to carry out.
            body: Nodes to act on. Send nothing, or an empty object, for every node. Give this, or its members one by
                one. `None` sends none.
            nodes: Nodes to act on. When left out, all of them.
            deployment_id: Deployment to work on; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Accepted; one activity is made for each node. `.wait()`
            returns when the work has ended, with the activities, one for each node.

        Raises:
            BadRequestError: 400. Runtime, action or node list is not valid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or node not found, or hidden from this caller.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `trigger_activity` of supervisor (path documented):
        `POST /deployments/{deployment_id}/activities/{runtime}/{action}`.
        """
        return self._call(
            _operations.TRIGGER_ACTIVITY,
            {"deployment_id": deployment_id, "runtime": runtime, "action": action},
            body=body,
            fields={"nodes": nodes},
            idempotency_key=idempotency_key,
            options=options,
        )
