"""How two schemas differ: member by member, and as a whole by containment.

Nothing is passed over: where two schemas differ in shape and no rule has told how, `schema-changed` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pipeline.diff.contract import OPEN, SUNSET, Contract, as_list, as_node
from pipeline.diff.model import Change, Direction, Level, Node, Subject, exact, short, step
from pipeline.diff.oracle import Verdict, judge
from pipeline.diff.rules import BOUNDS, COMBINATIONS, KEYWORDS, NOTES, RULES

# Format: the formats whose values it has among its own.
_WIDER: Final = {"int64": {"int32"}, "double": {"float"}}

_LEVELS: Final = {
    Verdict.COMPATIBLE: Level.COMPATIBLE,
    Verdict.UNKNOWN: Level.REVIEW,
    Verdict.BREAKING: Level.BREAKING,
}
_HANDLED: Final = frozenset(
    {"type", "format", "enum", "const", OPEN, "pattern", "properties", "required", "additionalProperties", "items"}
    | {"prefixItems", "readOnly", "writeOnly", "deprecated", SUNSET, "$defs", "definitions"}
    | {*BOUNDS, *KEYWORDS, *NOTES, *COMBINATIONS}
)


@dataclass(frozen=True)
class Place:
    """Where a pair of schemas stands: `scope` as in the rules, pointers into both documents, words for a sentence.

    `owner` is the component that declares it, `trail` the way from there or from `root`, which names the rest.
    """

    scope: str
    direction: Direction
    old: str
    new: str
    root: str
    subject: Subject
    owner: str = ""
    trail: tuple[str, ...] = ()

    def at(self, *keys: str, words: str = "", scope: str | None = None) -> Place:
        """Return a place inside this one."""
        return replace(
            self,
            old=step(self.old, *keys),
            new=step(self.new, *keys),
            trail=(*self.trail, words) if words else self.trail,
            scope=self.scope if scope is None else scope,
        )

    @property
    def member(self) -> str:
        """The scope of what is inside."""
        return {"request-body": "request-property", "response-body": "response-property"}.get(self.scope, self.scope)

    @property
    def what(self) -> str:
        """The place in words, to begin a sentence."""
        way = "".join(part if part.startswith("[") else f".{part}" for part in self.trail).lstrip(".")
        kind = "Request" if self.direction == "request" else "Response"
        if self.owner:
            return f"{kind} member `{way}` of `{self.owner}`" if way else f"{kind} schema `{self.owner}`"
        return f"Member `{way}` of {self.root}" if way else self.root[0].upper() + self.root[1:]


@dataclass
class _Found:
    """What one pair says itself, and the pairs inside it that differ."""

    changes: list[Change] = field(default_factory=list[Change])
    inside: list[tuple[Any, Any, Place]] = field(default_factory=list[tuple[Any, Any, Place]])


class Schemas:
    """Compares schemas of two documents, each pair once."""

    def __init__(self, old: Contract, new: Contract) -> None:
        self.old = old
        self.new = new
        self._known: dict[tuple[str, ...], _Found] = {}
        self._verdicts: dict[tuple[str, ...], Verdict] = {}

    def compare(self, old: Any, new: Any, place: Place) -> list[Change]:
        """Return the changes of a schema where one begins: of a body, a parameter, a header."""
        if self.old.shape(old) == self.new.shape(new):
            return []
        found = self._findings(old, new, place)
        worst = max((change.level for change in found), default=Level.COMPATIBLE)
        if worst is not Level.BREAKING:
            # The members may each seem fine, and all of them together not.
            verdict = self._judged(old, new, place.direction, closed=True)
            if verdict is Verdict.BREAKING:
                narrowed = "narrowed" if place.direction == "request" else "widened"
                found.append(self.change(f"schema-{narrowed}", place))
            elif verdict is Verdict.UNKNOWN and worst is Level.COMPATIBLE:
                found.append(self.change("schema-undecided", place))
        return found

    def change(
        self,
        name: str,
        place: Place,
        before: Any = None,
        after: Any = None,
        *,
        level: Level | None = None,
        whole: bool = False,
    ) -> Change:
        """Return a change by the rule `name` of the place's scope, or by the rule of that very name (`whole`)."""
        rule = RULES[name if whole else f"{place.scope}-{name}"]
        gone = after is None and before is not None and name.endswith("-removed")
        return Change(
            id=rule.id,
            level=rule.level if level is None else level,
            direction=rule.direction,
            text=rule.text.format(what=place.what, before=short(before), after=short(after)),
            pointer=place.old if gone else place.new,
            before=before,
            after=after,
            subject=place.subject,
        )

    def _judged(self, old: Any, new: Any, direction: Direction, *, closed: bool) -> Verdict:
        key = (self.old.shape(old), self.new.shape(new), direction, str(closed))
        if key not in self._verdicts:
            self._verdicts[key] = judge((self.old, old), (self.new, new), direction, closed=closed)
        return self._verdicts[key]

    def _findings(self, old: Any, new: Any, place: Place) -> list[Change]:
        """Return what a pair and all pairs inside it say; a list of pairs to do, as schemas may hold themselves."""
        found: dict[tuple[str, ...], Change] = {}
        seen: set[tuple[str, ...]] = set()
        todo = [(old, new, place)]
        while todo:
            before, after, where = todo.pop()
            where = self._entered(before, after, where)
            shapes = self.old.shape(before), self.new.shape(after)
            key = (*shapes, where.scope, where.old, where.new, *where.trail, *where.subject)
            if key in seen:
                continue
            seen.add(key)
            if key not in self._known:
                self._known[key] = _Pair(self, before, after, where).find()
            found.update((change.key, change) for change in self._known[key].changes)
            todo += reversed(self._known[key].inside)
        return list(found.values())

    def _entered(self, old: Any, new: Any, place: Place) -> Place:
        """Return the place behind the references: in the components that declare what is compared."""
        before, after = _last(self.old, old), _last(self.new, new)
        if after is None:
            return place if before is None else replace(place, old=before[1:])
        named = after.startswith("#/components/schemas/")
        name = after.rpartition("/")[2].replace("~1", "/").replace("~0", "~") if named else after
        return replace(
            place,
            old=place.old if before is None else before[1:],
            new=after[1:],
            owner=name,
            trail=(),
            subject=("schema", name),
        )

    def verdict(self, old: Any, new: Any, direction: Direction) -> Verdict:
        """Return what containment says of a pair as it stands."""
        return self._judged(old, new, direction, closed=False)

    def alike(self, old: Any, new: Any) -> bool:
        """Whether two schemas say the same."""
        return self.old.shape(old) == self.new.shape(new)


