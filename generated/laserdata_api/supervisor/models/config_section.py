"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
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
