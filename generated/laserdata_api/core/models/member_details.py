"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class MemberDetails(Model):
    """A member of the tenant with roles and state, as listed by get_members.

    Attributes:
        active: Whether the membership is active; `false` blocks sign-in to the tenant.
        created_at: When it was created, RFC 3339 in UTC.
        email: E-mail address of the member.
        id: User id of the member.
        name: Full name of the member.
        roles: Names of the roles this member holds. The system roles are `admin`, `developer`, `viewer` and `billing`;
            a tenant adds its own with `POST /tenants/{tenant_id}/roles`.
    """

    active: bool
    created_at: Timestamp
    email: str
    id: int
    name: str
    roles: list[str]
