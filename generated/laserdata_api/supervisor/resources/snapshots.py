"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from ...declarations import Items, Options, RawResponse
    from ...model import Unset
    from ...protocols import Accepted, AsyncAccepted, AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import CreateSnapshot, SnapshotDownload, SnapshotInfo


class Snapshots(Resource[ModeT]):
    """Snapshot operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List diagnostic snapshots.
        create: Take diagnostic snapshot.
        delete: Delete diagnostic snapshot.
        download: Get snapshot download link.
    """

    @overload
    def list(
        self: Snapshots[Sync],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[SnapshotInfo]: ...
    @overload
    def list(
        self: Snapshots[Async],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[SnapshotInfo]: ...
    @overload
    def list(
        self: Snapshots[Raw],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[SnapshotInfo]: ...
    @overload
    def list(
        self: Snapshots[AsyncRaw],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[SnapshotInfo]: ...
    def list(
        self, *, results: int | None = None, deployment_id: int | None = None, options: Options | None = None
    ) -> Any:
        """List diagnostic snapshots.

        Lists diagnostic snapshots, one entry for each node. Old ones disappear once the plan's retention has passed.
        Needs `deployment:read`.

        Args:
            results: How many items a page holds, 100 at most.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `SnapshotInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
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

        Operation `get_snapshots` of supervisor (path documented):
        `GET /deployments/{deployment_id}/snapshots`.
        """
        return self._call(
            _operations.GET_SNAPSHOTS,
            {"deployment_id": deployment_id},
            query={"results": results},
            options=options,
        )

    @overload
    def create(
        self: Snapshots[Sync],
        *,
        include_iggy: bool | Unset = UNSET,
        redact_secrets: bool | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[Items[SnapshotInfo]]: ...
    @overload
    def create(
        self: Snapshots[Sync],
        body: CreateSnapshot | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[Items[SnapshotInfo]]: ...
    @overload
    def create(
        self: Snapshots[Async],
        *,
        include_iggy: bool | Unset = UNSET,
        redact_secrets: bool | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[Items[SnapshotInfo]]]: ...
    @overload
    def create(
        self: Snapshots[Async],
        body: CreateSnapshot | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[Items[SnapshotInfo]]]: ...
    @overload
    def create(
        self: Snapshots[Raw],
        *,
        include_iggy: bool | Unset = UNSET,
        redact_secrets: bool | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[Items[SnapshotInfo]]]: ...
    @overload
    def create(
        self: Snapshots[Raw],
        body: CreateSnapshot | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[Items[SnapshotInfo]]]: ...
    @overload
    def create(
        self: Snapshots[AsyncRaw],
        *,
        include_iggy: bool | Unset = UNSET,
        redact_secrets: bool | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[Items[SnapshotInfo]]]]: ...
    @overload
    def create(
        self: Snapshots[AsyncRaw],
        body: CreateSnapshot | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[Items[SnapshotInfo]]]]: ...
    def create(
        self,
        body: CreateSnapshot | Mapping[str, Any] | None = None,
        *,
        include_iggy: bool | Unset = UNSET,
        redact_secrets: bool | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Take diagnostic snapshot.

        Begins a diagnostic report on every node. The work goes on after the answer: list the snapshots until they are
        completed. Only one may run at a time. Needs `deployment:manage`.

        Args:
            body: What to put in. Give this, or its members one by one.
            include_iggy: Add the state of Iggy's data as a separate ZIP file.
            redact_secrets: Blank out passwords, keys and tokens in the report.
            deployment_id: Deployment to work on; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Snapshot begun. `.wait()` returns when the work has ended,
            with the snapshots, one for each node.

        Raises:
            BadRequestError: 400. Options are not valid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            ConflictError: 409. A snapshot is already running, or the plan's limit is reached.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_snapshot` of supervisor (path documented):
        `POST /deployments/{deployment_id}/snapshots`.
        """
        return self._call(
            _operations.CREATE_SNAPSHOT,
            {"deployment_id": deployment_id},
            body=body,
            fields={"include_iggy": include_iggy, "redact_secrets": redact_secrets},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: Snapshots[Sync], snapshot_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def delete(
        self: Snapshots[Async], snapshot_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Snapshots[Raw], snapshot_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Snapshots[AsyncRaw], snapshot_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, snapshot_id: int, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Delete diagnostic snapshot.

        Removes a snapshot for good. Needs `deployment:manage`.

        Args:
            snapshot_id: Snapshot to work on.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Snapshot deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or snapshot not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_snapshot` of supervisor (path inferred):
        `DELETE /deployments/{deployment_id}/snapshots/{snapshot_id}`.
        """
        return self._call(
            _operations.DELETE_SNAPSHOT,
            {"deployment_id": deployment_id, "snapshot_id": snapshot_id},
            options=options,
        )

    @overload
    def download(
        self: Snapshots[Sync], snapshot_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> SnapshotDownload: ...
    @overload
    def download(
        self: Snapshots[Async], snapshot_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, SnapshotDownload]: ...
    @overload
    def download(
        self: Snapshots[Raw], snapshot_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[SnapshotDownload]: ...
    @overload
    def download(
        self: Snapshots[AsyncRaw], snapshot_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[SnapshotDownload]]: ...
    def download(self, snapshot_id: int, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Get snapshot download link.

        Hands out a presigned link to a finished snapshot. Treat the link as a secret while it is valid. Needs
        `deployment:read`.

        Args:
            snapshot_id: Snapshot to work on.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Download link.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or snapshot not found, or hidden from this caller.
            ConflictError: 409. The snapshot is not finished.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `download_snapshot` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/snapshots/{snapshot_id}/download`.
        """
        return self._call(
            _operations.DOWNLOAD_SNAPSHOT,
            {"deployment_id": deployment_id, "snapshot_id": snapshot_id},
            options=options,
        )
