"""Generated: do not edit."""

from __future__ import annotations

from attrs import define

from ...declarations import Model


@define(kw_only=True, getstate_setstate=False)
class AuditTypeInfo(Model):
    """A type of audit event: its identifier and its label.

    Attributes:
        name: Label of the event type for people, such as `Deployment created`.
        type: Identifier of the event type in snake_case, such as `deployment_created`.
    """

    name: str
    type: str
