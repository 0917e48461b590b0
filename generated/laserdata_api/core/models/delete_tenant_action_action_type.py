"""Generated: do not edit."""

from ...model import OpenEnum


class DeleteTenantActionActionType(OpenEnum):
    """Always `delete_tenant`."""

    DELETE_TENANT = "delete_tenant"
