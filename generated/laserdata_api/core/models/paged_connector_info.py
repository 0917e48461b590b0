"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedConnectorInfo(PageModel):
    """One page of the connector catalogue, from get_connectors.

    Attributes:
        items: Items of this page.
        page: Number of the page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of items on all pages together.
    """

    items: list[ConnectorInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .connector_info import ConnectorInfo  # noqa: E402
