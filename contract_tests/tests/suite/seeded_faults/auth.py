"""Who may."""

from __future__ import annotations

import re
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import (
    ACCOUNT,
    CONTEXT,
    CREATE,
    LIST,
    PRICING,
    READ,
    REMOVE,
    Shown,
    WithOwner,
    WithReader,
    is_removal,
    problem,
    seeded,
)


@seeded("LD-AUTH-001", LIST)
class NoKeyIsAnyKey(WithOwner):
    def ask(self, asked: Asked) -> Told | None:
        if self.owner and not {"ld-api-key", "cookie"} & asked.headers.keys():
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-AUTH-001", LIST)
class NoKeyIsForbidden(Fault):
    def ask(self, asked: Asked) -> Told | None:
        return problem(403, "forbidden") if not {"ld-api-key", "cookie"} & asked.headers.keys() else None


@seeded("LD-AUTH-002", LIST)
class KeysIgnoreCase(WithOwner):
    def ask(self, asked: Asked) -> Told | None:
        if asked.headers.get("ld-api-key", "").lower() == self.owner.lower():
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-AUTH-002", READ)
class KeysAreComparedByTheirBeginning(WithOwner):
    def ask(self, asked: Asked) -> Told | None:
        if self.owner and asked.headers.get("ld-api-key", "").startswith(self.owner):
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-AUTH-002", CREATE)
class WrongKeyIsForbidden(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 401 and "ld-api-key" in asked.headers:
            told.status = 403


@seeded("LD-AUTH-003", ACCOUNT)
class SessionsOnlyIsNotFound(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 403 and told.json and told.json.get("code") == "api_key_not_allowed":
            told.status = 404


@seeded("LD-AUTH-004", CONTEXT)
class ContextNeedsAPermission(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.path.endswith("/context") and told.ok and "api_key:read" not in told.json["permissions"]["tenant"]:
            refusal = problem(403, "insufficient_permissions")
            told.status, told.body, told.headers = refusal.status, refusal.body, refusal.headers


@seeded("LD-AUTH-004", CONTEXT)
class ContextIsOfAnotherKey(Shown):
    def concerns(self, asked: Asked) -> bool:
        return asked.path.endswith("/context")

    def spoil(self, asked: Asked, value: Any) -> None:
        value["id"] += 1


@seeded("LD-AUTH-005", CREATE)
class ReadersCreate(WithReader):
    methods = ("POST",)


@seeded("LD-AUTH-005", REMOVE)
class ReadersRemove(WithReader):
    methods = ("DELETE",)


@seeded("LD-AUTH-005", REMOVE)
class RefusedButRemoved(WithReader):
    def ask(self, asked: Asked) -> Told | None:
        if is_removal(asked) and asked.headers.get("ld-api-key") == self.reader:
            asked.headers["ld-api-key"] = self.owner
            self.send(asked)
            return problem(403, "insufficient_permissions")
        return None


@seeded("LD-AUTH-006", REMOVE)
class KeysLiveOn(Fault):
    """Good answers are kept for a while by key and path."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, str], Told] = {}

    def ask(self, asked: Asked) -> Told | None:
        where = (asked.headers.get("ld-api-key", ""), asked.path)
        if asked.method == "GET" and where in self.answers and self.send(asked).status == 401:
            return self.answers[where]
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "GET" and told.ok:
            self.answers[asked.headers.get("ld-api-key", ""), asked.path] = told


@seeded("LD-AUTH-006", REMOVE)
class RemovalIsForgotten(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if is_removal(asked) and self.send(Asked("GET", asked.path, {}, asked.headers, b"")).ok:
            return Told(204, {"ld-request": "0" * 32})
        return None


@seeded("LD-AUTH-007", PRICING)
class PricesNeedAKey(Fault):
    def ask(self, asked: Asked) -> Told | None:
        return problem(401, "unauthorized") if asked.path == "/pricing" and "ld-api-key" not in asked.headers else None


@seeded("LD-AUTH-008", LIST)
class TenantIsTakenFromTheKey(WithOwner):
    """The tenant in the path does not count."""

    tenant = ""

    def ask(self, asked: Asked) -> Told | None:
        found = re.match(r"/tenants/(\d+)/api_keys", asked.path)
        if found and self.tenant:
            asked.path = asked.path.replace(found[1], self.tenant, 1)
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        found = re.match(r"/tenants/(\d+)/api_keys", asked.path)
        if found and told.ok:
            self.tenant = found[1]
