"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...declarations import Options, RawResponse
    from ..models import PricingResponse


class Pricing(Resource[ModeT]):
    """Pricing operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        get: Read the public pricing.
    """

    @overload
    def get(self: Pricing[Sync], *, options: Options | None = None) -> PricingResponse: ...
    @overload
    def get(self: Pricing[Async], *, options: Options | None = None) -> Coroutine[Any, Any, PricingResponse]: ...
    @overload
    def get(self: Pricing[Raw], *, options: Options | None = None) -> RawResponse[PricingResponse]: ...
    @overload
    def get(
        self: Pricing[AsyncRaw], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[PricingResponse]]: ...
    def get(self, *, options: Options | None = None) -> Any:
        """Read the public pricing.

        Gives the plans and prices that are open to the public. No authentication is needed.

        Needs no credentials.

        Args:
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Plans and prices.

        Raises:
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_pricing` of core:
        `GET /pricing`.
        """
        return self._call(
            _operations.GET_PRICING,
            {},
            options=options,
        )
