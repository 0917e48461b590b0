"""Generated: do not edit."""

from ...model import OpenEnum


class DeleteEnvironmentActionActionType(OpenEnum):
    """Always `delete_environment`."""

    DELETE_ENVIRONMENT = "delete_environment"
