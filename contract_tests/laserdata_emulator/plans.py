"""What each plan allows. `unlimited` is the emulator's own, so that tests meet a limit only where they ask for one."""

from typing import Any

_MANY = 1_000_000
_TIERS = ("free", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge")
_COUNTS = (
    "api_keys_limit",
    "divisions_limit",
    "environments_limit",
    "members_limit",
    "roles_limit",
    "deployment_access_rules_limit",
    "deployment_configs_limit",
    "deployment_backups_limit",
    "private_connections_limit",
    "private_endpoints_limit",
    "deployment_snapshots_limit",
    "concurrent_deployments_limit",
)
_DAYS = ("audit_retention_days", "backup_retention_days", "snapshot_retention_days")
_FROM_PRO = ("byoc_enabled", "cluster_enabled", "private_networking_enabled", "multi_az_enabled", "backup_enabled")
_ENTERPRISE = (
    "on_premise_enabled",
    "cross_region_dr_enabled",
    "dedicated_enabled",
    "audit_export_enabled",
    "advanced_connectors_enabled",
    "custom_idp_enabled",
    "customer_managed_keys_enabled",
    "advanced_notification_channels_enabled",
    "scim_enabled",
)


def _plan(
    level: int, counts: tuple[int, ...], days: tuple[int, int, int], tiers: tuple[int, ...], other: dict[str, int]
) -> dict[str, Any]:
    return {
        **dict(zip(_COUNTS, counts, strict=True)),
        **dict(zip(_DAYS, days, strict=True)),
        **dict.fromkeys(_FROM_PRO, level >= 1),
        **dict.fromkeys(_ENTERPRISE, level >= 2),
        "deployment_tiers": [{"tier": tier, "limit": n} for tier, n in zip(_TIERS, tiers, strict=True) if n],
        **{
            "invitations_limit": 100,
            "pending_invitations_limit": 100,
            "api_key_allowed_ips_limit": 20,
            "divisions_per_role_limit": 3,
            "environments_per_division_limit": counts[2],
            "cloud_accounts_limit": 5,
            "notification_channels_limit": 5,
            "notification_subscriptions_limit": 10,
            "custom_domains_limit": 1,
            "verified_domains_limit": 1,
            "backup_regions_limit": 3,
            "nodes_per_deployment_limit": 5,
            **other,
        },
    }


PLANS: dict[str, dict[str, Any]] = {
    "basic": _plan(0, (3, 1, 2, 3, 2, 3, 3, 0, 0, 0, 3, 2), (7, 0, 7), (1, 1, 1, 0, 0, 0, 0, 0, 0), {}),
    "pro": _plan(1, (10, 3, 10, 10, 10, 10, 10, 5, 3, 1, 5, 10), (90, 30, 14), (1, 3, 3, 2, 1, 1, 0, 0, 0), {}),
    "enterprise": _plan(
        2, (100, 100, 100, 1000, 100, 100, 100, 10, 10, 5, 20, 100), (365, 365, 90), (1, 3, 3, 3, 3, 3, 2, 2, 2), {}
    ),
    "unlimited": _plan(
        2,
        (_MANY,) * len(_COUNTS),
        (365, 365, 90),
        (_MANY,) * len(_TIERS),
        dict.fromkeys(
            (
                "invitations_limit",
                "pending_invitations_limit",
                "api_key_allowed_ips_limit",
                "divisions_per_role_limit",
                "environments_per_division_limit",
                "cloud_accounts_limit",
                "notification_channels_limit",
                "notification_subscriptions_limit",
            ),
            _MANY,
        ),
    ),
}
