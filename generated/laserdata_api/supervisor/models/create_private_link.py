"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreatePrivateLink(Model):
    """Endpoint service to set up in front of a deployment.

    Attributes:
        name: Name for the endpoint service.
        allowed_principals: ARNs of the AWS principals that may connect.
        remarks: Note for colleagues.
    """

    name: str
    allowed_principals: list[str] | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
