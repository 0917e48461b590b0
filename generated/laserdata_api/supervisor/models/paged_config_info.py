"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedConfigInfo(PageModel):
    """One page of config versions.

    Attributes:
        items: Entries of this page.
        page: Number of this page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of entries on all pages.
    """

    items: list[ConfigInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .config_info import ConfigInfo  # noqa: E402
