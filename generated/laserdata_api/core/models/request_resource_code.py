"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, OneOf


class RequestResourceCode(Model):
    """Body of request_resource_code: the deletion to confirm.

    Attributes:
        action: The deletion the code is to confirm.
    """

    action: OneOf[DeleteTenantAction, DeleteDivisionAction, DeleteEnvironmentAction, DeleteDeploymentAction]


# Below the class, so that classes may name each other.
from .delete_deployment_action import DeleteDeploymentAction  # noqa: E402
from .delete_division_action import DeleteDivisionAction  # noqa: E402
from .delete_environment_action import DeleteEnvironmentAction  # noqa: E402
from .delete_tenant_action import DeleteTenantAction  # noqa: E402
