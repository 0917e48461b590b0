"""Containment: whether everything that one schema allows is allowed by another, as jsonschema_rs finds it.

A request may only widen: what callers could send must still be taken. Callers send what is declared, so that the old
schema is read as closed: an object has no other members than those it declares. A response may only narrow: what is
answered must have been allowed. Values that an open enum (`x-open-enum`) does not name are allowed there.

Formats are no part of this: most are annotations to a validator. References to what both documents say alike have one
name in both, so that renamed components are no difference.
"""

from __future__ import annotations

import enum
from typing import Any, Final

import jsonschema_rs
from jsonschema_rs import canonical

from pipeline.diff.contract import OPEN, SUNSET, Contract, as_list, as_node
from pipeline.diff.model import Direction, Node

_INSIDE: Final = ("items", "additionalProperties")  # whose values are values of their own
_SAME_VALUE: Final = ("allOf", "anyOf", "oneOf")
_PLAIN: Final = (
    "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties",
)  # fmt: skip
_LEFT_OUT: Final = frozenset({OPEN, SUNSET, "format", "default", "discriminator", "deprecated", "xml", "title"})
_OPENED: Final = frozenset({"patternProperties", "unevaluatedProperties", "propertyNames"})


class Verdict(enum.Enum):
    """What containment says of two schemas."""

    COMPATIBLE = "yes"
    BREAKING = "no"
    UNKNOWN = "unknown"


def judge(old: tuple[Contract, Any], new: tuple[Contract, Any], direction: Direction, *, closed: bool) -> Verdict:
    """Return whether a schema that became another one breaks callers.

    Args:
        old: the document it stood in, and the schema.
        new: the document it stands in, and the schema.
        direction: `request` or `response`.
        closed: whether members that the old request does not declare are never sent.
    """
    opened = direction == "response"
    try:
        before = _canonical(*old, closed=closed and not opened, opened=opened)
        after = _canonical(*new, closed=False, opened=opened)
        found = before.covers(after) if opened else after.covers(before)
    except (
        jsonschema_rs.ValidationError,
        jsonschema_rs.ReferencingError,
        canonical.CanonicalizationError,
        ValueError,
        RecursionError,
    ):
        return Verdict.UNKNOWN
    return Verdict(found.value)


def _canonical(contract: Contract, schema: Any, *, closed: bool, opened: bool) -> jsonschema_rs.CanonicalSchema:
    bundle = _Bundle(contract, opened=opened)
    root = bundle.copy(schema, closed=closed, nested=closed)
    return jsonschema_rs.canonicalize({"allOf": [root], "$defs": bundle.definitions}, draft=jsonschema_rs.Draft202012)


class _Bundle:
    """A schema made one of its own: references lead to `$defs`."""

    def __init__(self, contract: Contract, *, opened: bool) -> None:
        self.contract = contract
        self.opened = opened
        self.definitions: Node = {}

    def copy(self, value: Any, *, closed: bool, nested: bool) -> Any:
        """Copy a schema; `closed`: nothing undeclared in this object; `nested`: nor in those inside."""
        if not isinstance(value, dict):
            return value if isinstance(value, bool) else {}
        node = as_node(value)
        found: Node = {}
        for key, item in node.items():
            if key in _LEFT_OUT or (key == "enum" and self.opened and node.get(OPEN) is True):
                continue
            if key == "$ref" and isinstance(item, str):
                found["$ref"] = self._reference(item, nested=nested)
            elif key in ("properties", "patternProperties"):
                found[key] = {name: self.copy(v, closed=nested, nested=nested) for name, v in as_node(item).items()}
            elif key in _INSIDE:
                found[key] = self.copy(item, closed=nested, nested=nested)
            elif key == "prefixItems":
                found[key] = [self.copy(v, closed=nested, nested=nested) for v in as_list(item)]
            elif key in _SAME_VALUE:
                found[key] = [self.copy(v, closed=False, nested=nested) for v in as_list(item)]
            elif key in _PLAIN:
                found[key] = self.copy(item, closed=False, nested=False)
            elif key == "dependentSchemas":
                found[key] = {name: self.copy(v, closed=False, nested=False) for name, v in as_node(item).items()}
            elif key == "contentSchema":
                continue  # an annotation to validators
            else:
                found[key] = item
        if closed and (names := self._names(node, frozenset())):
            return {"allOf": [found, {"propertyNames": {"enum": sorted(names)}}]}
        return found

    def _reference(self, reference: str, *, nested: bool) -> str:
        target = self.contract.target(reference)
        name = f"{self.contract.shape({'$ref': reference})}{'c' if nested else ''}"
        if name not in self.definitions:
            self.definitions[name] = True  # for what refers to itself
            self.definitions[name] = self.copy(target, closed=False, nested=nested)
        return f"#/$defs/{name}"

    def _names(self, node: Node, seen: frozenset[str]) -> set[str] | None:
        """Return the members an object declares; None where it says itself what others it may have."""
        if node.keys() & _OPENED or "additionalProperties" in node:
            return None
        names = set(as_node(node.get("properties")))
        parts = [part for key in _SAME_VALUE for part in as_list(node.get(key))]
        reference = node.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            seen |= {reference}
            parts.append(self.contract.target(reference))
        for part in parts:
            more = self._names(as_node(part), seen)
            if more is None:
                return None
            names |= more
        return names
