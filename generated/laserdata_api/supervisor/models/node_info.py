"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class NodeInfo(Model):
    """One machine of a deployment.

    Attributes:
        id: Node identifier.
        name: Node name, unique inside the deployment.
        created_at: When the node was created, RFC 3339 UTC.
        image_id: Machine image the node was started from.
        storage_type: Class of the node's disk.
        variant: Operating system and processor architecture.
    """

    id: int
    name: str
    created_at: Timestamp | None | Unset = UNSET
    image_id: str | None | Unset = UNSET
    storage_type: StorageType | None | Unset = UNSET
    variant: str | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .storage_type import StorageType  # noqa: E402
