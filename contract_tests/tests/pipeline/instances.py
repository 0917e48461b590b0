"""Values that fit a schema of a corrected document, spelt in every way that JSON allows, and ways to spoil them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from hypothesis import strategies as st

Place: TypeAlias = "tuple[str | int, ...]"

INT64 = 2**63 - 1


@dataclass(frozen=True)
class Number:
    """A number as it is spelt: `59`, `59.0`, `5.9e1`."""

    text: str


@dataclass(frozen=True)
class Instant:
    """A time as it is spelt."""

    text: str


def spelt(value: Any) -> str:
    """Return JSON text."""
    match value:
        case Number():
            return value.text
        case Instant():
            return json.dumps(value.text)
        case dict():
            return "{" + ", ".join(f"{json.dumps(k)}: {spelt(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(spelt, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def read(text: bytes) -> Any:
    """Parse JSON with every number exact."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def difference(sent: Any, got: Any, place: str = "$") -> str | None:
    """Say where two values mean different things, if they do: `sent` as drawn, `got` as `read`."""
    match sent:
        case Number():
            same = isinstance(got, Decimal) and Decimal(sent.text) == got
        case Instant():
            same = isinstance(got, str) and moment(sent.text) == moment(got)
        case dict():
            if not isinstance(got, dict) or sent.keys() != got.keys():
                return f"{place}: {sorted(sent)} became {sorted(got) if isinstance(got, dict) else got!r}"
            return next(filter(None, (difference(v, got[k], f"{place}.{k}") for k, v in sent.items())), None)
        case list():
            if not isinstance(got, list) or len(sent) != len(got):
                return f"{place}: {sent!r} became {got!r}"
            pairs = enumerate(zip(sent, got, strict=True))
            return next(filter(None, (difference(a, b, f"{place}[{i}]") for i, (a, b) in pairs)), None)
        case _:
            same = type(sent) is type(got) and sent == got
    return None if same else f"{place}: {sent!r} became {got!r}"


def moment(text: str) -> datetime.datetime:
    """Parse RFC 3339."""
    return datetime.datetime.fromisoformat(text.upper().replace("Z", "+00:00")).astimezone(datetime.UTC)


