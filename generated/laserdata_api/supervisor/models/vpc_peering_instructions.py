"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class VpcPeeringInstructions(Model):
    """How to finish a peering on the customer's side.

    Attributes:
        steps: Steps in the order to take them.
    """

    steps: list[str]
