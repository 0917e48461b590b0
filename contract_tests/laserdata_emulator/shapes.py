"""The least that a schema accepts: what an operation without a handler answers."""

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

from .wire import array, table

_FORMATS = {
    "date-time": "2026-01-01T00:00:00Z",
    "date": "2026-01-01",
    "time": "00:00:00Z",
    "duration": "PT0S",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "email": "nobody@example.test",
    "hostname": "example.test",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.test/",
    "uri-reference": "/",
}
_DEEP = 12

Resolve = Callable[[Any], Mapping[str, Any]]


def least(schema: Any, resolve: Resolve, depth: int = 0) -> Any:
    """A small value that fits a schema, the same each time; `resolve` follows references.

    It knows the words that the documents use. What goes with a `pattern` comes from the schema's example.
    """
    node = resolve(schema)
    for word in ("const", "default"):
        if word in node:
            return node[word]
    if "enum" in node:
        return node["enum"][0]
    types = array(node.get("type")) or [node.get("type")]
    options = array(node.get("oneOf")) or array(node.get("anyOf"))
    if "null" in types or (depth > _DEEP and any(resolve(one).get("type") == "null" for one in options)):
        return None
    parts = [least(part, resolve, depth + 1) for part in array(node.get("allOf"))]
    if options:
        parts.append(least(options[0], resolve, depth + 1))
    if types == [None]:
        if "properties" in node or (parts and all(isinstance(part, dict) for part in parts)):
            types = ["object"]
        elif parts:
            return parts[-1]
    match types[0]:
        case "object":
            return _object(node, parts, resolve, depth)
        case "array":
            return [least(node.get("items", {}), resolve, depth + 1)] * int(node.get("minItems", 0))
        case "string":
            return _string(node)
        case "integer" | "number":
            return _number(node)
        case "boolean":
            return False
        case _:
            return {}


def _object(node: Mapping[str, Any], parts: list[Any], resolve: Resolve, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in parts:
        found |= table(part)
    properties = table(node.get("properties"))
    for name in array(node.get("required")):
        if name not in found or name in properties:
            found[name] = least(properties.get(name, {}), resolve, depth + 1)
    return found


def _string(node: Mapping[str, Any]) -> str:
    if "pattern" in node or node.get("format") not in (None, *_FORMATS):
        for example in (node.get("example"), *array(node.get("examples"))):
            if isinstance(example, str):
                return example
    text = _FORMATS.get(str(node.get("format")), "")
    return text.ljust(int(node.get("minLength", 0)), "x")


def _number(node: Mapping[str, Any]) -> int | float:
    lowest: int | float = node.get("minimum", 0)
    if "exclusiveMinimum" in node:
        lowest = max(lowest, node["exclusiveMinimum"] + 1)
    step: int | float = node.get("multipleOf", 1)
    value: int | float = max(ceil(lowest / step) * step, 0)
    highest: int | float = node.get("maximum", value)
    return min(value, highest)
