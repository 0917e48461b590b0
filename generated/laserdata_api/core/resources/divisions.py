"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from ...declarations import Code, Options, RawResponse
    from ...model import Unset
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import CreateDivision, DivisionDetails, DivisionInfo, DivisionSummaryInfo, UpdateDivision


class Divisions(Resource[ModeT]):
    """Division operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List the tenant's divisions.
        create: Create a division.
        get: Fetch a division.
        update: Update a division.
        delete: Delete a division.
        summary: Summarise a division.
    """

    @overload
    def list(
        self: Divisions[Sync],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[DivisionInfo]: ...
    @overload
    def list(
        self: Divisions[Async],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[DivisionInfo]: ...
    @overload
    def list(
        self: Divisions[Raw],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[DivisionInfo]: ...
    @overload
    def list(
        self: Divisions[AsyncRaw],
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[DivisionInfo]: ...
    def list(self, *, results: int | None = None, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """List the tenant's divisions.

        Gives those divisions of the tenant that the caller can see. A division is left out unless the caller's role may
        at least read it.

        An API key needs the permission `division:read`.

        Args:
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `DivisionInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
            the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission on the tenant.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_divisions` of core:
        `GET /tenants/{tenant_id}/divisions`.
        """
        return self._call(
            _operations.GET_DIVISIONS,
            {"tenant_id": tenant_id},
            query={"results": results},
            options=options,
        )

    @overload
    def create(
        self: Divisions[Sync],
        *,
        name: str,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Divisions[Sync],
        body: CreateDivision | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Divisions[Async],
        *,
        name: str,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Divisions[Async],
        body: CreateDivision | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Divisions[Raw],
        *,
        name: str,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Divisions[Raw],
        body: CreateDivision | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Divisions[AsyncRaw],
        *,
        name: str,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: Divisions[AsyncRaw],
        body: CreateDivision | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        body: CreateDivision | Mapping[str, Any] | None = None,
        *,
        name: str | Unset = UNSET,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create a division.

        Adds a new division to the tenant; its ID comes back in the `ld-division` response header. If the division is
        marked `protected`, deleting it later calls for a resource confirmation code.

        An API key needs the permission `division:manage`.

        Args:
            body: The required name, plus a description, billing email and protected flag. Give this, or its members one
                by one.
            name: Name for the new division, not yet used.
            description: Description for people.
            email: E-mail address of the division, used for billing.
            protected: Whether deleting the division will need a one-time confirmation code, e-mailed to the tenant
                address. Such a code comes from `PUT /tenants/{tenant_id}/request_code` with action `delete_division`.
                Optional; left out means `false`.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The division now exists; the ld-division header carries its
            ID. `division_id` is the id of what was created.

        Raises:
            BadRequestError: 400. The name, description or email is invalid, or the tenant has reached its divisions
                limit.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission on the tenant.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The name is taken.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_division` of core:
        `POST /tenants/{tenant_id}/divisions`.
        """
        return self._call(
            _operations.CREATE_DIVISION,
            {"tenant_id": tenant_id},
            body=body,
            fields={"name": name, "description": description, "email": email, "protected": protected},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def get(
        self: Divisions[Sync], division_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> DivisionDetails: ...
    @overload
    def get(
        self: Divisions[Async], division_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, DivisionDetails]: ...
    @overload
    def get(
        self: Divisions[Raw], division_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[DivisionDetails]: ...
    @overload
    def get(
        self: Divisions[AsyncRaw], division_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[DivisionDetails]]: ...
    def get(self, division_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Fetch a division.

        Fetches one division's details, among them its description, its billing email and whether it has a payment
        method attached. A division is a subunit of a tenant, used to isolate billing and to group environments.

        An API key needs the permission `division:read`.

        Args:
            division_id: ID of the division.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The division's details.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller's permissions on the division are insufficient.
            NotFoundError: 404. No such division.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_division` of core:
        `GET /tenants/{tenant_id}/divisions/{division_id}`.
        """
        return self._call(
            _operations.GET_DIVISION,
            {"tenant_id": tenant_id, "division_id": division_id},
            options=options,
        )

    @overload
    def update(
        self: Divisions[Sync],
        division_id: int,
        *,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Divisions[Sync],
        division_id: int,
        body: UpdateDivision | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Divisions[Async],
        division_id: int,
        *,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Divisions[Async],
        division_id: int,
        body: UpdateDivision | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Divisions[Raw],
        division_id: int,
        *,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Divisions[Raw],
        division_id: int,
        body: UpdateDivision | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Divisions[AsyncRaw],
        division_id: int,
        *,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update(
        self: Divisions[AsyncRaw],
        division_id: int,
        body: UpdateDivision | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update(
        self,
        division_id: int,
        body: UpdateDivision | Mapping[str, Any] | None = None,
        *,
        description: str | None | Unset = UNSET,
        email: str | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Update a division.

        Changes the attributes of a division. Every field is optional, and any field left out keeps its value. Switching
        `protected` from false to true is possible only while the division is in a known-good state.

        An API key needs the permission `division:manage`.

        Args:
            division_id: ID of the division.
            body: The fields to change. A field that is null or absent keeps its value. Give this, or its members one by
                one.
            description: Description for people.
            email: New e-mail address of the division.
            name: New name for the division.
            protected: Switches the confirmation code for deleting this division on or off. While it is `true`, each
                DELETE needs a one-time code, e-mailed to the tenant address on `PUT /tenants/{tenant_id}/request_code`
                (action `delete_division`). Optional; unset keeps the present value.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The division was updated.

        Raises:
            BadRequestError: 400. A field has an invalid value.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such division.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_division` of core:
        `PUT /tenants/{tenant_id}/divisions/{division_id}`.
        """
        return self._call(
            _operations.UPDATE_DIVISION,
            {"tenant_id": tenant_id, "division_id": division_id},
            body=body,
            fields={"description": description, "email": email, "name": name, "protected": protected},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: Divisions[Sync],
        division_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def delete(
        self: Divisions[Async],
        division_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Divisions[Raw],
        division_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Divisions[AsyncRaw],
        division_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(
        self,
        division_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """Delete a division.

        Removes a division, which must hold no environments or deployments by then. If it is protected, a resource code
        is also needed: request one with PUT /tenants/{tenant_id}/request_code, using the action `delete_division`.

        An API key needs the permission `division:manage`.

        Args:
            division_id: ID of the division.
            code: One-time confirmation code; needed only if the division is protected. Or a function that gives it:
                called when a code was needed and has been sent.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The division was deleted.

        Raises:
            BadRequestError: 400. The division is not yet empty of environments / deployments, or it is protected and no
                code was given.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such division.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_division` of core:
        `DELETE /tenants/{tenant_id}/divisions/{division_id}`.
        """
        return self._call(
            _operations.DELETE_DIVISION,
            {"tenant_id": tenant_id, "division_id": division_id},
            query={"code": code},
            options=options,
        )

    @overload
    def summary(
        self: Divisions[Sync], division_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> DivisionSummaryInfo: ...
    @overload
    def summary(
        self: Divisions[Async], division_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, DivisionSummaryInfo]: ...
    @overload
    def summary(
        self: Divisions[Raw], division_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> RawResponse[DivisionSummaryInfo]: ...
    @overload
    def summary(
        self: Divisions[AsyncRaw], division_id: int, *, tenant_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[DivisionSummaryInfo]]: ...
    def summary(self, division_id: int, *, tenant_id: int | None = None, options: Options | None = None) -> Any:
        """Summarise a division.

        Counts the environments and deployments in the division. The call is cheap, which suits dashboards and giving an
        agent its initial context.

        An API key needs the permission `division:read` (inferred).

        Args:
            division_id: ID of the division.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The division's totals.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such division.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_division_summary` of core:
        `GET /tenants/{tenant_id}/divisions/{division_id}/summary`.
        """
        return self._call(
            _operations.GET_DIVISION_SUMMARY,
            {"tenant_id": tenant_id, "division_id": division_id},
            options=options,
        )
