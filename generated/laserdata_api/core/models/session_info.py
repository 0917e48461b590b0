"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class SessionInfo(Model):
    """Session just opened or renewed, from sign_in and refresh_session; also part of NewAccount.

    Attributes:
        csrf_token: Token to send as `x-csrf-token` on every call that changes state.
        email: E-mail address of the signed-in user.
        expiry: When the session expires, RFC 3339.
    """

    csrf_token: str
    email: str
    expiry: Timestamp

    __secrets__ = frozenset(["csrf_token"])
