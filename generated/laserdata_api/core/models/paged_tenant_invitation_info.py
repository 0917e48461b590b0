"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedTenantInvitationInfo(PageModel):
    """One page of the tenant's invitations, from get_tenant_invitations.

    Attributes:
        items: Items of this page.
        page: Number of the page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of items on all pages together.
    """

    items: list[TenantInvitationInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .tenant_invitation_info import TenantInvitationInfo  # noqa: E402
