"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedBillingReportInfo(PageModel):
    """One page of billing reports, from get_billing_reports.

    Attributes:
        items: Items of this page.
        page: Number of the page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of items on all pages together.
    """

    items: list[BillingReportInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .billing_report_info import BillingReportInfo  # noqa: E402
