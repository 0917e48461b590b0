"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class AccessRuleInfo(Model):
    """Firewall entry of a deployment.

    Attributes:
        cidr_blocks: Ranges the rule speaks of.
        id: Rule identifier.
        ingress: True for traffic coming in, false for traffic going out.
        name: Name of the rule.
        rules: Listeners the rule covers.
        created_at: When the rule was added, RFC 3339 UTC.
        remarks: Note left at creation.
        valid_to: End of the rule, RFC 3339 UTC; null if it has none.
    """

    cidr_blocks: list[str]
    id: int
    ingress: bool
    name: str
    rules: AccessRuleProtocols
    created_at: Timestamp | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
    valid_to: Timestamp | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .access_rule_protocols import AccessRuleProtocols  # noqa: E402
