"""OpenAPI 3.0 said in the words of 3.1: what became another keyword, and nothing else.

The API of this project publishes 3.1; documents of others (`make foreign`) may be older.
"""

from __future__ import annotations

from typing import Any, Final, cast

_DATA: Final = frozenset({"example", "default", "enum", "const", "value"})
"""Keywords whose values are data: nothing in them is a keyword (`value` is an Example Object's)."""
_BOUNDS: Final = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))


def upgraded(document: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI 3.0 document as a 3.1 document; one of another version as it is.

    `nullable` becomes a type (or an alternative, beside a reference), exclusive bounds become numbers.
    """
    if not str(document.get("openapi", "")).startswith("3.0."):
        return document
    return {**_part(document, named=False), "openapi": "3.1.0"}


def _part(node: Any, *, named: bool) -> Any:
    """Return a part; `named` says that its keys are names of the document's own, and no keywords."""
    if isinstance(node, list):
        return [_part(item, named=False) for item in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    members = cast("dict[str, Any]", node)
    if named:
        return {name: _part(member, named=False) for name, member in members.items()}
    found: dict[str, Any] = {
        key: value
        if key in _DATA or (key == "examples" and isinstance(value, list))
        else _part(value, named=key in _MAPS)
        for key, value in members.items()
    }
    return _schema(found)


_MAPS: Final = frozenset(
    {"properties", "schemas", "responses", "parameters", "headers", "requestBodies", "securitySchemes", "paths"}
    | {"content", "callbacks", "links", "examples", "encoding", "variables", "mapping", "scopes"}
)


def _schema(found: dict[str, Any]) -> dict[str, Any]:
    for exclusive, bound in _BOUNDS:
        said = found.get(exclusive)
        if isinstance(said, bool):
            del found[exclusive]
            if said and bound in found:
                found[exclusive] = found.pop(bound)
    nullable = found.pop("nullable", None) if isinstance(found.get("nullable"), bool) else None
    if not nullable:
        return found
    if isinstance(kind := found.get("type"), str):
        found["type"] = [kind, "null"]
        values = found.get("enum")
        if isinstance(values, list) and None not in values:
            found["enum"] = [*cast("list[Any]", values), None]
        return found
    if found.keys() & {"$ref", "allOf", "anyOf", "oneOf"}:
        about: dict[str, Any] = {
            key: found.pop(key) for key in ("description", "title", "deprecated", "example") if key in found
        }
        return {**about, "oneOf": [found, {"type": "null"}]}
    return found


__all__ = ["upgraded"]
