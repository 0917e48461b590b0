"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class AuditResource(Model):
    """A resource or user that an event refers to: an ID and, where given, a name.

    Attributes:
        id: ID of the resource or user, an int64.
        name: Name of the resource or user, or null.
    """

    id: int
    name: str | None | Unset = UNSET
