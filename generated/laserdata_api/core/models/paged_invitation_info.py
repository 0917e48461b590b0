"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedInvitationInfo(PageModel):
    """One page of the user's invitations, from get_invitations.

    Attributes:
        items: Items of this page.
        page: Number of the page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of items on all pages together.
    """

    items: list[InvitationInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .invitation_info import InvitationInfo  # noqa: E402
