"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class ApiKeyDetails(Model):
    """One API key with its permissions, as get_api_key and get_api_key_context return it. The secret is not in it.

    Attributes:
        allowed_ips: IP addresses or CIDR ranges the key may be used from; never empty while `validate_ip` is `true`.
        created_at: When it was created, RFC 3339 in UTC.
        expiry_at: When it expires, RFC 3339 in UTC.
        id: Id of the API key.
        name: Name of the API key.
        permissions: Permissions the key has through its role.
        role_id: Id of the role the API key takes its permissions from.
        role_name: Name of the role the API key takes its permissions from.
        user_id: Id of the user who created the API key, not of an owner.
        validate_ip: Whether the key works only from addresses in `allowed_ips`.
        division_id: Division the key is confined to; null for the whole tenant.
        division_name: Name of the division the key is confined to; null for the whole tenant.
    """

    allowed_ips: list[str]
    created_at: Timestamp
    expiry_at: Timestamp
    id: int
    name: str
    permissions: RolePermissionsInfo
    role_id: int
    role_name: str
    user_id: int
    validate_ip: bool
    division_id: int | None | Unset = UNSET
    division_name: str | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .role_permissions_info import RolePermissionsInfo  # noqa: E402
