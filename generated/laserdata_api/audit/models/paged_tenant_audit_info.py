"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedTenantAuditInfo(PageModel):
    """One page of audit events.

    Attributes:
        items: The events on this page.
        page: Number of this page; the first is 1.
        total_pages: Number of pages in the whole list.
        total_results: Number of entries in the whole list, over all pages.
    """

    items: list[TenantAuditInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .tenant_audit_info import TenantAuditInfo  # noqa: E402
