"""The kinds of resources, each with what is special about it. Importing this package registers their handlers."""

from . import api_keys, divisions, environments, members, pricing, roles, tenants

__all__ = ["api_keys", "divisions", "environments", "members", "pricing", "roles", "tenants"]
