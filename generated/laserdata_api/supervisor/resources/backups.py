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
    from ...protocols import Accepted, AsyncAccepted, Result
    from ..models import BackupInfo, CreateBackup


class Backups(Resource[ModeT]):
    """Backup operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        list: List backups.
        create: Create backup.
        delete: Delete backup.
        restore: Restore backup.
    """

    @overload
    def list(
        self: Backups[Sync], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Items[BackupInfo]: ...
    @overload
    def list(
        self: Backups[Async], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Items[BackupInfo]]: ...
    @overload
    def list(
        self: Backups[Raw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Items[BackupInfo]]: ...
    @overload
    def list(
        self: Backups[AsyncRaw], *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[BackupInfo]]]: ...
    def list(self, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """List backups.

        Lists the backups of a deployment in one array, without pages. Experimental, and limited to AWS deployments with
        network storage on the Pro and Enterprise plans. Needs `deployment:read`.

        Args:
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            All backups.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_backups` of supervisor (path documented):
        `GET /deployments/{deployment_id}/backups`.
        """
        return self._call(
            _operations.GET_BACKUPS,
            {"deployment_id": deployment_id},
            options=options,
        )

    @overload
    def create(
        self: Backups[Sync],
        *,
        expiry_days: int | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        node_id: int | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[Items[BackupInfo]]: ...
    @overload
    def create(
        self: Backups[Sync],
        body: CreateBackup | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[Items[BackupInfo]]: ...
    @overload
    def create(
        self: Backups[Async],
        *,
        expiry_days: int | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        node_id: int | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[Items[BackupInfo]]]: ...
    @overload
    def create(
        self: Backups[Async],
        body: CreateBackup | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[Items[BackupInfo]]]: ...
    @overload
    def create(
        self: Backups[Raw],
        *,
        expiry_days: int | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        node_id: int | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[Items[BackupInfo]]]: ...
    @overload
    def create(
        self: Backups[Raw],
        body: CreateBackup | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[Items[BackupInfo]]]: ...
    @overload
    def create(
        self: Backups[AsyncRaw],
        *,
        expiry_days: int | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        node_id: int | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[Items[BackupInfo]]]]: ...
    @overload
    def create(
        self: Backups[AsyncRaw],
        body: CreateBackup | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[Items[BackupInfo]]]]: ...
    def create(
        self,
        body: CreateBackup | Mapping[str, Any] | None = None,
        *,
        expiry_days: int | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        node_id: int | None | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create backup.

        Begins a backup of one node or of all. List the backups until it is `completed` or `failed`; a second one is
        refused meanwhile. Experimental, and limited to AWS deployments with network storage on the Pro and Enterprise
        plans. Needs `deployment:manage`.

        Args:
            body: Options, all of which may be missing. Give this, or its members one by one.
            expiry_days: Days to keep the backup.
            name: Name of the backup.
            node_id: Node to back up. When left out, all of them.
            remarks: Note for whoever reads the list later.
            deployment_id: Deployment to work on; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Backup begun. `.wait()` returns when the work has ended,
            with the backups, one for each node.

        Raises:
            BadRequestError: 400. Options are not valid, or the deployment cannot be backed up.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            ConflictError: 409. A backup is already running, or the plan's limit is reached.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_backup` of supervisor (path documented):
        `POST /deployments/{deployment_id}/backups`.
        """
        return self._call(
            _operations.CREATE_BACKUP,
            {"deployment_id": deployment_id},
            body=body,
            fields={"expiry_days": expiry_days, "name": name, "node_id": node_id, "remarks": remarks},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: Backups[Sync], backup_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def delete(
        self: Backups[Async], backup_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Backups[Raw], backup_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Backups[AsyncRaw], backup_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, backup_id: int, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Delete backup.

        Removes a backup. One that still waits or runs is refused. Experimental, and limited to AWS deployments with
        network storage on the Pro and Enterprise plans. Needs `deployment:manage`.

        Args:
            backup_id: Backup to work on.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Backup deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or backup not found, or hidden from this caller.
            ConflictError: 409. The backup is still waiting or running.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_backup` of supervisor (path inferred):
        `DELETE /deployments/{deployment_id}/backups/{backup_id}`.
        """
        return self._call(
            _operations.DELETE_BACKUP,
            {"deployment_id": deployment_id, "backup_id": backup_id},
            options=options,
        )

    @overload
    def restore(
        self: Backups[Sync],
        backup_id: int,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def restore(
        self: Backups[Async],
        backup_id: int,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def restore(
        self: Backups[Raw],
        backup_id: int,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def restore(
        self: Backups[AsyncRaw],
        backup_id: int,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def restore(
        self,
        backup_id: int,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Restore backup.

        Puts a node back to the state it had at the backup. Whatever was written later is lost. Experimental, and
        limited to AWS deployments with network storage on the Pro and Enterprise plans. Needs `deployment:manage`.

        Args:
            backup_id: Backup to work on.
            deployment_id: Deployment to work on; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Restore begun.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or backup not found, or hidden from this caller.
            ConflictError: 409. The backup is not complete.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `restore_backup` of supervisor (path inferred):
        `POST /deployments/{deployment_id}/backups/{backup_id}/restore`.
        """
        return self._call(
            _operations.RESTORE_BACKUP,
            {"deployment_id": deployment_id, "backup_id": backup_id},
            idempotency_key=idempotency_key,
            options=options,
        )
