"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class UserDivisionBasicInfo(Model):
    """A division by id and name, in the user's account.

    Attributes:
        id: Id of the division.
        name: Name of the division.
    """

    id: int
    name: str
