"""Every rule of the comparison: that there is an example that it tells, and how bad it says it is."""

from __future__ import annotations

import datetime
import re
from typing import Any

import jsonschema_rs
import pytest
from diffing import GET, GONE, JSON, NUMBER, OTHERS, POST, TEXT, base, examples, placed, put, worst
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.diff.model import Change, Level
from pipeline.diff.operations import compare
from pipeline.diff.rules import RULES, SCOPES

TODAY = datetime.date(2026, 3, 17)
BREAKING, REVIEW, COMPATIBLE = Level.BREAKING, Level.REVIEW, Level.COMPATIBLE


def diff(before: Any, after: Any) -> list[Change]:
    return compare(before, after, today=TODAY)


@pytest.fixture(scope="module")
def told() -> list[tuple[str, list[Change]]]:
    return [(id_, diff(before, after)) for id_, before, after in examples()]


def test_there_are_many_rules_and_each_is_told_by_an_example(told: list[tuple[str, list[Change]]]) -> None:
    assert len(RULES) >= 60
    found: set[str] = set()
    for id_, changes in told:
        ids = {change.id for change in changes}
        assert id_ in ids, (id_, ids)
        found |= ids
    # Whole documents come and go where several are compared.
    assert set(RULES) - found == {"document-added", "document-removed"}


def test_each_change_is_one_sentence_with_a_place(told: list[tuple[str, list[Change]]]) -> None:
    for id_, changes in told:
        for change in changes:
            assert re.fullmatch(r"[A-Z`].*[^.]\.", change.text), (id_, change.text)
            assert not re.search(r"\{(what|before|after)\}", change.text), change.text
            assert change.pointer.startswith("/"), (id_, change)
            assert change.direction == RULES[change.id].direction
            assert change.operations or change.pointer.startswith(
                ("/openapi", "/json", "/components/", "/webhooks/", "/security")
            ), (id_, change)


def test_a_document_against_itself_has_not_changed() -> None:
    for before, after in OTHERS.values():
        for changes in (before, after):
            assert diff(put(base(), *changes), put(base(), *changes)) == []


@pytest.mark.parametrize(
    ("id_", "level"),
    [
        ("endpoint-added", COMPATIBLE),
        ("api-removed-without-deprecation", BREAKING),
        ("api-removed-with-deprecation", REVIEW),
        ("api-removed-before-sunset", BREAKING),
        ("new-required-request-parameter", BREAKING),
        ("new-optional-request-parameter", COMPATIBLE),
        ("request-parameter-removed", REVIEW),
        ("request-parameter-moved", BREAKING),
        ("new-required-request-property", BREAKING),
        ("new-optional-request-property", COMPATIBLE),
        ("response-optional-property-added", COMPATIBLE),
        ("response-optional-property-removed", BREAKING),
        ("response-property-became-optional", BREAKING),
        ("api-security-added", COMPATIBLE),
        ("api-security-removed", BREAKING),
        ("api-security-relaxed", COMPATIBLE),
        ("api-security-became-required", BREAKING),
        ("response-non-success-status-added", COMPATIBLE),
        ("response-success-status-removed", BREAKING),
        ("unclassified-change", REVIEW),
    ],
)
def test_how_bad_it_is(id_: str, level: Level) -> None:
    before, after = OTHERS[id_]
    assert worst(diff(put(base(), *before), put(base(), *after))) is level


@pytest.mark.parametrize(
    ("before", "after", "request_", "response"),
    [
        (TEXT, {"type": "string", "maxLength": 5}, BREAKING, COMPATIBLE),
        ({"type": "string", "maxLength": 5}, TEXT, COMPATIBLE, BREAKING),
        (TEXT, NUMBER, BREAKING, BREAKING),
        ({"type": ["string", "null"]}, TEXT, BREAKING, COMPATIBLE),
        # A bound that bounds nothing.
        (TEXT, {"type": "string", "maximum": 5}, COMPATIBLE, COMPATIBLE),
        ({"enum": [1, 2]}, {"enum": [1, 2], "minimum": 1}, COMPATIBLE, COMPATIBLE),
        # Patterns cannot be decided in general.
        ({"type": "string", "pattern": "^ab"}, {"type": "string", "pattern": "^a"}, REVIEW, BREAKING),
        # The same, spelt in another way.
        ({"type": ["string", "null"]}, {"oneOf": [{"type": "null"}, TEXT]}, COMPATIBLE, COMPATIBLE),
        ({"type": "string", "format": "uuid"}, {"type": "string", "format": "date"}, BREAKING, BREAKING),
        ({"enum": ["a"]}, {"enum": ["a", "b"]}, COMPATIBLE, BREAKING),
        (
            {"enum": ["a"], "x-open-enum": True},
            {"enum": ["a", "b"], "x-open-enum": True},
            COMPATIBLE,
            COMPATIBLE,
        ),
    ],
)
def test_requests_widen_and_responses_narrow(before: Any, after: Any, request_: Level, response: Level) -> None:
    for scope, direction in SCOPES.items():
        found = worst(diff(placed(scope, before), placed(scope, after)))
        assert found is (request_ if direction == "request" else response), scope


