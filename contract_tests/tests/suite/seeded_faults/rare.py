"""Server errors on inputs that are rare."""

from __future__ import annotations

from intermediary import Asked, Fault, Told

from seeded_faults.base import CREATE, LIST, READ, ROLES, is_creation, is_list, problem, seeded


@seeded("LD-LIFE-003", ROLES)
class EmojiAreServerErrors(Fault):
    def ask(self, asked: Asked) -> Told | None:
        name = asked.json.get("name") if asked.is_("POST", "/roles") and isinstance(asked.json, dict) else None
        rare = isinstance(name, str) and any(ord(one) > 0xFFFF for one in name)
        return problem(500, "internal_error") if rare else None


@seeded("LD-LIFE-003", ROLES)
class QuotesAreServerErrors(Fault):
    def ask(self, asked: Asked) -> Told | None:
        return problem(500, "internal_error") if asked.is_("POST", "/roles") and b"'" in asked.body else None


@seeded("not_a_server_error", LIST)
class HugePagesAreServerErrors(Fault):
    def ask(self, asked: Asked) -> Told | None:
        page = asked.query.get("page", "")
        huge = page.isdigit() and int(page) >= 2**31
        return problem(500, "internal_error") if is_list(asked) and huge else None


@seeded("LD-ERR-006", CREATE)
class BrokenJsonIsAServerError(Fault):
    def ask(self, asked: Asked) -> Told | None:
        broken = is_creation(asked) and asked.json is None
        return problem(500, "internal_error") if broken else None


@seeded("not_a_server_error", READ)
class IdZeroIsAServerError(Fault):
    def ask(self, asked: Asked) -> Told | None:
        return problem(500, "internal_error") if asked.path.endswith("/api_keys/0") else None


@seeded("LD-ERR-006", CREATE)
class ListsInsteadOfObjectsAreServerErrors(Fault):
    def ask(self, asked: Asked) -> Told | None:
        return problem(500, "internal_error") if is_creation(asked) and isinstance(asked.json, list) else None
