"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreateSnapshot(Model):
    """What a diagnostic snapshot shall hold.

    Attributes:
        include_iggy: Add the state of Iggy's data as a separate ZIP file.
        redact_secrets: Blank out passwords, keys and tokens in the report.
    """

    include_iggy: bool | Unset = UNSET
    redact_secrets: bool | Unset = UNSET
