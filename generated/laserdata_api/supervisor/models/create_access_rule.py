"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class CreateAccessRule(Model):
    """Addresses to let through, and to which listeners.

    Attributes:
        cidr_blocks: Ranges the rule speaks of.
        name: Name, not yet taken in this deployment.
        ingress: True for traffic coming in, false for traffic going out. The CLI sends true unless told otherwise; send
            it explicitly.
        remarks: Note for colleagues.
        rules: Listeners to open.
        valid_to: End of the rule, RFC 3339 UTC and still to come. When left out, the rule has no end.
    """

    cidr_blocks: list[str]
    name: str
    ingress: bool | Unset = UNSET
    remarks: str | None | Unset = UNSET
    rules: AccessRuleProtocols | Unset = UNSET
    valid_to: Timestamp | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .access_rule_protocols import AccessRuleProtocols  # noqa: E402
