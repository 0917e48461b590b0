"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class GcpByocCredentials(Model):
    """Access to a Google Cloud project.

    Attributes:
        project_id: Project to deploy into.
        service_account_email: Service account that LaserData shall act as.
        vpc_name: VPC network to deploy into.
    """

    project_id: str
    service_account_email: str
    vpc_name: str
