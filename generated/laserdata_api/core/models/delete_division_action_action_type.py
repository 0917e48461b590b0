"""Generated: do not edit."""

from ...model import OpenEnum


class DeleteDivisionActionActionType(OpenEnum):
    """Always `delete_division`."""

    DELETE_DIVISION = "delete_division"
