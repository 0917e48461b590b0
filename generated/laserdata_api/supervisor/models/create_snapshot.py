"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import UNSET, Model, Unset


@define(kw_only=True, getstate_setstate=False)
class CreateSnapshot(Model):
    """What a diagnostic snapshot shall hold.

    Attributes:
        include_iggy: Add the state of Iggy's data as a separate ZIP file.
        redact_secrets: Blank out passwords, keys and tokens in the report.
    """

    include_iggy: bool | Unset = UNSET
    redact_secrets: bool | Unset = UNSET
