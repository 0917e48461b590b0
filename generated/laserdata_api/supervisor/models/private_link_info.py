"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class PrivateLinkInfo(Model):
    """AWS PrivateLink endpoint service that offers a deployment to other VPCs.

    Attributes:
        id: Identifier of the endpoint service.
        name: Name of the endpoint service.
        allowed_principals: ARNs of the AWS principals that may connect.
        created_at: When the service was requested, RFC 3339 UTC.
        remarks: Note left at creation.
        service_name: AWS name to enter when creating the endpoint in the consuming VPC.
        status: State of the service. Its values are unknown.
    """

    id: int
    name: str
    allowed_principals: list[str] | None | Unset = UNSET
    created_at: Timestamp | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
    service_name: str | None | Unset = UNSET
    status: str | None | Unset = UNSET
