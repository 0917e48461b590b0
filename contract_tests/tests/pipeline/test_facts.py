"""The facts of a document: what does not count, what does, and that differences are named."""

from __future__ import annotations

import copy
import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from loopback import document

from pipeline import facts
from pipeline.files import Json, read_json

SPECS = Path(__file__).parents[3] / "specs"
REAL = {name: read_json(SPECS / f"{name}.json") for name in ("audit", "notifier", "supervisor", "core")}
SMALL = {name: REAL[name] for name in ("audit", "notifier")}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda x: st.lists(x, max_size=4) | st.dictionaries(st.text(max_size=5), x, max_size=4),
    max_leaves=15,
)
document_words = st.sampled_from(
    ["paths", "/a", "get", "parameters", "schema", "properties", "items", "anyOf", "required", "enum", "type", "tags",
     "security", "components", "schemas", "responses", "200", "content", "description", "example", "x-a", "$ref", "in",
     "name", "openapi", "info", "callbacks", "flows", "scopes", "dependentRequired", "headers", "additionalProperties"]
)  # fmt: skip
document_like = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | document_words,
    lambda x: st.lists(x, max_size=4) | st.dictionaries(document_words, x, max_size=6),
    max_leaves=40,
)


def nodes(value: Any, trail: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    yield trail, value
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from nodes(item, (*trail, key))


def at(value: Any, trail: tuple[Any, ...]) -> Any:
    for key in trail:
        value = value[key]
    return value


# What does not count.


def reordered(value: Any, chance: random.Random, key: str = "") -> Any:
    """The same contract in another order: keys, parameters, required, enum, and alternatives of security."""
    if isinstance(value, dict):
        items = list(value.items())
        chance.shuffle(items)
        return {k: reordered(v, chance, k) for k, v in items}
    if isinstance(value, list):
        items = [reordered(v, chance) for v in value]
        if key in ("parameters", "required", "enum", "security", "tags") or (key == "type" and len(items) > 1):
            chance.shuffle(items)
        return items
    return value


@pytest.mark.parametrize("name", REAL)
@settings(max_examples=5, deadline=None)
@for_all(seed=st.integers(0, 2**32))
def test_order_does_not_count(name: str, seed: int) -> None:
    other = reordered(REAL[name], random.Random(seed))
    assert facts.digest(other) == facts.digest(REAL[name])
    assert facts.diff(REAL[name], other) == []


def reworded(value: Any, chance: random.Random, name_map: bool = False) -> Any:
    """The same contract in other words: every description and summary changed, examples and extensions added."""
    if isinstance(value, dict):
        found = {
            k: reworded(
                v, chance, k in ("properties", "schemas", "paths", "responses", "parameters", "securitySchemes")
            )
            for k, v in value.items()
        }
        if not name_map:
            for word in ("description", "summary"):
                if isinstance(found.get(word), str):
                    found[word] = f"Other words {chance.random()}"
            if "type" in found and isinstance(found["type"], str | list) and "in" not in found:
                found |= {"example": chance.random(), "examples": [1], "x-note": {"a": 1}, "$comment": "y"}
            if "operationId" in found:
                found |= {
                    "x-code": "z",
                    "externalDocs": {"url": "https://x.test"},
                    "servers": [{"url": "https://y.test"}],
                }
        return found
    return [reworded(v, chance) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", REAL)
@settings(max_examples=5, deadline=None)
@for_all(seed=st.integers(0, 2**32))
def test_prose_and_servers_do_not_count(name: str, seed: int) -> None:
    other = reworded(REAL[name], random.Random(seed))
    other["info"] = {"title": "Another", "version": "9", "license": {"name": "x"}, "contact": {}, "termsOfService": "y"}
    other["servers"] = [{"url": "https://elsewhere.test"}]
    other["externalDocs"] = {"url": "https://docs.test"}
    other["x-generator"] = "z"
    assert facts.diff(REAL[name], other) == []
    assert facts.same(REAL[name], other)


@pytest.mark.parametrize("name", REAL)
def test_it_is_the_same_a_second_time(name: str) -> None:
    once = facts.facts(REAL[name])
    assert facts.facts(once) == once
    assert facts.digest(once) == facts.digest(REAL[name])


@for_all(document_like | json_values)
def test_anything_has_facts(value: Any) -> None:
    before = copy.deepcopy(value)
    once = facts.facts(value)
    assert value == before
    assert facts.canonical(once) == facts.canonical(value)
    assert facts.diff(value, once) == []


def test_one_and_one_point_nought_are_the_same_number() -> None:
    a, b = (document(components={"schemas": {"A": {"minimum": n}}}) for n in (1, 1.0))
    assert facts.same(a, b)


def test_a_list_of_one_type_is_that_type() -> None:
    a, b = (document(components={"schemas": {"A": {"type": t}}}) for t in ("string", ["string"]))
    assert facts.same(a, b)


# What counts.


def changed(value: Any, chance: random.Random) -> Any:
    """Another value of much the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    if isinstance(value, list):
        return [*value, "one more"] if not value or chance.random() < 0.5 else value[1:]
    if isinstance(value, dict) and value:
        gone = chance.choice(sorted(value))
        return {k: v for k, v in value.items() if k != gone}
    return "other"


@settings(max_examples=150, deadline=None)
@for_all(name=st.sampled_from(sorted(SMALL)), seed=st.integers(0, 2**32))
def test_any_changed_fact_counts_and_is_named(name: str, seed: int) -> None:
    """Change one place of the facts, wherever it is, in the document itself: it is seen, there and nowhere else."""
    chance = random.Random(seed)
    before: Any = facts.facts(SMALL[name])
    trail, old = chance.choice([item for item in nodes(before) if item[0]])
    if trail == ("openapi",):
        return
    after = copy.deepcopy(before)
    at(after, trail[:-1])[trail[-1]] = changed(old, chance)
    if isinstance(old, list) and trail[-1] == "type":
        return  # a type that is no list of one may say the same
    assert not facts.same(before, after), trail
    lines = facts.diff(before, after)
    assert lines
    # Each line lies on the way to the change, as far as names go (arrays are not compared by index).
    names = list(itertools.takewhile(lambda step: isinstance(step, str), trail))
    way = "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in names)
    assert all(f"{line.split(': ')[0]}/".startswith(f"{way}/") for line in lines), (way, lines)


def prepared(**schema: Any) -> dict[str, Any]:
    return document(components={"schemas": {"A": schema}})


FACTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a property called description": (
        prepared(properties={"description": {"type": "string"}}),
        prepared(properties={"description": {"type": "integer"}}),
    ),
    "a property called example that is gone": (prepared(properties={"example": {}}), prepared(properties={})),
    "a property called x-a": (prepared(properties={"x-a": {}}), prepared(properties={})),
    "a schema called title": (
        document(components={"schemas": {"title": {}}}),
        document(components={"schemas": {}}),
    ),
    "the title of a schema": (prepared(title="A"), prepared(title="B")),
    "a default with a description in it": (
        prepared(default={"description": "a"}),
        prepared(default={"description": "b"}),
    ),
    "a constant with servers in it": (prepared(const={"servers": 1}), prepared(const={"servers": 2})),
    "an enum of objects": (prepared(enum=[{"x-a": 1}]), prepared(enum=[{"x-a": 2}])),
    "true and 1": (prepared(const=True), prepared(const=1)),
    "null and absent": (prepared(default=None), prepared()),
    "the order of anyOf": (
        prepared(anyOf=[{"type": "string"}, {"type": "integer"}]),
        prepared(anyOf=[{"type": "integer"}, {"type": "string"}]),
    ),
    "an item deep in a schema": (
        prepared(**{"if": {"not": {"items": {"minimum": 1}}}}),
        prepared(**{"if": {"not": {"items": {"minimum": 2}}}}),
    ),
    "what another property needs": (
        prepared(dependentRequired={"a": ["b"]}),
        prepared(dependentRequired={"a": ["c"]}),
    ),
    "a header called x-csrf-token": (
        document(components={"responses": {"A": {"headers": {"x-csrf-token": {"required": True}}}}}),
        document(components={"responses": {"A": {"headers": {}}}}),
    ),
    "a media type called x-a/b": (
        document(components={"responses": {"A": {"content": {"x-a/b": {}}}}}),
        document(components={"responses": {"A": {"content": {}}}}),
    ),
    "no security and any": (document(security=[]), document(security=[{}])),
    "a scope": (document(security=[{"a": ["read"]}]), document(security=[{"a": ["write"]}])),
    "the name of an OAuth scope": (
        document(components={"securitySchemes": {"A": {"flows": {"implicit": {"scopes": {"a": "x"}}}}}}),
        document(components={"securitySchemes": {"A": {"flows": {"implicit": {"scopes": {"b": "x"}}}}}}),
    ),
    "two parameters of one name": (
        document(paths={"/a": {"parameters": [{"in": "query", "name": "a"}, {"in": "query", "name": "a"}]}}),
        document(paths={"/a": {"parameters": [{"in": "query", "name": "a"}]}}),
    ),
    "a value that an enum repeats": (prepared(enum=["a", "a"]), prepared(enum=["a"])),
    "a tag": (document(tags=[{"name": "a"}]), document(tags=[{"name": "b"}])),
    "the kind of OpenAPI": (document(openapi="3.1.0"), document(openapi="3.2.0")),
    "the dialect of schemas": (
        document(jsonSchemaDialect="https://a.test"),
        document(jsonSchemaDialect="https://b.test"),
    ),
    "a webhook": (document(webhooks={"a": {}}), document(webhooks={})),
    "a callback": (
        document(components={"callbacks": {"a": {"{$url}": {"post": {"deprecated": True}}}}}),
        document(components={"callbacks": {"a": {"{$url}": {"post": {}}}}}),
    ),
    "that it is deprecated": (
        document(paths={"/a": {"get": {"deprecated": True}}}),
        document(paths={"/a": {"get": {}}}),
    ),
    "a response code": (
        document(paths={"/a": {"get": {"responses": {"200": {}, "404": {}}}}}),
        document(paths={"/a": {"get": {"responses": {"200": {}}}}}),
    ),
    "an unknown keyword": (prepared(contentEncoding="base64"), prepared()),
}


@pytest.mark.parametrize(("a", "b"), FACTS.values(), ids=FACTS)
def test_these_count(a: Json, b: Json) -> None:
    assert not facts.same(a, b)
    assert facts.diff(a, b) and facts.diff(b, a)


NO_FACTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "the text of an OAuth scope": (
        document(components={"securitySchemes": {"A": {"flows": {"implicit": {"scopes": {"a": "x"}}}}}}),
        document(components={"securitySchemes": {"A": {"flows": {"implicit": {"scopes": {"a": "y"}}}}}}),
    ),
    "the patch number of OpenAPI": (document(openapi="3.1.0"), document(openapi="3.1.1")),
    "the version": (document(version="1"), document(version="2")),
    "examples as components": (document(components={"examples": {"a": {}}}), document(components={})),
    "the text of a reference": (
        prepared(items={"$ref": "#/components/schemas/A", "description": "a"}),
        prepared(items={"$ref": "#/components/schemas/A"}),
    ),
    "servers of an operation": (
        document(paths={"/a": {"get": {"servers": [{"url": "/"}]}}}),
        document(paths={"/a": {"get": {}}}),
    ),
    "an extension among the paths": (document(paths={"x-a": 1}), document(paths={})),
    "an extension among responses": (
        document(paths={"/a": {"get": {"responses": {"x-a": 1}}}}),
        document(paths={"/a": {"get": {"responses": {}}}}),
    ),
    "the text of a tag": (document(tags=[{"name": "a", "description": "x"}]), document(tags=[{"name": "a"}])),
}


@pytest.mark.parametrize(("a", "b"), NO_FACTS.values(), ids=NO_FACTS)
def test_these_do_not(a: Json, b: Json) -> None:
    assert facts.same(a, b)
    assert facts.diff(a, b) == []


@for_all(document_like, document_like)
def test_a_difference_is_named_where_and_only_where_there_is_one(a: Any, b: Any) -> None:
    assert (facts.diff(a, b) == []) == facts.same(a, b)


@for_all(document_like, document_like)
def test_a_difference_has_two_sides(a: Any, b: Any) -> None:
    assert len(facts.diff(a, b)) == len(facts.diff(b, a))


def test_lines_say_where_and_what() -> None:
    a = document()
    b = copy.deepcopy(a)
    operation = b["paths"]["/core/things/{id}"]["get"]
    operation["parameters"].pop()
    operation["parameters"].append({"name": "results", "in": "query", "schema": {"type": "integer"}})
    b["components"]["schemas"]["Thing"]["required"] = ["id"]
    b["components"]["schemas"]["Thing"]["properties"]["kind"]["enum"].append("huge")
    b["components"]["schemas"]["Thing"]["properties"]["id"]["format"] = "int32"
    assert facts.diff(a, b) == [
        '/components/schemas/Thing/properties/id/format: "int64" became "int32"',
        '/components/schemas/Thing/properties/kind/enum: added: "huge"',
        '/components/schemas/Thing/required: removed: "kind"',
        '/paths/~1core~1things~1{id}/get/parameters/query:page: removed: {"name": "page", "in": "query", '
        '"schema": {"type": ["integer", "null"], "minimum": 1}}',
        '/paths/~1core~1things~1{id}/get/parameters/query:results: added: {"name": "results", "in": "query", '
        '"schema": {"type": "integer"}}',
    ]


def test_canonical_bytes_are_json() -> None:
    assert json.loads(facts.canonical(REAL["core"])) == facts.facts(REAL["core"])
