"""Generated: named types of the document that are no classes, to annotate your own code with."""

from __future__ import annotations

from typing import Any, TypeAlias

from .config_section import ConfigSection

AccessRuleId: TypeAlias = int
"""Identifier of an access rule."""

AccessRuleName: TypeAlias = str
"""Name of an access rule: 1 to 100 letters, digits, spaces or any of `-`, `_`, `.` and `:`. Case does not tell two
names apart.
"""

ActivityAction: TypeAlias = str
"""What to do: `start`, `stop`, `restart`, or `reconfigure:<config_id>` to apply a stored config."""

ActivityId: TypeAlias = int
"""Identifier of an activity."""

ActivityRuntime: TypeAlias = str
"""Runtime to act on: `iggy`, `connectors`, or one connector instance as `connector:sink:<key>` or
`connector:source:<key>`.
"""

AwsAccountId: TypeAlias = str
"""Twelve-digit AWS account number."""

AwsVpcId: TypeAlias = str
"""Identifier of an AWS VPC: `vpc-` and 1 to 17 lowercase hexadecimal digits."""

BackupId: TypeAlias = int
"""Identifier of a data backup."""

CidrBlock: TypeAlias = str
"""IPv4 range in CIDR notation, with a mask from /0 to /32."""

ConfigId: TypeAlias = int
"""Identifier of one stored config row, which is one version of one name."""

ConfigKind: TypeAlias = str
"""What a config belongs to: `iggy`, `connectors`, `warden` (node 0), `warden:<node_id>`, or one connector instance as
`connector:sink:<key>` or `connector:source:<key>`. Plain `connector` is not a kind.
"""

ConfigName: TypeAlias = str
"""Name under which versions of a config are kept together."""

ConfigSchema: TypeAlias = dict[str, ConfigSection]
"""Sections of settings, keyed by a short section name such as `segment`, `stream`, `topic`, `tcp`, `http` or `quic`."""

ConfigValues: TypeAlias = dict[str, Any]
"""Settings, keyed as the kind's schema lists them. Kind `iggy` takes environment-style keys such as
`IGGY_SEGMENT_SIZE`. A sink takes `enabled`, `streams`, `schema`, `batch_length`, `poll_interval`, `consumer_group`,
`plugin_config` and `transforms`; a source has `linger_time` where the sink has `poll_interval` and `consumer_group`.
"""

ConfigVersion: TypeAlias = int
"""Number of a version, counted separately for each config name. It is not a config identifier."""

ConnectorInstanceId: TypeAlias = int
"""Identifier of a connector instance."""

ConnectorInstanceStatus: TypeAlias = str
"""State of a connector instance, waiting at first and active later. The docs write `Pending` and `Active`; the API's
spelling is unknown, so compare without regard to case.
"""

DeploymentId: TypeAlias = int
"""Identifier of a deployment. Larger than 2^53, so never pass it through a floating-point number."""

DivisionId: TypeAlias = int
"""Identifier of a division inside the tenant."""

EnvironmentId: TypeAlias = int
"""Identifier of an environment inside the division."""

GcpProjectId: TypeAlias = str
"""Google Cloud project id, 6 to 30 characters: lowercase letters, digits and hyphens, beginning with a letter and never
closing on a hyphen.
"""

GcpServiceAccountEmail: TypeAlias = str
"""E-mail address of a Google Cloud service account."""

GcpVpcName: TypeAlias = str
"""Name of a Google Cloud VPC network."""

NodeId: TypeAlias = int
"""Identifier of one machine in a deployment. Larger than 2^53 in practice."""

PrivateLinkId: TypeAlias = int
"""Identifier of an AWS PrivateLink endpoint service."""

PrivateServiceConnectId: TypeAlias = int
"""Identifier of a published Private Service Connect service."""

Region: TypeAlias = str
"""Cloud region, spelt as the provider spells it."""

RuntimeType: TypeAlias = str
"""Runtime on a node: `iggy`, `connectors`, `warden`, or one connector. Read it as an open set, for new runtimes appear
over time.
"""

SnapshotId: TypeAlias = int
"""Identifier of a diagnostic snapshot."""

TaskId: TypeAlias = int
"""Identifier of an asynchronous task."""

TenantId: TypeAlias = int
"""Identifier of the tenant that owns the deployment."""

UserId: TypeAlias = int
"""Identifier of a LaserData Cloud user."""

VpcPeeringId: TypeAlias = int
"""Identifier of a VPC peering, on either cloud."""

VpcPeeringStatus: TypeAlias = str
"""State of a VPC peering. Only the first one, waiting for acceptance by the peer, is known."""
