"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class UserDivisionBasicInfo(Model):
    """A division by id and name, in the user's account.

    Attributes:
        id: Id of the division.
        name: Name of the division.
    """

    id: int
    name: str
