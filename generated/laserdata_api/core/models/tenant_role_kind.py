"""Generated: do not edit."""

from ...model import OpenEnum


class TenantRoleKind(OpenEnum):
    """Where a role comes from: built in, made by the tenant, or made for one API key."""

    SYSTEM = "system"
    CUSTOM = "custom"
    API_KEY = "api_key"
