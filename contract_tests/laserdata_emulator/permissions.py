"""Permissions: which exist, which operation needs which, and what a role's tree grants where."""

from collections.abc import Collection, Mapping
from typing import Any

Tree = Mapping[str, Any]

_TENANT = {
    "info": ("read", "manage"),
    "audit": ("read",),
    "settings": ("read", "manage"),
    "role": ("read", "manage"),
    "member": ("read", "manage"),
    "subscription": ("read", "manage"),
    "billing": ("read", "manage"),
    "division": ("read", "manage"),
    "api_key": ("read", "manage"),
    "notifications": ("read", "manage"),
}
_DIVISION = {
    "environment": ("read", "manage"),
    "member": ("read", "manage"),
    "settings": ("read", "manage"),
}
_ENVIRONMENT = {
    "deployment": ("read", "manage"),
    "deployment:config": ("read", "manage"),
    "deployment:network": ("read", "manage"),
    "deployment:access": ("read", "manage"),
    "deployment:connector": ("read", "manage"),
    "deployment:credentials": ("read",),
    "deployment:telemetry": ("read",),
}


def _keys(resources: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(f"{resource}:{action}" for resource, actions in resources.items() for action in actions)


CATALOGUE: dict[str, tuple[str, ...]] = {
    "tenant": _keys(_TENANT),
    "division": _keys(_DIVISION),
    "environment": _keys(_ENVIRONMENT),
}
# Grants flow downwards: a list may hold what belongs to its own level and to the levels below.
ALLOWED: dict[str, frozenset[str]] = {
    "tenant": frozenset(CATALOGUE["tenant"] + CATALOGUE["division"] + CATALOGUE["environment"]),
    "division": frozenset(CATALOGUE["division"] + CATALOGUE["environment"] + ("division:read", "division:manage")),
    "environment": frozenset(CATALOGUE["environment"]),
}

MEMBER = ""  # whoever may see the tenant
OWNER = "owner"  # the tenant's owner, decided by the handler

# Session-only and open operations need no row.
NEEDS: dict[str, str] = {
    "get_tenants": MEMBER,
    "get_tenant": "info:read",
    "update_tenant": "info:manage",
    "get_tenant_structure": "info:read",
    "get_tenant_summary": MEMBER,
    "get_tenant_config": MEMBER,
    "update_tenant_config": OWNER,
    "request_resource_code": MEMBER,  # and the permission that the delete itself needs
    "get_api_key_context": MEMBER,
    "get_api_keys": "api_key:read",
    "get_api_key": "api_key:read",
    "create_api_key": "api_key:manage",
    "update_api_key_security": "api_key:manage",
    "delete_api_key": "api_key:manage",
    "get_divisions": "division:read",
    "get_division": "division:read",
    "get_division_summary": "division:read",
    "create_division": "division:manage",
    "update_division": "division:manage",
    "delete_division": "division:manage",
    "get_environments": "environment:read",
    "get_environment": "environment:read",
    "create_environment": "environment:manage",
    "update_environment": "environment:manage",
    "delete_environment": "environment:manage",
    "get_roles": "role:read",
    "get_role": "role:read",
    "get_role_members": "role:read",
    "add_role": "role:manage",
    "update_role": "role:manage",
    "delete_role": "role:manage",
    "assign_role_members": "role:manage",
    "revoke_role_members": "role:manage",
    "get_members": "member:read",
    "get_all_members": "member:read",
    "get_permissions": "member:read",
    "update_member": "member:manage",
    "delete_member": "member:manage",
    "get_tenant_invitations": "member:read",
    "invite_member": "member:manage",
    "delete_invitation": "member:manage",
    "get_cloud_accounts": "settings:read",
    "get_cloud_account": "settings:read",
    "create_cloud_account": "settings:manage",
    "update_cloud_account": "settings:manage",
    "delete_cloud_account": "settings:manage",
    "get_clouds": MEMBER,
    "get_regions": MEMBER,
    "get_clusters": MEMBER,
    "get_storages": MEMBER,
    "get_tiers": MEMBER,
    "get_billing_info": "billing:read",
    "update_billing_info": "billing:manage",
    "get_invoices": "billing:read",
    "get_invoice": "billing:read",
    "download_invoice_pdf": "billing:read",
    "create_setup_intent": "billing:manage",
    "get_payment_info": "billing:read",
    "remove_payment_method": "billing:manage",
    "get_billing_reports": "billing:read",
    "get_billing_report": "billing:read",
    "get_deployments": "deployment:read",
    "get_deployment": "deployment:read",
    "preview_deployment": "deployment:read",
    "deploy_starter": "deployment:manage",
    "deploy_to_managed_cloud": "deployment:manage",
    "deploy_to_your_own_cloud": "deployment:manage",
    "generate_byoc_setup": "deployment:manage",
    "update_deployment": "deployment:manage",
    "delete_deployment": "deployment:manage",
    "extend_deployment": "deployment:manage",
    "upgrade_deployment": "deployment:manage",
    "update_retention": "deployment:manage",
    "update_spend_limit": "deployment:manage",
    "get_connectors": "deployment:connector:read",
    "activate_connector": "deployment:connector:manage",
    # On the supervisors, at the division and environment of the deployment.
    "validate_byoc": MEMBER,  # any key: there is no deployment yet
    "get_deployment_status": "deployment:read",
    "get_nodes": "deployment:read",
    "get_activities": "deployment:read",
    "get_tasks": "deployment:read",
    "get_snapshots": "deployment:read",
    "download_snapshot": "deployment:read",
    "get_backups": "deployment:read",
    "trigger_activity": "deployment:manage",
    "create_snapshot": "deployment:manage",
    "delete_snapshot": "deployment:manage",
    "create_backup": "deployment:manage",
    "restore_backup": "deployment:manage",
    "delete_backup": "deployment:manage",
    "get_credentials": "deployment:credentials:read",
    "get_config_schema": "deployment:config:read",
    "get_configs": "deployment:config:read",
    "get_primary_config": "deployment:config:read",
    "get_config_versions": "deployment:config:read",
    "get_config_version": "deployment:config:read",
    "create_config": "deployment:config:manage",
    "activate_config": "deployment:config:manage",
    "delete_config": "deployment:config:manage",
    "get_metrics": "deployment:telemetry:read",
    "get_node_metrics": "deployment:telemetry:read",
    "get_heartbeats": "deployment:telemetry:read",
    "get_node_heartbeats": "deployment:telemetry:read",
    "get_logs": "deployment:telemetry:read",
    "get_network_info": "deployment:network:read",
    "get_aws_vpc_peerings": "deployment:network:read",
    "get_aws_vpc_peering_instructions": "deployment:network:read",
    "get_gcp_vpc_peerings": "deployment:network:read",
    "get_private_links": "deployment:network:read",
    "get_private_service_connects": "deployment:network:read",
    "create_aws_vpc_peering": "deployment:network:manage",
    "delete_aws_vpc_peering": "deployment:network:manage",
    "create_gcp_vpc_peering": "deployment:network:manage",
    "delete_gcp_vpc_peering": "deployment:network:manage",
    "create_private_link": "deployment:network:manage",
    "delete_private_link": "deployment:network:manage",
    "create_private_service_connect": "deployment:network:manage",
    "delete_private_service_connect": "deployment:network:manage",
    "get_access_rules": "deployment:access:read",
    "create_access_rule": "deployment:access:manage",
    "delete_access_rule": "deployment:access:manage",
    "get_connector_instances": "deployment:connector:read",
    "delete_connector_instance": "deployment:connector:manage",
    "get_tenant_audit": "audit:read",
    "get_tenant_audit_types": MEMBER,
    "get_notification_types": MEMBER,
    "get_user_notifications": MEMBER,
    **{
        f"{verb}_{owner}_{noun}": f"notifications:{'read' if verb == 'get' else 'manage'}"
        for owner in ("tenant", "division")
        for verb, noun in (
            ("get", "channels"),
            ("get", "channel"),
            ("create", "channel"),
            ("update", "channel"),
            ("delete", "channel"),
            ("test", "channel"),
            ("get", "notifications"),
            ("get", "subscriptions"),
            ("get", "subscription"),
            ("set", "subscriptions"),
            ("create", "subscription"),
            ("delete", "subscription"),
        )
    },
}

EMPTY: Tree = {"tenant": [], "division": [], "environment": [], "divisions": {}}


def implies(granted: Collection[str], permission: str) -> bool:
    """Whether a list of permissions holds this one; `:manage` implies the `:read` beside it."""
    return permission in granted or (permission.endswith(":read") and permission[:-5] + ":manage" in granted)


def grants(tree: Tree, permission: str, division: int | None = None, environment: int | None = None) -> bool:
    """Whether one role's tree grants a permission at a place.

    What the tenant list grants holds everywhere. A division with an override uses the override's lists in place of the
    global ones, an environment named in that override its own list in place of the override's.
    """
    if implies(tree["tenant"], permission):
        return True
    if division is None:
        return False
    override = tree["divisions"].get(str(division))
    if implies(tree["division"] if override is None else override["permissions"], permission):
        return True
    if environment is None:
        return False
    if override is None:
        return implies(tree["environment"], permission)
    own = override["environments"].get(str(environment))
    return implies(override["environment"] if own is None else own, permission)


def grants_anywhere(tree: Tree, permission: str) -> bool:
    """Whether a tree grants a permission for the tenant or for at least one of its divisions."""
    return (
        grants(tree, permission)
        or implies(tree["division"], permission)
        or any(implies(override["permissions"], permission) for override in tree["divisions"].values())
    )


SYSTEM_ROLES: dict[str, Tree] = {
    "admin": {**EMPTY, **CATALOGUE},
    "developer": {
        **EMPTY,
        "tenant": ["info:read", "member:read", "role:read", "division:read"],
        "division": ["environment:read", "environment:manage"],
        "environment": list(CATALOGUE["environment"]),
    },
    "viewer": {**EMPTY, **{level: [key for key in keys if key.endswith(":read")] for level, keys in CATALOGUE.items()}},
    "billing": {**EMPTY, "tenant": ["info:read", "billing:read", "billing:manage", "subscription:read"]},
}
