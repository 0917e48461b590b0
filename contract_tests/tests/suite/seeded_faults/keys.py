"""Keys: their secrets, rules and addresses."""

from __future__ import annotations

from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import CREATE, SECURE, Creations, Errors, WithSecrets, is_creation, problem, seeded


@seeded("LD-KEY-001", CREATE)
class SecretInList(WithSecrets):
    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", []):
            one["token"] = self.secrets.get(one.get("id"), "")


@seeded("LD-KEY-001", CREATE)
class SecretInDetailsUnderAnInnocentName(WithSecrets):
    def spoil(self, asked: Asked, value: Any) -> None:
        if value.get("id") in self.secrets:
            value["role_name"] = self.secrets[value["id"]]


@seeded("LD-KEY-001", CREATE)
class SecretInAnError(Errors):
    def __init__(self) -> None:
        self.secret = ""

    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked) and told.ok:
            self.secret = told.json["token"]
        super().tell(asked, told)

    def spoil(self, value: dict[str, Any], told: Told) -> None:
        value["reason"] = f"{value['reason']} ({self.secret})"


@seeded("LD-KEY-002", CREATE)
class RoleWinsOverPermissions(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if body.get("role_id") is not None:
            body.pop("permissions", None)


@seeded("LD-KEY-002", CREATE)
class NeitherRoleNorPermissionsIsAReader(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if body.get("role_id") is None and body.get("permissions") is None:
            body["permissions"] = {"tenant": ["info:read"]}


@seeded("LD-KEY-003", CREATE)
class ExpiryIsClamped(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if isinstance(body.get("expiry_at"), str) and body["expiry_at"] > "2027-05-20T09":
            body["expiry_at"] = "2027-05-20T09:00:00Z"


@seeded("LD-KEY-003", CREATE)
class ExpiryMayBePast(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if isinstance(body.get("expiry_at"), str) and body["expiry_at"] < "2026-05-21":
            body["expiry_at"] = "2026-05-21T00:00:00Z"


@seeded("LD-KEY-003", CREATE)
class ExpiryOfAYearIsRefused(Fault):
    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if is_creation(asked) and isinstance(body, dict) and str(body.get("expiry_at")) > "2027-05-20T00":
            return problem(400, "invalid_expiry")
        return None


@seeded("LD-KEY-004", CREATE)
class EmptyAllowlistIsNone(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if not body.get("allowed_ips"):
            body["validate_ip"] = False


@seeded("LD-KEY-005", SECURE)
class AllowlistIsNotLookedAt(Fault):
    """It is stored and shown, but does not count."""

    def __init__(self) -> None:
        self.lists: dict[str, dict[str, Any]] = {}

    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("PUT", "/security") and isinstance(asked.json, dict) and asked.json.get("allowed_ips"):
            self.lists[asked.path.split("/")[-2]] = asked.json
            body = asked.json
            body["allowed_ips"] = [*body["allowed_ips"], "127.0.0.1"]
            asked.json = body
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        key = asked.path.split("/")[-1]
        if asked.method == "GET" and key in self.lists and told.ok:
            told.json = {**told.json, **self.lists[key]}


@seeded("LD-KEY-006", SECURE)
class AllowlistLosesItsLast(Fault):
    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if asked.is_("PUT", "/security") and isinstance(body, dict) and len(body.get("allowed_ips") or ()) > 1:
            body["allowed_ips"].pop()
            asked.json = body
        return None
