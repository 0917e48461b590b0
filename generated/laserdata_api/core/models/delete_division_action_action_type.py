"""Generated: do not edit."""

from ...declarations import OpenEnum


class DeleteDivisionActionActionType(OpenEnum):
    """Always `delete_division`."""

    DELETE_DIVISION = "delete_division"