def _last(contract: Contract, schema: Any) -> str | None:
    """Return the last reference of a chain."""
    found: str | None = None
    node = as_node(schema)
    seen: set[str] = set()
    while isinstance(reference := node.get("$ref"), str) and reference not in seen:
        seen.add(reference)
        found = reference
        node = contract.target(reference)
    return found if found is None or found.startswith("#") else None


@dataclass(frozen=True)
class _Shown:
    """A schema made easy to compare: without references, with what says that null is allowed set apart."""

    node: Node
    nullable: bool
    types: frozenset[str] | None


def _shown(contract: Contract, schema: Any) -> _Shown:
    node = contract.resolved(schema)
    nullable = False
    for _ in range(50):  # as deep as anybody nests them
        whole = as_list(node.get("allOf"))
        if len(whole) == 1 and not (node.keys() - {"allOf"}):
            node = contract.resolved(whole[0])
            continue
        word = next((w for w in ("oneOf", "anyOf") if _has_null(node, w)), None)
        if word is None:
            break
        nullable = True
        rest = [part for part in as_list(node[word]) if as_node(part).get("type") != "null"]
        if len(rest) == 1 and not (node.keys() - {word, "default", "deprecated", SUNSET}):
            beside = {key: value for key, value in node.items() if key != word}
            inner = contract.resolved(rest[0])
            node = {**inner, **beside} if beside else inner
        else:
            node = {**node, word: rest}
    types = node.get("type")
    if types is None:
        return _Shown(node, nullable, None)
    words = frozenset(str(kind) for kind in (as_list(types) or [types]))
    if "null" in words and len(words) > 1:
        # Where null stands beside other types, a list of values has to name it, too.
        values = node.get("enum")
        nullable |= not isinstance(values, list) or None in as_list(values)
        words -= {"null"}
        if isinstance(values, list):
            node = {**node, "enum": [value for value in as_list(values) if value is not None]}
    return _Shown(node, nullable, words)