@pytest.mark.parametrize(
    ("before", "after", "id_"),
    [
        (TEXT, {"type": "string", "maxLength": 5}, "request-property-max-length-set"),
        ({"enum": ["a", "b"]}, {"enum": ["a"]}, "request-property-enum-value-removed"),
        ({"type": ["string", "null"]}, TEXT, "request-property-became-not-nullable"),
        ({"type": "number"}, NUMBER, "request-property-type-specialized"),
    ],
)
def test_what_breaks_is_told_once_and_where_it_is(before: Any, after: Any, id_: str) -> None:
    (change,) = diff(placed("request-property", before), placed("request-property", after))
    assert (change.id, change.level) == (id_, BREAKING)
    assert change.pointer == "/paths/~1things/post/requestBody/content/application~1json/schema/properties/member"


@pytest.mark.parametrize("cyclic", [False, True])
def test_schemas_that_hold_each_other_a_hundred_deep_are_compared(cyclic: bool) -> None:
    def chain(last: Any) -> Any:
        steps = [(f"S{n}", f"S{n + 1}", f"S{n + 2}" if n < 98 else "S99") for n in range(99)]
        steps += [("S99", "S0", "S50")] if cyclic else []
        found = put(base(), (f"{POST} requestBody {JSON} schema", {"$ref": "#/components/schemas/S0"}))
        for at, *others in steps:
            members = {other: {"$ref": f"#/components/schemas/{other}"} for other in others}
            found["components"]["schemas"][at] = {"type": "object", "properties": members}
        found["components"]["schemas"].setdefault("S99", {"type": "object"}).setdefault("properties", {})["end"] = last
        return found

    found = diff(chain(TEXT), chain({"type": "string", "maxLength": 3}))
    assert ("request-property-max-length-set", BREAKING) in {(change.id, change.level) for change in found}
    assert diff(chain(TEXT), chain(TEXT)) == []


def test_a_component_may_be_renamed() -> None:
    document = base()
    renamed = put(
        document,
        ("components schemas Item", document["components"]["schemas"]["Thing"]),
        ("components schemas Thing", GONE),
        (f"{GET} responses 200 {JSON} schema $ref", "#/components/schemas/Item"),
    )
    assert diff(document, renamed) == diff(renamed, document) == []


def test_a_component_that_holds_itself_may_be_renamed() -> None:
    def with_tree(name: str, most: int = 3) -> dict[str, Any]:
        tree = {
            "type": "object",
            "maxProperties": most,
            "properties": {"children": {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}},
        }
        return put(
            base(),
            (f"components schemas {name}", tree),
            (f"{POST} requestBody {JSON} schema", {"$ref": f"#/components/schemas/{name}"}),
        )

    assert diff(with_tree("Tree"), with_tree("Node")) == []
    found = diff(with_tree("Tree"), with_tree("Node", 2))
    assert "request-body-max-properties-decreased" in {change.id for change in found}
    assert worst(found) is BREAKING


def test_what_several_operations_share_is_one_change() -> None:
    use = ("paths /others get", put(base()["paths"]["/things"]["get"], ("operationId", "get_others")))
    before = put(base(), use)
    after = put(before, ("components schemas Thing properties name", GONE))
    (change,) = diff(before, after)
    assert change.operations == ("GET /things", "GET /others")
    assert change.pointer == "/components/schemas/Thing/properties/name"


# The oracle, asked by itself: containment of the two schemas, and a pool of values.

_SCALARS = st.sampled_from(
    [
        {"type": "string"}, {"type": "integer"}, {"type": "number"}, {"type": "boolean"}, {"type": "null"}, {},
        {"type": ["string", "null"]}, {"type": ["integer", "null"]}, {"enum": ["a", "b"]}, {"enum": ["a", 1, None]},
        {"const": 1}, {"type": "string", "minLength": 1}, {"type": "string", "maxLength": 2},
        {"type": "string", "pattern": "^a"}, {"type": "integer", "minimum": 0}, {"type": "integer", "maximum": 3},
        {"oneOf": [{"type": "string"}, {"type": "string", "maxLength": 2}]},
        {"type": "number", "exclusiveMinimum": 0}, {"type": "integer", "multipleOf": 2},
    ]
)  # fmt: skip


