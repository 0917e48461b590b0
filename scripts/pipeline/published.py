"""Judging a document before it may replace the last good copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, cast
from urllib.parse import unquote

from pipeline.console import UNUSABLE, Problem
from pipeline.facts import digest
from pipeline.files import BadJson, Json, parse_json

MAX_BYTES: Final = 20_000_000
"""How large a document may be; the published documents stay under 1 MB."""

MAX_DEPTH: Final = 80
"""How deep objects and arrays may be nested; the published documents stay under 15."""

MAX_VALUES: Final = 1_000_000
"""How many values a document may hold, all together."""

MAX_ENTRIES: Final = 10_000
"""How many entries one object or array may have."""

MAX_PROPERTIES: Final = 2_000
"""How many of them one schema may declare: what reads them compares each with every other."""

MAX_NAME: Final = 1_000
"""How long the name of a member may be, in characters."""

MAX_TEXT: Final = 100_000
"""How long a text may be, in characters."""

MAX_UNFOLDED: Final = 100_000
"""How many schemas one may come to when all that it is combined from is written out in its place."""

MAX_MEMBERS: Final = 50_000
"""How many members all named schemas may have together, counting those that they take over by `allOf`."""

_COMBINED: Final = ("allOf", "anyOf", "oneOf")

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

_VERSION = re.compile(r"3\.1\.\d{1,4}")

_Trail: TypeAlias = "tuple[_Trail, str] | None"


_LEADING: Final = frozenset({"$dynamicRef", "$recursiveRef", "operationRef"})
_SHOWN: Final = 200  # characters of a place that a message has

_URL: Final = "check the URL"
_URL_OR_LATER: Final = "check the URL, or try again later"
_OF_3_1: Final = "give the URL of a 3.1 document with --source NAME=URL"


class Unusable(Problem):
    """What was published is no document this project can work with (exit code 2): what is wrong, and what to do."""

    def __init__(self, what: str, hint: str = "report it to those who publish it") -> None:
        super().__init__(f"{what}: {hint}", UNUSABLE)
        self.what = what
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Published:
    """A document that passed: its bytes as published, its content, the version it states, the digest of its facts."""

    data: bytes
    content: dict[str, Json]
    version: str
    facts: str

    @property
    def operations(self) -> int:
        """How many operations it has."""
        return len(operations(self.content))


def operations(content: Mapping[str, Json]) -> set[tuple[str, str]]:
    """Return the (path, method) pairs of a document."""
    paths = content.get("paths")
    found: set[tuple[str, str]] = set()
    for path, item in paths.items() if isinstance(paths, dict) else ():
        if path.startswith("/"):  # others are extensions
            found |= {(path, method) for method in _methods(content, item)}
    return found


def _methods(content: Mapping[str, Json], item: Json) -> set[str]:
    """Return the methods of a path item, and of the one that it refers to."""
    found: set[str] = set()
    seen: set[str] = set()
    while isinstance(item, dict):
        found |= {method for method in METHODS if isinstance(item.get(method), dict)}
        reference = item.get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#/") or reference in seen:
            break
        seen.add(reference)
        item = _resolve(content, reference)[1]
    return found


def shapes(content: Mapping[str, Json]) -> set[tuple[str, str]]:
    """Return the (path, method) pairs of a document without the names of what stands in its paths: `/things/{}`."""
    return {(re.sub(r"\{[^{}]*\}", "{}", path), method) for path, method in operations(content)}


def check(data: bytes) -> Published:
    """Return the document in `data`, or raise `Unusable` with one sentence that says what is wrong with it.

    Accepted is strict JSON that is an OpenAPI 3.1 object with `info` and at least one operation, not nested too
    deeply, in which every reference stays inside the document and leads somewhere.
    """
    if len(data) > MAX_BYTES:
        raise Unusable(f"it is larger than {MAX_BYTES:,} bytes")
    content = _parse(data)
    if not isinstance(content, dict):
        kind = "an array" if isinstance(content, list) else f"the value {str(content)[:40]!r}"
        raise Unusable(f"it is {kind} where a JSON object is expected", _URL)
    _check_version(content)
    info, paths = content.get("info"), content.get("paths")
    if not isinstance(info, dict):
        raise Unusable("it has no `info` object", _URL)
    version = info.get("version")
    if not isinstance(version, str) or not version.strip() or len(version) > 100:
        raise Unusable("its `info` states no version")
    if not isinstance(paths, dict):
        raise Unusable("it has no `paths` object", _URL)
    check_parts(content)
    if not operations(content):
        raise Unusable("it has no operations", _URL_OR_LATER)
    return Published(data, content, version, digest(content))


def _parse(data: bytes) -> Json:
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start and not data.strip():
        raise Unusable("it is empty", _URL_OR_LATER)
    if start.startswith(b"<"):
        raise Unusable("it is a web page (HTML or XML), not JSON", _URL)
    try:
        return parse_json(data)
    except BadJson as error:
        yaml = start.startswith((b"openapi:", b"swagger:", b"---", b"#"))
        hint = "give the URL of the document in JSON, this looks like YAML" if yaml else _URL_OR_LATER
        raise Unusable(f"it is not usable JSON, {error}", hint) from None


def _check_version(content: dict[str, Json]) -> None:
    found = content.get("openapi")
    if isinstance(found, str) and _VERSION.fullmatch(found):
        return
    if found is None and "swagger" in content:
        raise Unusable(f"it is Swagger {str(content['swagger'])[:40]}, this project reads OpenAPI 3.1", _OF_3_1)
    if found is None:
        raise Unusable("it is JSON but no OpenAPI document (`openapi` is missing)", _URL)
    raise Unusable(f"it is OpenAPI {str(found)[:40]}, this project reads OpenAPI 3.1", _OF_3_1)


def _pointer(trail: _Trail) -> str:
    steps: list[str] = []
    while trail is not None:
        trail, key = trail
        steps.append(key.replace("~", "~0").replace("/", "~1"))
    found = "".join(f"/{step}" for step in reversed(steps)) or "/"
    return found if len(found) <= _SHOWN else f"{found[:_SHOWN]}..."


def check_parts(content: dict[str, Json]) -> None:
    """Check size, nesting, texts and references of a document, whatever it says otherwise.

    Raises:
        Unusable: it is larger, deeper or more intricate than any that was meant to be read, or leads elsewhere.
    """
    # One walk, and not a recursive one: no document can exhaust the stack.
    good: set[str] = set()
    values = 0
    todo: list[tuple[Json, int, _Trail]] = [(content, 1, None)]
    while todo:
        node, depth, trail = todo.pop()
        values += 1
        if values > MAX_VALUES:
            raise Unusable(f"it holds more than {MAX_VALUES:,} values")
        if isinstance(node, str):
            _check_text(node, trail)
            continue
        if not isinstance(node, dict | list):
            continue
        if depth > MAX_DEPTH:
            raise Unusable(f"it is nested more than {MAX_DEPTH} levels deep at {_pointer(trail)}")
        most = MAX_PROPERTIES if trail is not None and trail[1] == "properties" else MAX_ENTRIES
        if len(node) > most:
            raise Unusable(f"it has {len(node):,} entries, which is more than {most:,}, at {_pointer(trail)}")
        if isinstance(node, list):
            todo.extend((item, depth + 1, (trail, str(index))) for index, item in enumerate(node))
            continue
        for key, item in node.items():
            _check_text(key, trail)
            if len(key) > MAX_NAME:
                raise Unusable(f"a name of {len(key):,} characters, {key[:40]!r}..., stands at {_pointer(trail)}")
            if key == "$ref":
                _check_reference(content, item, (trail, key), good)
            elif key in _LEADING and isinstance(item, str) and not item.startswith("#"):
                raise Unusable(f"its {key} at {_pointer(trail)} leaves the document: {item[:100]!r}")
            elif key == "$id" and isinstance(item, str):
                raise Unusable(f"its $id at {_pointer(trail)} gives a part of it another address: {item[:100]!r}")
            elif key == "discriminator" and isinstance(item, dict):
                _check_mapping(item.get("mapping"), (trail, key))
            todo.append((item, depth + 1, (trail, key)))
    for name, (size, _) in _unfolded(content, _COMBINED):
        if size > MAX_UNFOLDED:
            raise Unusable(
                f"its schema {name[:100]!r} is combined from others that are combined in turn: written out, it is more "
                f"than {MAX_UNFOLDED:,} schemas"
            )
    members = 0
    for _, (_, found) in _unfolded(content, ("allOf",)):
        members += found
        if members > MAX_MEMBERS:
            raise Unusable(f"its schemas have more than {MAX_MEMBERS:,} members, with those that they take over")


def _unfolded(content: dict[str, Json], combined: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each named schema with how many schemas, and members, it has when what it is combined from is written out.

    What leads back to itself ends there. The caller has to stop at a number that is too large.
    """
    components = content.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    sizes: dict[int, tuple[int, int]] = {}
    for name, schema in schemas.items() if isinstance(schemas, dict) else ():
        todo: list[tuple[Json, bool]] = [(schema, False)]
        while todo:
            node, counted = todo.pop()
            if not isinstance(node, dict) or (not counted and id(node) in sizes):
                continue
            parts = [part for key in combined for part in _listed(node.get(key))]
            if isinstance(reference := node.get("$ref"), str):
                parts.append(_resolve(content, reference)[1])
            if not counted:
                sizes[id(node)] = (0, 0)
                todo.append((node, True))
                todo += [(part, False) for part in parts]
                continue
            own = node.get("properties")
            found = [sizes.get(id(part), (1, 0)) for part in parts]
            sizes[id(node)] = (
                1 + sum(schemas for schemas, _ in found),
                (len(own) if isinstance(own, dict) else 0) + sum(members for _, members in found),
            )
        yield name, sizes.get(id(schema), (1, 0))


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _check_text(text: str, trail: _Trail) -> None:
    if len(text) > MAX_TEXT:
        raise Unusable(f"a text of {len(text):,} characters, which is more than {MAX_TEXT:,}, is at {_pointer(trail)}")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise Unusable(f"it holds half a surrogate pair, which is no text, at {_pointer(trail)}") from None


