"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ConfigSection(Model):
    """Group of related settings.

    Attributes:
        description: What the group is about.
        name: Heading of the group.
        schema: Settings in the group.
    """

    description: str
    name: str
    schema: list[ConfigField]


# Below the class, so that classes may name each other.
from .config_field import ConfigField  # noqa: E402
