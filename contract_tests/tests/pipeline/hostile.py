"""Documents that mean harm, or look as if they did: a table of places times payloads, and a list made by hand.

A document is bytes, as a server would send it. None of them may do more than give code that declares things, or stop
the pipeline with a sentence.
"""

from __future__ import annotations

import copy
import functools
import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

CANARY = "CANARY"
TEXT: Mapping[str, Any] = {"type": "string"}

_REF = "#/components/schemas/"


def harmless() -> dict[str, Any]:
    """Return a document with one of everything that becomes code."""
    body = {"content": {"application/json": {"schema": {"$ref": f"{_REF}NewThing"}}}, "required": True}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1.0.0", "description": "All of it."},
        "servers": [{"url": "https://things.test"}],
        "paths": {
            "/things/{thing_id}": {
                "get": {
                    "operationId": "get_thing",
                    "tags": ["Things"],
                    "summary": "Get a thing",
                    "description": "The whole of it.",
                    "parameters": [
                        {"in": "path", "name": "thing_id", "required": True, "schema": {"type": "integer"}},
                        {"in": "query", "name": "kind", "schema": {"$ref": f"{_REF}Kind"}, "description": "Which."},
                        {"in": "header", "name": "x-trace", "schema": dict(TEXT)},
                    ],
                    "responses": {
                        "200": {
                            "description": "Found.",
                            "headers": {"ld-thing": {"schema": dict(TEXT)}},
                            "content": {"application/json": {"schema": {"$ref": f"{_REF}Thing"}}},
                        },
                        "404": {"description": "Not there."},
                    },
                },
                "delete": {
                    "operationId": "delete_thing",
                    "tags": ["Things"],
                    "parameters": [
                        {"in": "path", "name": "thing_id", "required": True, "schema": {"type": "integer"}},
                    ],
                    "responses": {"204": {"description": "Gone."}},
                },
            },
            "/file": {
                "get": {
                    "operationId": "get_thing_file",
                    "tags": ["Things"],
                    "responses": {"200": {"description": "Bytes.", "content": {"application/pdf": {}}}},
                },
            },
            "/things": {
                "get": {
                    "operationId": "get_things",
                    "tags": ["Things"],
                    "responses": {
                        "200": {
                            "description": "All.",
                            "content": {
                                "application/json": {"schema": {"type": "array", "items": {"$ref": f"{_REF}Thing"}}}
                            },
                        }
                    },
                },
                "post": {
                    "operationId": "create_thing",
                    "tags": ["Things"],
                    "requestBody": body,
                    "responses": {
                        "200": {
                            "description": "Made.",
                            "content": {"application/json": {"schema": {"$ref": f"{_REF}Thing"}}},
                        }
                    },
                },
            },
        },
        "components": {
            "schemas": {
                "Thing": {
                    "type": "object",
                    "description": "A thing.",
                    "required": ["id"],
                    "properties": {
                        "id": {"type": "integer", "format": "int64"},
                        "name": {"type": ["string", "null"], "description": "What it is called.", "default": "none"},
                        "secret": dict(TEXT),
                        "x-y": dict(TEXT),
                        "kind": {"$ref": f"{_REF}Kind"},
                        "made": {"type": "string", "format": "date-time"},
                        "key": {"type": "string", "format": "uuid"},
                        "parts": {"type": "array", "items": {"$ref": f"{_REF}Part"}},
                        "any": {},
                        "one": {"oneOf": [{"$ref": f"{_REF}Part"}, {"$ref": f"{_REF}NewThing"}]},
                        "map": {"type": "object", "additionalProperties": {"$ref": f"{_REF}Part"}},
                    },
                },
                "Part": {"type": "object", "properties": {"size": {"type": "number"}, "of": {"$ref": f"{_REF}Thing"}}},
                "NewThing": {"allOf": [{"$ref": f"{_REF}Part"}, {"type": "object", "properties": {"label": {**TEXT}}}]},
                "Kind": {"type": "string", "enum": ["small", "large"]},
                "Level": {"type": "integer", "enum": [1, 2]},
                "Below": {"type": "integer", "enum": [-1, 1]},
                "Label": {"type": "string", "description": "A label."},
                "Labels": {"type": ["array", "null"], "items": {"type": "string"}},
                "Flag": {"type": "boolean"},
                "Amount": {"type": "number"},
                "Whatever": {},
                "Either": {"oneOf": [{"$ref": f"{_REF}Part"}, {"$ref": f"{_REF}NewThing"}]},
                "Dated": {"type": "object", "properties": {"on": {"type": "string", "format": "date"}}},
                "Day": {"type": "string", "format": "date"},
                "Moment": {"type": "string", "format": "date-time"},
                "Key": {"type": "string", "format": "uuid"},
                "Bag": {"type": "object", "additionalProperties": True},
            },
            "securitySchemes": {"ld_api_key": {"type": "apiKey", "in": "header", "name": "ld-api-key"}},
        },
        "security": [{"ld_api_key": []}],
    }


