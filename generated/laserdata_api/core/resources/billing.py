"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from ...declarations import Options, RawResponse
    from ...model import Unset
    from ...protocols import Result
    from ..models import BillingInfo


class Billing(Resource[ModeT]):
    """Billing operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        info: Read the billing details.
        update_info: Update the billing details.
    """

    @overload
    def info(self: Billing[Sync], *, tenant_id: int | None = None, options: Options | None = None) -> BillingInfo: ...
    @overload
    def info(
        self: Billing[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, BillingInfo]: ...
    @overload
    def info(
        self: Billing[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[BillingInfo]: ...
    @overload
    def info(
        self: Billing[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[BillingInfo]]: ...
    def info(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Read the billing details.

        Gives the profile of the billing recipient to whom the invoices of the tenant are made out.

        An API key needs the permission `billing:read`.

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The billing recipient.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_billing_info` of core:
        `GET /tenants/{tenant_id}/billing/info`.
        """
        return self._call(
            _operations.GET_BILLING_INFO,
            {"tenant_id": tenant_id},
            options=options,
        )

    @overload
    def update_info(
        self: Billing[Sync],
        *,
        address: str | None | Unset = UNSET,
        city: str | None | Unset = UNSET,
        company: str | None | Unset = UNSET,
        country: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        phone: str | None | Unset = UNSET,
        postal_code: str | None | Unset = UNSET,
        state: str | None | Unset = UNSET,
        tax_id: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_info(
        self: Billing[Sync],
        body: BillingInfo | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_info(
        self: Billing[Async],
        *,
        address: str | None | Unset = UNSET,
        city: str | None | Unset = UNSET,
        company: str | None | Unset = UNSET,
        country: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        phone: str | None | Unset = UNSET,
        postal_code: str | None | Unset = UNSET,
        state: str | None | Unset = UNSET,
        tax_id: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_info(
        self: Billing[Async],
        body: BillingInfo | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_info(
        self: Billing[Raw],
        *,
        address: str | None | Unset = UNSET,
        city: str | None | Unset = UNSET,
        company: str | None | Unset = UNSET,
        country: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        phone: str | None | Unset = UNSET,
        postal_code: str | None | Unset = UNSET,
        state: str | None | Unset = UNSET,
        tax_id: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_info(
        self: Billing[Raw],
        body: BillingInfo | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_info(
        self: Billing[AsyncRaw],
        *,
        address: str | None | Unset = UNSET,
        city: str | None | Unset = UNSET,
        company: str | None | Unset = UNSET,
        country: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        phone: str | None | Unset = UNSET,
        postal_code: str | None | Unset = UNSET,
        state: str | None | Unset = UNSET,
        tax_id: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update_info(
        self: Billing[AsyncRaw],
        body: BillingInfo | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update_info(
        self,
        body: BillingInfo | Mapping[str, Any] | None = None,
        *,
        address: str | None | Unset = UNSET,
        city: str | None | Unset = UNSET,
        company: str | None | Unset = UNSET,
        country: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        phone: str | None | Unset = UNSET,
        postal_code: str | None | Unset = UNSET,
        state: str | None | Unset = UNSET,
        tax_id: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Update the billing details.

        Changes the profile of the billing recipient to whom the invoices of the tenant are made out.

        An API key needs the permission `billing:manage` (inferred).

        Args:
            body: Fields of the billing recipient, for instance company, address, tax ID, email or phone. Give this, or
                its members one by one.
            address: Postal address of the billing recipient.
            city: City of the billing recipient.
            company: Company name of the billing recipient.
            country: Country of the billing recipient.
            email: E-mail address of the billing recipient.
            name: Name of the billing recipient.
            phone: Telephone number of the billing recipient.
            postal_code: Postal code of the billing recipient.
            state: State or province of the billing recipient.
            tax_id: Tax number of the billing recipient.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The billing details were updated.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_billing_info` of core:
        `PUT /tenants/{tenant_id}/billing/info`.
        """
        return self._call(
            _operations.UPDATE_BILLING_INFO,
            {"tenant_id": tenant_id},
            body=body,
            fields={
                "address": address,
                "city": city,
                "company": company,
                "country": country,
                "email": email,
                "name": name,
                "phone": phone,
                "postal_code": postal_code,
                "state": state,
                "tax_id": tax_id,
            },
            idempotency_key=idempotency_key,
            options=options,
        )
