"""Generated: do not edit."""

from __future__ import annotations

from typing import Any

from ...model import UNSET, Model, Timestamp, Unset


class ConfigDetails(Model):
    """One version of a config together with its settings.

    Attributes:
        created_at: When this version was saved, RFC 3339 UTC.
        id: Row identifier, the one that deletion and `reconfigure` ask for.
        name: Name shared by all versions of this config.
        primary: True on the single active row of the kind.
        runtime_version: Version of the runtime whose schema the settings passed.
        values: Settings of this version.
        version: Version number inside the name.
        kind: Kind the row belongs to.
    """

    created_at: Timestamp
    id: int
    name: str
    primary: bool
    runtime_version: str
    values: dict[str, Any]
    version: int
    kind: str | None | Unset = UNSET

    __secrets__ = frozenset(["values"])
