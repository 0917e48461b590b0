"""Generated: do not edit."""

from __future__ import annotations

from ...model import Model, Timestamp


class EnvironmentDetails(Model):
    """One environment with its description, as get_environment returns it.

    Attributes:
        created_at: When it was created, RFC 3339 in UTC.
        deployments_count: Number of deployments in the environment.
        description: Description for people.
        id: Id of the environment.
        name: Name of the environment.
        protected: Whether deleting the environment needs a one-time confirmation code, e-mailed to the tenant address.
            If `true`, ask for the code with `PUT /tenants/{tenant_id}/request_code` (action `delete_environment`), then
            send it as the query parameter `code` of the DELETE.
        updated_at: When it was last changed, RFC 3339 in UTC.
    """

    created_at: Timestamp
    deployments_count: int
    description: str
    id: int
    name: str
    protected: bool
    updated_at: Timestamp
