"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ScopeEntryDivisionId(Model):
    """A division to which a subscription is limited.

    Attributes:
        id: ID of the division.
        name: Name of the division.
    """

    id: int
    name: str
