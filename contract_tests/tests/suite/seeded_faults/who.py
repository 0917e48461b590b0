"""Who may, at single operations and in rare ways."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import (
    CHANGE_ROLE,
    DIVISION_LIST,
    DIVISIONS,
    LIST,
    READ,
    READ_ENVIRONMENT,
    REMOVE_ROLE,
    WithOwner,
    WithReader,
    seeded,
)

SUMMARY = "GET /tenants/{tenant_id}/summary"


@seeded("LD-AUTH-001", SUMMARY)
class OneOperationNeedsNoKey(WithOwner):
    def ask(self, asked: Asked) -> Told | None:
        if asked.path.endswith("/summary") and not {"ld-api-key", "cookie"} & asked.headers.keys():
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-AUTH-002", DIVISION_LIST)
class OneOperationTakesAnyKey(WithOwner):
    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("GET", "/divisions") and "ld-api-key" in asked.headers and self.owner:
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-AUTH-002", LIST)
class AnEmptyKeyIsAnyKey(WithOwner):
    def ask(self, asked: Asked) -> Told | None:
        if asked.headers.get("ld-api-key") == "":
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-ERR-001", "GET /tenants")
class UnauthorisedHasNoBody(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 401:
            told.body = b""
            told.headers.pop("content-type", None)


@seeded("LD-AUTH-003", "GET /account")
class SessionsOperationsTakeKeys(Fault):
    def begin(self, ready: Mapping[str, Any]) -> None:
        self.session = {"cookie": f"session={ready['session']}", "x-csrf-token": ready["csrf_token"]}

    def ask(self, asked: Asked) -> Told | None:
        if asked.path == "/account" and "ld-api-key" in asked.headers:
            del asked.headers["ld-api-key"]
            asked.headers.update(self.session)
        return None


@seeded("LD-AUTH-011", DIVISIONS)
class SessionsNeedNoCsrfToken(Fault):
    def begin(self, ready: Mapping[str, Any]) -> None:
        self.token = ready["csrf_token"]

    def ask(self, asked: Asked) -> Told | None:
        if "cookie" in asked.headers:
            asked.headers.setdefault("x-csrf-token", self.token)
        return None


@seeded("LD-AUTH-005", CHANGE_ROLE)
class ReadersChangeRoles(WithReader):
    methods = ("PUT",)


@seeded("LD-AUTH-005", REMOVE_ROLE)
class ReadersRemoveRoles(WithReader):
    methods = ("DELETE",)


@seeded("LD-LIFE-007", READ_ENVIRONMENT)
class AnyDivisionLeadsToAnEnvironment(Fault):
    """The division in the path does not count."""

    def __init__(self) -> None:
        self.divisions: dict[str, str] = {}

    def ask(self, asked: Asked) -> Told | None:
        found = re.search(r"/divisions/(\d+)/environments/(\d+)", asked.path)
        if found and found[2] in self.divisions:
            asked.path = asked.path.replace(f"/divisions/{found[1]}/", f"/divisions/{self.divisions[found[2]]}/")
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        made = re.search(r"/divisions/(\d+)/environments$", asked.path)
        if made and "ld-environment" in told.headers:
            self.divisions[told.headers["ld-environment"]] = made[1]


@seeded("LD-KEY-008", READ)
class ErrorsRepeatTheKey(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        value = told.json if told.status == 404 else None
        if isinstance(value, dict):
            value["reason"] += f" Asked with {asked.headers.get('ld-api-key')}."
            told.json = value
