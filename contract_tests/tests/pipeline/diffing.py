"""What the tests of comparing share: a document to change, and for each rule a pair of documents that it tells."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from pipeline.diff.model import Change, Level
from pipeline.diff.rules import BOUNDS, COMBINATIONS, KEYWORDS, NOTES, SCOPES

GONE = object()
TEXT: dict[str, Any] = {"type": "string"}
NUMBER: dict[str, Any] = {"type": "integer"}


def put(document: dict[str, Any], *changes: tuple[str, Any]) -> dict[str, Any]:
    """Return a copy of a document with values put in places: `paths /things get deprecated`; `GONE` removes."""
    found = json.loads(json.dumps(document))  # which, unlike a deep copy, shares no part twice
    for place, value in changes:
        *way, last = [int(key) if key.isdecimal() and len(key) < 3 else key for key in place.split(" ")]
        node: Any = found
        for key in way:
            node = node.setdefault(key, {}) if isinstance(node, dict) else node[key]
        if value is GONE:
            node.pop(last, None)
        else:
            node[last] = copy.deepcopy(value)
    return found


def base() -> dict[str, Any]:
    """Return a document with a little of everything."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1.0.0"},
        "tags": [{"name": "Things"}],
        "security": [{"key": []}],
        "paths": {
            "/things": {
                "get": {
                    "operationId": "get_things",
                    "tags": ["Things"],
                    "parameters": [{"in": "query", "name": "q", "schema": TEXT}],
                    "responses": {
                        "200": {
                            "description": "",
                            "headers": {"age": {"schema": NUMBER}},
                            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                        },
                        "404": {"description": ""},
                    },
                },
                "post": {
                    "operationId": "create_thing",
                    "tags": ["Things"],
                    "requestBody": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CreateThing"}}}
                    },
                    "responses": {"201": {"description": ""}},
                },
            },
            "/things/{thing_id}": {
                "delete": {
                    "operationId": "delete_thing",
                    "tags": ["Things"],
                    "parameters": [{"in": "path", "name": "thing_id", "required": True, "schema": NUMBER}],
                    "responses": {"204": {"description": ""}},
                }
            },
        },
        "webhooks": {"thing_made": {"post": {"responses": {"200": {"description": ""}}}}},
        "components": {
            "schemas": {
                "Thing": {"type": "object", "required": ["id"], "properties": {"id": NUMBER, "name": TEXT}},
                "CreateThing": {"type": "object", "required": ["name"], "properties": {"name": TEXT, "size": NUMBER}},
            },
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "key"},
                "other": {"type": "http", "scheme": "basic"},
                "auth": {
                    "type": "oauth2",
                    "flows": {"clientCredentials": {"tokenUrl": "https://a.test/t", "scopes": {"read": "Reads."}}},
                },
            },
        },
    }


