"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class DeleteDivisionAction(Model):
    """Deletion of a division.

    Attributes:
        action_type: Always `delete_division`.
        payload: Which division a confirmation code is to cover; part of ResourceCodeAction.
    """

    action_type: DeleteDivisionActionActionType
    payload: DeleteDivisionPayload


# Below the class, so that classes may name each other.
from .delete_division_action_action_type import DeleteDivisionActionActionType  # noqa: E402
from .delete_division_payload import DeleteDivisionPayload  # noqa: E402