Edit = Callable[[dict[str, Any], Any], Any]


def _operation(document: dict[str, Any]) -> Any:
    return document["paths"]["/things/{thing_id}"]["get"]


def _schema(document: dict[str, Any], name: str) -> Any:
    return document["components"]["schemas"][name]


def _path_parameter(document: dict[str, Any], name: Any) -> None:
    item = document["paths"].pop("/things/{thing_id}")
    document["paths"][f"/things/{{{name}}}"] = item
    for operation in item.values():
        operation["parameters"][0]["name"] = name


def _rename_schema(document: dict[str, Any], name: Any) -> None:
    schemas = document["components"]["schemas"]
    text = json.dumps({**document, "components": {**document["components"], "schemas": {}}})
    found = {(name if key == "Part" else key): value for key, value in schemas.items()}
    pointer = str(name).replace("~", "~0").replace("/", "~1").replace("%", "%25")
    renamed = json.loads(json.dumps(found).replace(f'"{_REF}Part"', json.dumps(_REF + pointer)))
    document.clear()
    document.update(json.loads(text))
    document["components"]["schemas"] = renamed


PLACES: Mapping[str, Edit] = {
    "title": lambda d, p: d["info"].update(title=p),
    "version": lambda d, p: d["info"].update(version=p),
    "about": lambda d, p: d["info"].update(description=p),
    "server": lambda d, p: d["servers"].append({"url": p}),
    "tag": lambda d, p: [o.update(tags=[p]) for i in d["paths"].values() for o in i.values()],
    "operation id": lambda d, p: _operation(d).update(operationId=p),
    "summary": lambda d, p: _operation(d).update(summary=p),
    "description": lambda d, p: _operation(d).update(description=p),
    "path": lambda d, p: d["paths"].update({f"/{p}": d["paths"].pop("/things")}),
    "path id": _path_parameter,
    "query": lambda d, p: _operation(d)["parameters"][1].update(name=p),
    "query description": lambda d, p: _operation(d)["parameters"][1].update(description=p),
    "header": lambda d, p: _operation(d)["parameters"][2].update(name=p),
    "response description": lambda d, p: _operation(d)["responses"]["404"].update(description=p),
    "response header": lambda d, p: _operation(d)["responses"]["200"]["headers"].update({f"ld-{p}": {}}),
    "status": lambda d, p: _operation(d)["responses"].update({p: {"description": "Odd."}}),
    "media type": lambda d, p: _operation(d)["responses"]["200"].update(content={p: {"schema": {**TEXT}}}),
    "schema": _rename_schema,
    "schema description": lambda d, p: _schema(d, "Thing").update(description=p),
    "schema title": lambda d, p: _schema(d, "Thing").update(title=p),
    "member": lambda d, p: _schema(d, "Thing")["properties"].update({p: {**TEXT}}),
    "required": lambda d, p: _schema(d, "Thing")["required"].append(p),
    "member of a body": lambda d, p: _schema(d, "Part")["properties"].update({p: {**TEXT}}),
    "inline member": lambda d, p: _schema(d, "Thing")["properties"].update(
        inline={"type": "object", "title": p, "properties": {p: {"type": "object", "properties": {p: {**TEXT}}}}}
    ),
    "member description": lambda d, p: _schema(d, "Thing")["properties"]["name"].update(description=p),
    "default": lambda d, p: _schema(d, "Thing")["properties"]["name"].update(default=p),
    "const": lambda d, p: _schema(d, "Thing")["properties"].update(fixed={"const": p}),
    "enum value": lambda d, p: _schema(d, "Kind")["enum"].append(p),
    "enum name": lambda d, p: _schema(d, "Kind").update({"x-enum-varnames": [p, f"{p} too"]}),
    "format": lambda d, p: _schema(d, "Label").update(format=p),
    "type": lambda d, p: _schema(d, "Label").update(type=p),
    "pattern": lambda d, p: _schema(d, "Label").update(pattern=p),
    "mapping": lambda d, p: _schema(d, "Thing")["properties"]["one"].update(
        discriminator={"propertyName": "label", "mapping": {p: f"{_REF}Part"}}
    ),
    "discriminator": lambda d, p: _schema(d, "Thing")["properties"]["one"].update(discriminator={"propertyName": p}),
    "outcome": lambda d, p: d["paths"]["/things/{thing_id}"]["delete"].update({"x-outcome": p}),
    "evidence": lambda d, p: _operation(d).update({"x-evidence": p}),
    "security": lambda d, p: _operation(d).update(security=[{p: [p]}]),
    "extension": lambda d, p: _operation(d).update({f"x-{p}": p}),
    "component": lambda d, p: d["components"].update(parameters={p: {"in": "query", "name": p, "schema": {**TEXT}}}),
}
"""Where a text of the document may end up in code, in a path or on a terminal."""

