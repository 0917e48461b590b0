"""How a call went, beside what it returned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._transport import Answer, session_of, without_secrets

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation


class CallResult:
    """Implements `laserdata_api.declarations.Result`."""

    __slots__ = ("attempts", "headers", "idempotency_key", "operation", "session", "status")

    def __init__(self, operation: Operation, answer: Answer, attempts: int, idempotency_key: str | None) -> None:
        self.operation = operation
        self.status = answer.status
        self.headers: Mapping[str, str] = answer.headers
        self.session: str | None = None
        if "set-cookie" in answer.headers:
            self.session = session_of(answer.headers)
            self.headers = without_secrets(answer.headers)
        self.attempts = attempts
        self.idempotency_key = idempotency_key

    def __repr__(self) -> str:
        return f"<Result of {self.operation.id}: {self.status}, request {self.request_id}>"

    def __reduce__(self) -> tuple[Any, ...]:
        answer = Answer(self.status, without_secrets(self.headers), b"")
        return CallResult, (self.operation, answer, self.attempts, self.idempotency_key)

    @property
    def request_id(self) -> str | None:
        """Value of the `ld-request` header."""
        return self.headers.get("ld-request")

    @property
    def replayed(self) -> bool:
        """True when the server answered from its memory."""
        return self.headers.get("idempotent-replayed", "").lower() == "true"

    def _created(self, name: str) -> int | None:
        value = self.headers.get(name, "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 20 else None

    @property
    def tenant_id(self) -> int | None:
        """Id of the tenant that the call created."""
        return self._created("ld-tenant")

    @property
    def division_id(self) -> int | None:
        """Id of the division that the call created."""
        return self._created("ld-division")

    @property
    def environment_id(self) -> int | None:
        """Id of the environment that the call created."""
        return self._created("ld-environment")

    @property
    def deployment_id(self) -> int | None:
        """Id of the deployment that the call created."""
        return self._created("ld-deployment")

    @property
    def node_id(self) -> int | None:
        """Id of the node that the call created."""
        return self._created("ld-node")

    @property
    def config_id(self) -> int | None:
        """Id of the config that the call created."""
        return self._created("ld-config")

    @property
    def role_id(self) -> int | None:
        """Id of the role that the call created."""
        return self._created("ld-role")

    @property
    def subscription_id(self) -> int | None:
        """Id of the subscription that the call created."""
        return self._created("ld-subscription")
