"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeleteDeploymentAction(Model):
    """Deletion of a deployment.

    Attributes:
        action_type: Always `delete_deployment`.
        payload: Which deployment a confirmation code is to cover; part of ResourceCodeAction.
    """

    action_type: DeleteDeploymentActionActionType
    payload: DeleteDeploymentPayload


# Below the class, so that classes may name each other.
from .delete_deployment_action_action_type import DeleteDeploymentActionActionType  # noqa: E402
from .delete_deployment_payload import DeleteDeploymentPayload  # noqa: E402
