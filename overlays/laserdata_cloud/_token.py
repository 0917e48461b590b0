"""Where a walk over a list stands, as a short text. Loaded when one is asked for: it needs msgspec."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Annotated

import msgspec

from ._codec import jsonable

_FromOne = Annotated[int, msgspec.Meta(ge=1)]
_FromZero = Annotated[int, msgspec.Meta(ge=0)]


class Token(msgspec.Struct, array_like=True, frozen=True):
    """What is written into a token.

    Attributes:
        operation: operationId of the list.
        mark: stands for its path and its filters.
        page: page to go on with.
        results: items on a page.
        position: items of the page that were given.
        total: items on all pages, as the server said last; `None` before its first answer.
        last: id of the last item given, or its fingerprint; `None` where there is no such item.
    """

    operation: str
    mark: str
    page: _FromOne
    results: _FromOne
    position: _FromZero
    total: int | None
    last: str | None

    def text(self) -> str:
        """Return it as letters, digits, `-` and `_`."""
        return base64.urlsafe_b64encode(msgspec.json.encode(self)).rstrip(b"=").decode()


def read(text: object) -> Token:
    """Return what is in a token; raises ValueError where it is none."""
    try:
        if not isinstance(text, str):
            raise ValueError
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        return msgspec.json.decode(base64.b64decode(padded, altchars=b"-_", validate=True), type=Token)
    except (msgspec.MsgspecError, binascii.Error, ValueError, RecursionError):
        raise ValueError("this is no token of a walk: it may have been cut off or changed") from None


def fingerprint(value: object) -> str:
    """Return a short text that stands for a value, without telling it."""
    content = msgspec.json.encode(jsonable(value), order="deterministic")
    return f"#{hashlib.sha256(content).hexdigest()[:12]}"
