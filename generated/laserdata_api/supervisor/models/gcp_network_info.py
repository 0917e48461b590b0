"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import UNSET, Model, Unset


@define(kw_only=True, getstate_setstate=False)
class GcpNetworkInfo(Model):
    """Network of a deployment on Google Cloud.

    Attributes:
        project_id: Project that owns the VPC network.
        vpc_name: VPC network of the deployment.
    """

    project_id: str | None | Unset = UNSET
    vpc_name: str | None | Unset = UNSET
