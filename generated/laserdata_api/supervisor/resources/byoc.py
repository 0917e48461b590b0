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
    from ..models import AwsByocCredentials, ByocValidation, Cloud, GcpByocCredentials, ValidateByoc


class Byoc(Resource[ModeT]):
    """BYOC operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        validate: Validate BYOC access.
    """

    @overload
    def validate(
        self: Byoc[Sync],
        *,
        cloud: Cloud | str,
        region: str,
        aws: AwsByocCredentials | Mapping[str, Any] | None | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        environment_id: int | None | Unset = UNSET,
        gcp: GcpByocCredentials | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None | Unset = UNSET,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> ByocValidation: ...
    @overload
    def validate(
        self: Byoc[Sync],
        body: ValidateByoc | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> ByocValidation: ...
    @overload
    def validate(
        self: Byoc[Async],
        *,
        cloud: Cloud | str,
        region: str,
        aws: AwsByocCredentials | Mapping[str, Any] | None | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        environment_id: int | None | Unset = UNSET,
        gcp: GcpByocCredentials | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None | Unset = UNSET,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, ByocValidation]: ...
    @overload
    def validate(
        self: Byoc[Async],
        body: ValidateByoc | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, ByocValidation]: ...
    @overload
    def validate(
        self: Byoc[Raw],
        *,
        cloud: Cloud | str,
        region: str,
        aws: AwsByocCredentials | Mapping[str, Any] | None | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        environment_id: int | None | Unset = UNSET,
        gcp: GcpByocCredentials | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None | Unset = UNSET,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[ByocValidation]: ...
    @overload
    def validate(
        self: Byoc[Raw],
        body: ValidateByoc | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[ByocValidation]: ...
    @overload
    def validate(
        self: Byoc[AsyncRaw],
        *,
        cloud: Cloud | str,
        region: str,
        aws: AwsByocCredentials | Mapping[str, Any] | None | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        environment_id: int | None | Unset = UNSET,
        gcp: GcpByocCredentials | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None | Unset = UNSET,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[ByocValidation]]: ...
    @overload
    def validate(
        self: Byoc[AsyncRaw],
        body: ValidateByoc | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[ByocValidation]]: ...
    def validate(
        self,
        body: ValidateByoc | Mapping[str, Any] | None = None,
        *,
        cloud: Cloud | str | Unset = UNSET,
        region: str | Unset = UNSET,
        aws: AwsByocCredentials | Mapping[str, Any] | None | Unset = UNSET,
        division_id: int | None | Unset = UNSET,
        environment_id: int | None | Unset = UNSET,
        gcp: GcpByocCredentials | Mapping[str, Any] | None | Unset = UNSET,
        tenant_id: int | None | Unset = UNSET,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Validate BYOC access.

        Tries the given access to your own cloud account before anything is created. Ask the supervisor that Core's BYOC
        set-up named. Failure to get in is still a 200, with `valid` false. Needs `deployment:manage`, as far as can be
        told.

        Args:
            body: Cloud access to try. Give this, or its members one by one.
            cloud: Cloud to deploy on.
            region: Region to deploy in.
            aws: Access to AWS.
            division_id: Division the deployment is meant for.
            environment_id: Environment the deployment is meant for.
            gcp: Access to Google Cloud.
            tenant_id: Tenant the deployment is meant for.
            idempotency_key: Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            Verdict.

        Raises:
            BadRequestError: 400. A field is missing or malformed.
            AuthenticationError: 401. No credential, or one that is malformed, expired or revoked.
            PermissionDeniedError: 403. Caller lacks the permission, or calls from a blocked address.
            ConflictError: 409. The request clashes with what exists, or its idempotency key was used with another body
                (`idempotency_error`), or by a request still running (`idempotent_request_in_progress`).
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `validate_byoc` of supervisor (path inferred):
        `POST /byoc/validate`.
        """
        return self._call(
            _operations.VALIDATE_BYOC,
            {},
            body=body,
            fields={
                "cloud": cloud,
                "region": region,
                "aws": aws,
                "division_id": division_id,
                "environment_id": environment_id,
                "gcp": gcp,
                "tenant_id": tenant_id,
            },
            idempotency_key=idempotency_key,
            options=options,
        )
