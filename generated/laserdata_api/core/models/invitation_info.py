"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class InvitationInfo(Model):
    """An invitation as the invited user sees it in get_invitations.

    Attributes:
        id: Id of the invitation.
        roles: Names of the roles the invited person gets on accepting. The system roles are `admin`, `developer`,
            `viewer` and `billing`; a tenant adds its own with `POST /tenants/{tenant_id}/roles`. An empty list means
            the invitation grants none.
        status: State of the invitation.
        tenant: Name of the inviting tenant.
    """

    id: int
    roles: list[str]
    status: InvitationStatus
    tenant: str


# Below the class, so that classes may name each other.
from .invitation_status import InvitationStatus  # noqa: E402
