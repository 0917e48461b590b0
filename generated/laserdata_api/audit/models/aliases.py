"""Generated: named types of the document that are no classes, to annotate your own code with."""

from __future__ import annotations

from typing import TypeAlias

ApiKeyId: TypeAlias = int
"""ID of an API key. It is an int64 and may exceed 2^53, so keep it as an integer."""

DeploymentId: TypeAlias = int
"""ID of a deployment. It is an int64 and may exceed 2^53, so keep it as an integer."""

DivisionId: TypeAlias = int
"""ID of a division. It is an int64 and may exceed 2^53, so keep it as an integer."""

EnvironmentId: TypeAlias = int
"""ID of an environment. It is an int64 and may exceed 2^53, so keep it as an integer."""

TenantId: TypeAlias = int
"""ID of a tenant. It is an int64 and may exceed 2^53, so keep it as an integer."""

UserId: TypeAlias = int
"""ID of a user. It is an int64 and may exceed 2^53, so keep it as an integer."""
