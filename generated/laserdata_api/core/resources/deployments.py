"""Generated: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ...declarations import Async, AsyncRaw, ModeT, Raw, Resource, Sync
from ...model import UNSET
from .. import operations as _operations

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence

    from ...declarations import Code, Options, RawResponse
    from ...model import Unset
    from ...protocols import Accepted, AsyncAccepted, AsyncPages, AsyncRawPages, Pages, RawPages, Result
    from ..models import (
        AvailabilityMode,
        AwsByocDeployment,
        ByocSetup,
        Cloud,
        CloudStorageSettings,
        ClusterKind,
        DeploymentDetails,
        DeploymentInfo,
        DeploymentPreview,
        DeploymentTier,
        DeployStarter,
        DeployToManagedCloud,
        DeployToYourOwnCloud,
        ExtendDeployment,
        GcpByocDeployment,
        GenerateByocSetup,
        NodeToExtend,
        PreviewDeployment,
        RetentionSettings,
        UpdateDeployment,
        UpdateRetention,
        UpdateSpendLimit,
        UpgradeDeployment,
    )


class Deployments(Resource[ModeT]):
    """Deployment operations.

    In an asynchronous client, `await` what a method returns and iterate over pages with `async for`.

    Methods:
        list: List an environment's deployments.
        get: Fetch a deployment.
        update: Update a deployment's metadata.
        delete: Delete a deployment.
        byoc_setup: Prepare BYOC onboarding.
        create_byoc: Create a BYOC deployment.
        create_managed: Create a managed deployment.
        create_starter: Schedule a starter deployment.
        extend: Add nodes to a deployment.
        preview: Estimate a deployment's cost.
        update_retention: Set telemetry retention.
        update_spend_limit: Set a deployment's spend limit.
        upgrade: Upgrade a deployment.
    """

    @overload
    def list(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Pages[DeploymentInfo]: ...
    @overload
    def list(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[DeploymentInfo]: ...
    @overload
    def list(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawPages[DeploymentInfo]: ...
    @overload
    def list(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> AsyncRawPages[DeploymentInfo]: ...
    def list(
        self,
        division_id: int,
        environment_id: int,
        *,
        results: int | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """List an environment's deployments.

        Lists the deployments of the environment. Those the caller's permissions do not make visible are filtered out.

        An API key needs the permission `deployment:read`.

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            results: How many items a page holds, 100 at most.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Every `DeploymentInfo` of every page, fetched as you iterate; `.page(n)` gives one page, `.pages()` one
            after the other.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_deployments` of core:
        `GET /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments`.
        """
        return self._call(
            _operations.GET_DEPLOYMENTS,
            {"tenant_id": tenant_id, "division_id": division_id, "environment_id": environment_id},
            query={"results": results},
            options=options,
        )

    @overload
    def get(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> DeploymentDetails: ...
    @overload
    def get(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, DeploymentDetails]: ...
    @overload
    def get(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[DeploymentDetails]: ...
    @overload
    def get(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[DeploymentDetails]]: ...
    def get(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """Fetch a deployment.

        Fetches one deployment's details, among them its cluster size, region, runtime status and storage configuration.
        Its `supervisor_url` gives the base URL for the supervisor API in charge of its lifecycle (for instance
        `https://supervisor-aws-us.laserdata.cloud`). Send later management calls to that URL: status, configuration,
        telemetry, restart, upgrade and node operations.

        An API key needs the permission `deployment:read`.

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            deployment_id: ID of the deployment.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The deployment's details.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such deployment.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_deployment` of core:
        `GET /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/{deployment_id}`.
        """
        return self._call(
            _operations.GET_DEPLOYMENT,
            {
                "tenant_id": tenant_id,
                "division_id": division_id,
                "environment_id": environment_id,
                "deployment_id": deployment_id,
            },
            options=options,
        )

    @overload
    def update(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        description: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        description: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        description: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        description: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateDeployment | Mapping[str, Any] | None = None,
        *,
        description: str | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Update a deployment's metadata.

        Changes those metadata of a deployment that can be changed, such as its description and protection flag.

        An API key needs the permission `deployment:manage` (inferred).

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            deployment_id: ID of the deployment.
            body: The metadata to change. Give this, or its members one by one.
            description: Description for people.
            protected: Switches the confirmation code for deleting this deployment on or off. While it is `true`, each
                DELETE needs a one-time code, e-mailed to the tenant address on `PUT /tenants/{tenant_id}/request_code`
                (action `delete_deployment`). Optional; unset keeps the present value.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The deployment was updated.

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

        Operation `update_deployment` of core:
        `PUT /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/{deployment_id}`.
        """
        return self._call(
            _operations.UPDATE_DEPLOYMENT,
            {
                "tenant_id": tenant_id,
                "division_id": division_id,
                "environment_id": environment_id,
                "deployment_id": deployment_id,
            },
            body=body,
            fields={"description": description, "protected": protected},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def delete(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Accepted[None]: ...
    @overload
    def delete(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[None]]: ...
    @overload
    def delete(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[None]]: ...
    @overload
    def delete(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[None]]]: ...
    def delete(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        code: Code | None = None,
        tenant_id: int | None = None,
        options: Options | None = None,
    ) -> Any:
        """Delete a deployment.

        Schedules a deployment to be deleted. If it is protected, a resource code is needed: request one with PUT
        /tenants/{tenant_id}/request_code, using the action `delete_deployment`.

        An API key needs the permission `deployment:manage`.

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            deployment_id: ID of the deployment.
            code: Resource confirmation code, needed if the deployment is protected. Or a function that gives it: called
                when a code was needed and has been sent.
            tenant_id: ID of the tenant; the client's own if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The deletion is scheduled. `.wait()` returns when the work
            has ended, with nothing: the deployment is gone.

        Raises:
            BadRequestError: 400. The deployment is protected, and its code is missing or invalid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. No such deployment.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `delete_deployment` of core:
        `DELETE /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/{deployment_id}`.
        """
        return self._call(
            _operations.DELETE_DEPLOYMENT,
            {
                "tenant_id": tenant_id,
                "division_id": division_id,
                "environment_id": environment_id,
                "deployment_id": deployment_id,
            },
            query={"code": code},
            options=options,
        )

    @overload
    def byoc_setup(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> ByocSetup: ...
    @overload
    def byoc_setup(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        body: GenerateByocSetup | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> ByocSetup: ...
    @overload
    def byoc_setup(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, ByocSetup]: ...
    @overload
    def byoc_setup(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        body: GenerateByocSetup | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, ByocSetup]: ...
    @overload
    def byoc_setup(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[ByocSetup]: ...
    @overload
    def byoc_setup(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        body: GenerateByocSetup | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[ByocSetup]: ...
    @overload
    def byoc_setup(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[ByocSetup]]: ...
    @overload
    def byoc_setup(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        body: GenerateByocSetup | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[ByocSetup]]: ...
    def byoc_setup(
        self,
        division_id: int,
        environment_id: int,
        body: GenerateByocSetup | Mapping[str, Any] | None = None,
        *,
        cloud: Cloud | str | Unset = UNSET,
        region: str | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Prepare BYOC onboarding.

        Produces the onboarding instructions and values for a cloud. They are needed before a BYOC deployment can be
        created there.

        An API key needs the permission `deployment:manage` (inferred).

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            body: The cloud and region to deploy to. Give this, or its members one by one.
            cloud: Cloud provider: `aws` or `gcp`.
            region: Region of the cloud, such as `eu-west-1`.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            BYOC setup instructions and values.

        Raises:
            BadRequestError: 400. The cloud or region is invalid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `generate_byoc_setup` of core:
        `POST /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/byoc/setup`.
        """
        return self._call(
            _operations.GENERATE_BYOC_SETUP,
            {"tenant_id": tenant_id, "division_id": division_id, "environment_id": environment_id},
            body=body,
            fields={"cloud": cloud, "region": region},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def create_byoc(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        cluster: ClusterKind | str,
        name: str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        aws: AwsByocDeployment | Mapping[str, Any] | None | Unset = UNSET,
        encrypted: bool | None | Unset = UNSET,
        gcp: GcpByocDeployment | Mapping[str, Any] | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        public_ip_enabled: bool | None | Unset = UNSET,
        retention: RetentionSettings | Mapping[str, Any] | None | Unset = UNSET,
        spend_limit: str | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        subdomain_enabled: bool | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[DeploymentDetails]: ...
    @overload
    def create_byoc(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        body: DeployToYourOwnCloud | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[DeploymentDetails]: ...
    @overload
    def create_byoc(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        cluster: ClusterKind | str,
        name: str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        aws: AwsByocDeployment | Mapping[str, Any] | None | Unset = UNSET,
        encrypted: bool | None | Unset = UNSET,
        gcp: GcpByocDeployment | Mapping[str, Any] | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        public_ip_enabled: bool | None | Unset = UNSET,
        retention: RetentionSettings | Mapping[str, Any] | None | Unset = UNSET,
        spend_limit: str | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        subdomain_enabled: bool | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[DeploymentDetails]]: ...
    @overload
    def create_byoc(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        body: DeployToYourOwnCloud | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[DeploymentDetails]]: ...
    @overload
    def create_byoc(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        cluster: ClusterKind | str,
        name: str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        aws: AwsByocDeployment | Mapping[str, Any] | None | Unset = UNSET,
        encrypted: bool | None | Unset = UNSET,
        gcp: GcpByocDeployment | Mapping[str, Any] | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        public_ip_enabled: bool | None | Unset = UNSET,
        retention: RetentionSettings | Mapping[str, Any] | None | Unset = UNSET,
        spend_limit: str | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        subdomain_enabled: bool | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[DeploymentDetails]]: ...
    @overload
    def create_byoc(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        body: DeployToYourOwnCloud | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[DeploymentDetails]]: ...
    @overload
    def create_byoc(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        cluster: ClusterKind | str,
        name: str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        aws: AwsByocDeployment | Mapping[str, Any] | None | Unset = UNSET,
        encrypted: bool | None | Unset = UNSET,
        gcp: GcpByocDeployment | Mapping[str, Any] | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        public_ip_enabled: bool | None | Unset = UNSET,
        retention: RetentionSettings | Mapping[str, Any] | None | Unset = UNSET,
        spend_limit: str | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        subdomain_enabled: bool | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[DeploymentDetails]]]: ...
    @overload
    def create_byoc(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        body: DeployToYourOwnCloud | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[DeploymentDetails]]]: ...
    def create_byoc(
        self,
        division_id: int,
        environment_id: int,
        body: DeployToYourOwnCloud | Mapping[str, Any] | None = None,
        *,
        cloud: Cloud | str | Unset = UNSET,
        cluster: ClusterKind | str | Unset = UNSET,
        name: str | Unset = UNSET,
        region: str | Unset = UNSET,
        tier: DeploymentTier | str | Unset = UNSET,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        aws: AwsByocDeployment | Mapping[str, Any] | None | Unset = UNSET,
        encrypted: bool | None | Unset = UNSET,
        gcp: GcpByocDeployment | Mapping[str, Any] | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        public_ip_enabled: bool | None | Unset = UNSET,
        retention: RetentionSettings | Mapping[str, Any] | None | Unset = UNSET,
        spend_limit: str | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        subdomain_enabled: bool | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create a BYOC deployment.

        Schedules a deployment into an AWS or GCP account of the caller's own (BYOC). The request body holds the
        identity and network settings specific to that cloud.

        An API key needs the permission `deployment:manage`.

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            body: Specification of the BYOC deployment. Give this, or its members one by one.
            cloud: Cloud provider: `aws` or `gcp`.
            cluster: Standalone or cluster.
            name: Name for the new deployment.
            region: Region of the cloud, such as `eu-west-1`.
            tier: Deployment tier, such as `small` or `large`.
            availability_mode: One availability zone (`single_az`) or several (`multi_az`).
            aws: AWS account and network to deploy into; for cloud `aws`.
            encrypted: Whether the deployment is encrypted.
            gcp: Google Cloud project and network to deploy into; for cloud `gcp`.
            protected: Whether deleting the BYOC deployment will need a one-time confirmation code, e-mailed to the
                tenant address. Such a code comes from `PUT /tenants/{tenant_id}/request_code` with action
                `delete_deployment`. Optional; left out means `false`.
            public_ip_enabled: Whether the deployment gets a public IP address.
            retention: How long telemetry is to be kept; optional.
            spend_limit: Cap on what the deployment may cost a month, as a decimal string.
            storage: Storage wanted; optional.
            subdomain_enabled: Whether the deployment gets a subdomain.
            target_network_tput: Network throughput aimed at, in KB/s.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The BYOC deployment is scheduled; see the ld-environment and
            ld-deployment headers. `.wait()` returns when the work has ended, with the deployment as it is then.
            `deployment_id` and `environment_id` are the ids of what was created, `None` for what was not.

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

        Operation `deploy_to_your_own_cloud` of core:
        `POST /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/byoc`.
        """
        return self._call(
            _operations.DEPLOY_TO_YOUR_OWN_CLOUD,
            {"tenant_id": tenant_id, "division_id": division_id, "environment_id": environment_id},
            body=body,
            fields={
                "cloud": cloud,
                "cluster": cluster,
                "name": name,
                "region": region,
                "tier": tier,
                "availability_mode": availability_mode,
                "aws": aws,
                "encrypted": encrypted,
                "gcp": gcp,
                "protected": protected,
                "public_ip_enabled": public_ip_enabled,
                "retention": retention,
                "spend_limit": spend_limit,
                "storage": storage,
                "subdomain_enabled": subdomain_enabled,
                "target_network_tput": target_network_tput,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def create_managed(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        cluster: ClusterKind | str,
        name: str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        dedicated: bool | None | Unset = UNSET,
        encrypted: bool | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        public_ip_enabled: bool | None | Unset = UNSET,
        retention: RetentionSettings | Mapping[str, Any] | None | Unset = UNSET,
        shared: bool | None | Unset = UNSET,
        spend_limit: str | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        subdomain_enabled: bool | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[DeploymentDetails]: ...
    @overload
    def create_managed(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        body: DeployToManagedCloud | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[DeploymentDetails]: ...
    @overload
    def create_managed(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        cluster: ClusterKind | str,
        name: str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        dedicated: bool | None | Unset = UNSET,
        encrypted: bool | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        public_ip_enabled: bool | None | Unset = UNSET,
        retention: RetentionSettings | Mapping[str, Any] | None | Unset = UNSET,
        shared: bool | None | Unset = UNSET,
        spend_limit: str | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        subdomain_enabled: bool | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[DeploymentDetails]]: ...
    @overload
    def create_managed(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        body: DeployToManagedCloud | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[DeploymentDetails]]: ...
    @overload
    def create_managed(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        cluster: ClusterKind | str,
        name: str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        dedicated: bool | None | Unset = UNSET,
        encrypted: bool | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        public_ip_enabled: bool | None | Unset = UNSET,
        retention: RetentionSettings | Mapping[str, Any] | None | Unset = UNSET,
        shared: bool | None | Unset = UNSET,
        spend_limit: str | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        subdomain_enabled: bool | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[DeploymentDetails]]: ...
    @overload
    def create_managed(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        body: DeployToManagedCloud | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[DeploymentDetails]]: ...
    @overload
    def create_managed(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        cluster: ClusterKind | str,
        name: str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        dedicated: bool | None | Unset = UNSET,
        encrypted: bool | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        public_ip_enabled: bool | None | Unset = UNSET,
        retention: RetentionSettings | Mapping[str, Any] | None | Unset = UNSET,
        shared: bool | None | Unset = UNSET,
        spend_limit: str | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        subdomain_enabled: bool | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[DeploymentDetails]]]: ...
    @overload
    def create_managed(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        body: DeployToManagedCloud | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[DeploymentDetails]]]: ...
    def create_managed(
        self,
        division_id: int,
        environment_id: int,
        body: DeployToManagedCloud | Mapping[str, Any] | None = None,
        *,
        cloud: Cloud | str | Unset = UNSET,
        cluster: ClusterKind | str | Unset = UNSET,
        name: str | Unset = UNSET,
        region: str | Unset = UNSET,
        tier: DeploymentTier | str | Unset = UNSET,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        dedicated: bool | None | Unset = UNSET,
        encrypted: bool | None | Unset = UNSET,
        protected: bool | None | Unset = UNSET,
        public_ip_enabled: bool | None | Unset = UNSET,
        retention: RetentionSettings | Mapping[str, Any] | None | Unset = UNSET,
        shared: bool | None | Unset = UNSET,
        spend_limit: str | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        subdomain_enabled: bool | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Create a managed deployment.

        Creates a deployment managed by LaserData in an environment that already exists. The call answers accepted at
        once, while provisioning goes on in the background.

        An API key needs the permission `deployment:manage`.

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            body: Specification of the managed deployment. Give this, or its members one by one.
            cloud: Cloud provider: `aws` or `gcp`.
            cluster: Standalone or cluster.
            name: Name for the new deployment.
            region: Region of the cloud, such as `eu-west-1`.
            tier: Deployment tier, such as `small` or `large`.
            availability_mode: One availability zone (`single_az`) or several (`multi_az`).
            dedicated: Whether the deployment is to be dedicated; needs the plan feature `dedicated_enabled`.
            encrypted: Whether the deployment is encrypted.
            protected: Whether deletion will need a one-time confirmation code; optional.
            public_ip_enabled: Whether the deployment gets a public IP address.
            retention: How long telemetry is to be kept; optional.
            shared: Whether the deployment is shared.
            spend_limit: Cap on what the deployment may cost a month, as a decimal string.
            storage: Storage wanted; optional.
            subdomain_enabled: Whether the deployment gets a subdomain.
            target_network_tput: Network throughput aimed at, in KB/s.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The deployment is scheduled; see the ld-environment and
            ld-deployment headers. `.wait()` returns when the work has ended, with the deployment as it is then.
            `deployment_id` and `environment_id` are the ids of what was created, `None` for what was not.

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

        Operation `deploy_to_managed_cloud` of core:
        `POST /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/managed`.
        """
        return self._call(
            _operations.DEPLOY_TO_MANAGED_CLOUD,
            {"tenant_id": tenant_id, "division_id": division_id, "environment_id": environment_id},
            body=body,
            fields={
                "cloud": cloud,
                "cluster": cluster,
                "name": name,
                "region": region,
                "tier": tier,
                "availability_mode": availability_mode,
                "dedicated": dedicated,
                "encrypted": encrypted,
                "protected": protected,
                "public_ip_enabled": public_ip_enabled,
                "retention": retention,
                "shared": shared,
                "spend_limit": spend_limit,
                "storage": storage,
                "subdomain_enabled": subdomain_enabled,
                "target_network_tput": target_network_tput,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def create_starter(
        self: Deployments[Sync],
        division_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        deployment_name: str | None | Unset = UNSET,
        environment_id: int | None | Unset = UNSET,
        environment_name: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[DeploymentDetails]: ...
    @overload
    def create_starter(
        self: Deployments[Sync],
        division_id: int,
        body: DeployStarter | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[DeploymentDetails]: ...
    @overload
    def create_starter(
        self: Deployments[Async],
        division_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        deployment_name: str | None | Unset = UNSET,
        environment_id: int | None | Unset = UNSET,
        environment_name: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[DeploymentDetails]]: ...
    @overload
    def create_starter(
        self: Deployments[Async],
        division_id: int,
        body: DeployStarter | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[DeploymentDetails]]: ...
    @overload
    def create_starter(
        self: Deployments[Raw],
        division_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        deployment_name: str | None | Unset = UNSET,
        environment_id: int | None | Unset = UNSET,
        environment_name: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[DeploymentDetails]]: ...
    @overload
    def create_starter(
        self: Deployments[Raw],
        division_id: int,
        body: DeployStarter | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[DeploymentDetails]]: ...
    @overload
    def create_starter(
        self: Deployments[AsyncRaw],
        division_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        deployment_name: str | None | Unset = UNSET,
        environment_id: int | None | Unset = UNSET,
        environment_name: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[DeploymentDetails]]]: ...
    @overload
    def create_starter(
        self: Deployments[AsyncRaw],
        division_id: int,
        body: DeployStarter | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[DeploymentDetails]]]: ...
    def create_starter(
        self,
        division_id: int,
        body: DeployStarter | Mapping[str, Any] | None = None,
        *,
        cloud: Cloud | str | Unset = UNSET,
        region: str | Unset = UNSET,
        deployment_name: str | None | Unset = UNSET,
        environment_id: int | None | Unset = UNSET,
        environment_name: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Schedule a starter deployment.

        Schedules a starter deployment for the given tenant and division, in an environment that is either reused or
        newly created.

        An API key needs the permission `deployment:manage`.

        Args:
            division_id: ID of the division.
            body: The starter deployment to schedule. Give this, or its members one by one.
            cloud: Cloud provider: `aws` or `gcp`.
            region: Region of the cloud, such as `eu-west-1`.
            deployment_name: Name for the new deployment; one is chosen if left out.
            environment_id: Environment to use; left out, a new one is created.
            environment_name: Name for a new environment; `sandbox` if neither it nor `environment_id` is given.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The starter deployment is scheduled; see the ld-environment
            and ld-deployment headers. `.wait()` returns when the work has ended, with the deployment as it is then.
            `deployment_id` and `environment_id` are the ids of what was created, `None` for what was not.

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

        Operation `deploy_starter` of core:
        `POST /tenants/{tenant_id}/divisions/{division_id}/deployments/starter`.
        """
        return self._call(
            _operations.DEPLOY_STARTER,
            {"tenant_id": tenant_id, "division_id": division_id},
            body=body,
            fields={
                "cloud": cloud,
                "region": region,
                "deployment_name": deployment_name,
                "environment_id": environment_id,
                "environment_name": environment_name,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def extend(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        nodes: Sequence[NodeToExtend | Mapping[str, Any]],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[DeploymentDetails]: ...
    @overload
    def extend(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: ExtendDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[DeploymentDetails]: ...
    @overload
    def extend(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        nodes: Sequence[NodeToExtend | Mapping[str, Any]],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[DeploymentDetails]]: ...
    @overload
    def extend(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: ExtendDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[DeploymentDetails]]: ...
    @overload
    def extend(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        nodes: Sequence[NodeToExtend | Mapping[str, Any]],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[DeploymentDetails]]: ...
    @overload
    def extend(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: ExtendDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[DeploymentDetails]]: ...
    @overload
    def extend(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        nodes: Sequence[NodeToExtend | Mapping[str, Any]],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[DeploymentDetails]]]: ...
    @overload
    def extend(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: ExtendDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[DeploymentDetails]]]: ...
    def extend(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: ExtendDeployment | Mapping[str, Any] | None = None,
        *,
        nodes: Sequence[NodeToExtend | Mapping[str, Any]] | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Add nodes to a deployment.

        Schedules the addition of nodes to a deployment, scaling it horizontally.

        An API key needs the permission `deployment:manage` (inferred).

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            deployment_id: ID of the deployment.
            body: How many nodes each runtime group gains. Give this, or its members one by one.
            nodes: Groups of nodes to add.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The extension is scheduled. `.wait()` returns when the work
            has ended, with the deployment as it is then.

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

        Operation `extend_deployment` of core:
        `POST /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/{deployment_id}/extend`.
        """
        return self._call(
            _operations.EXTEND_DEPLOYMENT,
            {
                "tenant_id": tenant_id,
                "division_id": division_id,
                "environment_id": environment_id,
                "deployment_id": deployment_id,
            },
            body=body,
            fields={"nodes": nodes},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def preview(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        nodes: int | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        telemetry_extra_days: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> DeploymentPreview: ...
    @overload
    def preview(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        body: PreviewDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> DeploymentPreview: ...
    @overload
    def preview(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        nodes: int | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        telemetry_extra_days: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, DeploymentPreview]: ...
    @overload
    def preview(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        body: PreviewDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, DeploymentPreview]: ...
    @overload
    def preview(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        nodes: int | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        telemetry_extra_days: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[DeploymentPreview]: ...
    @overload
    def preview(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        body: PreviewDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[DeploymentPreview]: ...
    @overload
    def preview(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        *,
        cloud: Cloud | str,
        region: str,
        tier: DeploymentTier | str,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        nodes: int | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        telemetry_extra_days: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[DeploymentPreview]]: ...
    @overload
    def preview(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        body: PreviewDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[DeploymentPreview]]: ...
    def preview(
        self,
        division_id: int,
        environment_id: int,
        body: PreviewDeployment | Mapping[str, Any] | None = None,
        *,
        cloud: Cloud | str | Unset = UNSET,
        region: str | Unset = UNSET,
        tier: DeploymentTier | str | Unset = UNSET,
        availability_mode: AvailabilityMode | str | None | Unset = UNSET,
        nodes: int | None | Unset = UNSET,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        target_network_tput: int | None | Unset = UNSET,
        telemetry_extra_days: int | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Estimate a deployment's cost.

        Estimates roughly what a deployment would cost per month, given its cloud, region, tier, storage, throughput and
        topology. Nothing is ever deployed by this call. It works from public list prices, leaving out tenant discounts
        and final billing rules, so the invoice may differ from the estimate. For the free tier the result is always
        zero.

        An API key needs the permission `deployment:read`.

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            body: Shape of the deployment to price. Give this, or its members one by one.
            cloud: Cloud provider: `aws` or `gcp`.
            region: Region of the cloud, such as `eu-west-1`.
            tier: Deployment tier, such as `small` or `large`.
            availability_mode: One availability zone (`single_az`) or several (`multi_az`).
            nodes: Number of nodes in the cluster; 3 if left out.
            storage: Storage to reckon with; optional.
            target_network_tput: Network throughput aimed at, in KB/s.
            telemetry_extra_days: Days of telemetry kept beyond the included ones; 0 if left out.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The estimated cost.

        Raises:
            BadRequestError: 400. The request body is invalid.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. The caller lacks a permission.
            NotFoundError: 404. There is no such resource, or this credential may not see it.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `preview_deployment` of core:
        `POST /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/preview`.
        """
        return self._call(
            _operations.PREVIEW_DEPLOYMENT,
            {"tenant_id": tenant_id, "division_id": division_id, "environment_id": environment_id},
            body=body,
            fields={
                "cloud": cloud,
                "region": region,
                "tier": tier,
                "availability_mode": availability_mode,
                "nodes": nodes,
                "storage": storage,
                "target_network_tput": target_network_tput,
                "telemetry_extra_days": telemetry_extra_days,
            },
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def update_retention(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        retention: RetentionSettings | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_retention(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateRetention | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_retention(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        retention: RetentionSettings | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_retention(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateRetention | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_retention(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        retention: RetentionSettings | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_retention(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateRetention | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_retention(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        retention: RetentionSettings | Mapping[str, Any],
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update_retention(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateRetention | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update_retention(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateRetention | Mapping[str, Any] | None = None,
        *,
        retention: RetentionSettings | Mapping[str, Any] | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Set telemetry retention.

        Changes how long the deployment's telemetry is retained.

        An API key needs the permission `deployment:manage` (inferred).

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            deployment_id: ID of the deployment.
            body: The retention policy to apply. Give this, or its members one by one.
            retention: New retention times.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The retention policy was updated.

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

        Operation `update_retention` of core:
        `PUT /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/{deployment_id}/retention`.
        """
        return self._call(
            _operations.UPDATE_RETENTION,
            {
                "tenant_id": tenant_id,
                "division_id": division_id,
                "environment_id": environment_id,
                "deployment_id": deployment_id,
            },
            body=body,
            fields={"retention": retention},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def update_spend_limit(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        spend_limit: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_spend_limit(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateSpendLimit | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_spend_limit(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        spend_limit: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_spend_limit(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateSpendLimit | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_spend_limit(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        spend_limit: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_spend_limit(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateSpendLimit | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_spend_limit(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        spend_limit: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update_spend_limit(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateSpendLimit | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update_spend_limit(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpdateSpendLimit | Mapping[str, Any] | None = None,
        *,
        spend_limit: str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Set a deployment's spend limit.

        Puts a monthly spending cap on the deployment, or removes it.

        An API key needs the permission `deployment:manage` (inferred).

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            deployment_id: ID of the deployment.
            body: The monthly limit, which is optional. Give this, or its members one by one.
            spend_limit: New monthly cap as a decimal string; null removes it.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The spend limit was updated.

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

        Operation `update_spend_limit` of core:
        `PUT /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/{deployment_id}/spend_limit`.
        """
        return self._call(
            _operations.UPDATE_SPEND_LIMIT,
            {
                "tenant_id": tenant_id,
                "division_id": division_id,
                "environment_id": environment_id,
                "deployment_id": deployment_id,
            },
            body=body,
            fields={"spend_limit": spend_limit},
            idempotency_key=idempotency_key,
            options=options,
        )

    @overload
    def upgrade(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        tier: DeploymentTier | str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[DeploymentDetails]: ...
    @overload
    def upgrade(
        self: Deployments[Sync],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpgradeDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Accepted[DeploymentDetails]: ...
    @overload
    def upgrade(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        tier: DeploymentTier | str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[DeploymentDetails]]: ...
    @overload
    def upgrade(
        self: Deployments[Async],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpgradeDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, AsyncAccepted[DeploymentDetails]]: ...
    @overload
    def upgrade(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        tier: DeploymentTier | str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[DeploymentDetails]]: ...
    @overload
    def upgrade(
        self: Deployments[Raw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpgradeDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Accepted[DeploymentDetails]]: ...
    @overload
    def upgrade(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        *,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        tier: DeploymentTier | str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[DeploymentDetails]]]: ...
    @overload
    def upgrade(
        self: Deployments[AsyncRaw],
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpgradeDeployment | Mapping[str, Any],
        *,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[AsyncAccepted[DeploymentDetails]]]: ...
    def upgrade(
        self,
        division_id: int,
        environment_id: int,
        deployment_id: int,
        body: UpgradeDeployment | Mapping[str, Any] | None = None,
        *,
        storage: CloudStorageSettings | Mapping[str, Any] | None | Unset = UNSET,
        tier: DeploymentTier | str | None | Unset = UNSET,
        tenant_id: int | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Upgrade a deployment.

        Schedules an upgrade of the deployment, for example to another tier or storage.

        An API key needs the permission `deployment:manage`.

        Args:
            division_id: ID of the division.
            environment_id: ID of the environment.
            deployment_id: ID of the deployment.
            body: The upgrade to perform. Give this, or its members one by one.
            storage: New storage; it cannot become smaller.
            tier: New tier.
            tenant_id: ID of the tenant; the client's own if left out.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The upgrade is scheduled. `.wait()` returns when the work
            has ended, with the deployment as it is then.

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

        Operation `upgrade_deployment` of core:
        `POST /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/{deployment_id}/upgrade`.
        """
        return self._call(
            _operations.UPGRADE_DEPLOYMENT,
            {
                "tenant_id": tenant_id,
                "division_id": division_id,
                "environment_id": environment_id,
                "deployment_id": deployment_id,
            },
            body=body,
            fields={"storage": storage, "tier": tier},
            idempotency_key=idempotency_key,
            options=options,
        )
