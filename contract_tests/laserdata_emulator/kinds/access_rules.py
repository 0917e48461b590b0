"""Access rules: which addresses may reach which listeners of a deployment."""

from typing import Any

from ..engine import Call, Kind, check_limit, check_name, handles
from ..idempotency import Answer
from ..problems import invalid
from ..state import State
from ..store import Thing
from ..wire import format_time, parse_time

_PROTOCOLS = ("iggy_tcp", "iggy_http", "iggy_websocket", "iggy_udp")
OPEN_TO_ALL: dict[str, Any] = {
    "name": "default",
    "label": "default",
    "cidr_blocks": ["0.0.0.0/0"],
    "ingress": True,
    "rules": dict.fromkeys(_PROTOCOLS, True),
    "valid_to": None,
    "remarks": None,
}


def open_free_tier(state: State, deployment: Thing) -> None:
    """Deployments of the free tier begin with a rule that lets everybody in; the others with none."""
    if deployment.values["tier"] == "free":
        state.new("access_rule", deployment, dict(OPEN_TO_ALL))


def _info(_: Call, rule: Thing) -> dict[str, Any]:
    values = rule.values
    shown = ("cidr_blocks", "ingress", "rules", "valid_to", "remarks", "created_at")
    return {"id": rule.id, "name": values["label"], **{name: values[name] for name in shown}}


def _build(call: Call) -> dict[str, Any]:
    body = call.body
    valid_to = body.get("valid_to")
    if valid_to is not None:
        try:
            valid_to = parse_time(valid_to)
            if valid_to <= call.now:
                raise ValueError
            valid_to = format_time(valid_to)
        except (ValueError, OverflowError):
            reason = f"A rule ends after {format_time(call.now)}, or never."
            raise invalid("invalid_valid_to", reason, "valid_to") from None
    given = body.get("rules", {})
    return {
        "name": body["name"].casefold(),  # what is unique
        "label": body["name"],
        "cidr_blocks": body["cidr_blocks"],
        "ingress": body.get("ingress", True),
        "rules": {name: given.get(name, False) for name in _PROTOCOLS},
        "valid_to": valid_to,
        "remarks": body.get("remarks"),
    }


RULE = Kind("access_rule", info=_info, details=_info)
RULE.serve(list="get_access_rules", delete="delete_access_rule")


@handles("create_access_rule")
def create_access_rule(call: Call) -> Answer:
    """Add a rule; names are unique whatever their case, and a rule ends in the future or never."""
    rules, values = call.under("access_rule"), _build(call)
    check_name(rules, values["name"])
    check_limit(call, "deployment_access_rules_limit", len(rules), 409)
    call.state.new("access_rule", call.find("deployment"), values)
    return Answer(204)
