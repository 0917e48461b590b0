"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import UNSET, Model, Unset


@define(kw_only=True, getstate_setstate=False)
class ByocValidation(Model):
    """Verdict on the given cloud access.

    Attributes:
        valid: True when a deployment could be created with it.
        error: What failed; absent or null when the access works.
    """

    valid: bool
    error: str | None | Unset = UNSET
