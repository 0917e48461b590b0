"""Generated: do not edit."""

from __future__ import annotations

from typing import Any

from ...model import UNSET, Model, Unset


class CreateConfig(Model):
    """New version of a config.

    Attributes:
        values: Settings of this version.
        activate: Make the new version primary at once. When left out it is only stored.
        name: Name to store the version under. When left out, the supervisor takes its default for the kind.
    """

    values: dict[str, Any]
    activate: bool | None | Unset = UNSET
    name: str | None | Unset = UNSET

    __secrets__ = frozenset(["values"])
