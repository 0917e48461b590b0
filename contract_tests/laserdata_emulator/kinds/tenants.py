"""Tenants: who sees them, their policy, their tree."""

from typing import Any

from ..domains import claim, claimant, domain_of
from ..engine import Call, handles
from ..idempotency import Answer
from ..problems import Problem, forbidden
from ..state import NEW_DIVISION
from ..store import Thing
from ..wire import merge
from .billing import has_unpaid
from .deployments import deployments_in_structure, starter_available
from .divisions import spend_code, visible

_FIELDS = ("name", "description", "email", "protected")


def _info(tenant: Thing) -> dict[str, Any]:
    values = tenant.values
    return {
        "id": tenant.id,
        "name": values["name"],
        "protected": values["protected"],
        "created_at": values["created_at"],
        "updated_at": values["updated_at"],
    }


@handles("get_tenants")
def get_tenants(call: Call) -> Answer:
    """The key's tenant, or all tenants of the person."""
    if call.caller.key is not None:
        assert call.caller.key.parent is not None
        return Answer(200, [_info(call.caller.key.parent)])
    user = call.caller.user_id()
    tenants = call.state.store.of("tenant", None)
    mine = (call.state.members.get((tenant.id, user)) for tenant in tenants)
    return Answer(200, [_info(one.parent) for one in mine if one and one.parent and one.values["active"]])


@handles("create_tenant")
def create_tenant(call: Call) -> Answer:
    """A new tenant owned by the caller, with a first division if asked for."""
    user, state = call.caller.user, call.state
    assert user is not None
    if sum(one.values["owner_id"] == user.id for one in state.store.of("tenant", None)) >= state.rules.tenants:
        raise Problem(400, "owned_tenants_limit_reached", f"A person owns {state.rules.tenants} tenants at most.")
    domain = domain_of(call.body.get("email") or "")
    host = claimant(state, domain) if domain else None
    if host is not None and host.values["owner_id"] != user.id:
        raise Problem(409, "email_domain_taken", f"Another tenant has claimed the domain {domain}.")
    tenant = state.add_tenant(user, merge({}, call.body, *_FIELDS))
    if domain == domain_of(user.values["email"]):  # theirs, as signing in has shown
        claim(state, tenant, domain)
    headers = {"ld-tenant": str(tenant.id)}
    division = call.body.get("division")
    if division is not None:
        thing = call.state.new("division", tenant, merge(NEW_DIVISION, division, *_FIELDS))
        headers["ld-division"] = str(thing.id)
    return Answer(201, None, headers)


@handles("get_tenant")
def get_tenant(call: Call) -> Answer:
    """A tenant with its plan."""
    tenant = call.home
    return Answer(
        200,
        {
            **_info(tenant),
            "description": tenant.values["description"],
            "email": tenant.values["email"],
            "features": call.state.features,
            "has_custom_email_domain": tenant.values["config"]["email_domain"] is not None,
            "has_payment_method": bool(tenant.values.get("payment")),
            "starter_available": starter_available(call.state, tenant),
            "status": "active",
            "subscription": {
                "id": tenant.id,
                "plan": call.state.plan,
                "active": True,
                "created_at": tenant.values["created_at"],
                "valid_from": tenant.values["created_at"],
                "valid_to": "9999-12-31T23:59:59Z",
            },
        },
    )


@handles("update_tenant")
def update_tenant(call: Call) -> Answer:
    """Change a tenant; what is absent or null stays."""
    call.state.store.change(call.home, call.touched(merge(call.home.values, call.body, *_FIELDS)))
    return Answer(204)


@handles("delete_tenant")
def delete_tenant(call: Call) -> Answer:
    """Delete a tenant with all that it holds; always with a code, by its owner."""
    tenant, store = call.home, call.state.store
    if not call.is_owner():
        raise forbidden("tenant owner")
    if has_unpaid(call.state, tenant):
        raise Problem(400, "tenant_has_unpaid_invoices", "The tenant still has unpaid invoices; pay them first.")
    for division in store.of("division", tenant):
        if any(len(store.of("deployment", one)) for one in store.of("environment", division)):
            raise Problem(400, "tenant_has_deployments", "The tenant still has deployments; delete them first.")
    spend_code(call, "delete_tenant", tenant)
    for key in store.of("api_key", tenant):
        del call.state.keys[key.values["hash"]]
    for member in store.of("member", tenant):
        del call.state.members[tenant.id, member.values["user"].id]
    store.drop(tenant)
    return Answer(204)


@handles("get_tenant_config")
def get_tenant_config(call: Call) -> Answer:
    """The tenant's policy for joining and inviting."""
    return Answer(200, call.home.values["config"])


@handles("update_tenant_config")
def update_tenant_config(call: Call) -> Answer:
    """Set the policy; for the owner, or a key that the owner made and that may change settings."""
    if not call.is_owner() or not call.may("settings:manage"):
        raise forbidden("tenant owner")
    policy = ("join_policy", "block_external_invitations", "enforce_domain_only_invitations")
    config = merge(call.home.values["config"], call.body, *policy)
    call.state.store.change(call.home, call.touched({**call.home.values, "config": config}))
    return Answer(204)


@handles("get_tenant_structure")
def get_tenant_structure(call: Call) -> Answer:
    """The tree of what the caller may see."""
    store = call.state.store
    return Answer(
        200,
        {
            "id": call.home.id,
            "name": call.home.values["name"],
            "divisions": [
                {
                    "id": division.id,
                    "name": division.values["name"],
                    "environments": [
                        {"id": one.id, "name": one.values["name"], "deployments": deployments_in_structure(call, one)}
                        for one in store.of("environment", division)
                        if call.may("environment:read", division.id, one.id)
                    ],
                }
                for division in call.state.store.of("division", call.home).where(visible(call) or (lambda _: True))
            ],
        },
    )


@handles("get_tenant_summary")
def get_tenant_summary(call: Call) -> Answer:
    """How much the tenant holds."""
    store = call.state.store
    divisions = store.of("division", call.home)
    environments = [one for division in divisions for one in store.of("environment", division)]
    return Answer(
        200,
        {
            "total_divisions": len(divisions),
            "total_environments": len(environments),
            "total_deployments": sum(len(store.of("deployment", one)) for one in environments),
        },
    )
