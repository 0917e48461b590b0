"""Generated: do not edit."""

from __future__ import annotations

from ...model import PageModel


class PagedDeploymentInfo(PageModel):
    """One page of deployments, from get_deployments.

    Attributes:
        items: Items of this page.
        page: Number of the page, counted from 1.
        total_pages: Number of pages.
        total_results: Number of items on all pages together.
    """

    items: list[DeploymentInfo]
    page: int
    total_pages: int
    total_results: int


# Below the class, so that classes may name each other.
from .deployment_info import DeploymentInfo  # noqa: E402
