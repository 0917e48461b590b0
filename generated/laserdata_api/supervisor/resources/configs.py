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
    from ...protocols import AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import ConfigDetails, ConfigInfo, ConfigSchema, CreateConfig


class Configs(Resource[ModeT]):
    """Config operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List configs.
        create: Create config version.
        delete: Delete config version.
        activate: Activate config version.
        primary: Read primary config.
        schema: Read config schema.
        version: Read config version.
        versions: List config versions.
    """

    @overload
    def list(
        self: Configs[Sync],
        kind: str,
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[ConfigInfo]: ...
    @overload
    def list(
        self: Configs[Async],
        kind: str,
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[ConfigInfo]: ...
    @overload
    def list(
        self: Configs[Raw],
        kind: str,
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[ConfigInfo]: ...
    @overload
    def list(
        self: Configs[AsyncRaw],
        kind: str,
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[ConfigInfo]: ...
    def list(
        self, kind: str, *, results: int | None = None, deployment_id: int | None = None, options: Options | None = None
    ) -> Any:
        """List configs.

        Lists the stored versions of every config of one kind, settings left out. Exactly one of them is primary. Needs
        `deployment:config:read`.

        Args:
            kind: Kind of config.
            results: How many items a page holds, 100 at most.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `ConfigInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
            the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or kind not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_configs` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/configs/{kind}`.
        """
        return self._call(
            _operations.GET_CONFIGS,
            {"deployment_id": deployment_id, "kind": kind},
            query={"results": results},
            options=options,
        )

    @overload
    def create(
        self: Configs[Sync],
        kind: str,
        *,
        values: Mapping[str, Any],
        activate: bool | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Configs[Sync],
        kind: str,
        body: CreateConfig | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def create(
        self: Configs[Async],
        kind: str,
        *,
        values: Mapping[str, Any],
        activate: bool | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Configs[Async],
        kind: str,
        body: CreateConfig | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def create(
        self: Configs[Raw],
        kind: str,
        *,
        values: Mapping[str, Any],
        activate: bool | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Configs[Raw],
        kind: str,
        body: CreateConfig | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def create(
        self: Configs[AsyncRaw],
        kind: str,
        *,
        values: Mapping[str, Any],
        activate: bool | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def create(
        self: Configs[AsyncRaw],
        kind: str,
        body: CreateConfig | Mapping[str, Any],
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def create(
        self,
        kind: str,
        body: CreateConfig | Mapping[str, Any] | None = None,
        *,
        values: Mapping[str, Any] | Unset = UNSET,
        activate: bool | None | Unset = UNSET,
        name: str | None | Unset = UNSET,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create config version.

        Checks settings against the kind's schema and stores them as a new version, optionally as the primary one. For
        the change to reach running nodes, trigger a `reconfigure:<config_id>` activity next. Needs
        `deployment:config:manage`.

        Args:
            kind: Kind of config.
            body: Settings, with an optional name and activation flag. Give this, or its members one by one.
            values: Settings of this version.
            activate: Make the new version primary at once. When left out it is only stored.
            name: Name to store the version under. When left out, the supervisor takes its default for the kind.
            deployment_id: Deployment to work on; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Config stored. Its identifier is in the `ld-config` header.
            `config_id` is the id of what was created.

        Raises:
            BadRequestError: 400. Settings do not fit the schema; `field_issues` says where.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or kind not found, or hidden from this caller.
            ConflictError: 409. The deployment holds as many configs as its plan allows.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_config` of supervisor (path documented):
        `POST /deployments/{deployment_id}/configs/{kind}`.
        """
        return self._call(
            _operations.CREATE_CONFIG,
            {"deployment_id": deployment_id, "kind": kind},
            body=body,
            fields={"values": values, "activate": activate, "name": name},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: Configs[Sync],
        kind: str,
        config_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def delete(
        self: Configs[Async],
        kind: str,
        config_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def delete(
        self: Configs[Raw],
        kind: str,
        config_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def delete(
        self: Configs[AsyncRaw],
        kind: str,
        config_id: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def delete(
        self, kind: str, config_id: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Any:
        """Delete config version.

        Removes one stored version for good. The primary one is refused. Needs `deployment:config:manage`, and for kinds
        `warden` and `connectors` also `deployment:manage`.

        Args:
            kind: Kind of config.
            config_id: Row to delete, not a version number.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Version deleted.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or config not found, or hidden from this caller.
            ConflictError: 409. The version is primary.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_config` of supervisor (path inferred):
        `DELETE /deployments/{deployment_id}/configs/{kind}/{config_id}`.
        """
        return self._call(
            _operations.DELETE_CONFIG,
            {"deployment_id": deployment_id, "kind": kind, "config_id": config_id},
            options=options,
        )

    @overload
    def activate(
        self: Configs[Sync],
        kind: str,
        name: str,
        version: int,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def activate(
        self: Configs[Async],
        kind: str,
        name: str,
        version: int,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def activate(
        self: Configs[Raw],
        kind: str,
        name: str,
        version: int,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def activate(
        self: Configs[AsyncRaw],
        kind: str,
        name: str,
        version: int,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def activate(
        self,
        kind: str,
        name: str,
        version: int,
        *,
        deployment_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Activate config version.

        Makes a version primary in place of the one that was, in a single step. Running nodes keep their settings until
        a `reconfigure:<config_id>` activity applies the new ones. Needs `deployment:config:manage`.

        Args:
            kind: Kind of config.
            name: Name of the config.
            version: Version number inside that name.
            deployment_id: Deployment to work on; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Version is now primary.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or version not found, or hidden from this caller.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `activate_config` of supervisor (path inferred):
        `PUT /deployments/{deployment_id}/configs/{kind}/{name}/versions/{version}/activate`.
        """
        return self._call(
            _operations.ACTIVATE_CONFIG,
            {"deployment_id": deployment_id, "kind": kind, "name": name, "version": version},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def primary(
        self: Configs[Sync], kind: str, *, deployment_id: int | None = None, options: Options | None = None
    ) -> ConfigDetails: ...
    @overload
    def primary(
        self: Configs[Async], kind: str, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, ConfigDetails]: ...
    @overload
    def primary(
        self: Configs[Raw], kind: str, *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[ConfigDetails]: ...
    @overload
    def primary(
        self: Configs[AsyncRaw], kind: str, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[ConfigDetails]]: ...
    def primary(self, kind: str, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Read primary config.

        Returns the active version of a kind together with its settings. Needs `deployment:config:read`.

        Args:
            kind: Kind of config.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Primary config.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or primary config not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_primary_config` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/configs/{kind}/primary`.
        """
        return self._call(
            _operations.GET_PRIMARY_CONFIG,
            {"deployment_id": deployment_id, "kind": kind},
            options=options,
        )

    @overload
    def schema(
        self: Configs[Sync], kind: str, *, deployment_id: int | None = None, options: Options | None = None
    ) -> ConfigSchema: ...
    @overload
    def schema(
        self: Configs[Async], kind: str, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, ConfigSchema]: ...
    @overload
    def schema(
        self: Configs[Raw], kind: str, *, deployment_id: int | None = None, options: Options | None = None
    ) -> RawResponse[ConfigSchema]: ...
    @overload
    def schema(
        self: Configs[AsyncRaw], kind: str, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[ConfigSchema]]: ...
    def schema(self, kind: str, *, deployment_id: int | None = None, options: Options | None = None) -> Any:
        """Read config schema.

        Describes every setting that a kind accepts, grouped in sections. Consult it before writing values. Needs
        `deployment:config:read`.

        Args:
            kind: Kind of config.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Sections of settings.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or kind not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_config_schema` of supervisor (path documented):
        `GET /deployments/{deployment_id}/configs/{kind}/schema`.
        """
        return self._call(
            _operations.GET_CONFIG_SCHEMA,
            {"deployment_id": deployment_id, "kind": kind},
            options=options,
        )

    @overload
    def version(
        self: Configs[Sync],
        kind: str,
        name: str,
        version: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> ConfigDetails: ...
    @overload
    def version(
        self: Configs[Async],
        kind: str,
        name: str,
        version: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, ConfigDetails]: ...
    @overload
    def version(
        self: Configs[Raw],
        kind: str,
        name: str,
        version: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[ConfigDetails]: ...
    @overload
    def version(
        self: Configs[AsyncRaw],
        kind: str,
        name: str,
        version: int,
        *,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[ConfigDetails]]: ...
    def version(
        self, kind: str, name: str, version: int, *, deployment_id: int | None = None, options: Options | None = None
    ) -> Any:
        """Read config version.

        Returns one version of a config together with its settings. Compare it with the primary one before activating
        it. Needs `deployment:config:read`.

        Args:
            kind: Kind of config.
            name: Name of the config.
            version: Version number inside that name.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Version with settings.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or version not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_config_version` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/configs/{kind}/{name}/versions/{version}`.
        """
        return self._call(
            _operations.GET_CONFIG_VERSION,
            {"deployment_id": deployment_id, "kind": kind, "name": name, "version": version},
            options=options,
        )

    @overload
    def versions(
        self: Configs[Sync],
        kind: str,
        name: str,
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[ConfigInfo]: ...
    @overload
    def versions(
        self: Configs[Async],
        kind: str,
        name: str,
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[ConfigInfo]: ...
    @overload
    def versions(
        self: Configs[Raw],
        kind: str,
        name: str,
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[ConfigInfo]: ...
    @overload
    def versions(
        self: Configs[AsyncRaw],
        kind: str,
        name: str,
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[ConfigInfo]: ...
    def versions(
        self,
        kind: str,
        name: str,
        *,
        results: int | None = None,
        deployment_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List config versions.

        Lists the history of one config name, settings left out. Needs `deployment:config:read`.

        Args:
            kind: Kind of config.
            name: Name of the config.
            results: How many items a page holds, 100 at most.
            deployment_id: Deployment to work on; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `ConfigInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one after
            the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            NotFoundError: 404. Deployment or config not found, or hidden from this caller.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_config_versions` of supervisor (path inferred):
        `GET /deployments/{deployment_id}/configs/{kind}/{name}/versions`.
        """
        return self._call(
            _operations.GET_CONFIG_VERSIONS,
            {"deployment_id": deployment_id, "kind": kind, "name": name},
            query={"results": results},
            options=options,
        )
