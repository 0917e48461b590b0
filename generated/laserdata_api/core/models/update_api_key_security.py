"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpdateApiKeySecurity(Model):
    """Body of update_api_key_security: the key's IP rules. Role and permissions cannot change.

    Attributes:
        allowed_ips: IP addresses or CIDR ranges the key may be used from; never empty while `validate_ip` is `true`.
        validate_ip: Whether the key works only from addresses in `allowed_ips`.
    """

    allowed_ips: list[str] | None | Unset = UNSET
    validate_ip: bool | None | Unset = UNSET
