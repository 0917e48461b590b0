"""Generated: do not edit."""

from __future__ import annotations

from attrs import define, field

from ...declarations import Model, Timestamp


@define(kw_only=True, getstate_setstate=False)
class SessionInfo(Model):
    """Session just opened or renewed, from sign_in and refresh_session; also part of NewAccount.

    Attributes:
        csrf_token: Token to send as `x-csrf-token` on every call that changes state.
        email: E-mail address of the signed-in user.
        expiry: When the session expires, RFC 3339.
    """

    csrf_token: str = field(repr=False)
    email: str
    expiry: Timestamp