def _check_mapping(mapping: Json, trail: _Trail) -> None:
    for value in mapping.values() if isinstance(mapping, dict) else ():
        # A plain name means a component; anything that looks like a place has to be one in this document.
        if isinstance(value, str) and not value.startswith("#/") and re.search(r"[:/#]|\.(json|ya?ml)$", value):
            raise Unusable(f"its mapping at {_pointer(trail)} leaves the document: {value[:100]!r}")


def _check_reference(content: dict[str, Json], value: Json, trail: _Trail, good: set[str]) -> None:
    """Follow a reference until it ends at something that is none; `good` remembers those that do."""
    if isinstance(value, dict | bool):
        return  # a property that is called $ref
    chain: set[str] = set()
    while True:
        if not isinstance(value, str):
            raise Unusable(f"its $ref at {_pointer(trail)} is no text")
        if not value.startswith("#/"):
            raise Unusable(f"its $ref at {_pointer(trail)} leaves the document: {value[:100]!r}")
        if value in good:
            break
        if value in chain:
            raise Unusable(f"its $ref at {_pointer(trail)} leads back to itself: {value[:100]!r}")
        chain.add(value)
        found, target = _resolve(content, value)
        if not found:
            raise Unusable(f"its $ref at {_pointer(trail)} leads nowhere: {value[:100]!r}")
        if not isinstance(target, dict) or isinstance(target.get("$ref", {}), dict | bool):
            break
        value = target["$ref"]
    good |= chain


def _resolve(content: Mapping[str, Json], reference: str) -> tuple[bool, Json]:
    node: Json = cast("dict[str, Json]", content)
    for step in unquote(reference[2:]).split("/"):
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(node, dict) and key in node:
            node = node[key]
        elif isinstance(node, list) and key.isascii() and key.isdecimal() and len(key) < 10 and int(key) < len(node):
            node = node[int(key)]
        else:
            return False, None
    return True, node
