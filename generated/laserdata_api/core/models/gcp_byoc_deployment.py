"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class GcpByocDeployment(Model):
    """Google Cloud project, service account and network for a BYOC deployment; part of DeployToYourOwnCloud.

    Attributes:
        project_id: Google Cloud project that hosts the deployment.
        service_account_email: Service account through which the Google Cloud project is reached.
        vpc_name: Name of the Google Cloud VPC network.
    """

    project_id: str
    service_account_email: str
    vpc_name: str
