"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedCloudAccountInfo(PageModel):
    """One page of cloud accounts, from get_cloud_accounts.

    Attributes:
        items: Items of this page.
        page: Number of the page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of items on all pages together.
    """

    items: list[CloudAccountInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .cloud_account_info import CloudAccountInfo  # noqa: E402
