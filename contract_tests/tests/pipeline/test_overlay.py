"""The overlay applier: the Overlay Specification's semantics, our extensions, and what it refuses."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import overlay
from pipeline.console import UNUSABLE, Problem
from pipeline.overlay import Outcome, Status

BREAD: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Bakery", "version": "1"},
    "tags": [{"name": "bread"}, {"name": "cake"}],
    "paths": {
        "/loaves": {
            "get": {"operationId": "list", "tags": ["bread"], "parameters": [{"name": "page", "in": "path"}]},
            "post": {"operationId": "bake", "tags": ["bread", "warm"]},
        },
        "/loaves/{id}": {"delete": {"operationId": "eat", "tags": ["bread"]}},
    },
    "components": {"schemas": {"Loaf": {"type": "object", "required": ["id", "crust"], "properties": {"id": {}}}}},
}


def made(*actions: dict[str, Any], **members: Any) -> dict[str, Any]:
    """Return an overlay whose actions have the members that ours need."""
    told = {"description": "Wrong.", "x-source": "docs", "x-confidence": "certain"}
    return {
        "overlay": "1.0.0",
        "info": {"title": "Corrections", "version": "1"},
        "x-applies-to": ["core"],
        "actions": [told | action for action in actions],
    } | members


def applied(
    document: dict[str, Any], *actions: dict[str, Any], name: str = "core", **members: Any
) -> tuple[dict[str, Any], list[Outcome]]:
    return overlay.apply(document, [overlay.parse(made(*actions, **members), "bakery.overlay.yaml")], name)


def at(document: Any, *steps: int | str) -> Any:
    for step in steps:
        document = document[step]
    return document


# ---------------------------------------------------------------------------------------- the specification


def test_an_update_merges_into_objects_and_keeps_what_it_does_not_name() -> None:
    result, outcomes = applied(BREAD, {"target": "$.info", "update": {"title": "Boulangerie", "x-open": {"from": 6}}})
    assert result["info"] == {"title": "Boulangerie", "version": "1", "x-open": {"from": 6}}
    assert list(result) == list(BREAD), "the order of members is kept"
    assert (outcomes[0].status, outcomes[0].changed, outcomes[0].right) == (Status.APPLIED, 1, 0)


def test_an_update_merges_recursively_and_appends_arrays_to_arrays() -> None:
    result, _ = applied(
        BREAD,
        {"target": "$", "update": {"components": {"schemas": {"Loaf": {"required": ["weight"], "title": "Loaf"}}}}},
    )
    loaf = at(result, "components", "schemas", "Loaf")
    assert loaf["required"] == ["id", "crust", "weight"]
    assert loaf["type"] == "object"
    assert loaf["title"] == "Loaf"


def test_an_update_of_an_array_is_one_more_entry() -> None:
    result, _ = applied(
        BREAD, {"target": "$.tags", "update": {"name": "tart"}}, {"target": "$.tags", "update": ["a", "list"]}
    )
    assert result["tags"] == [{"name": "bread"}, {"name": "cake"}, {"name": "tart"}, ["a", "list"]]


def test_every_target_is_updated() -> None:
    result, outcomes = applied(BREAD, {"target": "$.paths.*[?@.tags[?@ == 'bread']]", "update": {"x-flour": True}})
    operations = [operation for item in result["paths"].values() for operation in item.values()]
    assert all(operation["x-flour"] for operation in operations)
    assert outcomes[0].changed == 3


def test_actions_run_in_order_on_what_the_one_before_left() -> None:
    result, _ = applied(
        BREAD,
        {"target": "$.tags", "remove": True},
        {"target": "$", "update": {"tags": [{"name": "all"}]}},
        {"target": "$.tags[?@.name == 'all']", "update": {"x-seen": 1}},
    )
    assert result["tags"] == [{"name": "all", "x-seen": 1}]


def test_remove_deletes_members_entries_and_primitives() -> None:
    result, outcomes = applied(
        BREAD,
        {"target": "$.paths['/loaves'].post", "remove": True},
        {"target": "$.tags[?@.name == 'cake']", "remove": True},
        {"target": "$.components.schemas.Loaf.required[?@ == 'crust']", "remove": True},
    )
    assert list(result["paths"]["/loaves"]) == ["get"]
    assert result["tags"] == [{"name": "bread"}]
    assert at(result, "components", "schemas", "Loaf", "required") == ["id"]
    assert [outcome.changed for outcome in outcomes] == [1, 1, 1]


@pytest.mark.parametrize("target", ["$.a[0, 2, 4]", "$.a[4, 2, 0, 2]", "$.a[::2]", "$.a[?@ > 9 && @ != 11 && @ != 13]"])
def test_removing_several_entries_of_an_array_removes_those_and_no_others(target: str) -> None:
    result, outcomes = applied({"a": [10, 11, 12, 13, 14]}, {"target": target, "remove": True})
    assert result["a"] == [11, 13]
    assert outcomes[0].changed == 3, "a node selected twice is one target"


def test_a_node_and_what_holds_it_can_be_removed_together() -> None:
    document = {"a": [{"b": [1, 2]}, {"b": [3]}], "b": 4}
    result, _ = applied(document, {"target": "$..b", "remove": True}, {"target": "$.a[?!@.b]", "remove": True})
    assert result == {"a": []}
    result, _ = applied({"x": {"y": [{"z": [1]}]}, "k": 1}, {"target": "$..*", "remove": True})
    assert result == {}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["a", "b"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
    max_leaves=25,
)
json_objects = st.dictionaries(st.sampled_from("abcd"), json_values, max_size=4)


def without(value: Any, key: str) -> Any:
    """The obvious way to remove every member of a name."""
    if isinstance(value, dict):
        return {k: without(v, key) for k, v in value.items() if k != key}
    return [without(item, key) for item in value] if isinstance(value, list) else value


def without_ones(value: Any) -> Any:
    """The obvious way to remove every 1 from every array and object."""
    keep = lambda item: isinstance(item, bool) or item != 1  # noqa: E731
    if isinstance(value, dict):
        return {k: without_ones(v) for k, v in value.items() if keep(v)}
    return [without_ones(item) for item in value if keep(item)] if isinstance(value, list) else value


@given(json_objects)
def test_removal_is_what_rebuilding_without_the_nodes_gives(document: dict[str, Any]) -> None:
    before = copy.deepcopy(document)
    by_name, _ = applied(document, {"target": "$..a", "remove": True, "x-may-be-stale": True})
    by_value, _ = applied(document, {"target": "$..[?@ == 1]", "remove": True, "x-may-be-stale": True})
    assert by_name == without(document, "a")
    assert overlay.same(by_value, without_ones(document))
    assert document == before


def merged(target: Any, update: Any) -> Any:
    """A merge written another way: on values, not in place. Raises TypeError where kinds differ."""
    if isinstance(target, dict) and isinstance(update, dict):
        return {
            key: merged(target[key], update[key])
            if key in target and key in update
            else copy.deepcopy(update[key] if key in update else target[key])
            for key in [*target, *(key for key in update if key not in target)]
        }
    if isinstance(target, list) and isinstance(update, list):
        return [*target, *update]
    if isinstance(target, dict | list) or isinstance(update, dict | list):
        raise TypeError
    return update


@given(json_objects, json_objects)
def test_merging_is_what_the_specification_says_and_leaves_its_inputs_alone(
    document: dict[str, Any], update: dict[str, Any]
) -> None:
    before = copy.deepcopy((document, update))
    try:
        expected = merged(document, update)
    except TypeError:
        with pytest.raises(Problem, match="remove it first"):
            applied(document, {"target": "$", "update": update})
    else:
        result, outcomes = applied(document, {"target": "$", "update": update})
        assert overlay.same(result, expected)
        assert (outcomes[0].status is Status.HEALED) == overlay.same(result, document)
    assert (document, update) == before


@given(json_objects, json_objects)
def test_targets_never_share_what_they_were_given(document: dict[str, Any], update: dict[str, Any]) -> None:
    result, _ = applied(
        {"x": {"1": {}, "2": {}, "rest": document}},
        {"target": "$.x['1', '2']", "update": {"new": update, "list": [update]}},
        {"target": "$.x['1'].new", "update": {"mark": 1}},
        {"target": "$.x['1'].list[0]", "update": {"mark": 1}},
        {"target": "$.x['1', '2'].list", "update": update},
        {"target": "$.x['1'].list[1]", "update": {"mark": 1}},
    )
    assert result["x"]["2"] == {"new": update, "list": [update, update]}


# ----------------------------------------------------------------------------------------- our extensions


def test_x_unless_leaves_alone_what_is_right_already() -> None:
    action = {"target": "$.tags[*]", "x-unless": "$[?$.name == 'cake']", "update": {"x-flour": True}}
    result, outcomes = applied(BREAD, action)
    assert result["tags"] == [{"name": "bread", "x-flour": True}, {"name": "cake"}]
    assert (outcomes[0].status, outcomes[0].changed, outcomes[0].right) == (Status.PARTLY, 1, 1)


def test_x_where_chooses_among_what_the_target_selects() -> None:
    action = {"target": "$.paths[*]['get', 'post']", "x-where": "$.tags[?@ == 'warm']", "update": {"x-oven": True}}
    result, outcomes = applied(BREAD, action)
    assert at(result, "paths", "/loaves", "post", "x-oven") is True
    assert "x-oven" not in at(result, "paths", "/loaves", "get")
    assert (outcomes[0].status, outcomes[0].changed, outcomes[0].right) == (Status.APPLIED, 1, 0), "others do not count"
    removed, _ = applied(BREAD, {key: action[key] for key in ("target", "x-where")} | {"remove": True})
    assert list(removed["paths"]["/loaves"]) == ["get"]


def test_x_where_that_leaves_nothing_is_like_a_target_that_selects_nothing() -> None:
    action = {"target": "$.tags[*]", "x-where": "$[?$.name == 'tart']", "update": {"x": 1}}
    with pytest.raises(Problem, match="selects nothing in core"):
        applied(BREAD, action)
    assert applied(BREAD, action | {"x-may-be-stale": True})[1][0].status is Status.STALE
    assert applied(BREAD, action | {"x-healed-if": "$.tags"})[1][0].status is Status.HEALED


def test_an_action_that_has_nothing_left_to_change_is_healed() -> None:
    result, outcomes = applied(
        BREAD,
        {"target": "$.tags[*]", "x-unless": "$.name", "remove": True},
        {"target": "$.info", "update": {"title": "Bakery"}},
    )
    assert result == BREAD
    assert [(outcome.status, outcome.changed) for outcome in outcomes] == [(Status.HEALED, 0), (Status.HEALED, 0)]
    assert [outcome.right for outcome in outcomes] == [2, 1]


def test_one_member_that_changes_is_a_change_whatever_comes_after_it() -> None:
    document = {"a": {"one": 1, "list": [1], "object": {}}}
    _, outcomes = applied(document, {"target": "$.a", "update": {"one": 2, "list": [], "object": {}}})
    assert outcomes[0].status is Status.APPLIED
    _, outcomes = applied(document, {"target": "$.a", "update": {"one": 1, "list": [], "object": {}}})
    assert outcomes[0].status is Status.HEALED


def test_true_is_not_one() -> None:
    document = {"a": {"flag": 1, "number": True}}
    result, outcomes = applied(document, {"target": "$.a", "update": {"flag": True, "number": 1}})
    assert overlay.same(result["a"], {"flag": True, "number": 1})
    assert outcomes[0].status is Status.APPLIED


def test_nothing_selected_is_an_error_that_says_where() -> None:
    with pytest.raises(Problem) as caught:
        applied(BREAD, {"target": "$.info", "update": {"x": 1}}, {"target": "$.servers[*]", "update": {"x": 1}})
    assert caught.value.exit_code == UNUSABLE
    for part in ("bakery.overlay.yaml", "action 2", "$.servers[*]", "core"):
        assert part in caught.value.message


def test_nothing_selected_is_stale_where_the_action_says_that_it_may_be() -> None:
    gone = {"target": "$.servers", "remove": True}
    assert applied(BREAD, gone | {"x-may-be-stale": True})[1][0].status is Status.STALE
    assert applied(BREAD, gone | {"x-may-be-stale": ["core"]})[1][0].status is Status.STALE
    assert applied(BREAD, gone, **{"x-may-be-stale": ["core"]})[1][0].status is Status.STALE
    both = {"x-applies-to": ["core", "audit"], "x-may-be-stale": ["audit"]}
    assert applied(BREAD, gone, name="audit", **both)[1][0].status is Status.STALE
    with pytest.raises(Problem, match="selects nothing in core"):
        applied(BREAD, gone, **both)


def test_a_target_that_is_gone_can_be_known_to_be_healed() -> None:
    action = {"target": "$.components.schemas.Loaf.required[?@ == 'salt']", "remove": True}
    healed = action | {"x-healed-if": "$.components.schemas.Loaf"}
    assert applied(BREAD, healed)[1][0].status is Status.HEALED
    with pytest.raises(Problem, match="selects nothing"):
        applied(BREAD, action | {"x-healed-if": "$.components.schemas.Roll"})


def test_a_copy_is_removed_only_where_the_original_states_the_same() -> None:
    loaf = {"type": "object", "properties": {"description": {"type": "string"}}}
    told = {"type": "object", "description": "One.", "properties": {"description": {"type": "string", "example": "x"}}}
    action = {"target": "$.components.schemas.Page.items", "remove": True, "x-same-as": "$.components.schemas.*"}
    document = {"components": {"schemas": {"Loaf": loaf, "Page": {"items": told}}}}
    assert applied(document, action)[0]["components"]["schemas"]["Page"] == {}
    told["properties"]["crust"] = {"type": "boolean"}
    with pytest.raises(Problem, match=r"no copy of anything"):
        applied(document, action)


def test_actions_are_for_their_documents_and_their_regions() -> None:
    action = {"target": "$.info", "update": {"x": 1}}
    members = {"x-applies-to": ["core", "supervisor"]}
    for name, runs in {"core": 1, "supervisor": 1, "supervisor-gcp-eu": 1, "audit": 0, "supervisors": 0}.items():
        assert len(applied(BREAD, action, name=name, **members)[1]) == runs, name
    narrow = action | {"x-applies-to": ["supervisor-gcp-eu"]}
    assert not applied(BREAD, narrow, name="supervisor", **members)[1]
    assert applied(BREAD, narrow, name="supervisor-gcp-eu", **members)[1]


def test_overlays_run_by_their_order_and_then_by_their_names(tmp_path: Path) -> None:
    for name, order in {"b": 0, "a": 5, "c": -1, "d": 0}.items():
        content = made({"target": "$.info", "update": {"x": name}}, **{"x-order": order})
        (tmp_path / f"{name}.overlay.yaml").write_text(json.dumps(content), encoding="utf-8")
    (tmp_path / "notes.yaml").write_text("not an overlay", encoding="utf-8")
    names = [found.name.partition(".")[0] for found in overlay.load_all(tmp_path)]
    assert names == ["c", "b", "d", "a"]


# -------------------------------------------------------------------------------------------- refusals

GOOD = {"target": "$.info", "update": {"x": 1}}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ([], "must be an object"),
        ({}, "overlay is missing"),
        (made(GOOD, overlay="1.1.0"), "must be 1.0.x"),
        (made(GOOD, overlay=1.0), "overlay is missing or no text"),
        (made(GOOD, info=None), "info: must be an object"),
        (made(GOOD, info={"title": "x"}), "version is missing"),
        (made(GOOD, info={"title": "", "version": "1"}), "title is missing"),
        (made(GOOD, info={"title": "x", "version": "1", "summary": "y"}), "unknown member 'summary'"),
        (made(), "actions must be a list with at least one action"),
        (made(GOOD, actions={}), "actions must be a list"),
        (made(GOOD, extends="https://example.com/core.json"), "unknown member 'extends'"),
        (made(GOOD, **{"x-applies-to": []}), "x-applies-to must be a list"),
        (made(GOOD, **{"x-applies-to": "core"}), "x-applies-to must be a list"),
        (made(GOOD, **{"x-order": "1"}), "x-order must be a whole number"),
        (made(GOOD, **{"x-order": True}), "x-order must be a whole number"),
        (made(GOOD, **{"x-aplies-to": ["core"]}), "did you mean x-applies-to"),
        (made(GOOD, **{"x-may-be-stale": ["audit"]}), "x-may-be-stale names audit"),
        (made(GOOD | {"x-may-be-stal": True}), "did you mean x-may-be-stale"),
        (made(GOOD | {"note": "?"}), "unknown member 'note'"),
        (made(GOOD | {"x-where": "name"}), "x-where is no JSONPath"),
        (made(GOOD | {"x-wheer": "$"}), "did you mean x-where"),
        (made(GOOD | {"target": ""}), "target is missing"),
        (made(GOOD | {"target": "info"}), "target is no JSONPath"),
        (made(GOOD | {"target": "$.paths[?@.x ==]"}), "target is no JSONPath"),
        (made(GOOD | {"target": "$.a[?length(@.b, 1) == 1]"}), "target is no JSONPath"),
        (made(GOOD | {"x-unless": "$["}), "x-unless is no JSONPath"),
        (made(GOOD | {"x-healed-if": "$["}), "x-healed-if is no JSONPath"),
        (made(GOOD | {"x-same-as": "$"}), "x-same-as is for actions that remove"),
        (made(GOOD | {"remove": True}), "either an update or remove"),
        (made({"target": "$.info"}), "either an update or remove"),
        (made({"target": "$.info", "remove": False}), "either an update or remove"),
        (made({"target": "$.info", "remove": "yes"}), "remove must be true or false"),
        (made(GOOD | {"x-may-be-stale": "yes"}), "x-may-be-stale must be true or false"),
        (made(GOOD | {"description": " "}), "description is missing"),
        (made(GOOD | {"x-source": None}), "x-source is missing"),
        (made(GOOD | {"x-confidence": "sure"}), "x-confidence is 'sure'"),
        (made(GOOD | {"x-applies-to": ["audit"]}), "x-applies-to names audit"),
        (made({"target": "$.info", "update": {200: "x"}}), "the key 200 is not text"),
        (made({"target": "$.info", "update": {"x": float("nan")}}), "nan is no number of JSON"),
    ],
)
def test_what_is_no_overlay_of_ours_is_refused(content: Any, says: str) -> None:
    with pytest.raises(Problem) as caught:
        overlay.parse(content, "bakery.overlay.yaml")
    assert says in caught.value.message
    assert caught.value.message.startswith("bakery.overlay.yaml")
    assert caught.value.exit_code == UNUSABLE


def test_extensions_of_others_are_let_through() -> None:
    assert overlay.parse(made(GOOD | {"x-ticket": 12}, **{"x-owner": "us"}), "x").actions


@pytest.mark.parametrize(
    ("action", "says"),
    [
        ({"target": "$", "remove": True}, "would remove the whole of core"),
        ({"target": "$.info.title", "update": {"x": 1}}, "neither object nor array"),
        ({"target": "$.info", "update": "x"}, "only an object can be merged"),
        ({"target": "$.info", "update": ["x"]}, "only an object can be merged"),
        ({"target": "$.info", "update": {"title": ["x"]}}, "remove it first"),
        ({"target": "$", "update": {"tags": {"x": 1}}}, "remove it first"),
        ({"target": "$", "update": {"info": "x"}}, "remove it first"),
    ],
)
def test_what_the_specification_leaves_open_is_refused(action: dict[str, Any], says: str) -> None:
    with pytest.raises(Problem) as caught:
        applied(BREAD, action)
    assert says in caught.value.message
    assert caught.value.exit_code == UNUSABLE


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "not readable as YAML"),
        ("overlay: 1.0.0\noverlay: 1.0.0", "given twice"),
        ("a: {b: 1, b: 2}", "given twice"),
        ("a: !!python/object/apply:os.getcwd []", "not readable as YAML"),
        ("a: 2026-01-01", "is no value of JSON"),
        ("1: a", "is not text"),
        ("a: &a [*a]", "not readable as YAML"),
        ("a: .inf", "no number of JSON"),
        ("{" * 5000, "x.overlay.yaml"),
        ("[" * 300 + "]" * 300, "nested more than"),
        (
            "\n".join([f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" if n else "a0: &a0 [x]" for n in range(30)]),
            "x.",
        ),
    ],
)
def test_a_file_that_is_no_plain_yaml_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "x.overlay.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as caught:
        overlay.load(path)
    assert says in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.exit_code == UNUSABLE


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.overlay.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(Problem, match="not UTF-8"):
        overlay.load(tmp_path / "x.overlay.yaml")
    (tmp_path / "x.overlay.yaml").unlink()
    with pytest.raises(Problem, match=r"no \*\.overlay\.yaml there"):
        overlay.load_all(tmp_path)


@pytest.mark.parametrize("depth", [overlay.MAX_DEPTH + 1, 5000, 200_000])
@pytest.mark.parametrize("kind", ["object", "array"])
def test_a_document_without_a_bottom_is_refused(depth: int, kind: str) -> None:
    document: Any = {}
    for _ in range(depth):
        document = {"a": document} if kind == "object" else {"a": [document]}
    with pytest.raises(Problem, match="levels deep"):
        applied({"info": {}, "a": document}, GOOD)
    while document:  # Taken apart by hand: the interpreter itself would recurse.
        document = document["a"] if kind == "object" else document["a"][0]


def test_a_document_as_deep_as_allowed_can_be_searched_whole() -> None:
    document: Any = {"leaf": 1}
    for _ in range(overlay.MAX_DEPTH - 2):
        document = {"a": document}
    _, outcomes = applied(document, {"target": "$..[?@.leaf == 1]", "update": {"seen": True}})
    assert outcomes[0].changed == 1
