"""Protection that does not protect."""

from __future__ import annotations

import json

from intermediary import Asked, Fault, Told

from seeded_faults.base import problem, seeded

DIVISION = "DELETE /tenants/{tenant_id}/divisions/{division_id}"
ENVIRONMENT = f"{DIVISION}/environments/{{environment_id}}"
DEPLOYMENT = f"{ENVIRONMENT}/deployments/{{deployment_id}}"
TENANT = "DELETE /tenants/{tenant_id}"
CODED = ("tenants", "divisions", "environments", "deployments")


class Deletes(Fault):
    """Spoils deletes of what may be protected."""

    def is_delete(self, asked: Asked) -> bool:
        parts = asked.path.split("/")
        return asked.method == "DELETE" and len(parts) > 2 and parts[-2] in CODED

    def codes(self, asked: Asked) -> list[str]:
        """Codes in the mail."""
        mail = json.loads(self.send(Asked("GET", "/_emulator/mail", {}, {}, b"")).body)["mail"]
        return [one["code"] for one in mail]

    def right(self, asked: Asked) -> str:
        """The code of the thing that is deleted."""
        mail = json.loads(self.send(Asked("GET", "/_emulator/mail", {}, {}, b"")).body)["mail"]
        return next((one["code"] for one in mail if asked.path.endswith(f"/{one['resource_id']}")), "")

    def lift(self, asked: Asked) -> None:
        """Let the delete through: without protection, without a code."""
        asked.query.pop("code", None)
        put = Asked("PUT", asked.path, {}, {**asked.headers, "content-type": "application/json"}, b"")
        put.json = {"protected": False}
        self.send(put)

    def refuse(self) -> Told:
        return problem(400, "invalid_code")

    def ask(self, asked: Asked) -> Told | None:
        return self.delete(asked, asked.query.get("code")) if self.is_delete(asked) else None

    def delete(self, asked: Asked, code: str | None) -> Told | None:
        raise NotImplementedError


@seeded("LD-DEL-001", DIVISION)
class ProtectionIsForShow(Deletes):
    def delete(self, asked: Asked, code: str | None) -> Told | None:
        if code is None:
            self.lift(asked)
        return None


@seeded("LD-DEL-001", ENVIRONMENT)
class RefusedAndDeleted(Deletes):
    def delete(self, asked: Asked, code: str | None) -> Told | None:
        if code is not None:
            return None
        self.lift(asked)
        self.send(asked)
        return self.refuse()


@seeded("LD-DEL-001", DEPLOYMENT)
class AnEmptyCodeWillDo(Deletes):
    def delete(self, asked: Asked, code: str | None) -> Told | None:
        if code == "":
            self.lift(asked)
        return None


@seeded("LD-DEL-001", TENANT)
class ACodeIsAPermission(Deletes):
    def tell(self, asked: Asked, told: Told) -> None:
        if self.is_delete(asked) and told.status == 400:
            told.status = 403

    def delete(self, asked: Asked, code: str | None) -> Told | None:
        return None


@seeded("LD-DEL-002", DIVISION)
class AnyCodeWillDo(Deletes):
    def delete(self, asked: Asked, code: str | None) -> Told | None:
        if code:
            self.lift(asked)
        return None


@seeded("LD-DEL-002", TENANT)
class HalfACodeWillDo(Deletes):
    def delete(self, asked: Asked, code: str | None) -> Told | None:
        right = self.right(asked)
        if code and len(code) >= len(right) // 2 and right.startswith(code):
            asked.query["code"] = right
        return None


@seeded("LD-DEL-002", ENVIRONMENT)
class CodesAreNotBoundToAThing(Deletes):
    def delete(self, asked: Asked, code: str | None) -> Told | None:
        if code in self.codes(asked):
            self.lift(asked)
        return None


@seeded("LD-DEL-002", DIVISION)
class WrongCodesUseUpTheRightOne(Deletes):
    def __init__(self) -> None:
        self.wrong: set[str] = set()

    def delete(self, asked: Asked, code: str | None) -> Told | None:
        if code and code != self.right(asked):
            self.wrong.add(asked.path)
        return self.refuse() if code and asked.path in self.wrong else None


@seeded("LD-DEL-003", DIVISION)
class TheRightCodeDeletesNothing(Deletes):
    def delete(self, asked: Asked, code: str | None) -> Told | None:
        return Told(204, {"ld-request": "0" * 32}) if code and code == self.right(asked) else None


@seeded("LD-DEL-003", TENANT)
class NoCodeIsRight(Deletes):
    def delete(self, asked: Asked, code: str | None) -> Told | None:
        return self.refuse() if code else None


@seeded("LD-DEL-003", ENVIRONMENT)
class CodesWorkAgain(Deletes):
    def __init__(self) -> None:
        self.used: set[str] = set()

    def delete(self, asked: Asked, code: str | None) -> Told | None:
        if code in self.used:
            self.lift(asked)
        if code and code == self.right(asked):
            self.used.add(code)
        return None