class Schemas:
    """The schemas of one document, as strategies."""

    def __init__(self, whole: Mapping[str, Any]) -> None:
        self.whole = whole
        self.named: Mapping[str, Any] = whole["components"]["schemas"]
        self._values: dict[int, st.SearchStrategy[Any]] = {}

    def resolved(self, node: Any) -> Any:
        while "$ref" in node:
            found: Any = self.whole
            for part in node["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            node = found
        return node

    def answered(self) -> list[str]:
        """Return the names of the object schemas that a success answer holds, at any depth."""
        found: dict[str, None] = {}

        def visit(node: Any) -> None:
            if isinstance(node, list):
                for part in node:
                    visit(part)
            elif isinstance(node, dict):
                reference = node.get("$ref")
                name = reference.rpartition("/")[2] if isinstance(reference, str) else None
                if name is not None and name not in found and name in self.named:
                    found[name] = None
                    visit(self.named[name])
                for part in node.values():
                    visit(part)

        for item in self.whole["paths"].values():
            for operation in item.values():
                for status, response in operation.get("responses", {}).items():
                    if status < "4":
                        visit(self.resolved(response).get("content", {}))
        return sorted(name for name in found if self.members(self.named[name])[0])

    def members(self, schema: Any) -> tuple[dict[str, Any], set[str]]:
        """Return the properties of an object schema, and the names of those that must be there."""
        schema = self.resolved(schema)
        properties: dict[str, Any] = {}
        required: set[str] = set()
        for part in schema.get("allOf", ()):
            more, needed = self.members(part)
            properties |= more
            required |= needed
        return properties | schema.get("properties", {}), required | set(schema.get("required", ()))

    def kinds(self, schema: Any) -> list[tuple[str, Any]]:
        """Return the JSON types that a schema allows, each with the schema that says more."""
        schema = self.resolved(schema)
        for word in ("oneOf", "anyOf"):
            if word in schema:
                return [kind for part in schema[word] for kind in self.kinds(part)]
        if self.members(schema)[0]:
            nullable = "null" in schema.get("type", ()) and schema.get("type") != "null"
            return [("object", schema), *([("null", {})] if nullable else [])]
        declared = schema.get("type", "any")
        return [(kind, schema) for kind in ([declared] if isinstance(declared, str) else declared)]

    def values(self, schema: Any) -> st.SearchStrategy[Any]:
        """Return a strategy of values that fit; objects get members, and enums values, that nobody declared, too."""
        key = id(schema)
        if key not in self._values:
            # Deferred, because schemas may hold themselves.
            self._values[key] = st.deferred(lambda: st.one_of([self._value(*kind) for kind in self.kinds(schema)]))
        return self._values[key]

    def _value(self, kind: str, schema: Any) -> st.SearchStrategy[Any]:
        match kind:
            case "null":
                return st.none()
            case "boolean":
                return st.booleans()
            case "integer":
                return integers(schema.get("minimum", -INT64), schema.get("maximum", INT64))
            case "number":
                return st.floats(allow_nan=False, allow_infinity=False, width=32).map(repr).map(Number)
            case "string" if "enum" in schema:
                values = [v for v in schema["enum"] if v is not None]
                return st.sampled_from(values * 3) | TEXTS
            case "string":
                return TIMES if schema.get("format") == "date-time" else TEXTS
            case "array":
                return st.lists(self.values(schema.get("items", ANY)), max_size=2)
            case "object":
                return self._object(schema)
            case _:
                return ANYTHING

    def _object(self, schema: Any) -> st.SearchStrategy[Any]:
        properties, required = self.members(schema)
        if not properties:
            inner = schema.get("additionalProperties")
            return st.dictionaries(TEXTS, self.values(inner if isinstance(inner, dict) else ANY), max_size=2)
        values = {name: self.values(inner) for name, inner in properties.items()}
        declared = st.fixed_dictionaries(
            {n: v for n, v in values.items() if n in required},
            optional={n: v for n, v in values.items() if n not in required},
        )
        return st.one_of(
            declared, declared, declared, st.builds(lambda found, more: more | found, declared, UNDECLARED)
        )

    def places(self, value: Any, schema: Any, place: Place = ()) -> Iterator[tuple[Place, list[str], Any]]:
        """Yield the declared places of a value, with the JSON types that they take and the schema."""
        kinds = self.kinds(schema)
        words = [kind for kind, _ in kinds]
        if "any" in words:
            return
        yield place, words, self.resolved(schema)
        for kind, inner in kinds:
            if kind == "array" and isinstance(value, list):
                for number, part in enumerate(value):
                    yield from self.places(part, inner.get("items", {}), (*place, number))
            elif kind == "object" and isinstance(value, dict):
                properties, _ = self.members(inner)
                fallback = inner.get("additionalProperties") if not properties else None
                for name, part in value.items():
                    known = properties.get(name, fallback)
                    if isinstance(known, dict):
                        yield from self.places(part, known, (*place, name))


ANY: dict[str, Any] = {}
TEXTS = st.text(max_size=6)


def integers(low: int, high: int) -> st.SearchStrategy[Number]:
    """Return whole numbers, often above 2**53, spelt in several ways."""
    large = st.integers(max(low, min(high, 2**53 + 1)), high)
    plain = st.integers(low, high) | large
    return (
        plain.map(str).map(Number)
        | plain.map(lambda n: Number(f"{n}.0"))
        | plain.map(lambda n: Number(f"{n}0e-1" if n else "0e0"))
    )


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | TEXTS
    | st.integers(-INT64, INT64).map(str).map(Number)
    | st.floats(allow_nan=False, allow_infinity=False).map(repr).map(Number),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
UNDECLARED = st.dictionaries(TEXTS | st.sampled_from(["id_", "class", "result", "_extra"]), ANYTHING, max_size=2)


def _time(moment: datetime.datetime, digits: str, zone: str, small: bool) -> Instant:
    text = f"{moment.isoformat()}{'.' if digits else ''}{digits}{zone}"
    return Instant(text.lower() if small else text)


TIMES = st.builds(
    _time,
    st.datetimes(min_value=datetime.datetime(1970, 1, 2), max_value=datetime.datetime(2261, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    st.integers(0, 999_999).map(lambda n: f"{n:06}".rstrip("0")),
    st.sampled_from(["Z", "+00:00", "-07:30", "+14:00"]),
    st.booleans(),
)
