"""Generated: do not edit."""

from ...model import OpenEnum


class DeleteDeploymentActionActionType(OpenEnum):
    """Always `delete_deployment`."""

    DELETE_DEPLOYMENT = "delete_deployment"