NAMED = (PLACES["member"], PLACES["member of a body"], PLACES["inline member"], PLACES["status"], PLACES["component"])
NAMED += (PLACES["media type"], PLACES["mapping"], PLACES["security"])
"""Places whose payload is the name of a member, and so a text."""

_RUN = f"__import__('pathlib').Path('{CANARY}').write_text('x')"

PAYLOADS: Mapping[str, Any] = {
    # These go to every place.
    "code after quotes": f'"""\n{_RUN}\n"""',
    "long": "Long" * 2500,
    # Of these every place gets some.
    "a folder above": "../../../canary",
    "code after a call": f"'); {_RUN}; ('",
    "symbols": "!!!",
    "empty": "",
    "blank": " \t ",
    "code after a backslash": f"\\\"\\'\\\n{_RUN}",
    "ends in a backslash": "end\\",
    "ends in a quote": 'end"',
    "named escape": "\\N{BELL}\\x41\\u0041\\",
    "absolute": "/tmp/canary",
    "nothing": "a\0b",
    "keyword": "class",
    "none": "None",
    "builtin": "print",
    "dunder": "__class__",
    "initialiser": "__init__",
    "slots": "__slots__",
    "debug": "__debug__",
    "ours": "Model",
    "ours too": "OPERATIONS",
    "a decorator": "overload",
    "unset": "UNSET",
    "timestamp": "Timestamp",
    "an error": "AttributeError",
    "look-alike": "Тhing",
    "ligature": "ﬁle",
    "mathematical": "𝒑𝒓𝒊𝒏𝒕",
    "letters of elsewhere": "größe",
    "bidi": "a\u202e)tixe\u2066",
    "zero width": "a\u200bb\ufeffc",
    "template": "{{ 7 * 7 }}{% for x in range(9) %}{# a #}",
    "template code": "{{ cycler.__init__.__globals__.os.system('touch " + CANARY + "') }}",
    "format": "{0.__class__} {} %s %(a)n $x",
    "type comment": "x # type: ignore[all] # noqa",
    "form feed": "a\fb\vc\x1cd\x85e\u2028f",
    "terminal": "\x1b[2J\x1b]0;owned\x07",
    "line break": "a\r\nld-api-key: stolen",
    "digits": "007",
    "a number": 7,
    "null": None,
    "a list": ["a", 1],
    "an object": {"$ref": "#/components/schemas/Thing"},
    "true": True,
}
"""What a document may hold in such a place."""

EVERYWHERE = 2


def _grid() -> Iterator[tuple[str, Callable[[], bytes]]]:
    some = itertools.cycle(list(PAYLOADS)[EVERYWHERE:])
    for place, edit in PLACES.items():
        for payload in (*list(PAYLOADS)[:EVERYWHERE], next(some), next(some), next(some)):
            yield f"{place}: {payload}", functools.partial(_edited, edit, PAYLOADS[payload])


def _edited(edit: Edit, payload: Any) -> bytes:
    document = harmless()
    edit(document, copy.deepcopy(payload if isinstance(payload, str) or edit not in NAMED else repr(payload)))
    return json.dumps(document).encode()


def _with(change: Callable[[dict[str, Any]], Any]) -> Callable[[], bytes]:
    def made() -> bytes:
        document = harmless()
        change(document)
        return json.dumps(document).encode()

    return made


