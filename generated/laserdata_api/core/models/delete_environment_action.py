"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeleteEnvironmentAction(Model):
    """Deletion of an environment.

    Attributes:
        action_type: Always `delete_environment`.
        payload: Which environment a confirmation code is to cover; part of ResourceCodeAction.
    """

    action_type: DeleteEnvironmentActionActionType
    payload: DeleteEnvironmentPayload


# Below the class, so that classes may name each other.
from .delete_environment_action_action_type import DeleteEnvironmentActionActionType  # noqa: E402
from .delete_environment_payload import DeleteEnvironmentPayload  # noqa: E402
