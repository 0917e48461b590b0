"""What a comparison finds: changes, each with an id, a level, a direction, a place and a sentence."""

from __future__ import annotations

import enum
import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Node: TypeAlias = "dict[str, Any]"
"""An object of a document."""

Direction: TypeAlias = Literal["request", "response", "both"]

Subject: TypeAlias = "tuple[str, ...]"
"""What a change is about, so that changes of the wire and of the Python API find each other.

`("operation", "GET /a")`, `("argument", "GET /a", "page")`, `("member", "Deployment", "name")`, `("schema", "Area")`.
"""


class Level(enum.IntEnum):
    """How bad a change is for those who call; the larger, the worse."""

    COMPATIBLE = 0
    REVIEW = 1
    BREAKING = 2

    @property
    def word(self) -> str:
        """Its name as it is printed."""
        return self.name.lower()


@dataclass(frozen=True)
class Change:
    """One change of the contract (`area` wire) or of what Python programs see of it (`area` python).

    `operations` are the operations it touches (`GET /path`), `pointer` is where it stands in the document: in the new
    one, or in the old one where the new one has no such place. `before` and `after` are what stood and stands there,
    `None` where there is nothing. `methods`, `models` and `breaks_python` are filled in when both documents could be
    expressed in Python; `because` are the fingerprints of the changes of the wire behind one of the Python API.
    `adds` tells that callers can do more than before.
    """

    id: str
    level: Level
    direction: Direction
    text: str
    pointer: str = ""
    operations: tuple[str, ...] = ()
    before: Any = None
    after: Any = None
    subject: Subject = ()
    document: str = ""
    area: Literal["wire", "python"] = "wire"
    methods: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    breaks_python: bool | None = None
    adds: bool = False
    because: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two findings one change, wherever they were met."""
        return (self.id, self.direction, self.pointer, exact(self.before), exact(self.after))

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that stay while this is the same change, whatever its sentence says."""
        parts = (
            self.area, self.document, self.id, self.direction, self.pointer, self.operations, self.before, self.after,
        )  # fmt: skip
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]

    def as_json(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            "document": self.document,
            "area": self.area,
            "id": self.id,
            "level": self.level.word,
            "direction": self.direction,
            "text": self.text,
            "pointer": self.pointer,
            "operations": list(self.operations),
            "before": self.before,
            "after": self.after,
            "methods": list(self.methods),
            "models": list(self.models),
            "breaks_python": self.breaks_python,
            "fingerprint": self.fingerprint,
            "because": list(self.because),
        }


def short(value: Any) -> str:
    """Return a value of a document for a sentence."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def exact(value: Any) -> str:
    """Return a value as a text that is equal where the value is."""
    return json.dumps(value, sort_keys=True)


def step(at: str, *keys: str) -> str:
    """Return the pointer of something inside what `at` points to."""
    return at + "".join(f"/{key.replace('~', '~0').replace('/', '~1')}" for key in keys)
