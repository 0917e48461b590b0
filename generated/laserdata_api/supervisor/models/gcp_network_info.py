"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class GcpNetworkInfo(Model):
    """Network of a deployment on Google Cloud.

    Attributes:
        project_id: Project that owns the VPC network.
        vpc_name: VPC network of the deployment.
    """

    project_id: str | None | Unset = UNSET
    vpc_name: str | None | Unset = UNSET
