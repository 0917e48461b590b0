"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class SnapshotInfo(Model):
    """Diagnostic snapshot of one node: an HTML report of more than thirty checks, with or without Iggy's state. Nothing
    can be restored from it.

    Attributes:
        created_at: When the snapshot was requested, RFC 3339 UTC.
        id: Snapshot identifier.
        name: Name given by the supervisor.
        status: Whether the snapshot is finished.
        tenant_id: Tenant of the deployment.
        completed_at: When the snapshot became available, RFC 3339 UTC; null while it is gathered.
        deployment_id: Deployment examined.
        division_id: Division of the deployment.
        environment_id: Environment of the deployment.
        node_id: Node examined.
        size_bytes: Size of the download, in bytes.
        user_id: User who asked for the snapshot.
    """

    created_at: Timestamp
    id: int
    name: str
    status: SnapshotStatus
    tenant_id: int
    completed_at: Timestamp | None | Unset = UNSET
    deployment_id: int | None | Unset = UNSET
    division_id: int | None | Unset = UNSET
    environment_id: int | None | Unset = UNSET
    node_id: int | None | Unset = UNSET
    size_bytes: int | None | Unset = UNSET
    user_id: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .snapshot_status import SnapshotStatus  # noqa: E402
