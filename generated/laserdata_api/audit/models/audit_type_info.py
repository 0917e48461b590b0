"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model


class AuditTypeInfo(Model):
    """A type of audit event: its identifier and its label.

    Attributes:
        name: Label of the event type for people, such as `Deployment created`.
        type: Identifier of the event type in snake_case, such as `deployment_created`.
    """

    name: str
    type: str