def _objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(
        lambda properties, required, more: {
            "type": "object",
            "properties": properties,
            "required": sorted(required),
            "additionalProperties": more,
        },
        st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
        st.sets(st.sampled_from("abc"), max_size=2),
        st.booleans() | _SCALARS,
    )


_SCHEMAS = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        _objects(inner),
        st.builds(
            lambda items, most: {"type": "array", "items": items, **most}, inner, st.sampled_from([{}, {"maxItems": 1}])
        ),
        st.builds(
            lambda word, parts: {word: parts},
            st.sampled_from(["oneOf", "anyOf", "allOf"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(lambda part: {"not": part}, inner),
    ),
    max_leaves=4,
)
_LIMITS = ("minLength", "maxLength", "minimum", "maximum", "maxItems", "exclusiveMinimum")
_POOL: list[Any] = [
    None,
    True,
    False,
    0,
    1,
    2,
    4,
    -1,
    1.5,
    "",
    "a",
    "b",
    "ab",
    "abc",
    [],
    ["a"],
    [1],
    [1, 2],
    [None],
    {},
]
_POOL += [{key: value} for key in "abx" for value in (None, 1, "a", [], {})]
_POOL += [{"a": a, "b": b} for a in (None, 0, 1, "a", {"a": 1}) for b in (1, "b")]


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    """Draw a schema and what became of it: another one somewhere inside, a keyword more or less."""
    schema = draw(_SCHEMAS)

    def places(node: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        found = [at]
        for key, value in node.items():
            if key in ("oneOf", "anyOf", "allOf"):
                found += [p for i, part in enumerate(value) for p in places(part, (*at, key, i))]
            elif key == "properties":
                found += [p for name, part in value.items() for p in places(part, (*at, key, name))]
            elif isinstance(value, dict):
                found += places(value, (*at, key))
        return found

    def changed(node: Any, way: tuple[Any, ...], new: Any) -> Any:
        if not way:
            return new(node)
        copy = dict(node) if isinstance(node, dict) else list(node)
        copy[way[0]] = changed(node[way[0]], way[1:], new)
        return copy

    how = draw(st.sampled_from(["other", "more", "less", "branch", "member", "bound"]))
    other = draw(_SCHEMAS)
    extra = draw(_SCALARS)
    by = draw(st.sampled_from([-1, 1]))

    def new(node: Any) -> Any:
        if how == "more":
            return {**extra, **node}
        if how == "less" and node:
            gone = sorted(node)[len(str(node)) % len(node)]
            return {key: value for key, value in node.items() if key != gone}
        if how == "bound" and (word := next((w for w in _LIMITS if w in node), None)):
            return {**node, word: abs(node[word] + by)}
        if how == "branch" and (word := next((w for w in ("oneOf", "anyOf", "allOf") if w in node), None)):
            return {**node, word: [*node[word], extra]}
        if how == "member" and "properties" in node:
            return {**node, "properties": {**node["properties"], "c": extra}}
        return other

    return schema, changed(schema, draw(st.sampled_from(places(schema))), new)


def _says_all(node: Any) -> bool:
    if isinstance(node, list):
        return all(map(_says_all, node))
    if not isinstance(node, dict):
        return True
    return ("properties" not in node or "additionalProperties" in node) and all(map(_says_all, node.values()))


@settings(max_examples=250)
@given(
    _pairs(),
    st.sampled_from(["request-body", "request-property", "response-body", "response-property", "request-parameter"]),
)
def test_no_verdict_is_milder_than_the_oracles(pair: tuple[Any, Any], scope: str) -> None:
    before, after = pair
    request = scope.startswith("request")
    level = worst(diff(placed(scope, before), placed(scope, after)))
    # An object that does not say what else it may have is closed to what callers send: not this oracle's reading.
    assume(not request or all(_says_all(schema) for schema in pair))
    one, two = (jsonschema_rs.canonicalize(s, draft=jsonschema_rs.Draft202012) for s in (before, after))
    found = (two.covers(one) if request else one.covers(two)).value
    assert level >= {"no": BREAKING, "unknown": REVIEW, "yes": COMPATIBLE}[found]
    old, new = (jsonschema_rs.Draft202012Validator(s) for s in (before, after))
    wide, narrow = (old, new) if request else (new, old)
    lost = [value for value in _POOL if wide.is_valid(value) and not narrow.is_valid(value)]
    assert not lost or level >= (REVIEW if found == "unknown" else BREAKING), lost
