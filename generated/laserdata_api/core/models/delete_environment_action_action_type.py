"""Generated: do not edit."""

from ...declarations import OpenEnum


class DeleteEnvironmentActionActionType(OpenEnum):
    """Always `delete_environment`."""

    DELETE_ENVIRONMENT = "delete_environment"
