"""Generated: every operation of `audit` as the corrected document declares it."""

from ..declarations import Operation

GET_TENANT_AUDIT = Operation(
    id="get_tenant_audit",
    document="audit",
    method="GET",
    path="/audit/tenants/{tenant_id}",
    path_parameters=("tenant_id",),
    query_parameters=(
        ("page", "page"),
        ("api_key", "api_key"),
        ("author", "author"),
        ("correlation_id", "correlation_id"),
        ("deployment", "deployment"),
        ("division", "division"),
        ("environment", "environment"),
        ("from_", "from"),
        ("results", "results"),
        ("to", "to"),
        ("types", "types"),
        ("user", "user"),
    ),
    returns="page",
    model="PagedTenantAuditInfo",
    success=(200,),
    errors=(400, 401, 403, 404, 429, 500, 503),
)
GET_TENANT_AUDIT_TYPES = Operation(
    id="get_tenant_audit_types",
    document="audit",
    method="GET",
    path="/audit/types",
    returns="list",
    model="AuditTypeInfo",
    success=(200,),
    errors=(401, 403, 429, 500, 503),
)
GET_USER_ACTIVITY = Operation(
    id="get_user_activity",
    document="audit",
    method="GET",
    path="/audit/users/activity",
    query_parameters=(
        ("page", "page"),
        ("from_", "from"),
        ("results", "results"),
        ("to", "to"),
        ("types", "types"),
    ),
    returns="page",
    model="PagedUserActivityInfo",
    success=(200,),
    errors=(400, 401, 403, 429, 500, 503),
    credentials="session",
)

OPERATIONS: dict[str, Operation] = {
    "get_tenant_audit": GET_TENANT_AUDIT,
    "get_tenant_audit_types": GET_TENANT_AUDIT_TYPES,
    "get_user_activity": GET_USER_ACTIVITY,
}
"""By operationId."""

METHODS: dict[str, str] = {
    "get_tenant_audit": "events.list",
    "get_tenant_audit_types": "events.types",
    "get_user_activity": "activity.list",
}
"""operationId to the method that calls it, as `resource.method`."""
