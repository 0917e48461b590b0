"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class ActivityInfo(Model):
    """Record of what one node was told to do with a runtime. Reaching several nodes makes several records.

    Attributes:
        id: Activity identifier.
        status: How far the action has got. The values are documented, the member's name is a guess.
        tenant_id: Tenant of the deployment.
        action: Action asked for, `reconfigure` with its config id included.
        completed_at: When the node reported an outcome, RFC 3339 UTC; null until then.
        created_at: When the action was requested, RFC 3339 UTC.
        deployment_id: Deployment acted on.
        division_id: Division of the deployment.
        environment_id: Environment of the deployment.
        node_id: Node acted on.
        runtime: Runtime acted on.
        user_id: User who asked; null for an API key or the platform itself.
    """

    id: int
    status: ActivityStatus
    tenant_id: int
    action: str | None | Unset = UNSET
    completed_at: Timestamp | None | Unset = UNSET
    created_at: Timestamp | None | Unset = UNSET
    deployment_id: int | None | Unset = UNSET
    division_id: int | None | Unset = UNSET
    environment_id: int | None | Unset = UNSET
    node_id: int | None | Unset = UNSET
    runtime: str | None | Unset = UNSET
    user_id: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .activity_status import ActivityStatus  # noqa: E402
