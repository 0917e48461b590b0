"""API keys: made with a role or with permissions of their own, dead the moment they are deleted or over."""

from ipaddress import ip_network
from typing import Any

from ..engine import Call, Kind, check_limit, check_name, handles
from ..idempotency import Answer
from ..problems import Issue, Problem, invalid, not_found
from ..state import KEY_LIFE
from ..store import Thing
from ..wire import array, format_time, parse_time
from .roles import tree_from, tree_info


def _role(call: Call, key: Thing) -> Thing:
    role = call.state.store.of("role", call.home).get(key.values["role_id"])
    assert role is not None, "a role that keys are bound to cannot be deleted"
    return role


def _info(call: Call, key: Thing) -> dict[str, Any]:
    values = key.values
    division_id = values["division_id"]
    division = call.state.store.of("division", call.home).get(division_id) if division_id else None
    return {
        "id": key.id,
        "division_id": division_id,
        "division_name": division.values["name"] if division else None,
        "user_id": values["user_id"],
        "role_id": values["role_id"],
        "role_name": _role(call, key).values["name"],
        "name": values["name"],
        "validate_ip": values["validate_ip"],
        "allowed_ips": values["allowed_ips"],
        "expiry_at": format_time(values["expiry"]),
        "created_at": values["created_at"],
    }


def _details(call: Call, key: Thing) -> dict[str, Any]:
    return {**_info(call, key), "permissions": tree_info(call, call.home, _role(call, key).values["permissions"])}


def _check_allowlist(call: Call, validate_ip: bool, allowed_ips: list[str]) -> None:
    issues: list[Issue] = []
    for at, text in enumerate(allowed_ips):
        try:
            ip_network(text, strict=False)
        except ValueError:
            issues.append(Issue("invalid_ip", f"{text!r} is no IP address or CIDR block", f"allowed_ips.{at}"))
    if issues:
        raise Problem(400, "invalid_allowed_ips", "The allowlist holds what is no address.", issues[:20])
    if validate_ip and not allowed_ips:
        raise invalid("empty_allowed_ips", "An allowlist that is switched on needs an address.", "allowed_ips")
    limit = call.state.features["api_key_allowed_ips_limit"]
    if len(allowed_ips) > limit:
        raise invalid("api_key_allowed_ips_limit_reached", f"At most {limit} addresses per key.", "allowed_ips")


KEY = Kind(
    "api_key",
    info=_info,
    details=_details,
    filters={"name": lambda key, name: name.casefold() in key.values["name"].casefold()},
)
KEY.serve(list="get_api_keys", read="get_api_key")


@handles("create_api_key")
def create_api_key(call: Call) -> Answer:
    """A new key. Its secret is in this answer and nowhere else, under both documented names."""
    body, keys = call.body, call.under("api_key")
    role_id, permissions = body.get("role_id"), body.get("permissions")
    if (role_id is None) == (permissions is None):
        raise invalid("role_or_permissions", "Give either role_id or permissions, and not both.", "role_id")
    expiry = parse_expiry(call, body["expiry_at"])
    validate_ip, allowed_ips = bool(body.get("validate_ip")), array(body.get("allowed_ips"))
    _check_allowlist(call, validate_ip, allowed_ips)
    division_id = body.get("division_id")
    if division_id is not None and call.state.store.of("division", call.home).get(division_id) is None:
        raise not_found("division")
    roles = call.state.store.of("role", call.home)
    role = roles.get(role_id) if role_id is not None else None
    if role_id is not None and role is None:
        raise not_found("role")
    check_name(keys, body["name"])
    check_limit(call, "api_keys_limit", len(keys), 409)
    if role is None:
        name = body["name"]
        while roles.named(name) is not None:  # a role of that name may be someone's own
            name += " (api key)"
        tree = tree_from(call, permissions)
        role = call.state.new("role", call.home, {"name": name, "kind": "api_key", "permissions": tree})
    owner = call.state.store.of("user", None).get(call.caller.user_id())
    assert owner is not None
    key, secret = call.state.add_key(
        call.home,
        owner,
        {
            "name": body["name"],
            "role_id": role.id,
            "division_id": division_id,
            "validate_ip": validate_ip,
            "allowed_ips": allowed_ips,
            "expiry": expiry,
        },
    )
    return Answer(201, {**_info(call, key), "token": secret, "secret": secret})


def parse_expiry(call: Call, text: str) -> Any:
    """The moment a key dies. Raises Problem 400 unless it lies ahead, by at most 365 days."""
    try:
        expiry = parse_time(text)
        if not call.now < expiry <= call.now + KEY_LIFE:
            raise ValueError
    except (ValueError, OverflowError):
        raise invalid(
            "invalid_expiry",
            f"An expiry is a date-time after {format_time(call.now)}, at most {KEY_LIFE.days} days ahead.",
            "expiry_at",
        ) from None
    return expiry


@handles("get_api_key_context")
def get_api_key_context(call: Call) -> Answer:
    """The calling key itself; any key may ask."""
    if call.caller.key is None:
        raise Problem(401, "api_key_required", "Only an API key has a context; this call has none.")
    return Answer(200, _details(call, call.caller.key))


@handles("update_api_key_security")
def update_api_key_security(call: Call) -> Answer:
    """Switch the allowlist or change it; what is absent or null stays."""
    key = call.find("api_key")
    validate_ip = call.body.get("validate_ip")
    allowed_ips = call.body.get("allowed_ips")
    values = {
        **key.values,
        "validate_ip": key.values["validate_ip"] if validate_ip is None else validate_ip,
        "allowed_ips": key.values["allowed_ips"] if allowed_ips is None else allowed_ips,
    }
    _check_allowlist(call, values["validate_ip"], values["allowed_ips"])
    call.state.store.change(key, call.touched(values))
    return Answer(204)


@handles("delete_api_key")
def delete_api_key(call: Call) -> Answer:
    """Revoke a key at once; the role that was made for it goes too."""
    key = call.find("api_key")
    role = _role(call, key)
    call.state.store.remove(key)
    del call.state.keys[key.values["hash"]]
    if role.values["kind"] == "api_key":
        call.state.store.remove(role)
    return Answer(204)
