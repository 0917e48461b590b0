"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class ScopeEntryDivisionId(Model):
    """A division to which a subscription is limited.

    Attributes:
        id: ID of the division.
        name: Name of the division.
    """

    id: int
    name: str
