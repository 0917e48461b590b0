"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class ByocValidation(Model):
    """Verdict on the given cloud access.

    Attributes:
        valid: True when a deployment could be created with it.
        error: What failed; absent or null when the access works.
    """

    valid: bool
    error: str | None | Unset = UNSET
