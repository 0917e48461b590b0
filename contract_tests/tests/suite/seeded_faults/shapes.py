"""Answers that have another shape: type, status, members."""

from __future__ import annotations

import re
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import (
    CREATE,
    DIVISION_LIST,
    LIST,
    PRICING,
    READ,
    READ_DIVISION,
    REMOVE,
    ROLE,
    ROLE_LIST,
    ROLES,
    STARTER,
    Answers,
    Headers,
    Listed,
    is_creation,
    is_list,
    is_removal,
    seeded,
)


@seeded("LD-RES-002", LIST)
class ListsArePlainText(Headers):
    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        if is_list(asked):
            headers["content-type"] = "text/plain"


@seeded("LD-PAGE-003", LIST)
class LongListsAreCut(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_list(asked) and told.ok:
            told.body = told.body[:900]


@seeded("LD-PAGE-005", LIST)
class PagesPastTheEndHaveNoItems(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["items"] = value["items"] or None


@seeded("LD-RES-002", LIST)
class TotalsAreText(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["total_results"] = str(value["total_results"])


@seeded("LD-RES-002", LIST)
class NoTotals(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        del value["total_pages"]


@seeded("LD-RES-002", READ_DIVISION)
class FlagsAreNumbers(Answers):
    path = r"/divisions/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["protected"] = int(value["protected"])


@seeded("LD-RES-002", DIVISION_LIST)
class IdsAreText(Answers):
    path = r"/divisions$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["id"] = str(one["id"])


@seeded("LD-RES-002", ROLE_LIST)
class KindsInCapitals(Answers):
    path = r"/roles$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["kind"] = one["kind"].upper()


@seeded("LD-RES-002", ROLE)
class NamesAreNull(Answers):
    path = r"/roles/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["name"] = None


@seeded("LD-RES-002", READ)
class ExpiryIsLeftOut(Answers):
    path = r"/api_keys/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        del value["expiry_at"]


@seeded("LD-RES-002", PRICING)
class MoneyIsNumbers(Answers):
    path = r"/pricing$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["aws"]["network"]["throughput_to_gb_factor"] = 2.592


@seeded("LD-RES-001", CREATE)
class CreatedIsOk(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked) and told.status == 201:
            told.status = 200


@seeded("LD-RES-001", ROLES)
class CreatedWithoutContentIsNoContent(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/roles") and told.status == 201:
            told.status = 204


@seeded("LD-RES-001", REMOVE)
class RemovedIsOkAndEmpty(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_removal(asked) and told.status == 204:
            told.status, told.body, told.headers["content-type"] = 200, b"{}", "application/json"


@seeded("LD-RES-001", STARTER)
class AcceptedIsOk(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/starter") and told.status == 202:
            told.status = 200


@seeded("LD-RES-002", READ)
class NothingIsNull(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "GET" and re.search(r"/api_keys/\d+$", asked.path) and told.status == 404:
            told.status, told.body, told.headers["content-type"] = 200, b"null", "application/json"


@seeded("LD-AUTH-008", READ_DIVISION)
class NothingIsABadRequest(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "GET" and re.search(r"/divisions/\d+$", asked.path) and told.status == 404:
            value = told.json
            value["status"] = told.status = 400
            told.json = value


@seeded("unsupported_method", LIST)
class AnyMethodReads(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.path.endswith("/api_keys") and asked.method not in ("GET", "POST"):
            asked.method = "GET"
        return None
