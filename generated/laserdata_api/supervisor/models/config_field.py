"""Generated: do not edit."""

from __future__ import annotations

from typing import Any

from ...model import UNSET, Model, Unset


class ConfigField(Model):
    """Description of one setting.

    Attributes:
        description: What the setting does.
        editable: False on settings that LaserData fixes.
        key: Key to use inside `values`.
        kind: Data type of the value, such as `size`.
        name: Label for a person.
        requirements: Conditions on other settings. The shape of an entry is unknown.
        rules: Checks on the value, such as bounds. The shape of an entry is unknown.
        secret: True where the value is sensitive and should be hidden.
        default_value: Value used while nothing is configured, as text.
    """

    description: str
    editable: bool
    key: str
    kind: str
    name: str
    requirements: list[Any]
    rules: list[Any]
    secret: bool
    default_value: str | None | Unset = UNSET
