"""Lists: what they show, and what they are asked for."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import (
    CREATE,
    LIST,
    REMOVE,
    ROLE_LIST,
    ROLES,
    Answers,
    Listed,
    is_creation,
    is_list,
    problem,
    seeded,
)


@seeded("LD-PAGE-008", LIST)
class TheNameFilterIsIgnored(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if is_list(asked):
            asked.query.pop("name", None)
        return None


@seeded("LD-PAGE-005", ROLE_LIST)
class TheKindFilterIsIgnored(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("GET", "/roles"):
            asked.query.pop("kind", None)
        return None


class Deaf(Fault):
    """Lets a parameter of a list go, or changes what it asks for."""

    path = ""
    parameter = ""

    def heard(self, text: str) -> str:
        """What becomes of it; empty for nothing."""
        return ""

    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "GET" and re.search(self.path, asked.path) and self.parameter in asked.query:
            text = self.heard(asked.query.pop(self.parameter))
            if text:
                asked.query[self.parameter] = text
        return None


LOG = "GET /audit/tenants/{tenant_id}"
LINES = "GET /deployments/{deployment_id}/logs"
METRICS = "GET /deployments/{deployment_id}/nodes/{node_id}/metrics/{runtime}"
ACCOUNTS = "GET /tenants/{tenant_id}/cloud_accounts"
CHANNELS = "GET /tenants/{tenant_id}/channels"
SUPERVISOR = ("supervisor.aws-us",)


@seeded("LD-PAGE-008", LOG)
class EventsOfEveryDivisionAreShown(Deaf):
    path, parameter = "/audit/tenants/", "division"


@seeded("LD-PAGE-008", LOG)
class EventsOfEveryKeyAreShown(Deaf):
    path, parameter = "/audit/tenants/", "api_key"


@seeded("LD-PAGE-008", LOG)
class OfSeveralTypesTheFirstCounts(Deaf):
    path, parameter = "/audit/tenants/", "types"

    def heard(self, text: str) -> str:
        return text.partition(",")[0]


@seeded("LD-PAGE-008", LOG)
class TheRangeBeginsAnHourLate(Deaf):
    path, parameter = "/audit/tenants/", "from"

    def heard(self, text: str) -> str:
        return (datetime.fromisoformat(text) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


@seeded("LD-PAGE-008", LINES)
class TheEndOfTheRangeIsIgnored(Deaf):
    path, parameter = "/logs$", "to"
    before = SUPERVISOR


@seeded("LD-PAGE-008", METRICS)
class WhatWasBeforeTheRangeIsShown(Deaf):
    path, parameter = "/metrics/", "from"
    before = SUPERVISOR


@seeded("LD-PAGE-008", LINES)
class LinesOfEveryLevelAreShown(Deaf):
    path, parameter = "/logs$", "level"
    before = SUPERVISOR


@seeded("LD-PAGE-008", LINES)
class LinesAreFoundByTheirFirstLetter(Deaf):
    path, parameter = "/logs$", "message"
    before = SUPERVISOR

    def heard(self, text: str) -> str:
        return text[:1]


@seeded("LD-PAGE-008", ACCOUNTS)
class AccountsOfEveryRegionAreShown(Deaf):
    path, parameter = "/cloud_accounts$", "region"


@seeded("LD-PAGE-008", CHANNELS)
class ChannelsAreNeverOfTheKind(Answers):
    path = r"/tenants/\d+/channels$"

    def spoil(self, asked: Asked, value: Any) -> None:
        if "channel" in asked.query:
            value.update(items=[], total_results=0, total_pages=0)


@seeded("LD-PAGE-008", LIST)
class TotalsCountWhatIsFilteredOut(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        if "name" in asked.query:
            asked.query = {"results": asked.query.get("results", "10")}
            everything = self.send(asked).json
            value.update({name: everything[name] for name in ("total_results", "total_pages")})


@seeded("LD-PAGE-008", LIST)
class FilteredPagesAreOffByOne(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if is_list(asked) and "name" in asked.query and asked.query.get("page", "1").isdigit():
            asked.query["page"] = str(int(asked.query.get("page", "1")) + 1)
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        value = told.json if is_list(asked) and "name" in asked.query and told.ok else None
        if value is not None:
            value["page"] -= 1
            told.json = value


@seeded("LD-PAGE-003", LIST)
class OneMoreThanAskedFor(Fault):
    def ask(self, asked: Asked) -> Told | None:
        results = asked.query.get("results", "")
        if is_list(asked) and results.isdigit() and 0 < int(results) < 100:
            asked.query["results"] = str(int(results) + 1)
        return None


@seeded("LD-PAGE-002", LIST)
class AHundredIsTooMany(Fault):
    def ask(self, asked: Asked) -> Told | None:
        return problem(400, "invalid_results") if is_list(asked) and asked.query.get("results") == "100" else None


@seeded("LD-PAGE-003", LIST)
class FurtherPagesLoseTheirFirst(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        if value["page"] > 1:
            value["items"] = value["items"][1:]


@seeded("LD-PAGE-003", LIST)
class PageBeyondTheFirstIsIgnored(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if is_list(asked) and asked.query.get("page", "").isdigit() and int(asked.query["page"]) > 1:
            asked.query["page"] = "1"
        return None


@seeded("LD-PAGE-003", LIST)
class SomebodyElsesIsListed(Listed):
    """Counted as the own ones are, and found nowhere else."""

    def spoil(self, asked: Asked, value: Any) -> None:
        value["total_results"] += 1
        size = int(asked.query.get("results", 10))
        value["total_pages"] = -(-value["total_results"] // size)
        if value["page"] == value["total_pages"] and value["items"]:
            value["items"].append({**value["items"][-1], "id": 7261845022999999999, "name": "theirs"})


@seeded("LD-LIFE-001", ROLES)
class NewRolesAreNotListed(Answers):
    """Nor counted."""

    path = r"/roles$"

    def spoil(self, asked: Asked, value: Any) -> None:
        kept = [one for one in value["items"] if one["kind"] == "system"]
        value["total_results"] -= len(value["items"]) - len(kept)
        value["items"] = kept


@seeded("LD-LIFE-002", REMOVE)
class RemovedIsStillListed(Listed):
    def __init__(self) -> None:
        self.made: dict[int, Any] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked) and told.ok:
            made = self.send(Asked("GET", f"{asked.path}/{told.json['id']}", {}, asked.headers, b""))
            self.made[told.json["id"]] = made.json
        super().tell(asked, told)

    def spoil(self, asked: Asked, value: Any) -> None:
        shown = {one["id"] for one in value["items"]}
        more = [one for number, one in self.made.items() if number not in shown]
        value["items"] += more
        value["total_results"] += len(more)


@seeded("LD-LIFE-001", CREATE)
class ListsLagBehind(Listed):
    """What was made is missing the first time that a list is read."""

    def __init__(self) -> None:
        self.known: set[int] = set()

    def spoil(self, asked: Asked, value: Any) -> None:
        ids = {one["id"] for one in value["items"]}
        value["items"] = [one for one in value["items"] if one["id"] in self.known]
        value["total_results"] -= len(ids - self.known)
        self.known |= ids
