"""A log that misses, doubles, forges or forgets."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from intermediary import Asked, Told

from seeded_faults.base import CREATE, REMOVE, ROLES, Shown, problem, seeded

LOG = "GET /audit/tenants/{tenant_id}"
DIVIDE = "POST /tenants/{tenant_id}/divisions"
READ_DIVISION = "PUT /tenants/{tenant_id}/divisions/{division_id}"
ENVIRONMENTS = "POST /tenants/{tenant_id}/divisions/{division_id}/environments"

Event = dict[str, Any]


def is_log(asked: Asked) -> bool:
    return asked.path.startswith("/audit/tenants/")


class Log(Shown):
    """Spoils the log's events."""

    def concerns(self, asked: Asked) -> bool:
        return is_log(asked) and asked.method == "GET"

    def events(self, found: list[Event]) -> list[Event]:
        for one in found:
            self.event(one)
        return found

    def event(self, one: Event) -> None:
        """Change one."""

    def spoil(self, asked: Asked, value: Any) -> None:
        was = len(value["items"])
        value["items"] = self.events(value["items"])
        value["total_results"] += len(value["items"]) - was


@seeded("LD-AUDIT-001", ROLES)
class EventsAreToldTwice(Log):
    def events(self, found: list[Event]) -> list[Event]:
        return [*found, *found]


@seeded("LD-AUDIT-001", ROLES)
class OnceMoreWithoutCorrelation(Log):
    def events(self, found: list[Event]) -> list[Event]:
        return [*found, *({**one, "correlation_id": None} for one in found)]


@seeded("LD-AUDIT-001", READ_DIVISION)
class UpdatesAreNotTold(Log):
    def events(self, found: list[Event]) -> list[Event]:
        return [one for one in found if not one["type"].endswith("_updated")]


@seeded("LD-AUDIT-001", REMOVE)
class CorrelationsAreUpperCase(Log):
    def event(self, one: Event) -> None:
        one["correlation_id"] = (one["correlation_id"] or "").upper() + "-"


@seeded("LD-AUDIT-001", CREATE)
class SomebodyElseDidIt(Log):
    def event(self, one: Event) -> None:
        if one["author"] is not None:
            one["author"]["id"] += 2


@seeded("LD-AUDIT-001", CREATE)
class WithAnotherKey(Log):
    def event(self, one: Event) -> None:
        if one["api_key"] is not None:
            one["api_key"]["id"] = int(float(one["api_key"]["id"]))


@seeded("LD-AUDIT-001", ROLES)
class NobodyDidIt(Log):
    def event(self, one: Event) -> None:
        one["author"] = one["api_key"] = None


@seeded("LD-AUDIT-001", ENVIRONMENTS)
class DivisionsAreNotTold(Log):
    def event(self, one: Event) -> None:
        one["division"] = None


@seeded("LD-AUDIT-001", ENVIRONMENTS)
class NewEnvironmentsAreNotTold(Log):
    def event(self, one: Event) -> None:
        one["environment"] = None


@seeded("LD-AUDIT-001", ROLES)
class RolesAreOfADivision(Log):
    def event(self, one: Event) -> None:
        one["division"] = one["division"] or {"id": 7261845022003200003, "name": "Engineering"}


@seeded("LD-AUDIT-001", CREATE)
class CreationsAreToldAsRemovals(Log):
    def event(self, one: Event) -> None:
        if one["type"] == "api_key_created":
            one["type"], one["name"] = "api_key_deleted", "Api key deleted"


@seeded("LD-AUDIT-001", ROLES)
class TypesAreNotInTheCatalogue(Log):
    def event(self, one: Event) -> None:
        one["type"] = one["type"].upper()


