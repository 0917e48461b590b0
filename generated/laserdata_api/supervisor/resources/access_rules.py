"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    import datetime
    from collections.abc import Coroutine, Mapping, Sequence

    from ...declarations import Options, RawResponse
    from ...model import Unset
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import AccessRuleInfo, AccessRuleProtocols, CreateAccessRule


class AccessRules(Resource[ModeT]):
    """Access rule operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List access rules.
        create: Create access rule.
        delete: Delete access rule.
    """

    @overload
    def list(
        self: AccessRules[Sync],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[AccessRuleInfo]: ...
    @overload
    def list(
        self: AccessRules[Async],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[AccessRuleInfo]: ...
    @overload
    def list(
        self: AccessRules[Raw],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[AccessRuleInfo]: ...
    @overload
    def list(
        self: AccessRules[AsyncRaw],
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[AccessRuleInfo]: ...
    def list(
        self, *, results: int | None = None, deployment_id: int | None = None, options: Options | None = None
    ) -> Any:
        """List access rules.

        Lists which addresses may reach which listeners. With no rule at all, nothing gets in. Needs
        `deployment:access:read`.

        Args:
            results: How many items a page holds, 100 at most.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `AccessRuleInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
            after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_access_rules` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/access_rules`.
        """
        return self._call(
            _operations.GET_ACCESS_RULES,
            {"deployment_id": deployment_id},
            query={"results": results},
            options=options,
        )

    @overload
    def create(
        self: AccessRules[Sync],
        *,
        cidr_blocks: Sequence[str],
        name: str,
        ingress: bool | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        rules: AccessRuleProtocols | Mapping[str, Any] | Unset = UNSET,
        valid_to: datetime.datetime | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: AccessRules[Sync],
        body: CreateAccessRule | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: AccessRules[Async],
        *,
        cidr_blocks: Sequence[str],
        name: str,
        ingress: bool | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        rules: AccessRuleProtocols | Mapping[str, Any] | Unset = UNSET,
        valid_to: datetime.datetime | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: AccessRules[Async],
        body: CreateAccessRule | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: AccessRules[Raw],
        *,
        cidr_blocks: Sequence[str],
        name: str,
        ingress: bool | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        rules: AccessRuleProtocols | Mapping[str, Any] | Unset = UNSET,
        valid_to: datetime.datetime | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: AccessRules[Raw],
        body: CreateAccessRule | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: AccessRules[AsyncRaw],
        *,
        cidr_blocks: Sequence[str],
        name: str,
        ingress: bool | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        rules: AccessRuleProtocols | Mapping[str, Any] | Unset = UNSET,
        valid_to: datetime.datetime | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: AccessRules[AsyncRaw],
        body: CreateAccessRule | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        body: CreateAccessRule | Mapping[str, Any] | None = None,
        *,
        cidr_blocks: Sequence[str] | Unset = UNSET,
        name: str | Unset = UNSET,
        ingress: bool | Unset = UNSET,
        remarks: str | None | Unset = UNSET,
        rules: AccessRuleProtocols | Mapping[str, Any] | Unset = UNSET,
        valid_to: datetime.datetime | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create access rule.

        Opens listeners to ranges of addresses, or restricts where the deployment may connect. Rules cannot be edited:
        add a new one and delete the old. Needs `deployment:access:manage`.

        Args:
            body: Rule to add. Give this, or its members one by one.
            cidr_blocks: Ranges the rule speaks of.
            name: Name, not yet taken in this deployment.
            ingress: True for traffic coming in, false for traffic going out. The CLI sends true unless told otherwise;
                send it explicitly.
            remarks: Note for colleagues.
            rules: Listeners to open.
            valid_to: End of the rule, RFC 3339 UTC and still to come. When left out, the rule has no end.
            deployment_id: Deployment to work on; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Rule added.

        Raises:
            BadRequestError: 400. A field is not valid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. No such deployment, or none this caller may see.
            ConflictError: 409. The name is taken, or the plan's limit is reached.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_access_rule` of supervisor (path inferred):
        `POST /deployments/{deployment_id}/access_rules`.
        """
        return self._call(
            _operations.CREATE_ACCESS_RULE,
            {"deployment_id": deployment_id},
            body=body,
            fields={
                "cidr_blocks": cidr_blocks,
                "name": name,
                "ingress": ingress,
                "remarks": remarks,
                "rules": rules,
                "valid_to": valid_to,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: AccessRules[Sync],
        access_rule_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def delete(
        self: AccessRules[Async],
        access_rule_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: AccessRules[Raw], access_rule_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: AccessRules[AsyncRaw],
        access_rule_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(self, access_rule_id: int, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Delete access rule.

        Removes a rule; its traffic stops at once. Needs `deployment:access:manage`.

        Args:
            access_rule_id: Rule to delete.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Rule deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or rule not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_access_rule` of supervisor (path inferred):
        `DELETE /deployments/{deployment_id}/access_rules/{access_rule_id}`.
        """
        return self._call(
            _operations.DELETE_ACCESS_RULE,
            {"deployment_id": deployment_id, "access_rule_id": access_rule_id},
            options=options,
        )
