"""What was made can be read, and what was removed cannot."""

from __future__ import annotations

import re
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import CREATE, REMOVE, Listed, Shown, is_creation, is_list, is_removal, seeded


def rounded(text: bytes) -> bytes:
    """Ids as a reader with 64-bit floats gives them back."""
    return re.sub(rb"\b\d{17,19}\b", lambda match: b"%d" % int(float(match[0])), text)


@seeded("LD-LIFE-001", CREATE)
class IdsAreRounded(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked):
            told.body = rounded(told.body)


@seeded("LD-LIFE-001", CREATE)
class ListRoundsIds(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_list(asked):
            told.body = rounded(told.body)


@seeded("LD-LIFE-001", CREATE)
class NamesAreCut(Shown):
    def spoil(self, asked: Asked, value: Any) -> None:
        if "name" in value:
            value["name"] = value["name"][:8]


@seeded("LD-LIFE-001", CREATE)
class NewKeysAreNotListed(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["items"] = [one for one in value["items"] if not one["name"].startswith("contract-")]


@seeded("LD-LIFE-002", REMOVE)
class RemovedCanBeRead(Fault):
    def __init__(self) -> None:
        self.seen: dict[str, Told] = {}

    def ask(self, asked: Asked) -> Told | None:
        if is_removal(asked):
            read = self.send(Asked("GET", asked.path, {}, asked.headers, b""))
            if read.ok:
                self.seen[asked.path] = read
        return self.seen.get(asked.path) if asked.method == "GET" else None


@seeded("LD-LIFE-002", REMOVE)
class RemovedTwiceIsFine(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_removal(asked) and told.status == 404:
            told.status, told.body = 204, b""