@seeded("LD-AUDIT-001", ROLES)
class TimesAreOfAnotherZone(Log):
    def event(self, one: Event) -> None:
        moment = datetime.fromisoformat(one["timestamp"]) + timedelta(hours=2)
        one["timestamp"] = moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Added(Log):
    """Tells of what is no change: an event with the correlation id of each of these calls, like the newest one."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def adds(self, asked: Asked, told: Told) -> bool:
        raise NotImplementedError

    def tell(self, asked: Asked, told: Told) -> None:
        if not is_log(asked) and asked.method != "GET" and self.adds(asked, told):
            self.calls.append(told.headers["ld-request"])
        super().tell(asked, told)

    def events(self, found: list[Event]) -> list[Event]:
        return [*found, *({**found[0], "correlation_id": one} for one in self.calls if found)]


@seeded("LD-AUDIT-002", ROLES)
class ReplaysAreTold(Added):
    def adds(self, asked: Asked, told: Told) -> bool:
        return "idempotent-replayed" in told.headers


@seeded("LD-AUDIT-002", READ_DIVISION)
class ReplaysAreToldAsTheFirst(Log):
    def __init__(self) -> None:
        self.first: dict[str, str] = {}
        self.again: list[str] = []

    def tell(self, asked: Asked, told: Told) -> None:
        key = asked.headers.get("idempotency-key", "")
        if key and "idempotent-replayed" in told.headers:
            self.again.append(self.first.get(key, ""))
        elif key and told.ok:
            self.first[key] = told.headers["ld-request"]
        super().tell(asked, told)

    def events(self, found: list[Event]) -> list[Event]:
        return [*found, *(one for one in found if one["correlation_id"] in self.again)]


@seeded("LD-AUDIT-003", ROLES)
class BadBodiesAreTold(Added):
    def adds(self, asked: Asked, told: Told) -> bool:
        return told.status == 400


@seeded("LD-AUDIT-003", REMOVE)
class RefusedRemovalsAreTold(Added):
    def adds(self, asked: Asked, told: Told) -> bool:
        return asked.method == "DELETE" and told.status == 403


@seeded("LD-AUDIT-003", DIVIDE)
class ClashesAreTold(Added):
    def adds(self, asked: Asked, told: Told) -> bool:
        return told.status == 409


class Forgetful(Log):
    """Events go when they are told to, or seem to."""

    answer: Told | None = None
    gone = False

    def ask(self, asked: Asked) -> Told | None:
        if is_log(asked) and asked.method == "DELETE":
            self.gone = True
            return self.answer
        return None

    def events(self, found: list[Event]) -> list[Event]:
        return [] if self.gone else found


@seeded("LD-AUDIT-004", LOG)
class EventsCanBeRemoved(Forgetful):
    answer = Told(204, {"ld-request": "0" * 32})


@seeded("LD-AUDIT-004", LOG)
class RemovalsAreRefusedAndCarriedOut(Forgetful):
    """The emulator's own refusal is passed on."""


@seeded("LD-AUDIT-004", LOG)
class EventsCanBeWritten(Log):
    def __init__(self) -> None:
        self.written: dict[str, Event] = {}

    def ask(self, asked: Asked) -> Told | None:
        if is_log(asked) and asked.method == "PUT" and isinstance(asked.json, dict):
            self.written[asked.query.get("correlation_id", "")] = {"data": {"forged": True}}
            return problem(405, "method_not_allowed")
        return None

    def event(self, one: Event) -> None:
        one.update(self.written.get(one["correlation_id"], {}))


@seeded("LD-AUDIT-005", LOG)
class EventsHaveTheNamesOfToday(Log):
    def __init__(self) -> None:
        self.names: dict[int, str] = {}

    def ask(self, asked: Asked) -> Told | None:
        last = asked.path.rpartition("/")[2]
        if asked.method == "PUT" and last.isdigit() and isinstance(asked.json, dict) and "name" in asked.json:
            self.names[int(last)] = asked.json["name"]
        return None

    def event(self, one: Event) -> None:
        for place in ("division", "environment"):
            if one[place] is not None and one[place]["id"] in self.names:
                one[place]["name"] = self.names[one[place]["id"]]


@seeded("LD-AUDIT-005", LOG)
class WhatIsGoneWasNever(Log):
    def __init__(self) -> None:
        self.gone: list[int] = []

    def tell(self, asked: Asked, told: Told) -> None:
        last = asked.path.rpartition("/")[2]
        if asked.method == "DELETE" and told.ok and last.isdigit():
            self.gone.append(int(last))
        super().tell(asked, told)

    def events(self, found: list[Event]) -> list[Event]:
        return [
            one
            for one in found
            if one["type"].endswith("_deleted") or one["division"] is None or one["division"]["id"] not in self.gone
        ]