def placed(scope: str, schema: Any, named: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a document in which a schema stands where the rules of a scope look."""
    inside = {"type": "object", "properties": {"member": schema}} if scope.endswith("property") else schema
    found = base()
    if scope == "request-parameter":
        found = put(found, ("paths /things get parameters 0 schema", inside))
    elif scope == "response-header":
        found = put(found, ("paths /things get responses 200 headers age schema", inside))
    elif scope.startswith("request"):
        found = put(found, ("paths /things post requestBody content application/json schema", inside))
    else:
        found = put(found, ("paths /things get responses 200 content application/json schema", inside))
    return put(found, *((f"components schemas {name}", value) for name, value in (named or {}).items()))


def worst(changes: list[Change]) -> Level:
    """Return the worst level of changes."""
    return max((change.level for change in changes), default=Level.COMPATIBLE)


# For each action on a schema, a schema before and after.


def actions() -> Iterator[tuple[str, Any, Any]]:
    yield from (
        ("type-changed", TEXT, NUMBER),
        ("type-generalized", NUMBER, {"type": "number"}),
        ("type-specialized", {"type": "number"}, NUMBER),
        ("list-of-types-widened", TEXT, {"type": ["string", "integer"]}),
        ("list-of-types-narrowed", {"type": ["string", "integer"]}, TEXT),
        ("became-nullable", TEXT, {"oneOf": [TEXT, {"type": "null"}]}),
        ("became-not-nullable", {"type": ["string", "null"]}, TEXT),
        ("format-changed", {"type": "string", "format": "date"}, {"type": "string", "format": "uuid"}),
        ("format-generalized", {"type": "integer", "format": "int32"}, {"type": "integer", "format": "int64"}),
        ("format-specialized", {"type": "integer", "format": "int64"}, {"type": "integer", "format": "int32"}),
        ("format-added", TEXT, {"type": "string", "format": "date"}),
        ("format-removed", {"type": "string", "format": "date"}, TEXT),
        ("enum-value-added", {"enum": ["a"]}, {"enum": ["a", "b"]}),
        ("enum-value-removed", {"enum": ["a", "b"]}, {"enum": ["a"]}),
        ("became-enum", TEXT, {"type": "string", "enum": ["a"]}),
        ("became-not-enum", {"type": "string", "enum": ["a"]}, TEXT),
        ("enum-became-open", {"enum": ["a"]}, {"enum": ["a"], "x-open-enum": True}),
        ("enum-became-closed", {"enum": ["a"], "x-open-enum": True}, {"enum": ["a"]}),
        ("const-added", TEXT, {"type": "string", "const": "a"}),
        ("const-changed", {"const": "a"}, {"const": "b"}),
        ("const-removed", {"type": "string", "const": "a"}, TEXT),
        ("pattern-added", TEXT, {"type": "string", "pattern": "^a"}),
        ("pattern-removed", {"type": "string", "pattern": "^a"}, TEXT),
        ("pattern-changed", {"type": "string", "pattern": "^a"}, {"type": "string", "pattern": "^b"}),
        ("additional-properties-removed", {"type": "object"}, {"type": "object", "additionalProperties": False}),
        ("additional-properties-added", {"type": "object", "additionalProperties": False}, {"type": "object"}),
        ("items-added", {"type": "array"}, {"type": "array", "items": TEXT}),
        ("items-removed", {"type": "array", "items": TEXT}, {"type": "array"}),
        ("prefix-items-added", {"type": "array"}, {"type": "array", "prefixItems": [TEXT]}),
        ("prefix-items-removed", {"type": "array", "prefixItems": [TEXT]}, {"type": "array"}),
        ("wrapped-in-one-of", TEXT, {"oneOf": [TEXT, NUMBER]}),
        ("unwrapped-from-one-of", {"oneOf": [TEXT, NUMBER]}, TEXT),
        ("wrapped-in-any-of", TEXT, {"anyOf": [TEXT, NUMBER]}),
        ("unwrapped-from-any-of", {"anyOf": [TEXT, NUMBER]}, TEXT),
        ("deprecated", TEXT, {"type": "string", "deprecated": True}),
        ("reactivated", {"type": "string", "deprecated": True}, TEXT),
        ("became-read-only", TEXT, {"type": "string", "readOnly": True}),
        ("became-not-read-only", {"type": "string", "readOnly": True}, TEXT),
        ("became-write-only", TEXT, {"type": "string", "writeOnly": True}),
        ("became-not-write-only", {"type": "string", "writeOnly": True}, TEXT),
        ("schema-changed", TEXT, {"allOf": [TEXT]}),
        ("keyword-changed", TEXT, {"type": "string", "frobnicate": 1}),
        ("open-enum-value-added", {"enum": ["a"], "x-open-enum": True}, {"enum": ["a", "b"], "x-open-enum": True}),
        # Alternatives of oneOf exclude each other: what one alternative gains, the whole may lose.
        ("schema-narrowed", _lengths(3), _lengths(5)),
        ("schema-widened", _lengths(5), _lengths(3)),
        ("schema-undecided", {"$ref": "#/components/schemas/Tree"}, {"$ref": "#/components/schemas/Forest"}),
    )
    for keyword, (name, _, _) in BOUNDS.items():
        other = {"contains": TEXT} if keyword == "maxContains" else {}
        low, high = ({**other, keyword: value} for value in (2, 4))
        yield f"{name}-set", other, low
        yield f"{name}-unset", low, other
        yield f"{name}-increased", low, high
        yield f"{name}-decreased", high, low
    for keyword, name in KEYWORDS.items():
        with_, values = VALUES[keyword]
        first, second = ({**with_, keyword: value} for value in values)
        yield f"{name}-added", with_, first
        yield f"{name}-removed", first, with_
        yield f"{name}-changed", first, second
    for keyword, (name, _) in NOTES.items():
        values = ({"propertyName": "a"}, {"propertyName": "b"}) if keyword == "discriminator" else ("a", "b")
        first, second = ({keyword: value} for value in values)
        yield f"{name}-added", {}, first
        yield f"{name}-removed", first, {}
        yield f"{name}-changed", first, second
    for keyword, (name, _, _) in COMBINATIONS.items():
        few, many = {keyword: [TEXT, NUMBER]}, {keyword: [TEXT, NUMBER, {"type": "boolean"}]}
        yield f"{name}-added", few, many
        yield f"{name}-removed", many, few


def _lengths(number: int) -> dict[str, Any]:
    return {"oneOf": [{"type": "string"}, {"type": "string", "maxLength": number}]}


def tree(name: str, most: int) -> dict[str, Any]:
    """Return a schema that holds itself."""
    return {
        "type": "object",
        "additionalProperties": {"$ref": f"#/components/schemas/{name}"},
        "maxProperties": most,
    }


VALUES: dict[str, tuple[dict[str, Any], tuple[Any, Any]]] = {
    "contains": ({}, (TEXT, NUMBER)),
    "contentSchema": ({}, (TEXT, NUMBER)),
    "dependentRequired": ({}, ({"a": ["b"]}, {"a": ["c"]})),
    "dependentSchemas": ({}, ({"a": {"required": ["b"]}}, {"a": {"required": ["c"]}})),
    "if": ({"then": NUMBER}, (TEXT, NUMBER)),
    "then": ({"if": {"minimum": 1}}, (TEXT, NUMBER)),
    "else": ({"if": {"minimum": 1}}, (TEXT, NUMBER)),
    "minContains": ({"contains": TEXT}, (2, 3)),
    "multipleOf": ({}, (2, 3)),
    "not": ({}, (TEXT, NUMBER)),
    "patternProperties": ({}, ({"^a": TEXT}, {"^a": NUMBER})),
    "propertyNames": ({}, ({"maxLength": 1}, {"maxLength": 2})),
    "unevaluatedItems": ({}, (TEXT, NUMBER)),
    "unevaluatedProperties": ({}, (TEXT, NUMBER)),
    "uniqueItems": ({}, (True, False)),
}


def schema_examples() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield the id of each rule about a schema, a document before, and one after."""
    for name, before, after in actions():
        for scope, direction in SCOPES.items():
            if name == "schema-narrowed" and (direction == "response" or scope.endswith("property")):
                continue
            if name in ("schema-widened", "open-enum-value-added") and direction == "request":
                continue
            if scope.endswith("property") and name.startswith(("schema-widened", "schema-undecided")):
                continue
            if name == "schema-undecided":
                most = (2, 3) if direction == "request" else (3, 2)
                yield (
                    f"{scope}-{name}",
                    *(placed(scope, {"$ref": "#/components/schemas/Tree"}, {"Tree": tree("Tree", m)}) for m in most),
                )
            else:
                yield f"{scope}-{name}", placed(scope, before), placed(scope, after)


GET, POST, DELETE = "paths /things get", "paths /things post", "paths /things/{thing_id} delete"
JSON = "content application/json"
OK = {"description": ""}
Q = {"in": "query", "name": "q", "schema": TEXT}

# Rule: changes to the document for the one before, and for the one after.
Changes = tuple[tuple[str, Any], ...]
OTHERS: dict[str, tuple[Changes, Changes]] = {
    "openapi-version-changed": ((), (("openapi", "3.2.0"),)),
    "json-schema-dialect-changed": ((), (("jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema"),)),
    "unclassified-change": ((), ((f"{GET} frobnicate", 1),)),
    "endpoint-added": ((), ((f"{GET[:-3]}put", {"responses": {"200": OK}}),)),
    "api-path-removed-without-deprecation": ((), (("paths /things/{thing_id}", GONE),)),
    "api-path-removed-with-deprecation": (((f"{DELETE} deprecated", True),), (("paths /things/{thing_id}", GONE),)),
    "api-path-removed-before-sunset": (
        ((f"{DELETE} deprecated", True), (f"{DELETE} x-sunset", "2026-12-01")),
        (("paths /things/{thing_id}", GONE),),
    ),
    "api-removed-without-deprecation": ((), ((POST, GONE),)),
    "api-removed-with-deprecation": (
        ((f"{POST} deprecated", True), (f"{POST} x-sunset", "2026-01-01")),
        ((POST, GONE),),
    ),
    "api-removed-before-sunset": (
        ((f"{POST} deprecated", True), (f"{POST} x-sunset", "2026-12-01")),
        ((POST, GONE),),
    ),
    "path-parameter-renamed": (
        (),
        (
            ("paths /things/{id} delete", base()["paths"]["/things/{thing_id}"]["delete"]),
            ("paths /things/{id} delete parameters 0 name", "id"),
            ("paths /things/{thing_id}", GONE),
        ),
    ),
    "api-operation-id-removed": ((), ((f"{GET} operationId", "list_things"),)),
    "api-operation-id-added": (((f"{GET} operationId", GONE),), ()),
    "api-tag-added": ((), ((f"{GET} tags", ["Things", "More"]),)),
    "api-tag-removed": (((f"{GET} tags", ["Things", "More"]),), ()),
    "endpoint-deprecated": ((), ((f"{GET} deprecated", True),)),
    "endpoint-deprecated-with-sunset": ((), ((f"{GET} deprecated", True), (f"{GET} x-sunset", "2027-01-01"))),
    "endpoint-reactivated": (((f"{GET} deprecated", True),), ()),
    "sunset-deleted": (((f"{GET} x-sunset", "2027-01-01"),), ()),
    "sunset-added": (((f"{GET} deprecated", True),), ((f"{GET} deprecated", True), (f"{GET} x-sunset", "2027-01-01"))),
    "api-sunset-date-changed-too-small": (((f"{GET} x-sunset", "2027-01-02"),), ((f"{GET} x-sunset", "2027-01-01"),)),
    "sunset-postponed": (((f"{GET} x-sunset", "2027-01-01"),), ((f"{GET} x-sunset", "2027-01-02"),)),
    "callback-added": ((), ((f"{GET} callbacks done", {"/x": {}}),)),
    "callback-removed": (((f"{GET} callbacks done", {"/x": {}}),), ()),
    "callback-changed": (((f"{GET} callbacks done", {"/x": {}}),), ((f"{GET} callbacks done", {"/y": {}}),)),
    "webhook-added": ((), (("webhooks more", {}),)),
    "webhook-removed": ((), (("webhooks thing_made", GONE),)),
    "webhook-changed": ((), (("webhooks thing_made post deprecated", True),)),
    "api-security-added": ((), ((f"{GET} security", [{"key": []}, {"other": []}]),)),
    "api-security-removed": ((), ((f"{GET} security", [{"other": []}]),)),
    "api-security-relaxed": (((f"{GET} security", [{"key": [], "other": []}]),), ()),
    "api-security-became-required": (((f"{GET} security", []),), ()),
    "api-security-became-optional": ((), ((f"{GET} security", []),)),
    "api-security-scope-added": (((f"{GET} security", [{"auth": []}]),), ((f"{GET} security", [{"auth": ["read"]}]),)),
    "api-security-scope-removed": (
        ((f"{GET} security", [{"auth": ["read"]}]),),
        ((f"{GET} security", [{"auth": []}]),),
    ),
    "api-global-security-added": ((), (("security", [{"key": []}, {"other": []}]),)),
    "api-global-security-removed": ((("security", [{"key": []}, {"other": []}]),), ()),
    "api-security-component-added": ((), (("components securitySchemes new", {"type": "http", "scheme": "basic"}),)),
    "api-security-component-removed": ((), (("components securitySchemes other", GONE),)),
    "api-security-component-type-changed": ((), (("components securitySchemes other type", "mutualTLS"),)),
    "security-component-changed": ((), (("components securitySchemes key name", "api-key"),)),
    "api-security-component-oauth-token-url-changed": (
        (),
        (("components securitySchemes auth flows clientCredentials tokenUrl", "https://b.test/t"),),
    ),
    "api-security-component-oauth-url-changed": (
        (),
        (("components securitySchemes auth flows clientCredentials authorizationUrl", "https://b.test/t"),),
    ),
    "api-security-component-oauth-scope-added": (
        (),
        (("components securitySchemes auth flows clientCredentials scopes write", "Writes."),),
    ),
    "api-security-component-oauth-scope-removed": (
        (),
        (("components securitySchemes auth flows clientCredentials scopes read", GONE),),
    ),
    "security-component-oauth-flow-changed": (
        (),
        (("components securitySchemes auth flows password", {"tokenUrl": "https://a.test/t", "scopes": {}}),),
    ),
    "new-required-request-parameter": ((), ((f"{GET} parameters", [Q, {**Q, "name": "r", "required": True}]),)),
    "new-optional-request-parameter": ((), ((f"{GET} parameters", [Q, {**Q, "name": "r"}]),)),
    "new-request-path-parameter": ((), ((f"{GET} parameters", [Q, {**Q, "name": "r", "in": "path"}]),)),
    "request-parameter-removed": ((), ((f"{GET} parameters", []),)),
    "request-parameter-removed-with-deprecation": (
        ((f"{GET} parameters 0 deprecated", True),),
        ((f"{GET} parameters", []),),
    ),
    "request-parameter-moved": ((), ((f"{GET} parameters 0 in", "header"),)),
    "request-parameter-became-required": ((), ((f"{GET} parameters 0 required", True),)),
    "request-parameter-became-optional": (((f"{GET} parameters 0 required", True),), ()),
    "request-parameter-style-changed": ((), ((f"{GET} parameters 0 style", "deepObject"),)),
    "request-parameter-explode-changed": ((), ((f"{GET} parameters 0 explode", False),)),
    "request-parameter-allow-reserved-changed": ((), ((f"{GET} parameters 0 allowReserved", True),)),
    "request-parameter-allow-empty-changed": ((), ((f"{GET} parameters 0 allowEmptyValue", True),)),
    "request-parameter-content-changed": (
        (),
        ((f"{GET} parameters 0 schema", GONE), (f"{GET} parameters 0 {JSON} schema", TEXT)),
    ),
    "request-parameter-schema-added": (((f"{GET} parameters 0 schema", GONE),), ()),
    "request-parameter-schema-removed": ((), ((f"{GET} parameters 0 schema", GONE),)),
    "request-parameter-sunset-changed": ((), ((f"{GET} parameters 0 x-sunset", "2027-01-01"),)),
    "request-body-added-optional": (((f"{POST} requestBody", GONE),), ()),
    "request-body-added-required": (((f"{POST} requestBody", GONE),), ((f"{POST} requestBody required", True),)),
    "request-body-removed": ((), ((f"{POST} requestBody", GONE),)),
    "request-body-became-required": ((), ((f"{POST} requestBody required", True),)),
    "request-body-became-optional": (((f"{POST} requestBody required", True),), ()),
    "request-body-media-type-added": ((), ((f"{POST} requestBody content text/plain", {}),)),
    "request-body-media-type-removed": (((f"{POST} requestBody content text/plain", {}),), ()),
    "request-body-media-type-schema-added": (((f"{POST} requestBody {JSON} schema", GONE),), ()),
    "request-body-media-type-schema-removed": ((), ((f"{POST} requestBody {JSON} schema", GONE),)),
    "request-body-encoding-changed": ((), ((f"{POST} requestBody {JSON} encoding name", {"style": "form"}),)),
    "response-success-status-added": ((), ((f"{GET} responses 202", OK),)),
    "response-success-status-removed": (((f"{GET} responses 202", OK),), ()),
    "response-non-success-status-added": ((), ((f"{GET} responses 409", OK),)),
    "response-non-success-status-removed": ((), ((f"{GET} responses 404", GONE),)),
    "response-media-type-added": ((), ((f"{GET} responses 200 content text/plain", {}),)),
    "response-media-type-removed": (((f"{GET} responses 200 content text/plain", {}),), ()),
    "response-body-media-type-schema-added": (((f"{GET} responses 200 {JSON} schema", GONE),), ()),
    "response-body-media-type-schema-removed": ((), ((f"{GET} responses 200 {JSON} schema", GONE),)),
    "response-body-encoding-changed": ((), ((f"{GET} responses 200 {JSON} encoding name", {"style": "form"}),)),
    "response-header-added": ((), ((f"{GET} responses 200 headers etag", {"schema": TEXT}),)),
    "required-response-header-removed": (
        ((f"{GET} responses 200 headers age required", True),),
        ((f"{GET} responses 200 headers", GONE),),
    ),
    "optional-response-header-removed": ((), ((f"{GET} responses 200 headers", GONE),)),
    "response-header-became-optional": (((f"{GET} responses 200 headers age required", True),), ()),
    "response-header-became-required": ((), ((f"{GET} responses 200 headers age required", True),)),
    "response-header-style-changed": ((), ((f"{GET} responses 200 headers age style", "form"),)),
    "response-header-explode-changed": ((), ((f"{GET} responses 200 headers age explode", True),)),
    "response-header-content-changed": (
        (),
        ((f"{GET} responses 200 headers age schema", GONE), (f"{GET} responses 200 headers age {JSON} schema", NUMBER)),
    ),
    "response-header-schema-added": (((f"{GET} responses 200 headers age schema", GONE),), ()),
    "response-header-schema-removed": ((), ((f"{GET} responses 200 headers age schema", GONE),)),
    "response-link-changed": ((), ((f"{GET} responses 200 links next", {"operationId": "get_things"}),)),
    "new-required-request-property": (
        (),
        (
            ("components schemas CreateThing properties kind", TEXT),
            ("components schemas CreateThing required", ["name", "kind"]),
        ),
    ),
    "new-optional-request-property": ((), (("components schemas CreateThing properties kind", TEXT),)),
    "request-property-removed": ((), (("components schemas CreateThing properties size", GONE),)),
    "request-property-became-required": ((), (("components schemas CreateThing required", ["name", "size"]),)),
    "request-property-became-optional": ((), (("components schemas CreateThing required", []),)),
    "response-required-property-added": (
        (),
        (("components schemas Thing properties kind", TEXT), ("components schemas Thing required", ["id", "kind"])),
    ),
    "response-optional-property-added": ((), (("components schemas Thing properties kind", TEXT),)),
    "response-required-property-removed": (
        (),
        (("components schemas Thing properties id", GONE), ("components schemas Thing required", [])),
    ),
    "response-optional-property-removed": ((), (("components schemas Thing properties name", GONE),)),
    "response-property-became-optional": ((), (("components schemas Thing required", []),)),
    "response-property-became-required": ((), (("components schemas Thing required", ["id", "name"]),)),
    "component-added": ((), (("components schemas New", TEXT),)),
    "component-changed": ((("components schemas New", NUMBER),), (("components schemas New", TEXT),)),
    "api-schema-removed": ((("components schemas New", TEXT),), ()),
    "component-removed": ((("components responses New", OK),), ()),
}


def examples() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield the id of each rule but those of whole documents, a document before, and one after."""
    yield from schema_examples()
    for id_, (before, after) in OTHERS.items():
        yield id_, put(base(), *before), put(base(), *after)
