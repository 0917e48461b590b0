"""What ends by itself, and does not."""

from __future__ import annotations

from datetime import datetime, timedelta

from intermediary import Asked, Fault, Told

from seeded_faults.base import CREATE, LIST, ROLES, WithOwner, is_creation, problem, seeded

SUPERVISOR = "GET /deployments/{deployment_id}/nodes"
ADVANCE = "/_emulator/advance"


class Watched(WithOwner):
    """Knows the emulated time, as far as it was told, and when keys end."""

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime | None = None
        self.ends: dict[str, datetime] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        super().tell(asked, told)
        if asked.path == ADVANCE:
            self.now = datetime.fromisoformat(told.json["now"])
        if is_creation(asked) and told.ok:
            self.ends[told.json["token"]] = datetime.fromisoformat(told.json["expiry_at"])

    def over(self, asked: Asked) -> timedelta:
        """How long ago the request's key ended; negative while it lives."""
        end = self.ends.get(asked.headers.get("ld-api-key", ""))
        return timedelta(days=-1) if end is None or self.now is None else self.now - end


@seeded("LD-AUTH-009", LIST)
class ExpiredKeysRead(Watched):
    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "GET" and self.over(asked) >= timedelta():
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-AUTH-009", ROLES)
class ExpiredKeysAreForbidden(Watched):
    def ask(self, asked: Asked) -> Told | None:
        return problem(403, "api_key_expired") if self.over(asked) >= timedelta() else None


@seeded("LD-AUTH-009", SUPERVISOR)
class SupervisorsDoNotLookAtExpiries(Watched):
    before = ("core", "supervisor.aws-us")

    def ask(self, asked: Asked) -> Told | None:
        if asked.service != "core" and self.over(asked) >= timedelta():
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-KEY-007", CREATE)
class KeysHaveAMinuteOfGrace(Watched):
    def ask(self, asked: Asked) -> Told | None:
        if timedelta() <= self.over(asked) < timedelta(minutes=1):
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-KEY-007", CREATE)
class KeysEndAMinuteEarly(Watched):
    def ask(self, asked: Asked) -> Told | None:
        return problem(401, "api_key_expired") if timedelta(minutes=-1) < self.over(asked) < timedelta() else None


@seeded("LD-KEY-007", CREATE)
class WhoWasLetInStaysIn(Watched):
    """Good answers are kept by key."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Told] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        super().tell(asked, told)
        key = asked.headers.get("ld-api-key", "")
        if asked.is_("GET", "/context") and key in self.ends:
            if told.ok:
                self.known[key] = told
            elif key in self.known:
                told.status, told.headers, told.body = 200, self.known[key].headers, self.known[key].body


class Remembered(Fault):
    """Keeps answers by idempotency key in its own way."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.kept: dict[tuple[str, str], tuple[float, Told]] = {}

    def place(self, asked: Asked) -> tuple[str, str] | None:
        key = asked.headers.get("idempotency-key")
        return None if key is None else (asked.headers.get("ld-api-key", ""), key)

    def replayed(self, told: Told) -> Told:
        return Told(told.status, {**told.headers, "idempotent-replayed": "true"}, told.body)

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.path == ADVANCE:
            self.passed += asked.json["seconds"]
        place = self.place(asked)
        if place is not None and told.ok and place not in self.kept:
            self.kept[place] = self.passed, told


@seeded("LD-IDEM-010", ROLES)
class AnswersAreKeptForEver(Remembered):
    def ask(self, asked: Asked) -> Told | None:
        place = self.place(asked)
        return self.replayed(self.kept[place][1]) if place in self.kept else None


@seeded("LD-IDEM-010", ROLES)
class AnswersAreKeptForAnHourAndNotMarked(Remembered):
    def ask(self, asked: Asked) -> Told | None:
        at, told = self.kept.get(self.place(asked) or ("", ""), (-1e9, Told(500)))
        return told if 600 < self.passed - at < 3600 else None


@seeded("LD-IDEM-010", CREATE)
class AnswersAreKeptForFiveMinutes(Remembered):
    def ask(self, asked: Asked) -> Told | None:
        at, _ = self.kept.get(self.place(asked) or ("", ""), (1e9, None))
        if self.passed - at > 300:
            del asked.headers["idempotency-key"]
        return None


@seeded("LD-IDEM-010", "PUT /tenants/{tenant_id}/roles/{role_id}")
class ReplaysProlong(Remembered):
    """Ten minutes from the last call."""

    def ask(self, asked: Asked) -> Told | None:
        place = self.place(asked)
        if place is None or place not in self.kept:
            return None
        at, told = self.kept[place]
        if self.passed - at > 600:
            return None
        self.kept[place] = self.passed, told
        return self.replayed(told)
