"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class TenantInvitationInfo(Model):
    """An invitation as the inviting tenant sees it in get_tenant_invitations.

    Attributes:
        email: E-mail address the invitation went to.
        id: Id of the invitation.
        roles: Names of the roles the invited person gets on accepting. The system roles are `admin`, `developer`,
            `viewer` and `billing`; a tenant adds its own with `POST /tenants/{tenant_id}/roles`. An empty list means
            the invitation grants none.
        status: State of the invitation.
    """

    email: str
    id: int
    roles: list[str]
    status: InvitationStatus


# Below the class, so that classes may name each other.
from .invitation_status import InvitationStatus  # noqa: E402
