"""Times."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from typing import Any

from intermediary import Asked

from seeded_faults.base import CHANGE_DIVISION, CREATE, READ, Answers, Creations, seeded


class KeyTimes(Answers):
    path = r"/api_keys/\d+$"


@seeded("LD-TIME-001", READ)
class TimesAreLocal(KeyTimes):
    def spoil(self, asked: Asked, value: Any) -> None:
        local = datetime.fromisoformat(value["created_at"]) + timedelta(hours=2)
        value["created_at"] = f"{local:%Y-%m-%dT%H:%M:%S}+02:00"


@seeded("LD-RES-002", READ)
class TimesAreSeconds(KeyTimes):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["created_at"] = int(datetime.fromisoformat(value["created_at"]).timestamp())


@seeded("LD-TIME-001", READ)
class TimesHaveASpace(KeyTimes):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["created_at"] = value["created_at"].replace("T", " ")


@seeded("LD-TIME-002", CREATE)
class ExpiryIsShownAnHourLate(KeyTimes):
    def spoil(self, asked: Asked, value: Any) -> None:
        late = datetime.fromisoformat(value["expiry_at"]) + timedelta(hours=1)
        value["expiry_at"] = f"{late:%Y-%m-%dT%H:%M:%SZ}"


@seeded("LD-TIME-002", CREATE)
class ExpiryLosesItsOffset(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if isinstance(body.get("expiry_at"), str):
            body["expiry_at"] = body["expiry_at"][:19] + "Z"


@seeded("LD-TIME-002", CREATE)
class ExpiryIsCutToTheDay(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if isinstance(body.get("expiry_at"), str) and body["expiry_at"][10:11] == "T":
            body["expiry_at"] = body["expiry_at"][:10] + "T00:00:00Z"


@seeded("LD-LIFE-004", CHANGE_DIVISION)
class CreationMovesWithEachLook(Answers):
    path = r"/divisions/\d+$"

    def __init__(self) -> None:
        self.looks = itertools.count()

    def spoil(self, asked: Asked, value: Any) -> None:
        moved = datetime.fromisoformat(value["created_at"]) + timedelta(seconds=next(self.looks))
        value["created_at"] = f"{moved:%Y-%m-%dT%H:%M:%SZ}"
