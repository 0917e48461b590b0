"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CloudStorageSettings(Model):
    """Storage wanted for a deployment, in short form: a type and, where needed, a size. The service works out IOPS and
    throughput from tier and storage type when it makes a CloudStorage of this.

    Attributes:
        type: Kind of storage wanted.
        size: Size in GB; mandatory for network storage types.
    """

    type: StorageType
    size: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .storage_type import StorageType  # noqa: E402
