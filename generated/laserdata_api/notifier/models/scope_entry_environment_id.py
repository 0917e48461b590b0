"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ScopeEntryEnvironmentId(Model):
    """An environment to which a subscription is limited.

    Attributes:
        id: ID of the environment.
        name: Name of the environment.
    """

    id: int
    name: str
