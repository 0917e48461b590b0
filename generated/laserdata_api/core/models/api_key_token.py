"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class ApiKeyToken(Model):
    """Answer of create_api_key: the new key's id and its secret, shown this once only.

    Attributes:
        id: Id of the new API key.
        token: The secret to send as `ld-api-key`. Shown here once; it cannot be read again.
        secret: The name that the docs give to `token`. Expect it to be absent.
    """

    id: int
    token: str
    secret: str | Unset = UNSET

    __secrets__ = frozenset(["secret", "token"])
