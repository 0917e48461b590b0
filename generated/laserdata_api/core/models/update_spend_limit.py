"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class UpdateSpendLimit(Model):
    """Body of update_spend_limit: the deployment's monthly cap.

    Attributes:
        spend_limit: New monthly cap as a decimal string; null removes it.
    """

    spend_limit: str | None | Unset = UNSET