def _schemas(**more: Any) -> Callable[[], bytes]:
    return _with(lambda d: d["components"]["schemas"].update(more))


def _members(**more: Any) -> Callable[[], bytes]:
    return _with(lambda d: _schema(d, "Thing")["properties"].update(more))


def _text(old: str, new: str) -> Callable[[], bytes]:
    return lambda: json.dumps(harmless()).replace(old, new).encode("utf-8", "surrogatepass")


def _ref(reference: Any) -> Callable[[], bytes]:
    return _members(ref={"$ref": reference})


def _named(*names: str) -> Callable[[], bytes]:
    return _schemas(**{name: {"type": "object", "properties": {"a": {**TEXT}}} for name in names})


def _of(name: str) -> dict[str, str]:
    return {"$ref": f"{_REF}{name}"}


def _ladder(keyword: str, steps: int, wide: int = 2) -> Callable[[], bytes]:
    """Each step holds the next one several times: unfolded, it is larger than any memory."""
    rungs: dict[str, Any] = {f"Rung{n}": {keyword: [_of(f"Rung{n + 1}")] * wide} for n in range(steps)}
    rungs[f"Rung{steps}"] = {"type": "object", "properties": {"a": {**TEXT}}}

    def use(document: dict[str, Any]) -> None:
        document["components"]["schemas"].update(rungs)
        _schema(document, "Thing")["properties"].update(rung=_of("Rung0"))
        _schema(document, "Part").update(allOf=[_of("Rung0")])

    return _with(use)


def _deep(steps: int, wrap: Callable[[Any], Any]) -> Callable[[], bytes]:
    def made() -> bytes:
        schema: Any = dict(TEXT)
        for _ in range(steps):
            schema = wrap(schema)
        return _members(deep=schema)()

    return made


def _inherited(members: int, heirs: int) -> Callable[[], bytes]:
    large = {"type": "object", "properties": {f"m{n}": {**TEXT} for n in range(members)}}
    heir = {"allOf": [_of("Large"), {"type": "object", "properties": {"b": {**TEXT}}}]}
    return _schemas(Large=large, **{f"Heir{n}": heir for n in range(heirs)})


def _operations(number: int) -> Callable[[], bytes]:
    ok = {"200": {"description": "Done."}}
    return _with(
        lambda d: d["paths"].update(
            {f"/n/{n}": {"get": {"operationId": f"get_n{n}", "responses": ok}} for n in range(number)}
        )
    )


