"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class CreateApiKey(Model):
    """Body of create_api_key. Give either `role_id` or `permissions`; both together are refused with 400.

    Attributes:
        expiry_at: When it expires, RFC 3339 in UTC.
        name: Name for the new key, not yet used in the tenant.
        allowed_ips: IP addresses or CIDR ranges the key may be used from; never empty while `validate_ip` is `true`.
        division_id: Division to confine the key to; left out, the key covers the tenant.
        permissions: Permissions for a role made for this key alone; not together with `role_id`.
        role_id: Existing role for the key; not together with `permissions`.
        validate_ip: Whether the key works only from addresses in `allowed_ips`.
    """

    expiry_at: Timestamp
    name: str
    allowed_ips: list[str] | None | Unset = UNSET
    division_id: int | None | Unset = UNSET
    permissions: RolePermissions | None | Unset = UNSET
    role_id: int | None | Unset = UNSET
    validate_ip: bool | Unset = UNSET


# Below the class, so that classes may name each other.
from .role_permissions import RolePermissions  # noqa: E402
