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
    from ..models import (
        CreateIntent,
        IdentityProvider,
        IntentRedirect,
        LinkAccount,
        NewAccount,
        SessionInfo,
        SignIn,
        SignUp,
        Theme,
        UpdateSettings,
        UserDataExport,
        UserDetails,
    )


class Account(Resource[ModeT]):
    """Account operations.

    In an asynchronous client, `await` what a method returns.

    Methods:
        get: Read your own account.
        auth_callback: Receive the OAuth callback.
        create_intent: Start an auth intent.
        export: Export your personal data (GDPR).
        link: Link an identity provider.
        sign_in: Sign in with an intent.
        sign_out: Sign out of this session.
        sign_up: Register a new user.
        update_settings: Update your settings.
    """

    @overload
    def get(self: Account[Sync], *, options: Options | None = None) -> UserDetails: ...
    @overload
    def get(self: Account[Async], *, options: Options | None = None) -> Coroutine[Any, Any, UserDetails]: ...
    @overload
    def get(self: Account[Raw], *, options: Options | None = None) -> RawResponse[UserDetails]: ...
    @overload
    def get(
        self: Account[AsyncRaw], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[UserDetails]]: ...
    def get(self, *, options: Options | None = None) -> Any:
        """Read your own account.

        Gives the whole account of the signed-in user. It covers the profile, settings and linked identity providers,
        plus every tenant membership with the role held there and a summary of its permissions.

        Needs a signed-in session; API keys are refused.

        Args:
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The user's account.

        Raises:
            AuthenticationError: 401. There is no active session.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `get_account` of core:
        `GET /account`.
        """
        return self._call(
            _operations.GET_ACCOUNT,
            {},
            options=options,
        )

    @overload
    def auth_callback(
        self: Account[Sync],
        *,
        id: str | None = None,
        token: str | None = None,
        user: str | None = None,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def auth_callback(
        self: Account[Async],
        *,
        id: str | None = None,
        token: str | None = None,
        user: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def auth_callback(
        self: Account[Raw],
        *,
        id: str | None = None,
        token: str | None = None,
        user: str | None = None,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def auth_callback(
        self: Account[AsyncRaw],
        *,
        id: str | None = None,
        token: str | None = None,
        user: str | None = None,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def auth_callback(
        self,
        *,
        id: str | None = None,
        token: str | None = None,
        user: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Receive the OAuth callback.

        Where the identity provider (Google, GitHub or Microsoft) sends the browser back, with an ID and a token in the
        query string. The server works out what the intent was for and redirects to the frontend, adding `intent` with
        the value sign_in, sign_up or link_account. API clients do not call this themselves.

        Needs no credentials.

        Args:
            id: ID of the intent, as given by the identity provider in its redirect.
            token: Token of the intent, as given by the identity provider in its redirect.
            user: If given, the flow counts as sign-in. If absent, the flow is either link_account or sign_up, depending
                on whether a registered user already has the email.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. Redirects to the configured frontend, carrying the auth
            intent parameters.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The ID or token is missing, the intent is invalid, or the identity provider failed.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `auth_callback` of core:
        `GET /account/auth/callback`.
        """
        return self._call(
            _operations.AUTH_CALLBACK,
            {},
            query={"id": id, "token": token, "user": user},
            options=options,
        )

    @overload
    def create_intent(
        self: Account[Sync], *, source: IdentityProvider | str | Unset = UNSET, options: Options | None = None
    ) -> IntentRedirect: ...
    @overload
    def create_intent(
        self: Account[Sync], body: CreateIntent | Mapping[str, Any], *, options: Options | None = None
    ) -> IntentRedirect: ...
    @overload
    def create_intent(
        self: Account[Async], *, source: IdentityProvider | str | Unset = UNSET, options: Options | None = None
    ) -> Coroutine[Any, Any, IntentRedirect]: ...
    @overload
    def create_intent(
        self: Account[Async], body: CreateIntent | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, IntentRedirect]: ...
    @overload
    def create_intent(
        self: Account[Raw], *, source: IdentityProvider | str | Unset = UNSET, options: Options | None = None
    ) -> RawResponse[IntentRedirect]: ...
    @overload
    def create_intent(
        self: Account[Raw], body: CreateIntent | Mapping[str, Any], *, options: Options | None = None
    ) -> RawResponse[IntentRedirect]: ...
    @overload
    def create_intent(
        self: Account[AsyncRaw], *, source: IdentityProvider | str | Unset = UNSET, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[IntentRedirect]]: ...
    @overload
    def create_intent(
        self: Account[AsyncRaw], body: CreateIntent | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[IntentRedirect]]: ...
    def create_intent(
        self,
        body: CreateIntent | Mapping[str, Any] | None = None,
        *,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> Any:
        """Start an auth intent.

        First step of signing in or signing up through OAuth. It makes an intent that can be used once and answers with
        the identity provider's authorisation URL, to which the browser should be sent. Without a source, `google` is
        used.

        Needs no credentials.

        Args:
            body: Chooses the identity source. Give this, or its members one by one.
            source: Identity provider to sign in with; `google` if left out.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The intent exists now. Send the browser to the redirect URL, which is the identity provider's authorize
            endpoint.

        Raises:
            BadRequestError: 400. That identity source is disabled.
            RateLimitError: 429. Too many requests.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `create_intent` of core:
        `POST /account/auth/intents`.
        """
        return self._call(
            _operations.CREATE_INTENT,
            {},
            body=body,
            fields={"source": source},
            options=options,
        )

    @overload
    def export(self: Account[Sync], *, options: Options | None = None) -> UserDataExport: ...
    @overload
    def export(self: Account[Async], *, options: Options | None = None) -> Coroutine[Any, Any, UserDataExport]: ...
    @overload
    def export(self: Account[Raw], *, options: Options | None = None) -> RawResponse[UserDataExport]: ...
    @overload
    def export(
        self: Account[AsyncRaw], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[UserDataExport]]: ...
    def export(self, *, options: Options | None = None) -> Any:
        """Export your personal data (GDPR).

        Collects everything personal that is stored about the signed-in user into one JSON document: profile, settings,
        identities, sessions, memberships and invitations. It serves GDPR requests for data portability.

        Needs a signed-in session; API keys are refused.

        Args:
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The user's GDPR data export.

        Raises:
            AuthenticationError: 401. There is no active session.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `export_user_data` of core:
        `GET /account/export`.
        """
        return self._call(
            _operations.EXPORT_USER_DATA,
            {},
            options=options,
        )

    @overload
    def link(
        self: Account[Sync],
        *,
        id: str,
        token: str,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> NewAccount: ...
    @overload
    def link(
        self: Account[Sync], body: LinkAccount | Mapping[str, Any], *, options: Options | None = None
    ) -> NewAccount: ...
    @overload
    def link(
        self: Account[Async],
        *,
        id: str,
        token: str,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, NewAccount]: ...
    @overload
    def link(
        self: Account[Async], body: LinkAccount | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, NewAccount]: ...
    @overload
    def link(
        self: Account[Raw],
        *,
        id: str,
        token: str,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> RawResponse[NewAccount]: ...
    @overload
    def link(
        self: Account[Raw], body: LinkAccount | Mapping[str, Any], *, options: Options | None = None
    ) -> RawResponse[NewAccount]: ...
    @overload
    def link(
        self: Account[AsyncRaw],
        *,
        id: str,
        token: str,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[NewAccount]]: ...
    @overload
    def link(
        self: Account[AsyncRaw], body: LinkAccount | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[NewAccount]]: ...
    def link(
        self,
        body: LinkAccount | Mapping[str, Any] | None = None,
        *,
        id: str | Unset = UNSET,
        token: str | Unset = UNSET,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> Any:
        """Link an identity provider.

        Adds a further identity provider (Google, GitHub or Microsoft) to the signed-in user. The intent must be a fresh
        one for the provider to be added. From then on either provider can be used to sign in.

        Needs no credentials.

        Args:
            body: The intent of the identity provider to link, as ID and token. Give this, or its members one by one.
            id: Id of the intent, handed over by the identity provider's callback.
            token: Token of the intent, handed over by the identity provider's callback.
            source: Identity provider to link.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The provider is linked. If the intent was verified, a new session comes with the answer.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. The intent is invalid or expired.
            ConflictError: 409. Another user already has this external account.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `link_account` of core:
        `POST /account/link`.
        """
        return self._call(
            _operations.LINK_ACCOUNT,
            {},
            body=body,
            fields={"id": id, "token": token, "source": source},
            options=options,
        )

    @overload
    def sign_in(
        self: Account[Sync],
        *,
        id: str,
        token: str,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> SessionInfo: ...
    @overload
    def sign_in(
        self: Account[Sync], body: SignIn | Mapping[str, Any], *, options: Options | None = None
    ) -> SessionInfo: ...
    @overload
    def sign_in(
        self: Account[Async],
        *,
        id: str,
        token: str,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, SessionInfo]: ...
    @overload
    def sign_in(
        self: Account[Async], body: SignIn | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, SessionInfo]: ...
    @overload
    def sign_in(
        self: Account[Raw],
        *,
        id: str,
        token: str,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> RawResponse[SessionInfo]: ...
    @overload
    def sign_in(
        self: Account[Raw], body: SignIn | Mapping[str, Any], *, options: Options | None = None
    ) -> RawResponse[SessionInfo]: ...
    @overload
    def sign_in(
        self: Account[AsyncRaw],
        *,
        id: str,
        token: str,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[SessionInfo]]: ...
    @overload
    def sign_in(
        self: Account[AsyncRaw], body: SignIn | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[SessionInfo]]: ...
    def sign_in(
        self,
        body: SignIn | Mapping[str, Any] | None = None,
        *,
        id: str | Unset = UNSET,
        token: str | Unset = UNSET,
        source: IdentityProvider | str | Unset = UNSET,
        options: Options | None = None,
    ) -> Any:
        """Sign in with an intent.

        Third step of the OAuth flow. It exchanges the intent ID and token that the identity-provider callback delivered
        for an authenticated session. The answer sets the `session` cookie and contains a `csrf_token`; every later
        request that changes state has to send that token in the `x-csrf-token` header.

        Needs no credentials.

        Args:
            body: The intent from the identity-provider callback, as ID and token. Give this, or its members one by one.
            id: Id of the intent, handed over by the identity provider's callback.
            token: Token of the intent, handed over by the identity provider's callback.
            source: Identity provider the intent was made for.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The session is authenticated. Send its csrf_token back as X-CSRF-Token with every write.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. The credentials are invalid, or the intent has expired.
            PermissionDeniedError: 403. The account of this user is locked or disabled.
            RateLimitError: 429. Too many requests.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `sign_in` of core:
        `POST /account/sign_in`.
        """
        return self._call(
            _operations.SIGN_IN,
            {},
            body=body,
            fields={"id": id, "token": token, "source": source},
            options=options,
        )

    @overload
    def sign_out(self: Account[Sync], *, options: Options | None = None) -> Result: ...
    @overload
    def sign_out(self: Account[Async], *, options: Options | None = None) -> Coroutine[Any, Any, Result]: ...
    @overload
    def sign_out(self: Account[Raw], *, options: Options | None = None) -> RawResponse[Result]: ...
    @overload
    def sign_out(
        self: Account[AsyncRaw], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def sign_out(self, *, options: Options | None = None) -> Any:
        """Sign out of this session.

        Ends the current session: its cookie is deleted and its CSRF token stops being valid. To make further requests,
        get a new session by going through /account/auth/intents, the identity provider and /account/sign_in.

        Needs a signed-in session; API keys are refused.

        Args:
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The session has ended.

        Raises:
            BadRequestError: 400. A parameter or the body is not valid. `field_issues` says which part and why.
            AuthenticationError: 401. There is no active session.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `sign_out` of core:
        `DELETE /account/sign_out`.
        """
        return self._call(
            _operations.SIGN_OUT,
            {},
            options=options,
        )

    @overload
    def sign_up(
        self: Account[Sync],
        *,
        id: str,
        name: str,
        source: IdentityProvider | str,
        title: str,
        token: str,
        feedback: str | None | Unset = UNSET,
        invitation: str | None | Unset = UNSET,
        tenant: str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> NewAccount: ...
    @overload
    def sign_up(
        self: Account[Sync], body: SignUp | Mapping[str, Any], *, options: Options | None = None
    ) -> NewAccount: ...
    @overload
    def sign_up(
        self: Account[Async],
        *,
        id: str,
        name: str,
        source: IdentityProvider | str,
        title: str,
        token: str,
        feedback: str | None | Unset = UNSET,
        invitation: str | None | Unset = UNSET,
        tenant: str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, NewAccount]: ...
    @overload
    def sign_up(
        self: Account[Async], body: SignUp | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, NewAccount]: ...
    @overload
    def sign_up(
        self: Account[Raw],
        *,
        id: str,
        name: str,
        source: IdentityProvider | str,
        title: str,
        token: str,
        feedback: str | None | Unset = UNSET,
        invitation: str | None | Unset = UNSET,
        tenant: str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> RawResponse[NewAccount]: ...
    @overload
    def sign_up(
        self: Account[Raw], body: SignUp | Mapping[str, Any], *, options: Options | None = None
    ) -> RawResponse[NewAccount]: ...
    @overload
    def sign_up(
        self: Account[AsyncRaw],
        *,
        id: str,
        name: str,
        source: IdentityProvider | str,
        title: str,
        token: str,
        feedback: str | None | Unset = UNSET,
        invitation: str | None | Unset = UNSET,
        tenant: str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[NewAccount]]: ...
    @overload
    def sign_up(
        self: Account[AsyncRaw], body: SignUp | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[NewAccount]]: ...
    def sign_up(
        self,
        body: SignUp | Mapping[str, Any] | None = None,
        *,
        id: str | Unset = UNSET,
        name: str | Unset = UNSET,
        source: IdentityProvider | str | Unset = UNSET,
        title: str | Unset = UNSET,
        token: str | Unset = UNSET,
        feedback: str | None | Unset = UNSET,
        invitation: str | None | Unset = UNSET,
        tenant: str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Any:
        """Register a new user.

        Registers a user from an intent that the identity provider has verified. The request may also set up a tenant
        with a division, as in SaaS onboarding, or redeem an invitation token.

        Where the email from the identity provider falls in a domain claimed by an existing tenant, and join_policy
        permits it, the user joins that tenant automatically and gets a session. In all other cases the account starts
        in the `awaiting_verification` state.

        Needs no credentials.

        Args:
            body: The intent and the profile fields (name, title), optionally with a tenant name or invitation token.
                Give this, or its members one by one.
            id: Id of the intent, handed over by the identity provider's callback.
            name: Full name of the new user.
            source: Identity provider the intent was made for.
            title: Job title of the new user.
            token: Token of the intent, handed over by the identity provider's callback.
            feedback: Free-text feedback given at sign-up.
            invitation: Token of an invitation to accept while signing up.
            tenant: Name for a new tenant to create; optional.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            The account exists. When it is `verified` and a tenant was resolved, a session and the ld-tenant /
            ld-division headers come with the answer. `result.division_id` and `result.tenant_id` are the ids of what
            was created, `None` for what was not.

        Raises:
            BadRequestError: 400. The input is invalid, or the user already exists.
            AuthenticationError: 401. The intent is invalid or expired.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `sign_up` of core:
        `POST /account/sign_up`.
        """
        return self._call(
            _operations.SIGN_UP,
            {},
            body=body,
            fields={
                "id": id,
                "name": name,
                "source": source,
                "title": title,
                "token": token,
                "feedback": feedback,
                "invitation": invitation,
                "tenant": tenant,
            },
            options=options,
        )

    @overload
    def update_settings(
        self: Account[Sync],
        *,
        default_division_id: int | None | Unset = UNSET,
        default_tenant_id: int | None | Unset = UNSET,
        ip_binding: bool | None | Unset = UNSET,
        theme: Theme | str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Result: ...
    @overload
    def update_settings(
        self: Account[Sync], body: UpdateSettings | Mapping[str, Any], *, options: Options | None = None
    ) -> Result: ...
    @overload
    def update_settings(
        self: Account[Async],
        *,
        default_division_id: int | None | Unset = UNSET,
        default_tenant_id: int | None | Unset = UNSET,
        ip_binding: bool | None | Unset = UNSET,
        theme: Theme | str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_settings(
        self: Account[Async], body: UpdateSettings | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, Result]: ...
    @overload
    def update_settings(
        self: Account[Raw],
        *,
        default_division_id: int | None | Unset = UNSET,
        default_tenant_id: int | None | Unset = UNSET,
        ip_binding: bool | None | Unset = UNSET,
        theme: Theme | str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> RawResponse[Result]: ...
    @overload
    def update_settings(
        self: Account[Raw], body: UpdateSettings | Mapping[str, Any], *, options: Options | None = None
    ) -> RawResponse[Result]: ...
    @overload
    def update_settings(
        self: Account[AsyncRaw],
        *,
        default_division_id: int | None | Unset = UNSET,
        default_tenant_id: int | None | Unset = UNSET,
        ip_binding: bool | None | Unset = UNSET,
        theme: Theme | str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    @overload
    def update_settings(
        self: Account[AsyncRaw], body: UpdateSettings | Mapping[str, Any], *, options: Options | None = None
    ) -> Coroutine[Any, Any, RawResponse[Result]]: ...
    def update_settings(
        self,
        body: UpdateSettings | Mapping[str, Any] | None = None,
        *,
        default_division_id: int | None | Unset = UNSET,
        default_tenant_id: int | None | Unset = UNSET,
        ip_binding: bool | None | Unset = UNSET,
        theme: Theme | str | None | Unset = UNSET,
        options: Options | None = None,
    ) -> Any:
        """Update your settings.

        Changes the signed-in user's preferences: the tenant and division that the console opens by default, the theme,
        and IP binding. With IP binding an active session works only from the IP address it was created from, which is
        safer but gets in the way of users who roam between networks.

        Needs a signed-in session; API keys are refused.

        Args:
            body: The fields to change. A field that is null or absent keeps its value. Give this, or its members one by
                one.
            default_division_id: Id of the division the console opens by default.
            default_tenant_id: Id of the tenant the console opens by default.
            ip_binding: Whether sessions work only from the IP address that opened them.
            theme: Colours of the console: `system`, `light` or `dark`.
            options: What this one call does differently: timeout in seconds, further headers.

        Returns:
            How the call went: status, headers, request id. The settings were saved.

        Raises:
            BadRequestError: 400. The theme is invalid, or the tenant or division reference is.
            AuthenticationError: 401. There is no active session.
            PermissionDeniedError: 403. The credential is good, but lacks the permission, comes from an address that is
                not on its list, or is of a kind this operation does not accept.
            RateLimitError: 429. The rate limit is reached. `retry-after` says how long to wait.
            ServerError: 500. The service failed. Trying again may help.
            ServerError: 503. The service cannot answer for the moment. Trying again later may help.
            LaserDataError: The call failed in another way; see its subclasses.

        Operation `update_settings` of core:
        `PUT /account/settings`.
        """
        return self._call(
            _operations.UPDATE_SETTINGS,
            {},
            body=body,
            fields={
                "default_division_id": default_division_id,
                "default_tenant_id": default_tenant_id,
                "ip_binding": ip_binding,
                "theme": theme,
            },
            options=options,
        )
