"""One document, read for comparing: its facts, with references followed, and a shape for every part of it.

Two parts have one shape where they say the same, whatever the components are called that they refer to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast
from urllib.parse import unquote

from pipeline.console import Problem
from pipeline.diff.model import Node
from pipeline.facts import facts

# Extensions that say something of the contract, under the names that they have here: facts leave extensions out.
OPEN: Final = "open enum"
SUNSET: Final = "sunset"
_KEPT: Final = {"x-open-enum": OPEN, "x-sunset": SUNSET}

_ROUNDS: Final = 300

_KINDS: Final = ("schemas", "responses", "parameters", "requestBodies", "headers", "links", "callbacks", "pathItems")


class Contract:
    """A document's facts."""

    def __init__(self, document: Node) -> None:
        self.raw = document
        self.root: Node = _facts(document)
        self._targets: dict[str, Node] = {}
        self._classes: dict[str, str] = {}
        self._shapes: dict[int, tuple[Any, str]] = {}
        self._merged: dict[int, tuple[Node, Node]] = {}

    def components(self, kind: str) -> Node:
        """Return the components of one kind by name."""
        return as_node(as_node(self.root.get("components")).get(kind))

    def target(self, reference: str, kind: str = "schemas") -> Node:
        """Return what a reference names, as facts; an empty object where it leads nowhere."""
        key = f"{kind} {reference}"
        if key not in self._targets:
            self._targets[key] = self._find(reference, kind)
        return self._targets[key]

    def _find(self, reference: str, kind: str) -> Node:
        steps = _steps(reference)
        if steps[:1] == ["components"] and len(steps) == 3:
            return as_node(self.components(steps[1]).get(steps[2]))
        node: Any = self.raw
        for part in steps:
            if isinstance(node, dict):
                node = cast("Node", node).get(part)
            elif isinstance(node, list) and part.isdecimal() and int(part) < len(cast("list[Any]", node)):
                node = cast("list[Any]", node)[int(part)]
            else:
                return {}
        # Read in a place of its kind, because what is data and what prose depends on it.
        return as_node(_facts({"components": {kind: {"x": node}}})["components"][kind]["x"])

    def resolved(self, value: Any, kind: str = "schemas") -> Node:
        """Return an object without its reference: what it names, together with what stands beside it."""
        node = as_node(value)
        seen: set[str] = set()
        while isinstance(reference := node.get("$ref"), str) and reference not in seen:
            seen.add(reference)
            if len(node) == 1:
                node = self.target(reference, kind)
            elif id(node) in self._merged:
                node = self._merged[id(node)][1]
            else:
                merged = _merged(node, self.target(reference, kind), kind)
                self._merged[id(node)] = (node, merged)
                node = merged
        return node

    # Shapes

    def references(self) -> set[str]:
        """Return the references of the whole document."""
        return set(_references(self.root))

    def settled(self) -> dict[str, str]:
        """Return the shapes of all references that never lead back to themselves: what refers to nothing first."""
        inside = {r: set(_references(self.target(r, _kind_of(r)))) for r in self.references()}
        users: dict[str, list[str]] = {}
        for reference, found in inside.items():
            for other in found:
                users.setdefault(other, []).append(reference)
        classes: dict[str, str] = {}
        todo = [reference for reference, found in inside.items() if not found]
        while todo:
            reference = todo.pop()
            classes[reference] = self.local(reference, classes)
            for user in users.get(reference, ()):
                inside[user].discard(reference)
                if not inside[user]:
                    todo.append(user)
        return classes

    def local(self, reference: str, classes: Mapping[str, str]) -> str:
        """Return the shape of what a reference names, given the shapes of what that refers to."""
        return _digest(self._told(self.target(reference, _kind_of(reference)), classes))

    def settle(self, classes: Mapping[str, str]) -> None:
        """Take the shapes of references, which depend on each other, as found for both documents."""
        self._classes = dict(classes)
        self._shapes.clear()

    def shape(self, value: Any) -> str:
        """Return the shape of any part."""
        if not isinstance(value, dict | list):
            return _digest(value)
        part: Any = cast(Any, value)
        if id(part) not in self._shapes:
            # Kept together with the part, so that its id stays its own.
            self._shapes[id(part)] = (part, _digest(self._told(part, self._classes)))
        return self._shapes[id(part)][1]

    def _told(self, value: Any, classes: Mapping[str, str]) -> Any:
        """Return a part with its references replaced by their shapes."""
        if isinstance(value, list):
            return [self._told(item, classes) for item in cast("list[Any]", value)]
        if not isinstance(value, dict):
            return value
        node = cast("Node", value)
        reference = node.get("$ref")
        if isinstance(reference, str):
            named = f"shape {classes.get(reference, reference)}"
            if len(node) == 1:
                return named
            return {"$ref": named, **{k: self._told(v, classes) for k, v in node.items() if k != "$ref"}}
        return {key: self._told(item, classes) for key, item in node.items()}


