"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class UserEnvironmentBasicInfo(Model):
    """An environment by id and name, in the user's account.

    Attributes:
        id: Id of the environment.
        name: Name of the environment.
    """

    id: int
    name: str
