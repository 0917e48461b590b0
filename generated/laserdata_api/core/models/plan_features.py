"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class PlanFeatures(Model):
    """What the tenant's plan switches on and how much of each it allows; part of TenantDetailsInfo.

    Attributes:
        advanced_connectors_enabled: Whether the plan includes advanced connectors.
        advanced_notification_channels_enabled: Whether the plan includes advanced notification channels.
        api_key_allowed_ips_limit: Most entries the IP allowlist of one API key may hold.
        api_keys_limit: Most API keys the tenant may have.
        audit_export_enabled: Whether the plan includes export of the audit log.
        audit_retention_days: Days for which audit entries are kept.
        backup_enabled: Whether the plan includes backups.
        backup_regions_limit: Most regions in which backups may be kept.
        backup_retention_days: Days for which backups are kept.
        byoc_enabled: Whether the plan allows deployments into the tenant's own cloud account (BYOC).
        cloud_accounts_limit: Most cloud accounts the tenant may register.
        cluster_enabled: Whether the plan allows clusters, not just standalone deployments.
        concurrent_deployments_limit: Most deployments the tenant may have at the same time.
        cross_region_dr_enabled: Whether the plan includes disaster recovery across regions.
        custom_domains_limit: Most custom domains the tenant may have.
        custom_idp_enabled: Whether the plan allows an identity provider of the tenant's own.
        customer_managed_keys_enabled: Whether the plan allows encryption keys the customer manages.
        dedicated_enabled: Whether the plan allows dedicated deployments.
        deployment_access_rules_limit: Limit on deployment access rules.
        deployment_backups_limit: Limit on deployment backups.
        deployment_configs_limit: Limit on deployment configurations.
        deployment_snapshots_limit: Limit on diagnostic snapshots of deployments.
        deployment_tiers: Tiers the plan allows, each with its limit.
        divisions_limit: Most divisions the tenant may have.
        divisions_per_role_limit: Limit on divisions per role.
        environments_limit: Most environments the tenant may have.
        environments_per_division_limit: Limit on environments per division.
        invitations_limit: Most invitations the tenant may have.
        members_limit: Most members the tenant may have.
        multi_az_enabled: Whether the plan allows deployments over several availability zones.
        nodes_per_deployment_limit: Most nodes a deployment may have.
        notification_channels_limit: Most notification channels allowed.
        notification_subscriptions_limit: Most notification subscriptions allowed.
        on_premise_enabled: Whether the plan allows deployments on the customer's own premises.
        pending_invitations_limit: Most invitations that may be open at one time.
        private_connections_limit: Most private connections (VPC peerings) allowed.
        private_endpoints_limit: Most private endpoints (PrivateLink) allowed.
        private_networking_enabled: Whether the plan includes private networking.
        roles_limit: Most custom roles the tenant may have.
        scim_enabled: Whether the plan includes SCIM user provisioning.
        snapshot_retention_days: Days for which diagnostic snapshots are kept.
        verified_domains_limit: Most verified e-mail domains the tenant may have.
    """

    advanced_connectors_enabled: bool
    advanced_notification_channels_enabled: bool
    api_key_allowed_ips_limit: int
    api_keys_limit: int
    audit_export_enabled: bool
    audit_retention_days: int
    backup_enabled: bool
    backup_regions_limit: int
    backup_retention_days: int
    byoc_enabled: bool
    cloud_accounts_limit: int
    cluster_enabled: bool
    concurrent_deployments_limit: int
    cross_region_dr_enabled: bool
    custom_domains_limit: int
    custom_idp_enabled: bool
    customer_managed_keys_enabled: bool
    dedicated_enabled: bool
    deployment_access_rules_limit: int
    deployment_backups_limit: int
    deployment_configs_limit: int
    deployment_snapshots_limit: int
    deployment_tiers: list[DeploymentTierLimit]
    divisions_limit: int
    divisions_per_role_limit: int
    environments_limit: int
    environments_per_division_limit: int
    invitations_limit: int
    members_limit: int
    multi_az_enabled: bool
    nodes_per_deployment_limit: int
    notification_channels_limit: int
    notification_subscriptions_limit: int
    on_premise_enabled: bool
    pending_invitations_limit: int
    private_connections_limit: int
    private_endpoints_limit: int
    private_networking_enabled: bool
    roles_limit: int
    scim_enabled: bool
    snapshot_retention_days: int
    verified_domains_limit: int


# Below the class, so that classes may name each other.
from .deployment_tier_limit import DeploymentTierLimit  # noqa: E402
