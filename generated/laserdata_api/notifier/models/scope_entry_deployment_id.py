"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class ScopeEntryDeploymentId(Model):
    """A deployment to which a subscription is limited.

    Attributes:
        id: ID of the deployment.
        name: Name of the deployment.
    """

    id: int
    name: str
