"""The kinds of resources, each with what is special about it. Importing this package registers their handlers."""

from . import (
    account,
    api_keys,
    audit,
    channels,
    divisions,
    environments,
    invitations,
    members,
    pricing,
    roles,
    tenants,
)

__all__ = [
    "account",
    "api_keys",
    "audit",
    "channels",
    "divisions",
    "environments",
    "invitations",
    "members",
    "pricing",
    "roles",
    "tenants",
]
