"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class VpcPeeringInstructions(Model):
    """How to finish a peering on the customer's side.

    Attributes:
        steps: Steps in the order to take them.
    """

    steps: list[str]
