"""Generated: the models of `core`; each loads when it is first named."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .activate_connector import ActivateConnector as ActivateConnector
    from .add_role import AddRole as AddRole
    from .aliases import ApiKeyId as ApiKeyId
    from .aliases import ApiKeyName as ApiKeyName
    from .aliases import AwsAccountId as AwsAccountId
    from .aliases import AwsVpcId as AwsVpcId
    from .aliases import CidrBlock as CidrBlock
    from .aliases import CloudAccountId as CloudAccountId
    from .aliases import CloudAccountName as CloudAccountName
    from .aliases import DeploymentId as DeploymentId
    from .aliases import DeploymentName as DeploymentName
    from .aliases import DeploymentNetworkRateLimit as DeploymentNetworkRateLimit
    from .aliases import DeploymentReportId as DeploymentReportId
    from .aliases import Description as Description
    from .aliases import DivisionId as DivisionId
    from .aliases import DivisionName as DivisionName
    from .aliases import Email as Email
    from .aliases import EnvironmentId as EnvironmentId
    from .aliases import EnvironmentName as EnvironmentName
    from .aliases import FullName as FullName
    from .aliases import GcpProjectId as GcpProjectId
    from .aliases import GcpServiceAccountEmail as GcpServiceAccountEmail
    from .aliases import HyphenName as HyphenName
    from .aliases import InvitationId as InvitationId
    from .aliases import InvoiceId as InvoiceId
    from .aliases import NetworkTput as NetworkTput
    from .aliases import Region as Region
    from .aliases import ResourceCodeAction as ResourceCodeAction
    from .aliases import RoleId as RoleId
    from .aliases import RoleName as RoleName
    from .aliases import RuntimeType as RuntimeType
    from .aliases import SessionId as SessionId
    from .aliases import StorageSize as StorageSize
    from .aliases import TenantId as TenantId
    from .aliases import TenantName as TenantName
    from .aliases import Title as Title
    from .aliases import UpdateBillingInfo as UpdateBillingInfo
    from .aliases import UserId as UserId
    from .api_key_details import ApiKeyDetails as ApiKeyDetails
    from .api_key_info import ApiKeyInfo as ApiKeyInfo
    from .api_key_token import ApiKeyToken as ApiKeyToken
    from .area import Area as Area
    from .assign_role_members import AssignRoleMembers as AssignRoleMembers
    from .availability_mode import AvailabilityMode as AvailabilityMode
    from .aws_byoc_deployment import AwsByocDeployment as AwsByocDeployment
    from .aws_cloud_account_settings import AwsCloudAccountSettings as AwsCloudAccountSettings
    from .billing_info import BillingInfo as BillingInfo
    from .billing_report_details import BillingReportDetails as BillingReportDetails
    from .billing_report_info import BillingReportInfo as BillingReportInfo
    from .byoc_setup import ByocSetup as ByocSetup
    from .cloud import Cloud as Cloud
    from .cloud_account_details import CloudAccountDetails as CloudAccountDetails
    from .cloud_account_info import CloudAccountInfo as CloudAccountInfo
    from .cloud_account_settings import CloudAccountSettings as CloudAccountSettings
    from .cloud_info import CloudInfo as CloudInfo
    from .cloud_pricing import CloudPricing as CloudPricing
    from .cloud_storage_settings import CloudStorageSettings as CloudStorageSettings
    from .cluster_config import ClusterConfig as ClusterConfig
    from .cluster_info import ClusterInfo as ClusterInfo
    from .cluster_kind import ClusterKind as ClusterKind
    from .compute_pricing import ComputePricing as ComputePricing
    from .compute_tier import ComputeTier as ComputeTier
    from .connector_info import ConnectorInfo as ConnectorInfo
    from .connector_type import ConnectorType as ConnectorType
    from .create_api_key import CreateApiKey as CreateApiKey
    from .create_cloud_account import CreateCloudAccount as CreateCloudAccount
    from .create_division import CreateDivision as CreateDivision
    from .create_environment import CreateEnvironment as CreateEnvironment
    from .create_intent import CreateIntent as CreateIntent
    from .create_tenant import CreateTenant as CreateTenant
    from .currency import Currency as Currency
    from .customer_invoice_details import CustomerInvoiceDetails as CustomerInvoiceDetails
    from .customer_invoice_info import CustomerInvoiceInfo as CustomerInvoiceInfo
    from .data_retention_pricing import DataRetentionPricing as DataRetentionPricing
    from .delete_deployment_action import DeleteDeploymentAction as DeleteDeploymentAction
    from .delete_deployment_action_action_type import (
        DeleteDeploymentActionActionType as DeleteDeploymentActionActionType,
    )
    from .delete_deployment_payload import DeleteDeploymentPayload as DeleteDeploymentPayload
    from .delete_division_action import DeleteDivisionAction as DeleteDivisionAction
    from .delete_division_action_action_type import DeleteDivisionActionActionType as DeleteDivisionActionActionType
    from .delete_division_payload import DeleteDivisionPayload as DeleteDivisionPayload
    from .delete_environment_action import DeleteEnvironmentAction as DeleteEnvironmentAction
    from .delete_environment_action_action_type import (
        DeleteEnvironmentActionActionType as DeleteEnvironmentActionActionType,
    )
    from .delete_environment_payload import DeleteEnvironmentPayload as DeleteEnvironmentPayload
    from .delete_tenant_action import DeleteTenantAction as DeleteTenantAction
    from .delete_tenant_action_action_type import DeleteTenantActionActionType as DeleteTenantActionActionType
    from .delete_tenant_payload import DeleteTenantPayload as DeleteTenantPayload
    from .deploy_starter import DeployStarter as DeployStarter
    from .deploy_to_managed_cloud import DeployToManagedCloud as DeployToManagedCloud
    from .deploy_to_your_own_cloud import DeployToYourOwnCloud as DeployToYourOwnCloud
    from .deployment_details import DeploymentDetails as DeploymentDetails
    from .deployment_info import DeploymentInfo as DeploymentInfo
    from .deployment_preview import DeploymentPreview as DeploymentPreview
    from .deployment_preview_breakdown import DeploymentPreviewBreakdown as DeploymentPreviewBreakdown
    from .deployment_retention import DeploymentRetention as DeploymentRetention
    from .deployment_structure import DeploymentStructure as DeploymentStructure
    from .deployment_tier import DeploymentTier as DeploymentTier
    from .deployment_tier_limit import DeploymentTierLimit as DeploymentTierLimit
    from .deployment_upgrade import DeploymentUpgrade as DeploymentUpgrade
    from .deployment_variant import DeploymentVariant as DeploymentVariant
    from .disk_pricing import DiskPricing as DiskPricing
    from .division_details import DivisionDetails as DivisionDetails
    from .division_info import DivisionInfo as DivisionInfo
    from .division_permissions import DivisionPermissions as DivisionPermissions
    from .division_permissions_info import DivisionPermissionsInfo as DivisionPermissionsInfo
    from .division_structure import DivisionStructure as DivisionStructure
    from .division_summary_info import DivisionSummaryInfo as DivisionSummaryInfo
    from .environment_details import EnvironmentDetails as EnvironmentDetails
    from .environment_info import EnvironmentInfo as EnvironmentInfo
    from .environment_permissions_info import EnvironmentPermissionsInfo as EnvironmentPermissionsInfo
    from .environment_structure import EnvironmentStructure as EnvironmentStructure
    from .error_response import ErrorResponse as ErrorResponse
    from .exported_identity import ExportedIdentity as ExportedIdentity
    from .exported_invitation import ExportedInvitation as ExportedInvitation
    from .exported_membership import ExportedMembership as ExportedMembership
    from .exported_session import ExportedSession as ExportedSession
    from .exported_settings import ExportedSettings as ExportedSettings
    from .exported_user import ExportedUser as ExportedUser
    from .extend_deployment import ExtendDeployment as ExtendDeployment
    from .field_issue import FieldIssue as FieldIssue
    from .gcp_byoc_deployment import GcpByocDeployment as GcpByocDeployment
    from .gcp_cloud_account_settings import GcpCloudAccountSettings as GcpCloudAccountSettings
    from .generate_byoc_setup import GenerateByocSetup as GenerateByocSetup
    from .identity_provider import IdentityProvider as IdentityProvider
    from .intent_redirect import IntentRedirect as IntentRedirect
    from .invitation_info import InvitationInfo as InvitationInfo
    from .invitation_status import InvitationStatus as InvitationStatus
    from .invite_member import InviteMember as InviteMember
    from .invoice_status import InvoiceStatus as InvoiceStatus
    from .join_policy import JoinPolicy as JoinPolicy
    from .link_account import LinkAccount as LinkAccount
    from .member_details import MemberDetails as MemberDetails
    from .member_info import MemberInfo as MemberInfo
    from .network_pricing import NetworkPricing as NetworkPricing
    from .network_tier import NetworkTier as NetworkTier
    from .new_account import NewAccount as NewAccount
    from .node_to_extend import NodeToExtend as NodeToExtend
    from .nvme_storage_profile import NvmeStorageProfile as NvmeStorageProfile
    from .nvme_tier import NvmeTier as NvmeTier
    from .overhead_pricing import OverheadPricing as OverheadPricing
    from .paged_api_key_info import PagedApiKeyInfo as PagedApiKeyInfo
    from .paged_billing_report_info import PagedBillingReportInfo as PagedBillingReportInfo
    from .paged_cloud_account_info import PagedCloudAccountInfo as PagedCloudAccountInfo
    from .paged_connector_info import PagedConnectorInfo as PagedConnectorInfo
    from .paged_customer_invoice_info import PagedCustomerInvoiceInfo as PagedCustomerInvoiceInfo
    from .paged_deployment_info import PagedDeploymentInfo as PagedDeploymentInfo
    from .paged_division_info import PagedDivisionInfo as PagedDivisionInfo
    from .paged_environment_info import PagedEnvironmentInfo as PagedEnvironmentInfo
    from .paged_invitation_info import PagedInvitationInfo as PagedInvitationInfo
    from .paged_member_details import PagedMemberDetails as PagedMemberDetails
    from .paged_role_basic_info import PagedRoleBasicInfo as PagedRoleBasicInfo
    from .paged_role_member_info import PagedRoleMemberInfo as PagedRoleMemberInfo
    from .paged_tenant_invitation_info import PagedTenantInvitationInfo as PagedTenantInvitationInfo
    from .payment_info import PaymentInfo as PaymentInfo
    from .payment_provider import PaymentProvider as PaymentProvider
    from .permission_info import PermissionInfo as PermissionInfo
    from .plan_features import PlanFeatures as PlanFeatures
    from .preview_deployment import PreviewDeployment as PreviewDeployment
    from .pricing_response import PricingResponse as PricingResponse
    from .region_info import RegionInfo as RegionInfo
    from .request_resource_code import RequestResourceCode as RequestResourceCode
    from .retention_settings import RetentionSettings as RetentionSettings
    from .revoke_role_members import RevokeRoleMembers as RevokeRoleMembers
    from .role_basic_info import RoleBasicInfo as RoleBasicInfo
    from .role_details import RoleDetails as RoleDetails
    from .role_member_info import RoleMemberInfo as RoleMemberInfo
    from .role_permissions import RolePermissions as RolePermissions
    from .role_permissions_info import RolePermissionsInfo as RolePermissionsInfo
    from .session_info import SessionInfo as SessionInfo
    from .session_metadata import SessionMetadata as SessionMetadata
    from .setup_intent_response import SetupIntentResponse as SetupIntentResponse
    from .sign_in import SignIn as SignIn
    from .sign_up import SignUp as SignUp
    from .status import Status as Status
    from .storage_info import StorageInfo as StorageInfo
    from .storage_pricing import StoragePricing as StoragePricing
    from .storage_profile import StorageProfile as StorageProfile
    from .storage_type import StorageType as StorageType
    from .telemetry_pricing import TelemetryPricing as TelemetryPricing
    from .telemetry_retention import TelemetryRetention as TelemetryRetention
    from .tenant_config import TenantConfig as TenantConfig
    from .tenant_config_info import TenantConfigInfo as TenantConfigInfo
    from .tenant_details_info import TenantDetailsInfo as TenantDetailsInfo
    from .tenant_division import TenantDivision as TenantDivision
    from .tenant_info import TenantInfo as TenantInfo
    from .tenant_invitation_info import TenantInvitationInfo as TenantInvitationInfo
    from .tenant_permissions import TenantPermissions as TenantPermissions
    from .tenant_role_kind import TenantRoleKind as TenantRoleKind
    from .tenant_structure import TenantStructure as TenantStructure
    from .tenant_subscription_info import TenantSubscriptionInfo as TenantSubscriptionInfo
    from .tenant_summary_info import TenantSummaryInfo as TenantSummaryInfo
    from .theme import Theme as Theme
    from .tier_info import TierInfo as TierInfo
    from .topology_surcharge import TopologySurcharge as TopologySurcharge
    from .transfer_pricing import TransferPricing as TransferPricing
    from .update_api_key_security import UpdateApiKeySecurity as UpdateApiKeySecurity
    from .update_cloud_account import UpdateCloudAccount as UpdateCloudAccount
    from .update_deployment import UpdateDeployment as UpdateDeployment
    from .update_division import UpdateDivision as UpdateDivision
    from .update_environment import UpdateEnvironment as UpdateEnvironment
    from .update_member import UpdateMember as UpdateMember
    from .update_retention import UpdateRetention as UpdateRetention
    from .update_role import UpdateRole as UpdateRole
    from .update_settings import UpdateSettings as UpdateSettings
    from .update_spend_limit import UpdateSpendLimit as UpdateSpendLimit
    from .update_tenant import UpdateTenant as UpdateTenant
    from .update_tenant_config import UpdateTenantConfig as UpdateTenantConfig
    from .upgrade_deployment import UpgradeDeployment as UpgradeDeployment
    from .user_basic_info import UserBasicInfo as UserBasicInfo
    from .user_data_export import UserDataExport as UserDataExport
    from .user_details import UserDetails as UserDetails
    from .user_division_basic_info import UserDivisionBasicInfo as UserDivisionBasicInfo
    from .user_division_permissions_info import UserDivisionPermissionsInfo as UserDivisionPermissionsInfo
    from .user_environment_basic_info import UserEnvironmentBasicInfo as UserEnvironmentBasicInfo
    from .user_environment_permissions_info import UserEnvironmentPermissionsInfo as UserEnvironmentPermissionsInfo
    from .user_identity import UserIdentity as UserIdentity
    from .user_info import UserInfo as UserInfo
    from .user_limits import UserLimits as UserLimits
    from .user_permissions_info import UserPermissionsInfo as UserPermissionsInfo
    from .user_role import UserRole as UserRole
    from .user_session_info import UserSessionInfo as UserSessionInfo
    from .user_settings_info import UserSettingsInfo as UserSettingsInfo
    from .user_tenant_basic_info import UserTenantBasicInfo as UserTenantBasicInfo
    from .user_tenant_info import UserTenantInfo as UserTenantInfo
    from .workspace_state import WorkspaceState as WorkspaceState

_MODULES: dict[str, str] = {
    "ApiKeyId": "aliases",
    "ApiKeyName": "aliases",
    "AwsAccountId": "aliases",
    "AwsVpcId": "aliases",
    "CidrBlock": "aliases",
    "CloudAccountId": "aliases",
    "CloudAccountName": "aliases",
    "DeploymentId": "aliases",
    "DeploymentName": "aliases",
    "DeploymentNetworkRateLimit": "aliases",
    "DeploymentReportId": "aliases",
    "Description": "aliases",
    "DivisionId": "aliases",
    "DivisionName": "aliases",
    "Email": "aliases",
    "EnvironmentId": "aliases",
    "EnvironmentName": "aliases",
    "FullName": "aliases",
    "GcpProjectId": "aliases",
    "GcpServiceAccountEmail": "aliases",
    "HyphenName": "aliases",
    "InvitationId": "aliases",
    "InvoiceId": "aliases",
    "NetworkTput": "aliases",
    "Region": "aliases",
    "ResourceCodeAction": "aliases",
    "RoleId": "aliases",
    "RoleName": "aliases",
    "RuntimeType": "aliases",
    "SessionId": "aliases",
    "StorageSize": "aliases",
    "TenantId": "aliases",
    "TenantName": "aliases",
    "Title": "aliases",
    "UpdateBillingInfo": "aliases",
    "UserId": "aliases",
    "ActivateConnector": "activate_connector",
    "AddRole": "add_role",
    "ApiKeyDetails": "api_key_details",
    "ApiKeyInfo": "api_key_info",
    "ApiKeyToken": "api_key_token",
    "Area": "area",
    "AssignRoleMembers": "assign_role_members",
    "AvailabilityMode": "availability_mode",
    "AwsByocDeployment": "aws_byoc_deployment",
    "AwsCloudAccountSettings": "aws_cloud_account_settings",
    "BillingInfo": "billing_info",
    "BillingReportDetails": "billing_report_details",
    "BillingReportInfo": "billing_report_info",
    "ByocSetup": "byoc_setup",
    "Cloud": "cloud",
    "CloudAccountDetails": "cloud_account_details",
    "CloudAccountInfo": "cloud_account_info",
    "CloudAccountSettings": "cloud_account_settings",
    "CloudInfo": "cloud_info",
    "CloudPricing": "cloud_pricing",
    "CloudStorageSettings": "cloud_storage_settings",
    "ClusterConfig": "cluster_config",
    "ClusterInfo": "cluster_info",
    "ClusterKind": "cluster_kind",
    "ComputePricing": "compute_pricing",
    "ComputeTier": "compute_tier",
    "ConnectorInfo": "connector_info",
    "ConnectorType": "connector_type",
    "CreateApiKey": "create_api_key",
    "CreateCloudAccount": "create_cloud_account",
    "CreateDivision": "create_division",
    "CreateEnvironment": "create_environment",
    "CreateIntent": "create_intent",
    "CreateTenant": "create_tenant",
    "Currency": "currency",
    "CustomerInvoiceDetails": "customer_invoice_details",
    "CustomerInvoiceInfo": "customer_invoice_info",
    "DataRetentionPricing": "data_retention_pricing",
    "DeleteDeploymentAction": "delete_deployment_action",
    "DeleteDeploymentActionActionType": "delete_deployment_action_action_type",
    "DeleteDeploymentPayload": "delete_deployment_payload",
    "DeleteDivisionAction": "delete_division_action",
    "DeleteDivisionActionActionType": "delete_division_action_action_type",
    "DeleteDivisionPayload": "delete_division_payload",
    "DeleteEnvironmentAction": "delete_environment_action",
    "DeleteEnvironmentActionActionType": "delete_environment_action_action_type",
    "DeleteEnvironmentPayload": "delete_environment_payload",
    "DeleteTenantAction": "delete_tenant_action",
    "DeleteTenantActionActionType": "delete_tenant_action_action_type",
    "DeleteTenantPayload": "delete_tenant_payload",
    "DeployStarter": "deploy_starter",
    "DeployToManagedCloud": "deploy_to_managed_cloud",
    "DeployToYourOwnCloud": "deploy_to_your_own_cloud",
    "DeploymentDetails": "deployment_details",
    "DeploymentInfo": "deployment_info",
    "DeploymentPreview": "deployment_preview",
    "DeploymentPreviewBreakdown": "deployment_preview_breakdown",
    "DeploymentRetention": "deployment_retention",
    "DeploymentStructure": "deployment_structure",
    "DeploymentTier": "deployment_tier",
    "DeploymentTierLimit": "deployment_tier_limit",
    "DeploymentUpgrade": "deployment_upgrade",
    "DeploymentVariant": "deployment_variant",
    "DiskPricing": "disk_pricing",
    "DivisionDetails": "division_details",
    "DivisionInfo": "division_info",
    "DivisionPermissions": "division_permissions",
    "DivisionPermissionsInfo": "division_permissions_info",
    "DivisionStructure": "division_structure",
    "DivisionSummaryInfo": "division_summary_info",
    "EnvironmentDetails": "environment_details",
    "EnvironmentInfo": "environment_info",
    "EnvironmentPermissionsInfo": "environment_permissions_info",
    "EnvironmentStructure": "environment_structure",
    "ErrorResponse": "error_response",
    "ExportedIdentity": "exported_identity",
    "ExportedInvitation": "exported_invitation",
    "ExportedMembership": "exported_membership",
    "ExportedSession": "exported_session",
    "ExportedSettings": "exported_settings",
    "ExportedUser": "exported_user",
    "ExtendDeployment": "extend_deployment",
    "FieldIssue": "field_issue",
    "GcpByocDeployment": "gcp_byoc_deployment",
    "GcpCloudAccountSettings": "gcp_cloud_account_settings",
    "GenerateByocSetup": "generate_byoc_setup",
    "IdentityProvider": "identity_provider",
    "IntentRedirect": "intent_redirect",
    "InvitationInfo": "invitation_info",
    "InvitationStatus": "invitation_status",
    "InviteMember": "invite_member",
    "InvoiceStatus": "invoice_status",
    "JoinPolicy": "join_policy",
    "LinkAccount": "link_account",
    "MemberDetails": "member_details",
    "MemberInfo": "member_info",
    "NetworkPricing": "network_pricing",
    "NetworkTier": "network_tier",
    "NewAccount": "new_account",
    "NodeToExtend": "node_to_extend",
    "NvmeStorageProfile": "nvme_storage_profile",
    "NvmeTier": "nvme_tier",
    "OverheadPricing": "overhead_pricing",
    "PagedApiKeyInfo": "paged_api_key_info",
    "PagedBillingReportInfo": "paged_billing_report_info",
    "PagedCloudAccountInfo": "paged_cloud_account_info",
    "PagedConnectorInfo": "paged_connector_info",
    "PagedCustomerInvoiceInfo": "paged_customer_invoice_info",
    "PagedDeploymentInfo": "paged_deployment_info",
    "PagedDivisionInfo": "paged_division_info",
    "PagedEnvironmentInfo": "paged_environment_info",
    "PagedInvitationInfo": "paged_invitation_info",
    "PagedMemberDetails": "paged_member_details",
    "PagedRoleBasicInfo": "paged_role_basic_info",
    "PagedRoleMemberInfo": "paged_role_member_info",
    "PagedTenantInvitationInfo": "paged_tenant_invitation_info",
    "PaymentInfo": "payment_info",
    "PaymentProvider": "payment_provider",
    "PermissionInfo": "permission_info",
    "PlanFeatures": "plan_features",
    "PreviewDeployment": "preview_deployment",
    "PricingResponse": "pricing_response",
    "RegionInfo": "region_info",
    "RequestResourceCode": "request_resource_code",
    "RetentionSettings": "retention_settings",
    "RevokeRoleMembers": "revoke_role_members",
    "RoleBasicInfo": "role_basic_info",
    "RoleDetails": "role_details",
    "RoleMemberInfo": "role_member_info",
    "RolePermissions": "role_permissions",
    "RolePermissionsInfo": "role_permissions_info",
    "SessionInfo": "session_info",
    "SessionMetadata": "session_metadata",
    "SetupIntentResponse": "setup_intent_response",
    "SignIn": "sign_in",
    "SignUp": "sign_up",
    "Status": "status",
    "StorageInfo": "storage_info",
    "StoragePricing": "storage_pricing",
    "StorageProfile": "storage_profile",
    "StorageType": "storage_type",
    "TelemetryPricing": "telemetry_pricing",
    "TelemetryRetention": "telemetry_retention",
    "TenantConfig": "tenant_config",
    "TenantConfigInfo": "tenant_config_info",
    "TenantDetailsInfo": "tenant_details_info",
    "TenantDivision": "tenant_division",
    "TenantInfo": "tenant_info",
    "TenantInvitationInfo": "tenant_invitation_info",
    "TenantPermissions": "tenant_permissions",
    "TenantRoleKind": "tenant_role_kind",
    "TenantStructure": "tenant_structure",
    "TenantSubscriptionInfo": "tenant_subscription_info",
    "TenantSummaryInfo": "tenant_summary_info",
    "Theme": "theme",
    "TierInfo": "tier_info",
    "TopologySurcharge": "topology_surcharge",
    "TransferPricing": "transfer_pricing",
    "UpdateApiKeySecurity": "update_api_key_security",
    "UpdateCloudAccount": "update_cloud_account",
    "UpdateDeployment": "update_deployment",
    "UpdateDivision": "update_division",
    "UpdateEnvironment": "update_environment",
    "UpdateMember": "update_member",
    "UpdateRetention": "update_retention",
    "UpdateRole": "update_role",
    "UpdateSettings": "update_settings",
    "UpdateSpendLimit": "update_spend_limit",
    "UpdateTenant": "update_tenant",
    "UpdateTenantConfig": "update_tenant_config",
    "UpgradeDeployment": "upgrade_deployment",
    "UserBasicInfo": "user_basic_info",
    "UserDataExport": "user_data_export",
    "UserDetails": "user_details",
    "UserDivisionBasicInfo": "user_division_basic_info",
    "UserDivisionPermissionsInfo": "user_division_permissions_info",
    "UserEnvironmentBasicInfo": "user_environment_basic_info",
    "UserEnvironmentPermissionsInfo": "user_environment_permissions_info",
    "UserIdentity": "user_identity",
    "UserInfo": "user_info",
    "UserLimits": "user_limits",
    "UserPermissionsInfo": "user_permissions_info",
    "UserRole": "user_role",
    "UserSessionInfo": "user_session_info",
    "UserSettingsInfo": "user_settings_info",
    "UserTenantBasicInfo": "user_tenant_basic_info",
    "UserTenantInfo": "user_tenant_info",
    "WorkspaceState": "workspace_state",
}

__all__ = [  # pyright: ignore[reportUnsupportedDunderAll]
    "ActivateConnector",
    "AddRole",
    "ApiKeyDetails",
    "ApiKeyId",
    "ApiKeyInfo",
    "ApiKeyName",
    "ApiKeyToken",
    "Area",
    "AssignRoleMembers",
    "AvailabilityMode",
    "AwsAccountId",
    "AwsByocDeployment",
    "AwsCloudAccountSettings",
    "AwsVpcId",
    "BillingInfo",
    "BillingReportDetails",
    "BillingReportInfo",
    "ByocSetup",
    "CidrBlock",
    "Cloud",
    "CloudAccountDetails",
    "CloudAccountId",
    "CloudAccountInfo",
    "CloudAccountName",
    "CloudAccountSettings",
    "CloudInfo",
    "CloudPricing",
    "CloudStorageSettings",
    "ClusterConfig",
    "ClusterInfo",
    "ClusterKind",
    "ComputePricing",
    "ComputeTier",
    "ConnectorInfo",
    "ConnectorType",
    "CreateApiKey",
    "CreateCloudAccount",
    "CreateDivision",
    "CreateEnvironment",
    "CreateIntent",
    "CreateTenant",
    "Currency",
    "CustomerInvoiceDetails",
    "CustomerInvoiceInfo",
    "DataRetentionPricing",
    "DeleteDeploymentAction",
    "DeleteDeploymentActionActionType",
    "DeleteDeploymentPayload",
    "DeleteDivisionAction",
    "DeleteDivisionActionActionType",
    "DeleteDivisionPayload",
    "DeleteEnvironmentAction",
    "DeleteEnvironmentActionActionType",
    "DeleteEnvironmentPayload",
    "DeleteTenantAction",
    "DeleteTenantActionActionType",
    "DeleteTenantPayload",
    "DeploymentDetails",
    "DeploymentId",
    "DeploymentInfo",
    "DeploymentName",
    "DeploymentNetworkRateLimit",
    "DeploymentPreview",
    "DeploymentPreviewBreakdown",
    "DeploymentReportId",
    "DeploymentRetention",
    "DeploymentStructure",
    "DeploymentTier",
    "DeploymentTierLimit",
    "DeploymentUpgrade",
    "DeploymentVariant",
    "DeployStarter",
    "DeployToManagedCloud",
    "DeployToYourOwnCloud",
    "Description",
    "DiskPricing",
    "DivisionDetails",
    "DivisionId",
    "DivisionInfo",
    "DivisionName",
    "DivisionPermissions",
    "DivisionPermissionsInfo",
    "DivisionStructure",
    "DivisionSummaryInfo",
    "Email",
    "EnvironmentDetails",
    "EnvironmentId",
    "EnvironmentInfo",
    "EnvironmentName",
    "EnvironmentPermissionsInfo",
    "EnvironmentStructure",
    "ErrorResponse",
    "ExportedIdentity",
    "ExportedInvitation",
    "ExportedMembership",
    "ExportedSession",
    "ExportedSettings",
    "ExportedUser",
    "ExtendDeployment",
    "FieldIssue",
    "FullName",
    "GcpByocDeployment",
    "GcpCloudAccountSettings",
    "GcpProjectId",
    "GcpServiceAccountEmail",
    "GenerateByocSetup",
    "HyphenName",
    "IdentityProvider",
    "IntentRedirect",
    "InvitationId",
    "InvitationInfo",
    "InvitationStatus",
    "InviteMember",
    "InvoiceId",
    "InvoiceStatus",
    "JoinPolicy",
    "LinkAccount",
    "MemberDetails",
    "MemberInfo",
    "NetworkPricing",
    "NetworkTier",
    "NetworkTput",
    "NewAccount",
    "NodeToExtend",
    "NvmeStorageProfile",
    "NvmeTier",
    "OverheadPricing",
    "PagedApiKeyInfo",
    "PagedBillingReportInfo",
    "PagedCloudAccountInfo",
    "PagedConnectorInfo",
    "PagedCustomerInvoiceInfo",
    "PagedDeploymentInfo",
    "PagedDivisionInfo",
    "PagedEnvironmentInfo",
    "PagedInvitationInfo",
    "PagedMemberDetails",
    "PagedRoleBasicInfo",
    "PagedRoleMemberInfo",
    "PagedTenantInvitationInfo",
    "PaymentInfo",
    "PaymentProvider",
    "PermissionInfo",
    "PlanFeatures",
    "PreviewDeployment",
    "PricingResponse",
    "Region",
    "RegionInfo",
    "RequestResourceCode",
    "ResourceCodeAction",
    "RetentionSettings",
    "RevokeRoleMembers",
    "RoleBasicInfo",
    "RoleDetails",
    "RoleId",
    "RoleMemberInfo",
    "RoleName",
    "RolePermissions",
    "RolePermissionsInfo",
    "RuntimeType",
    "SessionId",
    "SessionInfo",
    "SessionMetadata",
    "SetupIntentResponse",
    "SignIn",
    "SignUp",
    "Status",
    "StorageInfo",
    "StoragePricing",
    "StorageProfile",
    "StorageSize",
    "StorageType",
    "TelemetryPricing",
    "TelemetryRetention",
    "TenantConfig",
    "TenantConfigInfo",
    "TenantDetailsInfo",
    "TenantDivision",
    "TenantId",
    "TenantInfo",
    "TenantInvitationInfo",
    "TenantName",
    "TenantPermissions",
    "TenantRoleKind",
    "TenantStructure",
    "TenantSubscriptionInfo",
    "TenantSummaryInfo",
    "Theme",
    "TierInfo",
    "Title",
    "TopologySurcharge",
    "TransferPricing",
    "UpdateApiKeySecurity",
    "UpdateBillingInfo",
    "UpdateCloudAccount",
    "UpdateDeployment",
    "UpdateDivision",
    "UpdateEnvironment",
    "UpdateMember",
    "UpdateRetention",
    "UpdateRole",
    "UpdateSettings",
    "UpdateSpendLimit",
    "UpdateTenant",
    "UpdateTenantConfig",
    "UpgradeDeployment",
    "UserBasicInfo",
    "UserDataExport",
    "UserDetails",
    "UserDivisionBasicInfo",
    "UserDivisionPermissionsInfo",
    "UserEnvironmentBasicInfo",
    "UserEnvironmentPermissionsInfo",
    "UserId",
    "UserIdentity",
    "UserInfo",
    "UserLimits",
    "UserPermissionsInfo",
    "UserRole",
    "UserSessionInfo",
    "UserSettingsInfo",
    "UserTenantBasicInfo",
    "UserTenantInfo",
    "WorkspaceState",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
