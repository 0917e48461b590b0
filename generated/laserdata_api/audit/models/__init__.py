"""Generated: the models of `audit`; each loads when it is first named."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .aliases import ApiKeyId as ApiKeyId
    from .aliases import DeploymentId as DeploymentId
    from .aliases import DivisionId as DivisionId
    from .aliases import EnvironmentId as EnvironmentId
    from .aliases import TenantId as TenantId
    from .aliases import UserId as UserId
    from .audit_resource import AuditResource as AuditResource
    from .audit_type_info import AuditTypeInfo as AuditTypeInfo
    from .error_response import ErrorResponse as ErrorResponse
    from .field_issue import FieldIssue as FieldIssue
    from .paged_tenant_audit_info import PagedTenantAuditInfo as PagedTenantAuditInfo
    from .paged_user_activity_info import PagedUserActivityInfo as PagedUserActivityInfo
    from .tenant_audit_info import TenantAuditInfo as TenantAuditInfo
    from .user_activity_info import UserActivityInfo as UserActivityInfo

_MODULES: dict[str, str] = {
    "ApiKeyId": "aliases",
    "DeploymentId": "aliases",
    "DivisionId": "aliases",
    "EnvironmentId": "aliases",
    "TenantId": "aliases",
    "UserId": "aliases",
    "AuditResource": "audit_resource",
    "AuditTypeInfo": "audit_type_info",
    "ErrorResponse": "error_response",
    "FieldIssue": "field_issue",
    "PagedTenantAuditInfo": "paged_tenant_audit_info",
    "PagedUserActivityInfo": "paged_user_activity_info",
    "TenantAuditInfo": "tenant_audit_info",
    "UserActivityInfo": "user_activity_info",
}

__all__ = [  # pyright: ignore[reportUnsupportedDunderAll]
    "ApiKeyId",
    "AuditResource",
    "AuditTypeInfo",
    "DeploymentId",
    "DivisionId",
    "EnvironmentId",
    "ErrorResponse",
    "FieldIssue",
    "PagedTenantAuditInfo",
    "PagedUserActivityInfo",
    "TenantAuditInfo",
    "TenantId",
    "UserActivityInfo",
    "UserId",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
