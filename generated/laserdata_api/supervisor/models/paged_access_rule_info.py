"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedAccessRuleInfo(PageModel):
    """One page of access rules.

    Attributes:
        items: Entries of this page.
        page: Number of this page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of entries on all pages.
    """

    items: list[AccessRuleInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .access_rule_info import AccessRuleInfo  # noqa: E402
