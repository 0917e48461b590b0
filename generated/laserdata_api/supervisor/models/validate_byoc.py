"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class ValidateByoc(Model):
    """Cloud access to try out. Fill in the member that matches `cloud`.

    Attributes:
        cloud: Cloud to deploy on.
        region: Region to deploy in.
        aws: Access to AWS.
        division_id: Division the deployment is meant for.
        environment_id: Environment the deployment is meant for.
        gcp: Access to Google Cloud.
        tenant_id: Tenant the deployment is meant for.
    """

    cloud: Cloud
    region: str
    aws: AwsByocCredentials | None | Unset = UNSET
    division_id: int | None | Unset = UNSET
    environment_id: int | None | Unset = UNSET
    gcp: GcpByocCredentials | None | Unset = UNSET
    tenant_id: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .aws_byoc_credentials import AwsByocCredentials  # noqa: E402
from .cloud import Cloud  # noqa: E402
from .gcp_byoc_credentials import GcpByocCredentials  # noqa: E402
