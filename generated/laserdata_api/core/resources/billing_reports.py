"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Options, RawResponse
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages
    from ..models import BillingReportDetails, BillingReportInfo


class BillingReports(Resource[ModeT]):
    """Billing report operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List the tenant's billing reports.
        get: Read a billing report.
    """

    @overload
    def list(
        self: BillingReports[Sync],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[BillingReportInfo]: ...
    @overload
    def list(
        self: BillingReports[Async],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[BillingReportInfo]: ...
    @overload
    def list(
        self: BillingReports[Raw],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[BillingReportInfo]: ...
    @overload
    def list(
        self: BillingReports[AsyncRaw],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[BillingReportInfo]: ...
    def list(self, *, results: int | None = None, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List the tenant's billing reports.

        Gives the billing reports of the tenant's deployments, page by page.

        An API key needs the permission `billing:read`.

        Args:
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `BillingReportInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
            after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_billing_reports` of core:
        `GET /tenants/{tenant_id}/billing/reports`.
        """
        return self._call(
            _operations.GET_BILLING_REPORTS,
            {"tenant_id": tenant_id},
            query={"results": results},
            options=options,
        )

    @overload
    def get(
        self: BillingReports[Sync], report_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> BillingReportDetails: ...
    @overload
    def get(
        self: BillingReports[Async], report_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, BillingReportDetails]: ...
    @overload
    def get(
        self: BillingReports[Raw], report_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[BillingReportDetails]: ...
    @overload
    def get(
        self: BillingReports[AsyncRaw], report_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[BillingReportDetails]]: ...
    def get(self, report_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Read a billing report.

        Gives the billing report of a deployment, with usage and prices broken down in detail.

        An API key needs the permission `billing:read`.

        Args:
            report_id: ID of the deployment report.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The billing report.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_billing_report` of core:
        `GET /tenants/{tenant_id}/billing/reports/{report_id}`.
        """
        return self._call(
            _operations.GET_BILLING_REPORT,
            {"tenant_id": tenant_id, "report_id": report_id},
            options=options,
        )
