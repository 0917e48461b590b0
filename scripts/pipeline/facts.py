"""The facts of an OpenAPI document: its contract without prose, and how two contracts differ.

Left out, wherever OpenAPI 3.1 or its schemas allow them: summary, description, example(s), externalDocs, $comment,
`servers`, extensions (x-*), and all of `info` (the version is a name for the contract, not a part of it). Of `tags`
the names stay, of `openapi` the major and minor number, of OAuth scopes the names. What is data stays as it is: a
property called `description`, a header called `x-csrf-token`, whatever a `default`, `const` or `enum` holds.

The order does not count of keys, parameters, tags, security alternatives, and of what is in `required`, `enum` and
`type`. It counts everywhere else (anyOf, oneOf, allOf, prefixItems): generated code may try those in order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Final

from pipeline.files import Json, sha256

_PROSE: Final = frozenset({"summary", "description", "example", "examples", "externalDocs", "$comment", "servers"})

_OPERATIONS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_SUBSCHEMA: Final = (
    "items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "not", "if", "then", "else",
    "contains", "propertyNames", "contentSchema",
)  # fmt: skip
_SUBSCHEMA_MAPS: Final = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_SUBSCHEMA_LISTS: Final = ("allOf", "anyOf", "oneOf", "prefixItems")

_UNORDERED: Final = frozenset({"required", "enum", "type", "tags", "security", "scopes"})

_Reader = Callable[[Json], Json]


def facts(document: Json) -> Json:
    """Return the contract of `document`; of something that is no OpenAPI document, whatever can be told apart.

    Applying it twice gives the same as once.
    """
    return _DOCUMENT(document)


def canonical(document: Json) -> bytes:
    """Return the facts of `document` as bytes that are equal where, and only where, the facts are."""
    return _text(facts(document)).encode()


def digest(document: Json) -> str:
    """Return the SHA-256 of the facts of `document`."""
    return sha256(canonical(document))


def same(a: Json, b: Json) -> bool:
    """Return whether two documents state the same facts."""
    return canonical(a) == canonical(b)


def diff(a: Json, b: Json) -> list[str]:
    """Return how the facts of `b` differ from those of `a`: lines `pointer: what`, none where they are the same."""
    lines: list[str] = []
    _compare(facts(a), facts(b), "", lines)
    return lines


# Reading: one reader for each kind of object, which knows what its keys hold.


def _text(value: Json) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _data(value: Json) -> Json:
    """Return data as it is, except that 1.0 is 1, as JSON Schema has it."""
    if isinstance(value, dict):
        return {key: _data(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_data(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _extension(key: str) -> bool:
    return key.startswith("x-")


def _unordered(value: Json) -> Json:
    return sorted((_data(item) for item in value), key=_text) if isinstance(value, list) else _data(value)


def _type(value: Json) -> Json:
    # ["string"] says what "string" says.
    return _data(value[0]) if isinstance(value, list) and len(value) == 1 else _unordered(value)


def _security(value: Json) -> Json:
    if not isinstance(value, list):
        return _data(value)
    alternatives: list[Json] = [
        {scheme: _unordered(scopes) for scheme, scopes in item.items()} if isinstance(item, dict) else _data(item)
        for item in value
    ]
    return sorted(alternatives, key=_text)


def _tags(value: Json) -> Json:
    return (
        _unordered([item.get("name") if isinstance(item, dict) else item for item in value])
        if isinstance(value, list)
        else _data(value)
    )


def _scopes(value: Json) -> Json:
    return _unordered(list(value)) if isinstance(value, dict) else _unordered(value)


def _parameters(value: Json) -> Json:
    return sorted((_PARAMETER(item) for item in value), key=_parameter_key) if isinstance(value, list) else _data(value)


def _parameter_key(value: Json) -> tuple[str, str]:
    return (_parameter_name(value), _text(value))


def _parameter_name(value: Json) -> str:
    if isinstance(value, dict):
        if isinstance(reference := value.get("$ref"), str):
            return reference
        if isinstance(place := value.get("in"), str) and isinstance(name := value.get("name"), str):
            return f"{place}:{name}"
    return ""


def _openapi(value: Json) -> Json:
    found = re.match(r"\d+\.\d+(?=\.|$)", value) if isinstance(value, str) else None
    return found[0] if found else _data(value)


def _list_of(reader: _Reader) -> _Reader:
    return lambda value: [reader(item) for item in value] if isinstance(value, list) else _data(value)


def _map_of(reader: _Reader, *, extensions: bool = False) -> _Reader:
    """A map of names, all of which stay; `extensions`: x-* are no names here."""

    def read(value: Json) -> Json:
        if not isinstance(value, dict):
            return _data(value)
        return {key: reader(item) for key, item in value.items() if not (extensions and _extension(key))}

    return read


def _object(readers: Callable[[], dict[str, _Reader]], drop: frozenset[str] = _PROSE) -> _Reader:
    """An object with fixed keys: those in `readers` are read by them, `drop` and x-* go, others are data."""
    known: dict[str, _Reader] = {}

    def read(value: Json) -> Json:
        if not isinstance(value, dict):
            return _data(value)
        if not known:
            known.update(readers())
        return {
            key: known.get(key, _data)(item) for key, item in value.items() if key not in drop and not _extension(key)
        }

    return read


_SCHEMA: _Reader = _object(
    lambda: {
        **dict.fromkeys(_SUBSCHEMA, _SCHEMA),
        **dict.fromkeys(_SUBSCHEMA_MAPS, _map_of(_SCHEMA)),
        **dict.fromkeys(_SUBSCHEMA_LISTS, _list_of(_SCHEMA)),
        "required": _unordered,
        "enum": _unordered,
        "type": _type,
        "dependentRequired": _map_of(_unordered),
        "discriminator": _object(dict),
    },
    # A property of a schema object, unlike of the other objects, may not be called servers.
    drop=_PROSE - {"servers"},
)
_ENCODING: _Reader = _object(lambda: {"headers": _map_of(_PARAMETER)})
_MEDIA_TYPE: _Reader = _object(lambda: {"schema": _SCHEMA, "encoding": _map_of(_ENCODING)})
_CONTENT: _Reader = _map_of(_MEDIA_TYPE)
_PARAMETER: _Reader = _object(lambda: {"schema": _SCHEMA, "content": _CONTENT})  # and headers, which have the same keys
_BODY: _Reader = _object(lambda: {"content": _CONTENT})
_LINK: _Reader = _object(dict, drop=_PROSE | {"server"})
_RESPONSE: _Reader = _object(
    lambda: {"headers": _map_of(_PARAMETER), "content": _CONTENT, "links": _map_of(_LINK)},
)
_CALLBACK: _Reader = _map_of(lambda value: _PATH_ITEM(value), extensions=True)  # noqa: PLW0108 (defined below)
_OPERATION: _Reader = _object(
    lambda: {
        "parameters": _parameters,
        "requestBody": _BODY,
        "responses": _map_of(_RESPONSE, extensions=True),
        "callbacks": _map_of(_CALLBACK),
        "security": _security,
        "tags": _unordered,
    }
)
_PATH_ITEM: _Reader = _object(lambda: {"parameters": _parameters, **dict.fromkeys(_OPERATIONS, _OPERATION)})
_FLOW: _Reader = _object(lambda: {"scopes": _scopes})
_SECURITY_SCHEME: _Reader = _object(lambda: {"flows": _map_of(_FLOW, extensions=True)})
_COMPONENTS: _Reader = _object(
    lambda: {
        "schemas": _map_of(_SCHEMA),
        "responses": _map_of(_RESPONSE),
        "parameters": _map_of(_PARAMETER),
        "requestBodies": _map_of(_BODY),
        "headers": _map_of(_PARAMETER),
        "securitySchemes": _map_of(_SECURITY_SCHEME),
        "links": _map_of(_LINK),
        "callbacks": _map_of(_CALLBACK),
        "pathItems": _map_of(_PATH_ITEM),
    }
)
_DOCUMENT: _Reader = _object(
    lambda: {
        "openapi": _openapi,
        "paths": _map_of(_PATH_ITEM, extensions=True),
        "webhooks": _map_of(_PATH_ITEM),
        "components": _COMPONENTS,
        "security": _security,
        "tags": _tags,
    },
    drop=_PROSE | {"info"},
)


# Comparing.


def _short(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 100 else text[:97] + "..."


def _step(at: str, key: str) -> str:
    return f"{at}/{key.replace('~', '~0').replace('/', '~1')}"


def _compare(a: Json, b: Json, at: str, lines: list[str]) -> None:
    if isinstance(a, dict) and isinstance(b, dict):
        _compare_maps(a, b, at, lines)
    elif isinstance(a, list) and isinstance(b, list):
        key = at.rpartition("/")[2]
        if key == "parameters":
            _compare_maps(_by_name(a), _by_name(b), at, lines)
        elif key in _UNORDERED:
            _compare_sets(a, b, at, lines)
        else:
            _compare_lists(a, b, at, lines)
    elif _text(a) != _text(b):  # not a != b: True is no 1
        lines.append(f"{at or '/'}: {_short(a)} became {_short(b)}")


def _compare_maps(a: dict[str, Json], b: dict[str, Json], at: str, lines: list[str]) -> None:
    for key in sorted({**a, **b}):
        here = _step(at, key)
        if key not in b:
            lines.append(f"{here}: removed: {_short(a[key])}")
        elif key not in a:
            lines.append(f"{here}: added: {_short(b[key])}")
        else:
            _compare(a[key], b[key], here, lines)


def _compare_sets(a: list[Json], b: list[Json], at: str, lines: list[str]) -> None:
    left, right = [_text(item) for item in a], [_text(item) for item in b]
    found: list[str] = []
    for word, items, others in (("removed", a, list(right)), ("added", b, list(left))):
        for item in items:
            text = _text(item)
            if text in others:
                others.remove(text)  # each counts once, for a list that repeats one
            else:
                found.append(f"{at}: {word}: {_short(item)}")
    lines.extend(found)


def _compare_lists(a: list[Json], b: list[Json], at: str, lines: list[str]) -> None:
    for index, (x, y) in enumerate(zip(a, b, strict=False)):
        _compare(x, y, _step(at, str(index)), lines)
    for word, items, others in (("removed", a, b), ("added", b, a)):
        for index in range(len(others), len(items)):
            lines.append(f"{_step(at, str(index))}: {word}: {_short(items[index])}")


def _by_name(items: list[Json]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for item in items:
        name = key = _parameter_name(item)
        number = 1
        while key in found:
            number += 1
            key = f"{name} ({number})"
        found[key] = item
    return found