MADE: Mapping[str, Callable[[], bytes]] = {
    # No JSON, or more than JSON.
    "nothing": lambda: b"",
    "no JSON": lambda: b"import os",
    "cut off": lambda: json.dumps(harmless()).encode()[:-40],
    "UTF-16": lambda: json.dumps(harmless()).encode("utf-16"),
    "byte order mark": lambda: b"\xef\xbb\xbf" + json.dumps(harmless()).encode(),
    "bad UTF-8": lambda: b'{"openapi": "\xff\xfe"}',
    "a name twice": _text('"Label": {', '"Label": {}, "Label": {'),
    "a name twice, spelt otherwise": _text('"Label": {', '"\\u004cabel": {}, "Label": {'),
    "NaN": _text('"format": "int64"', '"default": NaN'),
    "infinite": _text('"format": "int64"', '"default": -Infinity'),
    "a huge exponent": _text('"format": "int64"', '"default": 1e999999'),
    "a tiny exponent": _text('"format": "int64"', '"default": 1e-999999'),
    "a huge number": _text('"format": "int64"', f'"default": {"9" * 5000}'),
    "a large number": _text('"format": "int64"', f'"default": {"9" * 300}, "maximum": {"9" * 300}'),
    "half a surrogate pair": _text('"A label."', '"\\ud800"'),
    "half a pair as a name": _text('"Label": {', '"\\udfff": {'),
    "encoded half a pair": _text('"A label."', '"\ud800"'),
    "an array": lambda: b"[" * 100_000,
    "objects": lambda: b'{"a":' * 100_000,
    "a billion blanks": lambda: json.dumps(harmless()).encode() + b" " * 20_000_000,
    "another version": _text('"3.1.0"', '"3.1.0\\n\\u001b[2J"'),
    "version 4": _text('"3.1.0"', '"4.0.0"'),
    "YAML": lambda: b"openapi: 3.1.0\ninfo: !!python/object/apply:os.system ['touch CANARY']\n",
    "a page": lambda: b"<!doctype html><script>alert(1)</script>",
    # References.
    "a file": _ref("file:///etc/passwd"),
    "a path": _ref("/etc/passwd"),
    "a folder above": _ref("../../secrets.json#/a"),
    "a URL": _ref("https://evil.test/a.json#/x"),
    "a URL without scheme": _ref("//evil.test/a.json"),
    "data": _ref("data:application/json,{}"),
    "an anchor": _members(a={"$anchor": "here", **TEXT}, ref={"$ref": "#here"}),
    "an id": _members(ref={"$id": "https://evil.test/a", "$ref": "b.json"}),
    "an id and a pointer": _members(ref={"$id": "https://evil.test/a.json", "properties": {"x": {"$ref": "#/x"}}}),
    "an id alone": _schemas(Named={"$id": "file:///etc/passwd", **TEXT}),
    "another schema language": _members(a={"$schema": "https://evil.test/meta", **TEXT}),
    "a dynamic reference": _members(a={"$dynamicRef": "https://evil.test/#a"}),
    "a dynamic anchor": _members(a={"$dynamicAnchor": "a", **TEXT}, b={"$dynamicRef": "#a"}),
    "a recursive reference": _members(a={"$recursiveRef": "https://evil.test/"}),
    "a mapping": _members(
        a={"oneOf": [_of("Part")], "discriminator": {"propertyName": "x", "mapping": {"a": "../etc/passwd"}}}
    ),
    "a mapping to a file": _members(
        a={"oneOf": [_of("Part")], "discriminator": {"propertyName": "x", "mapping": {"a": "passwd.json"}}}
    ),
    "a link": _with(
        lambda d: _operation(d)["responses"]["200"].update(links={"a": {"operationRef": "file:///etc/passwd"}})
    ),
    "an example elsewhere": _with(
        lambda d: _operation(d)["parameters"][1].update(examples={"a": {"externalValue": "file:///etc/passwd"}})
    ),
    "a path item": _with(lambda d: d["paths"].update({"/x": {"$ref": "other.json"}})),
    "a path item here": _with(lambda d: d["paths"].update({"/x": {"$ref": "#/paths/~1things"}})),
    "a parameter elsewhere": _with(lambda d: _operation(d)["parameters"].append({"$ref": "p.json"})),
    "a response elsewhere": _with(lambda d: _operation(d)["responses"].update({"500": {"$ref": "r.json"}})),
    "a reference to itself": _schemas(Self=_of("Self")),
    "references in a ring": _schemas(A=_of("B"), B=_of("C"), C=_of("A")),
    "a reference to nothing": _ref(f"{_REF}Nothing"),
    "a reference to what is no schema": _ref("#/info/title"),
    "a reference to the document": _ref("#"),
    "a reference into a path": _ref("#/paths/~1things~1{thing_id}/get/responses/200/content/application~1json/schema"),
    "a reference into a member": _ref(f"{_REF}Thing/properties/name"),
    "a reference with escapes": _ref("#/components/schemas/%54hing"),
    "a number as reference": _ref(7),
    "a list as reference": _ref(["#/a"]),
    "its own parent": _schemas(Own={"allOf": [_of("Own"), {"properties": {"a": {**TEXT}}}]}),
    "parents in a ring": _schemas(
        A={"allOf": [_of("B")], "properties": {"a": {**TEXT}}}, B={"allOf": [_of("A")], "properties": {"b": {**TEXT}}}
    ),
    "one of itself": _schemas(Own={"oneOf": [_of("Own"), {"type": "null"}]}),
    "items of itself": _schemas(Own={"type": "array", "items": _of("Own")}),
    "a map of itself": _schemas(Own={"type": "object", "additionalProperties": _of("Own")}),
    "not itself": _schemas(Own={"not": _of("Own")}),
    # Bombs.
    "parents that multiply": _ladder("allOf", 60),
    "parents that multiply at once": _ladder("allOf", 6, 30),
    "choices that multiply": _ladder("oneOf", 60),
    "alternatives that multiply": _ladder("anyOf", 60),
    "items of items": _deep(40, lambda s: {"type": "array", "items": s}),
    "members of members": _deep(40, lambda s: {"type": "object", "properties": {"a": s}}),
    "maps of maps": _deep(40, lambda s: {"type": "object", "additionalProperties": s}),
    "choices of choices": _deep(38, lambda s: {"oneOf": [s, {"type": "integer"}]}),
    "too deep": _deep(300, lambda s: {"type": "array", "items": s}),
    "many heirs of much": _inherited(800, 800),
    "100,000 enum values": _schemas(Many={"type": "string", "enum": [f"v{n}" for n in range(100_000)]}),
    "100,000 members": _schemas(Many={"type": "object", "properties": {f"m{n}": {**TEXT} for n in range(100_000)}}),
    "20,000 operations": _operations(20_000),
    "100,000 schemas": _schemas(**{f"S{n}": {**TEXT} for n in range(100_000)}),
    "100,000 tags": _with(lambda d: _operation(d).update(tags=[f"t{n}" for n in range(100_000)])),
    "100,000 parameters": _with(
        lambda d: _operation(d)["parameters"].extend(
            {"in": "query", "name": f"p{n}", "schema": {**TEXT}} for n in range(100_000)
        )
    ),
    "100,000 choices": _members(many={"oneOf": [{"const": f"c{n}"} for n in range(100_000)]}),
    "100,000 parents": _members(many={"allOf": [_of("Part")] * 100_000}),
    "a giant default": _members(a={"type": "string", "default": "d" * 5_000_000}),
    "a giant description": _members(a={"type": "string", "description": "word " * 2_000_000}),
    "a description of many lines": _members(a={"type": "string", "description": "a\n" * 400_000}),
    "a description of quotes": _members(a={"type": "string", "description": '"' * 90_000}),
    "one description for many": _with(
        lambda d: (
            d["components"]["schemas"].update(Told={"type": "string", "description": "word " * 15_000}),
            _schema(d, "Thing")["properties"].update({f"m{n}": _of("Told") for n in range(1_500)}),
        )
    ),
    "a pattern that never ends": _with(lambda d: _schema(d, "Label").update(pattern="^(a+)+$" * 9, default="a" * 64)),
    "a pattern that is none": _with(lambda d: _schema(d, "Label").update(pattern="(" * 90 + "{99999999}")),
    "a pattern that grows": _with(lambda d: _schema(d, "Label").update(pattern="((a{99}){99}){99}{99}")),
    "bounds beyond reason": _members(
        a={"type": "array", "items": {}, "minItems": 10**18, "maxItems": 10**300},
        b={"type": "string", "minLength": 10**300},
        c={"type": "number", "multipleOf": 5e-324, "minimum": 1e308},
    ),
    # Names.
    "schemas that are one class": _named("FooBar", "foo_bar", "foo-bar"),
    "schemas that are one file": _named("Foo1Bar", "Foo1bar", "FOO1Bar"),
    "schemas that are one after NFKC": _named("ﬁle", "file"),
    "a schema of letters that Python folds": _named("𝐀bc"),
    "members that are one after NFKC": _members(**{"ªb": {**TEXT}, "ab": {**TEXT}}),
    "members that look alike": _members(**{"aрple": {**TEXT}, "apple": {**TEXT}}),
    "members that are one": _members(**{"a b": {**TEXT}, "a-b": {**TEXT}, "aB": {**TEXT}}),
    "a member and what it becomes": _members(**{"result": {**TEXT}, "result_": {**TEXT}}),
    "members named as their types": _members(
        **{name: {**TEXT} for name in ("Any", "Unset", "UNSET", "OneOf", "Timestamp", "Part", "Model", "None", "str")},
        Kind=_of("Kind"),
        NewThing=_of("NewThing"),
        any={"type": "array", "items": {}},
        annotations={"type": "object", "additionalProperties": {"type": "string", "format": "date"}},
    ),
    "members named as parts of models": _members(
        **{
            name: {**TEXT}
            for name in (
                "__init__",
                "__secrets__",
                "__struct_fields__",
                "_result",
                "_extra",
                "__class__",
                "__dict__",
                "__new__",
                "result",
                "next_page",
                "additional_properties",
                "__post_init__",
                "__rich_repr__",
                "__reduce__",
                "self",
                "cls",
                "mro",
                "__slots__",
                "__annotations__",
                "__doc__",
                "__module__",
                "__del__",
                "__eq__",
            )
        }
    ),
    "schemas named as what models import": _named("Any", "Timestamp", "OneOf"),
    "schemas named as builtins": _named("str", "int", "list", "dict", "print", "None", "True", "type", "object"),
    "schemas named as errors": _named("AttributeError", "Exception", "BaseException", "KeyboardInterrupt"),
    "schemas named as ours": _named("Operation", "Resources", "Sync", "Caller", "ThingsResource", "Things"),
    "schemas named as modules": _named("aliases", "__init__", "models", "typing", "enum", "os", "sys", "datetime"),
    "a schema named as a model's type": _named("Union", "Final", "Literal", "Callable", "Annotated", "TypeVar"),
    "a schema named as a file": _named("../../../canary", "a/b", "C:\\x", "con", "nul", ".", ".."),
    "a class for all the resources": _with(lambda d: _operation(d).update(tags=["Core Resources"])),
    "resources that are one": _with(lambda d: _operation(d).update(tags=["thiNgs"])),
    "resources named as parts of Python": _with(
        lambda d: [
            d["paths"].update(
                {f"/{n}": {"get": {"operationId": f"go_{n}", "tags": [t], "responses": {"200": {"description": ""}}}}}
            )
            for n, t in enumerate(
                ("__init__", "typing", "models", "operations", "property", "caller", "None", "import", "declarations")
            )
        ]
    ),
    "methods named as parts of Python": _with(
        lambda d: [
            d["paths"].update(
                {f"/{n}": {"get": {"operationId": i, "tags": ["Odd"], "responses": {"200": {"description": ""}}}}}
            )
            for n, i in enumerate(
                ("__init__", "_call", "__call__", "property", "class", "None", "mro", "overload", "self", "Odd", "Any")
            )
        ]
    ),
    "arguments named as parts of methods": _with(
        lambda d: _operation(d)["parameters"].extend(
            {"in": "query", "name": n, "schema": {**TEXT}}
            for n in (
                "self",
                "options",
                "body",
                "_operations",
                "overload",
                "Any",
                "str",
                "int",
                "Kind",
                "UNSET",
                "Options",
                "Mapping",
                "__debug__",
                "None",
                "print",
                "lambda",
                "idempotency_key",
                "thing_id",
                "Literal",
                "datetime",
            )
        )
    ),
    "operations that are one constant": _with(lambda d: _operation(d).update(operationId="get-Things")),
    "one id twice": _with(lambda d: _operation(d).update(operationId="get_things")),
    # Kinds that do not fit.
    "values of several kinds": _schemas(Odd={"enum": [1, "1", None, True, 1.5, [], {}]}),
    "booleans as values": _schemas(Odd={"type": "boolean", "enum": [True, False]}),
    "truth and one": _schemas(Odd={"type": "integer", "enum": [True, 1, 0]}),
    "numbers as values": _schemas(Odd={"type": "number", "enum": [1.5, 2.5]}),
    "values that clash": _schemas(Odd={"type": "string", "enum": ["a-b", "a b", "A_B"]}),
    "values that only differ in symbols": _schemas(Odd={"type": "string", "enum": ["+", "-", "*", "/"]}),
    "values named as parts of enums": _schemas(
        Odd={
            "type": "string",
            "enum": ["name", "value", "mro", "_missing_", "__class__", "is_known", "_value_", "None"],
        }
    ),
    "no values": _schemas(Odd={"type": "string", "enum": []}),
    "values that are no list": _schemas(Odd={"type": "string", "enum": "abc"}),
    "long values": _schemas(Odd={"type": "string", "enum": ["v" * 9_000, "w" * 9_000]}),
    "huge values": _schemas(Odd={"type": "integer", "enum": [10**300, -(10**300)]}),
    "a type of no kind": _schemas(Odd={"type": "__import__('os')"}),
    "types of no kind": _schemas(Odd={"type": ["string", 7, None]}),
    "properties that are a list": _schemas(Odd={"type": "object", "properties": ["a"]}),
    "members that are texts": _schemas(Odd={"type": "object", "properties": {"a": "b"}}),
    "members that are true and false": _members(yes=True, no=False),
    "a schema that is true": _schemas(Odd=True),
    "a schema that is a text": _schemas(Odd="text"),
    "a schema that is null": _schemas(Odd=None),
    "a required that is a text": _schemas(Odd={"type": "object", "required": "a", "properties": {"a": {**TEXT}}}),
    "a default of another kind": _members(a={"type": "integer", "default": f"{_RUN}"}, b={"default": {"a": [1]}}),
    "defaults as code": _with(
        lambda d: _operation(d)["parameters"].extend(
            {"in": "query", "name": f"p{n}", "schema": {"type": kind, "default": value, "format": form}}
            for n, (kind, value, form) in enumerate(
                (
                    ("string", f'"; {_RUN}; "', ""),
                    ("string", f"2020-01-01T00:00:00Z'); {_RUN}", "date-time"),
                    ("string", f"{_RUN}", "uuid"),
                    ("number", f"{_RUN}", ""),
                    ("boolean", f"{_RUN}", ""),
                    ("array", [f"{_RUN}"], ""),
                )
            )
        )
    ),
    "paths that are a list": _with(lambda d: d.update(paths=[])),
    "a path that is null": _with(lambda d: d["paths"].update({"/x": None})),
    "a path without a slash": _with(lambda d: d["paths"].update({"x": d["paths"].pop("/things")})),
    "an operation that is a text": _with(lambda d: d["paths"].update({"/x": {"get": "text"}})),
    "parameters that are a text": _with(lambda d: _operation(d).update(parameters="text")),
    "a parameter that is null": _with(lambda d: _operation(d).update(parameters=[None])),
    "a parameter without a name": _with(lambda d: _operation(d)["parameters"].append({"in": "query"})),
    "a parameter twice": _with(lambda d: _operation(d)["parameters"].append(_operation(d)["parameters"][1])),
    "a parameter from nowhere": _with(lambda d: _operation(d)["parameters"][1].update({"in": "../x"})),
    "responses that are a list": _with(lambda d: _operation(d).update(responses=[])),
    "no responses": _with(lambda d: _operation(d).pop("responses")),
    "a status beyond reason": _with(lambda d: _operation(d)["responses"].update({"2" * 5000: {"description": ""}})),
    "tags that are a text": _with(lambda d: _operation(d).update(tags="Things")),
    "tags that are numbers": _with(lambda d: _operation(d).update(tags=[7, None, {}])),
    "an id that is a number": _with(lambda d: _operation(d).update(operationId=7)),
    "an id that is missing": _with(lambda d: _operation(d).pop("operationId")),
    "a version that is a number": _with(lambda d: d["info"].update(version=1)),
    "info that is a text": _with(lambda d: d.update(info="text")),
    "components that are a text": _with(lambda d: d.update(components="text")),
    "schemas that are a list": _with(lambda d: d["components"].update(schemas=[])),
    "security that is a text": _with(lambda d: d.update(security="text")),
    "a body that is a text": _with(lambda d: d["paths"]["/things"]["post"].update(requestBody="text")),
    "content that is a list": _with(lambda d: d["paths"]["/things"]["post"]["requestBody"].update(content=[])),
    "servers that run": _with(
        lambda d: d.update(servers=[{"url": "{x}", "variables": {"x": {"default": f"'; {_RUN}; '"}}}])
    ),
    "a webhook": _with(lambda d: d.update(webhooks={"__init__": d["paths"]["/things"]})),
    "a callback": _with(lambda d: _operation(d).update(callbacks={"a": {"{$request.body#/url}": {}}})),
    "a path full of braces": _with(lambda d: d["paths"].update({"/{a}{b}/{}/{{c}}": d["paths"].pop("/things")})),
    "a path with a query": _with(lambda d: d["paths"].update({"/a?b=c#d": d["paths"].pop("/things")})),
    "a path that climbs": _with(lambda d: d["paths"].update({"/../../etc/passwd": d["paths"].pop("/things")})),
    "headers that end lines": _with(
        lambda d: _operation(d)["parameters"].append({"in": "header", "name": "a\r\nb: c", "schema": {**TEXT}})
    ),
    "a cookie": _with(
        lambda d: _operation(d)["parameters"].append({"in": "cookie", "name": "a=b; c", "schema": {**TEXT}})
    ),
    "a media type that ends lines": _with(
        lambda d: d["paths"]["/things"]["post"]["requestBody"].update(
            content={"application/json\r\nx: y": {"schema": _of("NewThing")}}
        )
    ),
    "a name of the prototype": _named("__proto__", "constructor"),
}
"""Documents made by hand: what each is about, and how it is made, for some are large."""


def cases() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield what every document is about, and how it is made, always in the same order."""
    yield "harmless", lambda: json.dumps(harmless()).encode()
    yield from _grid()
    yield from MADE.items()


__all__ = ["CANARY", "MADE", "cases", "harmless"]
