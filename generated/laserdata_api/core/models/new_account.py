"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class NewAccount(Model):
    """Answer of sign_up and link_account: what became of the account. It holds a session where one was opened.

    Attributes:
        verified: Whether the user's account is verified.
        division_id: Id of the division the user was placed in, if any.
        division_name: Name of the division.
        linked_accounts: Other identity providers linked to the account.
        session: Session opened with the call, if one was.
        tenant_id: Id of the tenant the user belongs to, if any.
        tenant_name: Name of the tenant.
        workspace: How the new user stands towards a tenant.
    """

    verified: bool
    division_id: int | None | Unset = UNSET
    division_name: str | None | Unset = UNSET
    linked_accounts: list[IdentityProvider] | None | Unset = UNSET
    session: SessionInfo | None | Unset = UNSET
    tenant_id: int | None | Unset = UNSET
    tenant_name: str | None | Unset = UNSET
    workspace: WorkspaceState | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .identity_provider import IdentityProvider  # noqa: E402
from .session_info import SessionInfo  # noqa: E402
from .workspace_state import WorkspaceState  # noqa: E402
