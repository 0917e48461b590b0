"""Generated: named types of the document that are no classes, to annotate your own code with."""

from __future__ import annotations

from typing import TypeAlias

from ...model import OneOf
from .billing_info import BillingInfo
from .delete_deployment_action import DeleteDeploymentAction
from .delete_division_action import DeleteDivisionAction
from .delete_environment_action import DeleteEnvironmentAction
from .delete_tenant_action import DeleteTenantAction

ApiKeyId: TypeAlias = int
"""Id of an API key."""

ApiKeyName: TypeAlias = str
"""Name of an API key, unique in its tenant."""

AwsAccountId: TypeAlias = str
"""AWS account id: 12 digits, no more and no fewer."""

AwsVpcId: TypeAlias = str
"""AWS VPC id, such as `vpc-07c41e9ab35d2f608`. The prefix `vpc-`, then 1 to 17 hexadecimal characters."""

CidrBlock: TypeAlias = str
"""Address range in CIDR notation, such as `10.42.0.0/16`."""

CloudAccountId: TypeAlias = int
"""Id of a cloud account registered with the tenant."""

CloudAccountName: TypeAlias = str
"""Name of a registered cloud account, unique in its tenant."""

DeploymentId: TypeAlias = int
"""Id of a deployment."""

DeploymentName: TypeAlias = str
"""Name of a deployment."""

DeploymentNetworkRateLimit: TypeAlias = str
"""Rate limit written `<value> <unit>`, such as `500 KB/s`, `1 MB/s` or `2 GB/s`."""

DeploymentReportId: TypeAlias = int
"""Id of a billing report."""

Description: TypeAlias = str
"""Free-text description of a resource or of a user."""

DivisionId: TypeAlias = int
"""Id of a division."""

DivisionName: TypeAlias = str
"""Name of a division."""

Email: TypeAlias = str
"""E-mail address."""

EnvironmentId: TypeAlias = int
"""Id of an environment."""

EnvironmentName: TypeAlias = str
"""Name of an environment."""

FullName: TypeAlias = str
"""Full name of a person."""

GcpProjectId: TypeAlias = str
"""Id of a Google Cloud project, already validated.

The rules:
- from 6 to 30 characters
- only lower-case letters, digits and hyphens
- a lower-case letter comes first
- the last character is no hyphen
"""

GcpServiceAccountEmail: TypeAlias = str
"""E-mail address of a Google Cloud service account, already validated.

It has the form `{name}@{project}.iam.gserviceaccount.com`

The rules:
- one `@`, no more and no fewer
- the ending is `.iam.gserviceaccount.com`
- no characters for path traversal or control (`/`, `\\`, `:`)
- something stands before the `@`

The address goes into the URL of the IAM Credentials API's impersonation call. This type keeps it from injecting
anything there.
"""

HyphenName: TypeAlias = str
"""Name whose words are joined by hyphens, such as `timetable-vpc`."""

InvitationId: TypeAlias = int
"""Id of an invitation."""

InvoiceId: TypeAlias = int
"""Id of an invoice."""

NetworkTput: TypeAlias = int
"""Network throughput in KB/s, decimal: 1000 KB make 1 MB."""

Region: TypeAlias = str
"""Region of a cloud provider, such as `eu-west-1`."""

ResourceCodeAction: TypeAlias = OneOf[
    DeleteTenantAction, DeleteDivisionAction, DeleteEnvironmentAction, DeleteDeploymentAction
]
"""A deletion that needs a confirmation code. `action_type` tells which of four, `payload` holds the ids."""

RoleId: TypeAlias = int
"""Id of a role."""

RoleName: TypeAlias = str
"""Name of a role."""

RuntimeType: TypeAlias = str
"""Which runtime is meant: `warden`, `iggy`, `connectors`, `connector:{id}`, `plane` or `mcp`."""

SessionId: TypeAlias = int
"""Id of a session."""

StorageSize: TypeAlias = int
"""Storage size, in GB."""

TenantId: TypeAlias = int
"""Id of a tenant."""

TenantName: TypeAlias = str
"""Name of a tenant."""

Title: TypeAlias = str
"""Job title of a person."""

UpdateBillingInfo: TypeAlias = BillingInfo
"""Body of update_billing_info; the same fields as BillingInfo."""

UserId: TypeAlias = int
"""Id of a user."""
