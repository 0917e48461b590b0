"""What a key may do, and what it is kept from: permissions, divisions, addresses, other tenants."""

from __future__ import annotations

import re
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import WithOwner, is_creation, problem, seeded

ROLES = "GET /tenants/{tenant_id}/roles"
ROLE = "GET /tenants/{tenant_id}/roles/{role_id}"
REMOVE_ROLE = "DELETE /tenants/{tenant_id}/roles/{role_id}"
READ_DIVISION = "GET /tenants/{tenant_id}/divisions/{division_id}"
DIVISIONS = "GET /tenants/{tenant_id}/divisions"
NEW_DIVISION = "POST /tenants/{tenant_id}/divisions"
ENVIRONMENTS = "GET /tenants/{tenant_id}/divisions/{division_id}/environments"
NODES = "GET /deployments/{deployment_id}/nodes"
SNAPSHOT = "POST /deployments/{deployment_id}/snapshots"


class WithKeys(WithOwner):
    """Knows what every key was made with."""

    def __init__(self) -> None:
        super().__init__()
        self.bodies: dict[str, dict[str, Any]] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        super().tell(asked, told)
        if is_creation(asked) and told.ok:
            self.bodies[told.json["token"]] = asked.json

    def made_with(self, asked: Asked) -> dict[str, Any]:
        return self.bodies.get(asked.headers.get("ld-api-key", ""), {})

    def holds(self, asked: Asked, permission: str) -> bool | None:
        """Whether the key was given a permission; None where it was given a role."""
        given = self.made_with(asked).get("permissions")
        return None if given is None else any(permission in one for one in given.values() if isinstance(one, list))

    def as_owner(self, asked: Asked) -> None:
        asked.headers["ld-api-key"] = self.owner


@seeded("LD-PERM-001", ROLES)
class ReadingRolesNeedsMembersToo(WithKeys):
    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("GET", "/roles") and self.holds(asked, "member:read") is False:
            return problem(403, "insufficient_permissions")
        return None


@seeded("LD-PERM-001", NEW_DIVISION)
class MakingDivisionsNeedsReadingThem(WithKeys):
    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("POST", "/divisions") and self.holds(asked, "division:read") is False:
            return problem(403, "insufficient_permissions")
        return None


@seeded("LD-PERM-001", ROLE)
class SmallKeysAreStrangers(WithKeys):
    """To a key with few permissions things are hidden that it may read."""

    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "GET" and re.search(r"/roles/\d+$", asked.path) and self.holds(asked, "info:read") is False:
            return problem(404, "role_not_found")
        return None


@seeded("LD-PERM-002", ROLES)
class RolesAreReadByEverybody(WithKeys):
    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("GET", "/roles") and self.holds(asked, "role:read") is False:
            self.as_owner(asked)
        return None


@seeded("LD-PERM-002", REMOVE_ROLE)
class WhoReadsRolesMayRemoveThem(WithKeys):
    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "DELETE" and "/roles/" in asked.path and self.holds(asked, "role:read"):
            self.as_owner(asked)
        return None


@seeded("LD-PERM-002", READ_DIVISION)
class RefusedPermissionsAre401(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 403 and re.search(r"/divisions/\d+$", asked.path):
            told.status = 401


@seeded("LD-PERM-002", SNAPSHOT)
class SnapshotsAreForReaders(WithKeys):
    before = ("core", "supervisor.aws-us")

    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("POST", "/snapshots") and self.holds(asked, "deployment:read"):
            self.as_owner(asked)
        return None


@seeded("LD-PERM-003", READ_DIVISION)
class ManagingDivisionsIsNotReadingThem(WithKeys):
    def ask(self, asked: Asked) -> Told | None:
        if re.search(r"/divisions/\d+$", asked.path) and self.holds(asked, "division:read") is False:
            return problem(403, "insufficient_permissions") if asked.method == "GET" else None
        return None


@seeded("LD-PERM-003", NODES)
class ManagersDoNotSeeNodes(WithKeys):
    before = ("core", "supervisor.aws-us")

    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("GET", "/nodes") and self.holds(asked, "deployment:read") is False:
            return problem(404, "deployment_not_found")
        return None


@seeded("LD-PERM-004", READ_DIVISION)
class ScopeIsForgotten(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if is_creation(asked) and isinstance(asked.json, dict):
            asked.json = {**asked.json, "division_id": None}
        return None


@seeded("LD-PERM-004", ENVIRONMENTS)
class ScopeDoesNotCountForEnvironments(WithKeys):
    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("GET", "/environments") and self.made_with(asked).get("division_id") is not None:
            self.as_owner(asked)
        return None


@seeded("LD-PERM-004", ENVIRONMENTS)
class ScopedKeysAreShutOut(WithKeys):
    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("GET", "/environments") and self.made_with(asked).get("division_id") is not None:
            return problem(404, "division_not_found")
        return None


@seeded("LD-PERM-005", DIVISIONS)
class AllowlistIsForKeysAlone(WithKeys):
    def ask(self, asked: Asked) -> Told | None:
        if "/api_keys" not in asked.path and self.made_with(asked).get("validate_ip"):
            self.as_owner(asked)
        return None


@seeded("LD-PERM-005", NODES)
class SupervisorsKnowNoAllowlist(WithKeys):
    before = ("core", "supervisor.aws-us")

    def ask(self, asked: Asked) -> Told | None:
        if asked.path.startswith("/deployments/") and self.made_with(asked).get("validate_ip"):
            self.as_owner(asked)
        return None


def names_something(asked: Asked) -> bool:
    """Whether the innermost id is one that things have."""
    return len(asked.path.rpartition("/")[2]) > 10


@seeded("LD-PERM-006", ROLE)
class ForeignThingsAreForbidden(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 404 and "/roles/" in asked.path and names_something(asked):
            told.status = 403
            told.json = {**told.json, "status": 403, "code": "forbidden", "title": "Forbidden"}


@seeded("LD-PERM-006", ROLE)
class ForeignThingsHaveTheirOwnReason(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 404 and "/roles/" in asked.path and names_something(asked):
            told.json = {**told.json, "reason": "This role is of another tenant."}


@seeded("LD-PERM-006", READ_DIVISION)
class DivisionsAreFoundByTheirIdAlone(Fault):
    """Whoever knows the id of another tenant's division is shown it."""

    def __init__(self) -> None:
        self.homes: dict[str, str] = {}

    def ask(self, asked: Asked) -> Told | None:
        made = re.fullmatch(r"/tenants/(\d+)/api_keys", asked.path)
        if made and asked.method == "POST" and "cookie" in asked.headers:
            told = self.send(asked)
            if told.ok:
                self.homes[made[1]] = told.json["token"]
            return told
        found = re.fullmatch(r"/tenants/(\d+)/divisions/(\d+)", asked.path)
        if found and asked.method == "GET":
            told = self.send(asked)
            for tenant, key in self.homes.items():
                if told.status == 404:
                    asked.path, asked.headers = f"/tenants/{tenant}/divisions/{found[2]}", {"ld-api-key": key}
                    inner = self.send(asked)
                    told = inner if inner.ok else told
            return told
        return None