def _has_null(node: Node, word: str) -> bool:
    parts = as_list(node.get(word))
    return len(parts) > 1 and any(as_node(part).get("type") == "null" for part in parts)


class _Pair:
    """The comparison of one pair of schemas."""

    def __init__(self, schemas: Schemas, old: Any, new: Any, place: Place) -> None:
        self.schemas = schemas
        self.raw = (old, new)
        self.place = place
        self.before = _shown(schemas.old, old)
        self.after = _shown(schemas.new, new)
        self.old = self.before.node
        self.new = self.after.node
        self.own: list[Change] = []
        self.found = _Found()

    def find(self) -> _Found:
        """Return what differs."""
        if not self._wrapped():
            for part in (
                self._types, self._format, self._values, self._bounds, self._keywords, self._notes, self._flags,
                self._members, self._undeclared, self._items, self._combined, self._rest,
            ):  # fmt: skip
                part()
        self._relax()
        if not self.own and not self.found.inside:
            self._say("schema-changed")
        self.found.changes = self.own
        return self.found

    def _inner(self, old: Any, new: Any, place: Place) -> None:
        """Keep a pair inside for later, where it differs."""
        if not self.schemas.alike(old, new):
            self.found.inside.append((old, new, place))

    def _say(self, name: str, before: Any = None, after: Any = None, *, place: Place | None = None) -> None:
        place = place or self.place
        level = None
        if RULES[f"{place.scope}-{name}"].judged:
            level = _LEVELS[self.schemas.verdict(*self.raw, place.direction)]
        self.own.append(self.schemas.change(name, place, before, after, level=level))

    def _relax(self) -> None:
        """Lower what cannot matter: a bound of numbers on texts, a value that another keyword excludes in any case."""
        rules = [RULES[change.id] for change in self.own]
        if not any(c.level is Level.BREAKING and r.relaxed for c, r in zip(self.own, rules, strict=True)):
            return
        if self.schemas.verdict(*self.raw, self.place.direction) is Verdict.COMPATIBLE:
            self.own = [
                replace(change, level=Level.COMPATIBLE) if rule.relaxed else change
                for change, rule in zip(self.own, rules, strict=True)
            ]

    def _presence(self, name: str, key: str) -> tuple[Any, Any] | None:
        """Say that a keyword was added or removed; return what it held and holds where it was and is there."""
        if key not in self.old and key not in self.new:
            return None
        if key not in self.old:
            self._say(f"{name}-added", after=self.new[key])
        elif key not in self.new:
            self._say(f"{name}-removed", before=self.old[key])
        else:
            return self.old[key], self.new[key]
        return None

    def _wrapped(self) -> bool:
        """Whether one schema is among the alternatives of the other, and has been told so."""
        for word, name in (("oneOf", "one-of"), ("anyOf", "any-of")):
            if (
                word in self.new
                and word not in self.old
                and any(self.schemas.alike(self.raw[0], part) for part in as_list(self.new[word]))
            ):
                self._say(f"wrapped-in-{name}")
                return True
            if (
                word in self.old
                and word not in self.new
                and any(self.schemas.alike(part, self.raw[1]) for part in as_list(self.old[word]))
            ):
                self._say(f"unwrapped-from-{name}")
                return True
        return False

    def _types(self) -> None:
        if self.after.nullable and not self.before.nullable and self.before.types is not None:
            self._say("became-nullable")
        elif self.before.nullable and not self.after.nullable and self.after.types is not None:
            self._say("became-not-nullable")
        old, new = self.before.types, self.after.types
        if old == new:
            return
        if old is None or new is None:
            told = "list-of-types-widened" if new is None else "list-of-types-narrowed"
            self._say(told, _types(old), _types(new))
            return
        wide_old, wide_new = (types | ({"integer"} if "number" in types else set[str]()) for types in (old, new))
        single = len(old) == len(new) == 1
        if wide_old < wide_new:
            self._say("type-generalized" if single else "list-of-types-widened", _types(old), _types(new))
        elif wide_new < wide_old:
            self._say("type-specialized" if single else "list-of-types-narrowed", _types(old), _types(new))
        else:
            self._say("type-changed", _types(old), _types(new))

    def _format(self) -> None:
        both = self._presence("format", "format")
        if both is None or both[0] == both[1]:
            return
        old, new = map(str, both)
        if old in _WIDER.get(new, ()):
            self._say("format-generalized", old, new)
        elif new in _WIDER.get(old, ()):
            self._say("format-specialized", old, new)
        else:
            self._say("format-changed", old, new)

    def _values(self) -> None:
        both = self._presence("const", "const")
        if both is not None and exact(both[0]) != exact(both[1]):
            self._say("const-changed", *both)
        old, new = self.old.get("enum"), self.new.get("enum")
        if old is None or new is None:
            if new is not None:
                self._say("became-enum", after=new)
            elif old is not None:
                self._say("became-not-enum", before=old)
        else:
            known, left = as_list(old), as_list(new)
            open_ = self.old.get(OPEN) is True and self.place.direction == "response"
            for value in _without(left, known):
                self._say("open-enum-value-added" if open_ else "enum-value-added", after=value)
            for value in _without(known, left):
                self._say("enum-value-removed", before=value)
        if old is not None and new is not None and self.old.get(OPEN) != self.new.get(OPEN):
            self._say("enum-became-open" if self.new.get(OPEN) is True else "enum-became-closed")

    def _bounds(self) -> None:
        for keyword, (name, _, _) in BOUNDS.items():
            old, new = self.old.get(keyword), self.new.get(keyword)
            if exact(old) == exact(new):
                continue
            if old is None:
                self._say(f"{name}-set", after=new)
            elif new is None:
                self._say(f"{name}-unset", before=old)
            elif isinstance(old, int | float) and isinstance(new, int | float):
                self._say(f"{name}-{'increased' if new > old else 'decreased'}", old, new)
            else:
                self._say("keyword-changed", old, keyword)

    def _keywords(self) -> None:
        for keyword, name in (*KEYWORDS.items(), ("pattern", "pattern")):
            both = self._presence(name, keyword)
            if both is not None and not self.schemas.alike(*both):
                self._say(f"{name}-changed", *both)

    def _notes(self) -> None:
        for keyword, (name, _) in NOTES.items():
            both = self._presence(name, keyword)
            if both is not None and exact(both[0]) != exact(both[1]):
                self._say(f"{name}-changed", *both)

    def _flags(self) -> None:
        for keyword, on, off in (
            ("deprecated", "deprecated", "reactivated"),
            ("readOnly", "became-read-only", "became-not-read-only"),
            ("writeOnly", "became-write-only", "became-not-write-only"),
        ):
            old, new = self.old.get(keyword, False), self.new.get(keyword, False)
            if old != new:
                self._say(on if new is True else off)

    def _members(self) -> None:
        old, new = as_node(self.old.get("properties")), as_node(self.new.get("properties"))
        needed_old, needed_new = _texts(self.old.get("required")), _texts(self.new.get("required"))
        for name in sorted({*old, *new} | (needed_old ^ needed_new)):
            here = self.place.at("properties", name, words=name, scope=self.place.member)
            here = replace(here, subject=("member", self.place.owner or self.place.subject[1], name))
            self._member(name, (old, name in needed_old), (new, name in needed_new), here)

    def _member(self, name: str, old: tuple[Node, bool], new: tuple[Node, bool], here: Place) -> None:
        (before, was_needed), (after, is_needed) = old, new

        def say(id_: str, before: Any = None, after: Any = None) -> None:
            self.own.append(self.schemas.change(id_, here, before, after, whole=True))

        request = here.direction == "request"
        if (name in after) == (name in before):
            if was_needed != is_needed:
                kind = "request" if request else "response"
                say(f"{kind}-property-became-{'required' if is_needed else 'optional'}")
            if name in after:
                self._inner(before[name], after[name], here)
        elif name in after:
            if request:
                say(f"new-{'required' if is_needed else 'optional'}-request-property", after=name)
            else:
                say(f"response-{'required' if is_needed else 'optional'}-property-added", after=name)
            if request and was_needed and not is_needed:
                say("request-property-became-optional")
        elif request:
            say("request-property-removed", before=name)
            if is_needed and not was_needed:
                say("request-property-became-required")
        else:
            say(f"response-{'required' if was_needed else 'optional'}-property-removed", before=name)

    def _undeclared(self) -> None:
        old, new = self.old.get("additionalProperties", True), self.new.get("additionalProperties", True)
        if self.schemas.alike(_true(old), _true(new)):
            return
        if new is False:
            self._say("additional-properties-removed")
        elif old is False:
            self._say("additional-properties-added")
        else:
            here = self.place.at("additionalProperties", words="[*]", scope=self.place.member)
            self._inner(_true(old), _true(new), here)

    def _items(self) -> None:
        both = self._presence("items", "items")
        if both is not None:
            self._inner(*both, self.place.at("items", words="[]"))
        old, new = as_list(self.old.get("prefixItems")), as_list(self.new.get("prefixItems"))
        for index in range(max(len(old), len(new))):
            if index >= len(old):
                self._say("prefix-items-added", after=index)
            elif index >= len(new):
                self._say("prefix-items-removed", before=index)
            else:
                here = self.place.at("prefixItems", str(index), words=f"[{index}]")
                self._inner(old[index], new[index], here)

    def _combined(self) -> None:
        for keyword, (name, _, _) in COMBINATIONS.items():
            if keyword not in self.old and keyword not in self.new:
                continue
            old, new = as_list(self.old.get(keyword)), as_list(self.new.get(keyword))
            pairs, gone, added = self._matched(old, new)
            for before, after in pairs:
                here = replace(
                    self.place,
                    old=step(self.place.old, keyword, str(before)),
                    new=step(self.place.new, keyword, str(after)),
                )
                self._inner(old[before], new[after], here)
            for index in added:
                self._say(f"{name}-added", after=new[index])
            for index in gone:
                self._say(f"{name}-removed", before=old[index])

    def _matched(self, old: list[Any], new: list[Any]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
        """Pair alternatives: those that say the same, then those of one name, then the rest where it is as many."""
        left, right = list(range(len(old))), list(range(len(new)))
        pairs: list[tuple[int, int]] = []
        for same in (self.schemas.alike, _of_one_name):
            for i in list(left):
                j = next((j for j in right if same(old[i], new[j])), None)
                if j is not None:
                    pairs.append((i, j))
                    left.remove(i)
                    right.remove(j)
        if len(left) == len(right):
            pairs += zip(left, right, strict=True)
            left, right = [], []
        return pairs, left, right

    def _rest(self) -> None:
        for key in sorted((self.old.keys() | self.new.keys()) - _HANDLED):
            if not self.schemas.alike(self.old.get(key), self.new.get(key)):
                self._say("keyword-changed", self.old.get(key), key)


def _texts(value: Any) -> set[str]:
    return {item for item in as_list(value) if isinstance(item, str)}


def _of_one_name(old: Any, new: Any) -> bool:
    return "$ref" in as_node(old) and as_node(old)["$ref"] == as_node(new).get("$ref")


def _types(types: Iterable[str] | None) -> str:
    return "any" if types is None else " or ".join(sorted(types))


def _true(schema: Any) -> Any:
    return {} if schema is True else schema


def _without(values: list[Any], others: list[Any]) -> list[Any]:
    known = {exact(value) for value in others}
    return [value for value in values if exact(value) not in known]
