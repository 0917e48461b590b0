"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class StorageInfo(Model):
    """A storage type offered in a region, as listed by get_storages.

    Attributes:
        available: Whether this option is available.
        clusters: Kinds of cluster the storage type can be used with.
        description: Description for people.
        key: Value to send as the storage `type`.
        name: Name of the storage type, for display.
    """

    available: bool
    clusters: list[str]
    description: str
    key: str
    name: str
