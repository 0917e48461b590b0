"""What a change does, and does not do."""

from __future__ import annotations

import re
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import (
    CHANGE_DIVISION,
    CHANGE_ROLE,
    DIVISIONS,
    READ,
    ROLES,
    STARTER,
    STATUS,
    Answers,
    is_creation,
    is_removal,
    problem,
    seeded,
)


class Renamed(Fault):
    """Spoils names of new roles."""

    def spoil(self, name: str) -> str:
        raise NotImplementedError

    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if asked.is_("POST", "/roles") and isinstance(body, dict) and isinstance(body.get("name"), str):
            body["name"] = self.spoil(body["name"])
            asked.json = body
        return None


@seeded("LD-LIFE-003", ROLES)
class NamesAreInSmallLetters(Renamed):
    def spoil(self, name: str) -> str:
        return name.lower()


@seeded("LD-LIFE-003", ROLES)
class NamesAreAscii(Renamed):
    def spoil(self, name: str) -> str:
        return name.encode("ascii", "replace").decode()


@seeded("LD-LIFE-004", CHANGE_ROLE)
class RoleChangesAreForgotten(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "PUT" and re.search(r"/roles/\d+$", asked.path):
            return Told(204, {"ld-request": "0123456789abcdef" * 2})
        return None


@seeded("LD-LIFE-004", CHANGE_DIVISION)
class DivisionChangesAreShownLate(Answers):
    """The division as it was when it was first read."""

    path = r"/divisions/\d+$"

    def __init__(self) -> None:
        self.first: dict[str, Any] = {}

    def spoil(self, asked: Asked, value: Any) -> None:
        value.update(self.first.setdefault(asked.path, dict(value)))


@seeded("LD-PERM-006", READ)
class NewKeysAreNotFoundAtFirst(Fault):
    def __init__(self) -> None:
        self.fresh: set[str] = set()

    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "GET" and asked.path in self.fresh:
            self.fresh.discard(asked.path)
            return problem(404, "api_key_not_found")
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked) and told.ok:
            self.fresh.add(f"{asked.path}/{told.json['id']}")


class KeyIgnored(Fault):
    """An idempotency key does not count at one operation."""

    method, path = "POST", ""

    def ask(self, asked: Asked) -> Told | None:
        if asked.method == self.method and re.search(self.path, asked.path):
            asked.headers.pop("idempotency-key", None)
        return None


@seeded("LD-IDEM-001", DIVISIONS)
class DivisionsAreMadeTwice(KeyIgnored):
    path = r"/divisions$"


@seeded("LD-IDEM-001", CHANGE_ROLE)
class RolesAreChangedTwice(KeyIgnored):
    method, path = "PUT", r"/roles/\d+$"


class KeyRead(Fault):
    """Idempotency keys that differ are taken for the same."""

    def spoil(self, key: str) -> str:
        raise NotImplementedError

    def ask(self, asked: Asked) -> Told | None:
        key = asked.headers.get("idempotency-key", "")
        if key and len(key) <= 255:
            asked.headers["idempotency-key"] = self.spoil(key)
        return None


@seeded("LD-IDEM-011", ROLES)
class CaseOfKeysIsIgnored(KeyRead):
    def spoil(self, key: str) -> str:
        return key.lower()


@seeded("LD-IDEM-011", ROLES)
class KeysAreToldApartByTheirBeginning(KeyRead):
    def spoil(self, key: str) -> str:
        return key[:64]


@seeded("LD-LIFE-002", "DELETE /tenants/{tenant_id}/api_keys/{api_key_id}")
class TheFirstRemovalIsForgotten(Fault):
    """The second call removes."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def ask(self, asked: Asked) -> Told | None:
        if is_removal(asked) and asked.path not in self.asked:
            self.asked.add(asked.path)
            if self.send(Asked("GET", asked.path, {}, asked.headers, b"")).ok:
                return Told(204, {"ld-request": "0123456789abcdef" * 2})
        return None


@seeded("LD-LIFE-006", STARTER)
class DeploymentsAreNeverReady(Answers):
    """What is accepted does not come to an end."""

    before = ("core", "supervisor.aws-us")
    path = r"^/deployments/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["status"] = "initializing"


@seeded("LD-LIFE-005", STATUS)
class SupervisorRoundsIds(Answers):
    before = ("supervisor.aws-us",)
    path = r"^/deployments/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for name, number in value.items():
            if isinstance(number, int) and number > 2**53:
                value[name] = int(float(number))
