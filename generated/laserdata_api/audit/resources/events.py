"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from .. import operations as _operations

if TYPE_CHECKING:
    import datetime
    from collections.abc import Coroutine

    from ...declarations import Items, Options, RawResponse
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages
    from ..models import AuditTypeInfo, TenantAuditInfo


class Events(Resource[ModeT]):
    """Event operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: Search the audit log of a tenant.
        types: List the types of audit event.
    """

    @overload
    def list(
        self: Events[Sync],
        *,
        api_key: int | None = None,
        author: int | None = None,
        correlation_id: str | None = None,
        deployment: int | None = None,
        division: int | None = None,
        environment: int | None = None,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        types: str | None = None,
        user: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[TenantAuditInfo]: ...
    @overload
    def list(
        self: Events[Async],
        *,
        api_key: int | None = None,
        author: int | None = None,
        correlation_id: str | None = None,
        deployment: int | None = None,
        division: int | None = None,
        environment: int | None = None,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        types: str | None = None,
        user: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[TenantAuditInfo]: ...
    @overload
    def list(
        self: Events[Raw],
        *,
        api_key: int | None = None,
        author: int | None = None,
        correlation_id: str | None = None,
        deployment: int | None = None,
        division: int | None = None,
        environment: int | None = None,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        types: str | None = None,
        user: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[TenantAuditInfo]: ...
    @overload
    def list(
        self: Events[AsyncRaw],
        *,
        api_key: int | None = None,
        author: int | None = None,
        correlation_id: str | None = None,
        deployment: int | None = None,
        division: int | None = None,
        environment: int | None = None,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        types: str | None = None,
        user: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[TenantAuditInfo]: ...
    def list(
        self,
        *,
        api_key: int | None = None,
        author: int | None = None,
        correlation_id: str | None = None,
        deployment: int | None = None,
        division: int | None = None,
        environment: int | None = None,
        from_: datetime.datetime | None = None,
        results: int | None = None,
        to: datetime.datetime | None = None,
        types: str | None = None,
        user: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """Search the audit log of a tenant.

        Gives the tenant's audit log page by page. The log is append-only and immutable, and holds every Console action
        and API call recorded against the tenant. The result can be narrowed by event type, by date range, by division,
        environment or deployment, by `user` (the subject), by `author` (the user who acted), by `api_key` and by
        `correlation_id`. The caller needs the `audit:read` permission.

        Args:
            api_key: Keep only events in which the API key with this ID was used.
            author: Keep only events in which the user with this ID acted.
            correlation_id: Keep only events with this correlation ID.
            deployment: Keep only events of the deployment with this ID.
            division: Keep only events of the division with this ID.
            environment: Keep only events of the environment with this ID.
            from_: Earliest time to include, as RFC 3339 in UTC. The bound itself is included.
            results: How many items a page holds, 100 at most.
            to: Time at which the range ends, as RFC 3339 in UTC. The bound itself is excluded.
            types: Only events of these types, as GET /audit/types spells them, with commas between several.
            user: Keep only events about the user with this ID.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `TenantAuditInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
            after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks the `audit:read` permission.
            NotFoundError: 404. No such tenant.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tenant_audit` of audit:
        `GET /audit/tenants/{tenant_id}`.
        """
        return self._call(
            _operations.GET_TENANT_AUDIT,
            {"tenant_id": tenant_id},
            query={
                "api_key": api_key,
                "author": author,
                "correlation_id": correlation_id,
                "deployment": deployment,
                "division": division,
                "environment": environment,
                "from_": from_,
                "results": results,
                "to": to,
                "types": types,
                "user": user,
            },
            options=options,
        )

    @overload
    def types(self: Events[Sync], *, options: Options | None = None) -> Items[AuditTypeInfo]: ...
    @overload
    def types(self: Events[Async], *, options: Options | None = None) -> Coroutine[Any, Any, Items[AuditTypeInfo]]: ...
    @overload
    def types(self: Events[Raw], *, options: Options | None = None) -> RawResponse[Items[AuditTypeInfo]]: ...
    @overload
    def types(
        self: Events[AsyncRaw], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Items[AuditTypeInfo]]]: ...
    def types(self, *, options: Options | None = None) -> Any:
        """List the types of audit event.

        Gives the full catalogue of event type identifiers found in the results of `/audit/tenants/{tenant_id}`. It can
        fill an event-type filter in a user interface, or tell an agent which discriminators to expect in the audit
        stream. An entry has the form `{type: <slug>, name: <human label>}`; `deployment_created`, `member_invited` and
        `access_rule_added` are such slugs.

        Any API key of the tenant will do (inferred).

        Args:
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every audit event type: a snake_case slug with its label for people.

        Raises:
            AuthenticationError: 401. There is no active session.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_tenant_audit_types` of audit:
        `GET /audit/types`.
        """
        return self._call(
            _operations.GET_TENANT_AUDIT_TYPES,
            {},
            options=options,
        )
