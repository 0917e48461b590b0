"""Generated: the models of `supervisor`; each loads when it is first named."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .access_rule_info import AccessRuleInfo as AccessRuleInfo
    from .access_rule_protocols import AccessRuleProtocols as AccessRuleProtocols
    from .activity_info import ActivityInfo as ActivityInfo
    from .activity_status import ActivityStatus as ActivityStatus
    from .aliases import AccessRuleId as AccessRuleId
    from .aliases import AccessRuleName as AccessRuleName
    from .aliases import ActivityAction as ActivityAction
    from .aliases import ActivityId as ActivityId
    from .aliases import ActivityRuntime as ActivityRuntime
    from .aliases import AwsAccountId as AwsAccountId
    from .aliases import AwsVpcId as AwsVpcId
    from .aliases import BackupId as BackupId
    from .aliases import CidrBlock as CidrBlock
    from .aliases import ConfigId as ConfigId
    from .aliases import ConfigKind as ConfigKind
    from .aliases import ConfigName as ConfigName
    from .aliases import ConfigSchema as ConfigSchema
    from .aliases import ConfigValues as ConfigValues
    from .aliases import ConfigVersion as ConfigVersion
    from .aliases import ConnectorInstanceId as ConnectorInstanceId
    from .aliases import ConnectorInstanceStatus as ConnectorInstanceStatus
    from .aliases import DeploymentId as DeploymentId
    from .aliases import DivisionId as DivisionId
    from .aliases import EnvironmentId as EnvironmentId
    from .aliases import GcpProjectId as GcpProjectId
    from .aliases import GcpServiceAccountEmail as GcpServiceAccountEmail
    from .aliases import GcpVpcName as GcpVpcName
    from .aliases import NodeId as NodeId
    from .aliases import PrivateLinkId as PrivateLinkId
    from .aliases import PrivateServiceConnectId as PrivateServiceConnectId
    from .aliases import Region as Region
    from .aliases import RuntimeType as RuntimeType
    from .aliases import SnapshotId as SnapshotId
    from .aliases import TaskId as TaskId
    from .aliases import TenantId as TenantId
    from .aliases import UserId as UserId
    from .aliases import VpcPeeringId as VpcPeeringId
    from .aliases import VpcPeeringStatus as VpcPeeringStatus
    from .aws_byoc_credentials import AwsByocCredentials as AwsByocCredentials
    from .aws_network_info import AwsNetworkInfo as AwsNetworkInfo
    from .aws_vpc_peering_info import AwsVpcPeeringInfo as AwsVpcPeeringInfo
    from .backup_info import BackupInfo as BackupInfo
    from .backup_status import BackupStatus as BackupStatus
    from .backup_type import BackupType as BackupType
    from .byoc_validation import ByocValidation as ByocValidation
    from .cloud import Cloud as Cloud
    from .config_details import ConfigDetails as ConfigDetails
    from .config_field import ConfigField as ConfigField
    from .config_info import ConfigInfo as ConfigInfo
    from .config_section import ConfigSection as ConfigSection
    from .connection_preference import ConnectionPreference as ConnectionPreference
    from .connector_instance_info import ConnectorInstanceInfo as ConnectorInstanceInfo
    from .connector_type import ConnectorType as ConnectorType
    from .create_access_rule import CreateAccessRule as CreateAccessRule
    from .create_aws_vpc_peering import CreateAwsVpcPeering as CreateAwsVpcPeering
    from .create_backup import CreateBackup as CreateBackup
    from .create_config import CreateConfig as CreateConfig
    from .create_gcp_vpc_peering import CreateGcpVpcPeering as CreateGcpVpcPeering
    from .create_private_link import CreatePrivateLink as CreatePrivateLink
    from .create_private_service_connect import CreatePrivateServiceConnect as CreatePrivateServiceConnect
    from .create_snapshot import CreateSnapshot as CreateSnapshot
    from .deployment_credentials import DeploymentCredentials as DeploymentCredentials
    from .deployment_status import DeploymentStatus as DeploymentStatus
    from .deployment_status_info import DeploymentStatusInfo as DeploymentStatusInfo
    from .error_response import ErrorResponse as ErrorResponse
    from .field_issue import FieldIssue as FieldIssue
    from .gcp_byoc_credentials import GcpByocCredentials as GcpByocCredentials
    from .gcp_network_info import GcpNetworkInfo as GcpNetworkInfo
    from .gcp_vpc_peering_info import GcpVpcPeeringInfo as GcpVpcPeeringInfo
    from .heartbeat_info import HeartbeatInfo as HeartbeatInfo
    from .log_entry import LogEntry as LogEntry
    from .log_level import LogLevel as LogLevel
    from .metrics_sample import MetricsSample as MetricsSample
    from .network_info import NetworkInfo as NetworkInfo
    from .node_info import NodeInfo as NodeInfo
    from .node_network_info import NodeNetworkInfo as NodeNetworkInfo
    from .paged_access_rule_info import PagedAccessRuleInfo as PagedAccessRuleInfo
    from .paged_activity_info import PagedActivityInfo as PagedActivityInfo
    from .paged_config_info import PagedConfigInfo as PagedConfigInfo
    from .paged_connector_instance_info import PagedConnectorInstanceInfo as PagedConnectorInstanceInfo
    from .paged_heartbeat_info import PagedHeartbeatInfo as PagedHeartbeatInfo
    from .paged_log_entry import PagedLogEntry as PagedLogEntry
    from .paged_metrics_sample import PagedMetricsSample as PagedMetricsSample
    from .paged_snapshot_info import PagedSnapshotInfo as PagedSnapshotInfo
    from .private_link_info import PrivateLinkInfo as PrivateLinkInfo
    from .private_service_connect_info import PrivateServiceConnectInfo as PrivateServiceConnectInfo
    from .runtime_ports import RuntimePorts as RuntimePorts
    from .snapshot_download import SnapshotDownload as SnapshotDownload
    from .snapshot_info import SnapshotInfo as SnapshotInfo
    from .snapshot_status import SnapshotStatus as SnapshotStatus
    from .storage_type import StorageType as StorageType
    from .task_info import TaskInfo as TaskInfo
    from .trigger_activity import TriggerActivity as TriggerActivity
    from .validate_byoc import ValidateByoc as ValidateByoc
    from .vpc_peering_instructions import VpcPeeringInstructions as VpcPeeringInstructions

_MODULES: dict[str, str] = {
    "AccessRuleId": "aliases",
    "AccessRuleName": "aliases",
    "ActivityAction": "aliases",
    "ActivityId": "aliases",
    "ActivityRuntime": "aliases",
    "AwsAccountId": "aliases",
    "AwsVpcId": "aliases",
    "BackupId": "aliases",
    "CidrBlock": "aliases",
    "ConfigId": "aliases",
    "ConfigKind": "aliases",
    "ConfigName": "aliases",
    "ConfigSchema": "aliases",
    "ConfigValues": "aliases",
    "ConfigVersion": "aliases",
    "ConnectorInstanceId": "aliases",
    "ConnectorInstanceStatus": "aliases",
    "DeploymentId": "aliases",
    "DivisionId": "aliases",
    "EnvironmentId": "aliases",
    "GcpProjectId": "aliases",
    "GcpServiceAccountEmail": "aliases",
    "GcpVpcName": "aliases",
    "NodeId": "aliases",
    "PrivateLinkId": "aliases",
    "PrivateServiceConnectId": "aliases",
    "Region": "aliases",
    "RuntimeType": "aliases",
    "SnapshotId": "aliases",
    "TaskId": "aliases",
    "TenantId": "aliases",
    "UserId": "aliases",
    "VpcPeeringId": "aliases",
    "VpcPeeringStatus": "aliases",
    "AccessRuleInfo": "access_rule_info",
    "AccessRuleProtocols": "access_rule_protocols",
    "ActivityInfo": "activity_info",
    "ActivityStatus": "activity_status",
    "AwsByocCredentials": "aws_byoc_credentials",
    "AwsNetworkInfo": "aws_network_info",
    "AwsVpcPeeringInfo": "aws_vpc_peering_info",
    "BackupInfo": "backup_info",
    "BackupStatus": "backup_status",
    "BackupType": "backup_type",
    "ByocValidation": "byoc_validation",
    "Cloud": "cloud",
    "ConfigDetails": "config_details",
    "ConfigField": "config_field",
    "ConfigInfo": "config_info",
    "ConfigSection": "config_section",
    "ConnectionPreference": "connection_preference",
    "ConnectorInstanceInfo": "connector_instance_info",
    "ConnectorType": "connector_type",
    "CreateAccessRule": "create_access_rule",
    "CreateAwsVpcPeering": "create_aws_vpc_peering",
    "CreateBackup": "create_backup",
    "CreateConfig": "create_config",
    "CreateGcpVpcPeering": "create_gcp_vpc_peering",
    "CreatePrivateLink": "create_private_link",
    "CreatePrivateServiceConnect": "create_private_service_connect",
    "CreateSnapshot": "create_snapshot",
    "DeploymentCredentials": "deployment_credentials",
    "DeploymentStatus": "deployment_status",
    "DeploymentStatusInfo": "deployment_status_info",
    "ErrorResponse": "error_response",
    "FieldIssue": "field_issue",
    "GcpByocCredentials": "gcp_byoc_credentials",
    "GcpNetworkInfo": "gcp_network_info",
    "GcpVpcPeeringInfo": "gcp_vpc_peering_info",
    "HeartbeatInfo": "heartbeat_info",
    "LogEntry": "log_entry",
    "LogLevel": "log_level",
    "MetricsSample": "metrics_sample",
    "NetworkInfo": "network_info",
    "NodeInfo": "node_info",
    "NodeNetworkInfo": "node_network_info",
    "PagedAccessRuleInfo": "paged_access_rule_info",
    "PagedActivityInfo": "paged_activity_info",
    "PagedConfigInfo": "paged_config_info",
    "PagedConnectorInstanceInfo": "paged_connector_instance_info",
    "PagedHeartbeatInfo": "paged_heartbeat_info",
    "PagedLogEntry": "paged_log_entry",
    "PagedMetricsSample": "paged_metrics_sample",
    "PagedSnapshotInfo": "paged_snapshot_info",
    "PrivateLinkInfo": "private_link_info",
    "PrivateServiceConnectInfo": "private_service_connect_info",
    "RuntimePorts": "runtime_ports",
    "SnapshotDownload": "snapshot_download",
    "SnapshotInfo": "snapshot_info",
    "SnapshotStatus": "snapshot_status",
    "StorageType": "storage_type",
    "TaskInfo": "task_info",
    "TriggerActivity": "trigger_activity",
    "ValidateByoc": "validate_byoc",
    "VpcPeeringInstructions": "vpc_peering_instructions",
}

__all__ = [  # pyright: ignore[reportUnsupportedDunderAll]
    "AccessRuleId",
    "AccessRuleInfo",
    "AccessRuleName",
    "AccessRuleProtocols",
    "ActivityAction",
    "ActivityId",
    "ActivityInfo",
    "ActivityRuntime",
    "ActivityStatus",
    "AwsAccountId",
    "AwsByocCredentials",
    "AwsNetworkInfo",
    "AwsVpcId",
    "AwsVpcPeeringInfo",
    "BackupId",
    "BackupInfo",
    "BackupStatus",
    "BackupType",
    "ByocValidation",
    "CidrBlock",
    "Cloud",
    "ConfigDetails",
    "ConfigField",
    "ConfigId",
    "ConfigInfo",
    "ConfigKind",
    "ConfigName",
    "ConfigSchema",
    "ConfigSection",
    "ConfigValues",
    "ConfigVersion",
    "ConnectionPreference",
    "ConnectorInstanceId",
    "ConnectorInstanceInfo",
    "ConnectorInstanceStatus",
    "ConnectorType",
    "CreateAccessRule",
    "CreateAwsVpcPeering",
    "CreateBackup",
    "CreateConfig",
    "CreateGcpVpcPeering",
    "CreatePrivateLink",
    "CreatePrivateServiceConnect",
    "CreateSnapshot",
    "DeploymentCredentials",
    "DeploymentId",
    "DeploymentStatus",
    "DeploymentStatusInfo",
    "DivisionId",
    "EnvironmentId",
    "ErrorResponse",
    "FieldIssue",
    "GcpByocCredentials",
    "GcpNetworkInfo",
    "GcpProjectId",
    "GcpServiceAccountEmail",
    "GcpVpcName",
    "GcpVpcPeeringInfo",
    "HeartbeatInfo",
    "LogEntry",
    "LogLevel",
    "MetricsSample",
    "NetworkInfo",
    "NodeId",
    "NodeInfo",
    "NodeNetworkInfo",
    "PagedAccessRuleInfo",
    "PagedActivityInfo",
    "PagedConfigInfo",
    "PagedConnectorInstanceInfo",
    "PagedHeartbeatInfo",
    "PagedLogEntry",
    "PagedMetricsSample",
    "PagedSnapshotInfo",
    "PrivateLinkId",
    "PrivateLinkInfo",
    "PrivateServiceConnectId",
    "PrivateServiceConnectInfo",
    "Region",
    "RuntimePorts",
    "RuntimeType",
    "SnapshotDownload",
    "SnapshotId",
    "SnapshotInfo",
    "SnapshotStatus",
    "StorageType",
    "TaskId",
    "TaskInfo",
    "TenantId",
    "TriggerActivity",
    "UserId",
    "ValidateByoc",
    "VpcPeeringId",
    "VpcPeeringInstructions",
    "VpcPeeringStatus",
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