def settle(old: Contract, new: Contract) -> None:
    """Give two documents shapes that can be compared.

    The shape of a reference is what its target says, given the shapes of what that refers to. Those that lead back to
    themselves are told apart by refinement: at first all are alike; then as often as it tells more of them apart, the
    shape of each is what its target says, given the shapes of the round before.

    Raises:
        Problem: references lead on and on, as in no document that was meant to be read.
    """
    settled = {contract: contract.settled() for contract in (old, new)}
    left = {contract: contract.references() - known.keys() for contract, known in settled.items()}
    classes = {contract: {**known, **dict.fromkeys(left[contract], "")} for contract, known in settled.items()}
    told, before = 1, 0
    for _ in range(_ROUNDS):
        if told == before:
            break
        found = {c: {reference: c.local(reference, classes[c]) for reference in left[c]} for c in left}
        classes = {contract: {**settled[contract], **known} for contract, known in found.items()}
        told, before = len({shape for known in found.values() for shape in known.values()}), told
    else:
        raise Problem(f"its schemas refer to each other over more than {_ROUNDS} steps: it cannot be compared")
    for contract, known in classes.items():
        contract.settle(known)


def as_node(value: Any) -> Node:
    """Return an object of a document; of the schemas `true` and `false` one that says so, an empty one of all else."""
    if isinstance(value, dict):
        return cast("Node", value)
    return {"not": {}} if value is False else {}


def as_list(value: Any) -> list[Any]:
    """Return an array of a document, and an empty one for what is none."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def _merged(node: Node, target: Node, kind: str) -> Node:
    beside = {key: value for key, value in node.items() if key != "$ref"}
    if kind == "schemas" and beside.keys() & target.keys():
        return {**beside, "allOf": [target, *as_list(beside.get("allOf"))]}
    return {**target, **beside}


def _facts(document: Node) -> Node:
    return as_node(facts(_kept(document)))


def _kept(value: Any) -> Any:
    if isinstance(value, list):
        return [_kept(item) for item in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    return {
        # A property could be called so: its schema is an object, the extension's value never is.
        (_KEPT[key] if key in _KEPT and isinstance(item, bool | str) else key): _kept(item)
        for key, item in cast("Node", value).items()
    }


def _steps(reference: str) -> list[str]:
    if not reference.startswith("#/"):
        return []
    return [part.replace("~1", "/").replace("~0", "~") for part in unquote(reference[2:]).split("/")]


def _kind_of(reference: str) -> str:
    steps = _steps(reference)
    return steps[1] if steps[:1] == ["components"] and len(steps) == 3 and steps[1] in _KINDS else "schemas"


def _references(value: Any) -> Iterator[str]:
    """Yield every reference, of a member called `$ref` none."""
    if isinstance(value, list):
        for item in cast("list[Any]", value):
            yield from _references(item)
    elif isinstance(value, dict):
        for key, item in cast("Node", value).items():
            if key == "$ref" and isinstance(item, str):
                yield item
            else:
                yield from _references(item)


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:20]
