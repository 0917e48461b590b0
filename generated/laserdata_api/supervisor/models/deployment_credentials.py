"""Generated: do not edit."""

from __future__ import annotations

from attrs import define, field

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class DeploymentCredentials(Model):
    """Login for the Iggy server. Host and ports are not part of it.

    Attributes:
        password: Password of the Iggy user, in clear text.
        username: Name of the Iggy user.
    """

    password: str = field(repr=False)
    username: str
