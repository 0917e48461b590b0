"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeploymentCredentials(Model):
    """Login for the Iggy server. Host and ports are not part of it.

    Attributes:
        password: Password of the Iggy user, in clear text.
        username: Name of the Iggy user.
    """

    password: str
    username: str

    __secrets__ = frozenset(["password"])
