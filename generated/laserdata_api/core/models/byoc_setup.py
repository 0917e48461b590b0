"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class ByocSetup(Model):
    """Answer of generate_byoc_setup: what to prepare before a BYOC deployment. Two of its three published parts carry
    no fields.

    Attributes:
        steps: What to do in the cloud account, in order.
        supervisor: Supervisor for the deployment; the document does not say whether name or URL.
    """

    steps: list[str]
    supervisor: str
