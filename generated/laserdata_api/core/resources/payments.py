"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Options, RawResponse
    from ...protocols import Result
    from ..models import PaymentInfo, SetupIntentResponse


class Payments(Resource[ModeT]):
    """Payment operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        create_setup_intent: Create a Stripe SetupIntent.
        method: Read the payment method.
        remove_method: Detach the payment method.
    """

    @overload
    def create_setup_intent(
        self: Payments[Sync],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> SetupIntentResponse: ...
    @overload
    def create_setup_intent(
        self: Payments[Async],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, SetupIntentResponse]: ...
    @overload
    def create_setup_intent(
        self: Payments[Raw],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[SetupIntentResponse]: ...
    @overload
    def create_setup_intent(
        self: Payments[AsyncRaw],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[SetupIntentResponse]]: ...
    def create_setup_intent(
        self, *, tenant_id: int | None = None, idempotency_key: str | None = None, options: Options | None = None
    ) -> Any:
        """Create a Stripe SetupIntent.

        Opens a setup intent at Stripe, with which the client can ask for a payment method and attach it to the tenant.

        An API key needs the permission `billing:manage` (inferred).

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The setup intent from Stripe.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_setup_intent` of core:
        `POST /tenants/{tenant_id}/billing/payments/intents`.
        """
        return self._call(
            _operations.CREATE_SETUP_INTENT,
            {"tenant_id": tenant_id},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def method(
        self: Payments[Sync], *, tenant_id: int | None = None, options: Options | None = None
    ) -> PaymentInfo: ...
    @overload
    def method(
        self: Payments[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, PaymentInfo]: ...
    @overload
    def method(
        self: Payments[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[PaymentInfo]: ...
    @overload
    def method(
        self: Payments[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[PaymentInfo]]: ...
    def method(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Read the payment method.

        Tells which payment provider the tenant uses at present, with the metadata of the payment method on file.

        An API key needs the permission `billing:read`.

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The payment method.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_payment_info` of core:
        `GET /tenants/{tenant_id}/billing/payments/method`.
        """
        return self._call(
            _operations.GET_PAYMENT_INFO,
            {"tenant_id": tenant_id},
            options=options,
        )

    @overload
    def remove_method(
        self: Payments[Sync], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Result: ...
    @overload
    def remove_method(
        self: Payments[Async], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def remove_method(
        self: Payments[Raw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def remove_method(
        self: Payments[AsyncRaw], *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def remove_method(self, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Detach the payment method.

        Takes the tenant's current payment method away.

        An API key needs the permission `billing:manage` (inferred).

        Args:
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The payment method was detached.

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

        Operation `remove_payment_method` of core:
        `DELETE /tenants/{tenant_id}/billing/payments/method`.
        """
        return self._call(
            _operations.REMOVE_PAYMENT_METHOD,
            {"tenant_id": tenant_id},
            options=options,
        )
