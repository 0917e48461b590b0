"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedLogEntry(PageModel):
    """One page of log lines.

    Attributes:
        items: Entries of this page.
        page: Number of this page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of entries on all pages.
    """

    items: list[LogEntry]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .log_entry import LogEntry  # noqa: E402
