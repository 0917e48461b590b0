"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedRoleBasicInfo(PageModel):
    """One page of roles, from get_roles.

    Attributes:
        items: Items of this page.
        page: Number of the page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of items on all pages together.
    """

    items: list[RoleBasicInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .role_basic_info import RoleBasicInfo  # noqa: E402
