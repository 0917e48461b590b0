"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class UserEnvironmentBasicInfo(Model):
    """An environment by id and name, in the user's account.

    Attributes:
        id: Id of the environment.
        name: Name of the environment.
    """

    id: int
    name: str
