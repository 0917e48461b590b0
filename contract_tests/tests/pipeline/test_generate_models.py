"""Generated models keep what an answer says, and refuse what it must not say, naming the place."""

from __future__ import annotations

import copy
import importlib
import pickle
import re
import typing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from instances import Instant, Number, Place, Schemas, difference, read, spelt
from ledger import document, plain

from laserdata_api.model import Model
from laserdata_cloud._codec import Misfit, decode_as, encode

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = {path.stem: Schemas(document(path)) for path in sorted((ROOT / "generated/openapi").glob("*.json"))}
ANSWERED = [(name, schema) for name, schemas in DOCUMENTS.items() for schema in schemas.answered()]
# Requests hold these, or nothing does: whoever builds one from JSON reads it, too.
OTHERS = [
    (name, schema)
    for name, schemas in DOCUMENTS.items()
    for schema in schemas.named
    if (name, schema) not in ANSWERED and schemas.members(schemas.named[schema])[0]
]

# Messages name the place, so that nothing is gained by searching for the smallest failure in every schema.
examined = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def model_of(name: str, schema: str) -> Any:
    models = importlib.import_module(f"laserdata_api.{name.replace('-', '_')}.models")
    (found,) = [getattr(models, n) for n in models.__all__ if plain(n) == plain(schema)]
    return found


def test_what_answers_hold_was_found() -> None:
    names = {schema for _, schema in ANSWERED}
    assert {"ApiKeyDetails", "Paged_ApiKeyInfo", "ApiKeyInfo", "RolePermissionsInfo", "PricingResponse"} <= names
    assert len(ANSWERED) > 100


def test_every_model_is_among_them_or_within_one() -> None:
    for name in DOCUMENTS:
        models = importlib.import_module(f"laserdata_api.{name.replace('-', '_')}.models")
        there = {
            kind for n in models.__all__ if isinstance(kind := getattr(models, n), type) and issubclass(kind, Model)
        }
        met: set[type] = set()
        for document_name, schema in ANSWERED + OTHERS:
            if document_name == name:
                within(model_of(name, schema), met)
        assert met == there


def within(kind: Any, met: set[type]) -> None:
    """Add the models that a type holds, at any depth."""
    if isinstance(kind, type) and issubclass(kind, Model) and kind not in met:
        met.add(kind)
        for one in msgspec.structs.fields(kind):
            within(one.type, met)
    for part in (*typing.get_args(kind), *getattr(kind, "variants", ())):
        within(part, met)


@pytest.mark.parametrize(("name", "schema"), ANSWERED + OTHERS, ids=[f"{n}-{s}" for n, s in ANSWERED + OTHERS])
@examined
@given(data=st.data())
def test_a_model_survives_decoding_encoding_and_copying(name: str, schema: str, data: st.DataObject) -> None:
    schemas = DOCUMENTS[name]
    sent = data.draw(schemas.values(schemas.named[schema]))
    decoded = decode_as(model_of(name, schema), spelt(sent).encode())
    for twin in (decoded, copy.deepcopy(decoded), pickle.loads(pickle.dumps(decoded))):
        assert difference(sent, read(encode(twin))) is None


WRONG: dict[str, Any] = {
    "null": None,
    "boolean": True,
    "integer": Number("12"),
    "number": Number("1.5"),
    "string": "yesterday",
    "array": [],
    "object": {},
}


def spoilt(value: Any, place: Place, wrong: Any) -> Any:
    if not place:
        return wrong
    value = copy.copy(value)
    value[place[0]] = spoilt(value[place[0]], place[1:], wrong)
    return value


def named(schemas: Schemas, schema: Any, place: Place) -> str:
    """Return a pattern of the place as messages name it; some versions of the decoder write `[...]` for any index."""
    pattern = r"\$"
    for step in place:
        ((kind, inner),) = [k for k in schemas.kinds(schema) if k[0] in ("array", "object")]
        properties, _ = schemas.members(inner) if kind == "object" else ({}, set())
        if step in properties:
            pattern, schema = rf"{pattern}\.{step}", properties[step]
        else:
            index = str(step) if kind == "array" else '"?' + re.escape(str(step)) + '"?'
            pattern, schema = (
                rf"{pattern}\[({index}|\.\.\.)\]",
                inner["items" if kind == "array" else "additionalProperties"],
            )
    return f"`{pattern}`"


@pytest.mark.parametrize(("name", "schema"), ANSWERED, ids=[f"{n}-{s}" for n, s in ANSWERED])
@examined
@given(data=st.data())
def test_a_misfit_names_its_place(name: str, schema: str, data: st.DataObject) -> None:
    schemas = DOCUMENTS[name]
    whole = schemas.named[schema]
    value = data.draw(schemas.values(whole))
    place, kinds, inner = data.draw(st.sampled_from(list(schemas.places(value, whole))))
    wrong = {
        kind: v for kind, v in WRONG.items() if kind not in kinds and not (kind == "integer" and "number" in kinds)
    }
    if inner.get("format") == "date-time":
        wrong |= {"day": "yesterday", "time without zone": "2026-03-17T08:25:40"}
    _, required = schemas.members(inner)
    if kinds == ["object"] and required:
        missing = data.draw(st.sampled_from(sorted(required)))
        present: Any = value
        for step in place:
            present = present[step]
        wrong[f"without {missing}"] = {k: v for k, v in present.items() if k != missing}
    kind = data.draw(st.sampled_from(sorted(wrong)))
    with pytest.raises(Misfit) as caught:
        decode_as(model_of(name, schema), spelt(spoilt(value, place, wrong[kind])).encode())
    message = str(caught.value)
    if place:
        assert re.search(named(schemas, whole, place), message), (kind, message)
    if kind.startswith("without"):
        assert f"`{kind.removeprefix('without ')}`" in message


@pytest.mark.parametrize("text", ["", "{", "[1", "nul", "\ufeff{}", '{"id": 1e999}', "[" * 5000])
def test_what_is_no_json_is_a_misfit(text: str) -> None:
    with pytest.raises(Misfit):
        decode_as(model_of("core", "ApiKeyInfo"), text.encode())


def test_the_strategy_reaches_what_it_promises() -> None:
    """Ids above 2**53, numbers spelt as `59.0`, times, nulls, absence, and undeclared members: all are drawn."""
    seen: set[str] = set()
    schemas = DOCUMENTS["core"]

    @settings(examined, max_examples=200)
    @given(st.data())
    def look(data: st.DataObject) -> None:
        value = data.draw(schemas.values(schemas.named["DeploymentInfo"]))
        assume(isinstance(value["id"], Number))
        seen.update(
            word
            for word, found in {
                "large": value["id"].text.isdigit() and int(value["id"].text) > 2**53,
                "spelt": any(isinstance(v, Number) and ".0" in v.text for v in value.values()),
                "time": isinstance(value["created_at"], Instant),
                "null": "region" in value and value["region"] is None,
                "absent": "region" not in value,
                "undeclared": not value.keys() <= schemas.members(schemas.named["DeploymentInfo"])[0].keys(),
                "open": value["cloud"] not in ("aws", "gcp"),
            }.items()
            if found
        )

    look()
    assert seen == {"large", "spelt", "time", "null", "absent", "undeclared", "open"}
