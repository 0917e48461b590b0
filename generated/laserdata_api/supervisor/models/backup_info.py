"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class BackupInfo(Model):
    """Backup of the network volumes of one node. Experimental: LaserData may alter these members at any time.

    Attributes:
        backup_type: Why the backup exists.
        created_at: When the backup was requested, RFC 3339 UTC.
        deployment_id: Deployment backed up.
        id: Backup identifier.
        name: Name of the backup.
        node_id: Node backed up.
        region: AWS region that holds the copies.
        snapshot_ids: EBS snapshots that make up the backup.
        status: Progress.
        volume_ids: EBS volumes that were copied.
        completed_at: When copying ended, RFC 3339 UTC; null until then.
        expires_at: When the backup is due to be removed, RFC 3339 UTC; null where no date is set.
        remarks: Note left by the person who asked.
        size_bytes: Size of the copied volumes, in bytes; null until known.
        started_at: When copying began, RFC 3339 UTC; null while it waits.
    """

    backup_type: BackupType
    created_at: Timestamp
    deployment_id: int
    id: int
    name: str
    node_id: int
    region: str
    snapshot_ids: list[str]
    status: BackupStatus
    volume_ids: list[str]
    completed_at: Timestamp | None | Unset = UNSET
    expires_at: Timestamp | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
    size_bytes: int | None | Unset = UNSET
    started_at: Timestamp | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .backup_status import BackupStatus  # noqa: E402
from .backup_type import BackupType  # noqa: E402
