"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Content, Options, RawResponse
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages
    from ..models import CustomerInvoiceDetails, CustomerInvoiceInfo


class Invoices(Resource[ModeT]):
    """Invoice operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List the tenant's invoices.
        get: Read an invoice.
        download_pdf: Download an invoice as PDF.
    """

    @overload
    def list(
        self: Invoices[Sync],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[CustomerInvoiceInfo]: ...
    @overload
    def list(
        self: Invoices[Async],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[CustomerInvoiceInfo]: ...
    @overload
    def list(
        self: Invoices[Raw], *, results: int | None = None, tenant_id: int | None = None, options: Options | None = None
    ) -> RawPages[CustomerInvoiceInfo]: ...
    @overload
    def list(
        self: Invoices[AsyncRaw],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[CustomerInvoiceInfo]: ...
    def list(self, *, results: int | None = None, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List the tenant's invoices.

        Gives the customer invoices of the tenant, page by page.

        An API key needs the permission `billing:read`.

        Args:
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `CustomerInvoiceInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
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

        Operation `get_invoices` of core:
        `GET /tenants/{tenant_id}/billing/invoices`.
        """
        return self._call(
            _operations.GET_INVOICES,
            {"tenant_id": tenant_id},
            query={"results": results},
            options=options,
        )

    @overload
    def get(
        self: Invoices[Sync], invoice_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> CustomerInvoiceDetails: ...
    @overload
    def get(
        self: Invoices[Async], invoice_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, CustomerInvoiceDetails]: ...
    @overload
    def get(
        self: Invoices[Raw], invoice_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[CustomerInvoiceDetails]: ...
    @overload
    def get(
        self: Invoices[AsyncRaw], invoice_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[CustomerInvoiceDetails]]: ...
    def get(self, invoice_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Read an invoice.

        Gives a single invoice of the tenant with all its details.

        An API key needs the permission `billing:read`.

        Args:
            invoice_id: ID of the invoice.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The invoice.

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

        Operation `get_invoice` of core:
        `GET /tenants/{tenant_id}/billing/invoices/{invoice_id}`.
        """
        return self._call(
            _operations.GET_INVOICE,
            {"tenant_id": tenant_id, "invoice_id": invoice_id},
            options=options,
        )

    @overload
    def download_pdf(
        self: Invoices[Sync], invoice_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Content: ...
    @overload
    def download_pdf(
        self: Invoices[Async], invoice_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Content]: ...
    @overload
    def download_pdf(
        self: Invoices[Raw], invoice_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Content]: ...
    @overload
    def download_pdf(
        self: Invoices[AsyncRaw], invoice_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Content]]: ...
    def download_pdf(self, invoice_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Download an invoice as PDF.

        Gives a single invoice rendered as a PDF file.

        An API key needs the permission `billing:read`.

        Args:
            invoice_id: ID of the invoice.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The PDF file (application/pdf).

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

        Operation `download_invoice_pdf` of core:
        `GET /tenants/{tenant_id}/billing/invoices/{invoice_id}/pdf`.
        """
        return self._call(
            _operations.DOWNLOAD_INVOICE_PDF,
            {"tenant_id": tenant_id, "invoice_id": invoice_id},
            options=options,
        )
