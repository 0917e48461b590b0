"""Whether the access to a customer's cloud would do for a deployment."""

import re
from collections.abc import Iterator
from typing import Any

from ..auth import Place, may, trees, visible_tenant
from ..engine import Call, handles
from ..idempotency import Answer
from ..problems import Problem, forbidden
from ..store import Thing
from .clouds import REGIONS

_NEED = "deployment:manage"


@handles("validate_byoc")
def validate_byoc(call: Call) -> Answer:
    """The verdict. The emulator reaches no cloud: it looks whether what was given can belong together (inferred)."""
    if not any(_may(call, tenant) for tenant in _tenants(call)):
        raise forbidden(_NEED)
    error = _error(call, call.body)
    return Answer(200, {"valid": error is None, "error": error})


def _tenants(call: Call) -> list[Thing]:
    """The tenant that the body names, else the key's, else the person's. Absent and foreign ones are none."""
    wanted, key = call.body.get("tenant_id"), call.caller.key
    if wanted is None and key is not None:
        assert key.parent is not None
        return [key.parent]
    found: list[Thing] = []
    for one in [wanted] if wanted is not None else [tenant.id for tenant in call.state.store.of("tenant", None)]:
        try:
            found.append(visible_tenant(call.state, call.caller, one))
        except Problem:
            continue
    return found


def _may(call: Call, tenant: Thing) -> bool:
    return any(may(call.state, call.caller, tenant, _NEED, place) for place in _places(call, tenant))


def _places(call: Call, tenant: Thing) -> Iterator[Place]:
    """The place that the body names; where it names none, all in which the caller's roles may differ."""
    division, environment = call.body.get("division_id"), call.body.get("environment_id")
    scope, store = call.caller.division_id(), call.state.store
    if scope is not None and division not in (None, scope):
        return
    chosen = scope if division is None else division
    if chosen is not None:
        thing = store.of("division", tenant).get(chosen)
        if thing is None or (environment is not None and store.of("environment", thing).get(environment) is None):
            return
    # An id of 0 is one that no override names.
    overrides = [one["divisions"] for one in trees(call.state, call.caller, tenant)]
    divisions = [chosen] if chosen is not None else [0, *(int(key) for one in overrides for key in one)]
    for one in divisions:
        own = [known[str(one)]["environments"] for known in overrides if str(one) in known]
        children = [0, *(int(key) for named in own for key in named)] if environment is None else [environment]
        yield from (Place(one, child) for child in children)


_ROLE = re.compile(r"arn:aws[a-z-]*:iam::(\d{12}):role/.+", re.ASCII)


def _error(call: Call, body: dict[str, Any]) -> str | None:
    cloud, region = body["cloud"], body["region"]
    access = body.get(cloud)
    area = REGIONS.get(cloud, {}).get(region, (None, None))[1]
    origin = next((name for name, url in call.urls.items() if call.url.startswith(f"{url}/")), None)
    if area is None:
        return f"{cloud} has no region {region[:100]!r}"
    if origin not in (None, f"{cloud}-{area}"):
        return f"the supervisor of {region} is {cloud}-{area}, and this one is {origin}"
    if access is None:
        return f"no access to {cloud} was given"
    if cloud == "aws":
        role = _ROLE.fullmatch(access["identity_arn"])
        if role is None or role[1] != access["account_id"]:
            return f"identity_arn is no role of the account {access['account_id']}"
    elif access["service_account_email"].partition("@")[2].partition(".")[0] != access["project_id"]:
        return f"the service account is not one of the project {access['project_id']}"
    return None
