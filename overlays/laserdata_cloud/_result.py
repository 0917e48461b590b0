"""How a call went, beside what it returned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._transport import Answer, session_of, without_secrets

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation


class CallResult:
    """Implements `laserdata_api.declarations.Result`."""

    __slots__ = ("_headers", "attempts", "idempotency_key", "operation", "status")

    def __init__(self, operation: Operation, answer: Answer, attempts: int, idempotency_key: str | None) -> None:
        self.operation = operation
        self.status = answer.status
        self._headers = answer.headers
        self.attempts = attempts
        self.idempotency_key = idempotency_key

    def __repr__(self) -> str:
        return f"<Result of {self.operation.id}: {self.status}, request {self.request_id}>"

    def __reduce__(self) -> tuple[Any, ...]:
        answer = Answer(self.status, without_secrets(self.headers), b"")
        return CallResult, (self.operation, answer, self.attempts, self.idempotency_key)

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the answer, without cookies."""
        return without_secrets(self._headers) if "set-cookie" in self._headers else self._headers

    @property
    def session(self) -> str | None:
        """The cookie `session` that the answer set."""
        return session_of(self._headers) if "set-cookie" in self._headers else None

    @property
    def request_id(self) -> str | None:
        """Value of the `ld-request` header."""
        return self._headers.get("ld-request")

    @property
    def replayed(self) -> bool:
        """True when the server answered from its memory."""
        return self._headers.get("idempotent-replayed", "").lower() == "true"

    def _created(self, name: str) -> int | None:
        value = self._headers.get(name, "")
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
