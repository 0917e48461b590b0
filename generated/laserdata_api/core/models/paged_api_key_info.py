"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedApiKeyInfo(PageModel):
    """One page of API keys, from get_api_keys.

    Attributes:
        items: Items of this page.
        page: Number of the page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of items on all pages together.
    """

    items: list[ApiKeyInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .api_key_info import ApiKeyInfo  # noqa: E402
