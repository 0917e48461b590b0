"""The ledger: compares a corrected document with the code that was generated from it, item by item.

It shares nothing with the generator. The document is read as JSON; the code is imported, its signatures are evaluated
and its methods are called with a caller that only writes down what it is told. What does not match, on either side, is
a finding: one line that says where and what. `ledger.toml` lists the findings that were reviewed, with reasons.
"""

from __future__ import annotations

import datetime
import fnmatch
import importlib
import inspect
import json
import tomllib
import types
import typing
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

HERE = Path(__file__).parent
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
PAGE = {"items", "page", "total_pages", "total_results"}

# What each kind of object in a document may say, as far as this module compares it or it is prose for docstrings.
# Anything else is a finding, so that no new keyword is passed over in silence.
COMPARED: Mapping[str, frozenset[str]] = {
    kind: frozenset(words.split())
    for kind, words in {
        "document": "openapi info paths components security",
        "info": "title version description",
        "path": " ".join(METHODS) + " parameters",
        "operation": "operationId tags summary description parameters requestBody responses security x-evidence "
        "x-session-only",
        "parameter": "$ref name in required schema description",
        "body": "$ref required content description",
        "response": "$ref headers content description",
        "header": "$ref schema description required",
        "media": "schema",
        "components": "schemas parameters headers responses requestBodies securitySchemes",
        "security scheme": "type in name description",
        "schema": "$ref type properties required items allOf oneOf anyOf enum format additionalProperties title "
        "description",
    }.items()
}
FORMATS = {
    "integer": {"int32", "int64"},
    "number": {"double", "float"},
    "string": {"date-time", "date", "uuid", "binary"},
}
PLAIN: Mapping[str, type] = {"boolean": bool, "integer": int, "number": float, "string": str, "binary": str}


class Kind(NamedTuple):
    """One shape that a JSON value may have according to a schema."""

    word: str
    name: str | None = None
    schema: Any = None


class Reviewed(NamedTuple):
    """An entry of the reviewed list."""

    findings: tuple[str, ...]
    reason: str


def plain(name: str) -> str:
    """Return a name without what naming styles differ in."""
    return "".join(c for c in name.casefold() if c.isalnum())


def compare(document: str, raw: Mapping[str, Any], package: str) -> list[str]:
    """Return the findings of one document.

    Args:
        document: its name, such as `core`.
        raw: the corrected document.
        package: the import path of what was generated from it, such as `laserdata_api.core`.
    """
    return sorted(set(_Ledger(document, raw, package).findings()))


def reviewed(path: Path = HERE / "ledger.toml") -> list[Reviewed]:
    """Return the reviewed list."""
    entries = tomllib.loads(path.read_text("utf-8"))["reviewed"]
    return [Reviewed(tuple(entry["findings"]), entry["reason"]) for entry in entries]


def settle(findings: Sequence[str], entries: Sequence[Reviewed]) -> tuple[list[str], list[str]]:
    """Return the findings that no entry covers, and the patterns of entries that cover none."""
    patterns = [pattern for entry in entries for pattern in entry.findings]
    left = [f for f in findings if not any(fnmatch.fnmatchcase(f, p) for p in patterns)]
    return left, [p for p in patterns if not any(fnmatch.fnmatchcase(f, p) for f in findings)]


class _Recorder:
    """A caller that writes down what it is told, and does nothing."""

    def __init__(self) -> None:
        self.told: dict[str, Any] = {}

    def call(self, operation: Any, path: Any, **rest: Any) -> Any:
        self.told = {"operation": operation, "path": path, **rest}


class _Names(dict[str, Any]):
    """What an annotation of a resource module may name: type checkers see these imports, run time does not."""

    def __init__(self, ledger: _Ledger, resource: type) -> None:
        model = ledger.model
        super().__init__(
            {n: getattr(words, n) for words in (ledger.declarations, ledger.protocols) for n in words.__all__},
            Any=Any,
            datetime=datetime,
            uuid=uuid,
            Unset=model.Unset,
            Timestamp=model.Timestamp,
            OneOf=typing.Union,
            Mapping=Mapping,
            Sequence=Sequence,
            Coroutine=typing.Coroutine,
        )
        self[resource.__name__] = resource
        # What accepted work ends with may be a model of another document.
        self._models = (ledger.models, *ledger.others)

    def __missing__(self, name: str) -> Any:
        for models in self._models:
            if name in models.__all__:
                return getattr(models, name)
        raise KeyError(name)


class _Ledger:
    def __init__(self, document: str, raw: Mapping[str, Any], package: str) -> None:
        self.document = document
        self.raw = raw
        root = package.rpartition(".")[0]
        self.models = importlib.import_module(f"{package}.models")
        self.operations = importlib.import_module(f"{package}.operations")
        self.resources = importlib.import_module(f"{package}.resources")
        self.declarations = importlib.import_module(f"{root}.declarations")
        self.protocols = importlib.import_module(f"{root}.protocols")
        self.model = importlib.import_module(f"{root}.model")
        # A copy with a fault in it holds one document only.
        folder = Path(str(importlib.import_module("laserdata_api").__file__)).parent
        names = sorted(path.parent.name for path in folder.glob("*/models"))
        self.others = [importlib.import_module(f"laserdata_api.{name}.models") for name in names]
        self.found: list[str] = []
        self.by_name: dict[str, Any] = {}
        self.known: set[Any] = set()
        self.checked: set[tuple[Any, int]] = set()

    def findings(self) -> list[str]:
        self.keywords("document", self.raw)
        self.schemas()
        self.all_operations()
        for name in self.models.__all__:
            value = getattr(self.models, name)
            if isinstance(value, type) and value.__name__ == name and value not in self.known:
                self.say("models", f"{name} is in no schema of the document")
        return self.found

    def say(self, place: str, what: str) -> None:
        self.found.append(f"{self.document} {place}: {what}")

    # Keywords

    def keywords(self, kind: str, node: Any) -> None:
        for word, value in node.items():
            if word not in COMPARED[kind]:
                self.found.append(f"keyword {kind}.{word}")
            for inner, child in self.children(kind, word, value):
                self.keywords(inner, child)
        if kind == "schema" and "format" in node:
            types_ = [node["type"]] if isinstance(node.get("type"), str) else node.get("type", [])
            if not any(node["format"] in FORMATS.get(t, ()) for t in types_):
                self.found.append(f"keyword schema.format={node['format']}")

    def children(self, kind: str, word: str, value: Any) -> Iterator[tuple[str, Any]]:
        one = {
            ("document", "info"): "info",
            ("document", "components"): "components",
            ("operation", "requestBody"): "body",
            ("parameter", "schema"): "schema",
            ("media", "schema"): "schema",
            ("schema", "items"): "schema",
        }
        each = {
            ("document", "paths"): "path",
            ("operation", "responses"): "response",
            ("operation", "parameters"): "parameter",
            ("path", "parameters"): "parameter",
            ("body", "content"): "media",
            ("response", "content"): "media",
            ("response", "headers"): "header",
            ("components", "schemas"): "schema",
            ("components", "parameters"): "parameter",
            ("components", "headers"): "header",
            ("components", "responses"): "response",
            ("components", "requestBodies"): "body",
            ("components", "securitySchemes"): "security scheme",
            ("schema", "properties"): "schema",
            ("schema", "allOf"): "schema",
            ("schema", "oneOf"): "schema",
            ("schema", "anyOf"): "schema",
        }
        if (kind, word) in one:
            yield one[kind, word], value
        elif (kind, word) in each:
            for child in value.values() if isinstance(value, dict) else value:
                yield each[kind, word], child
        elif kind == "path" and word in METHODS:
            yield "operation", value
        elif (kind, word) == ("schema", "additionalProperties") and isinstance(value, dict):
            yield "schema", value

    # Schemas

    def resolve(self, node: Any) -> Any:
        while "$ref" in node:
            found: Any = self.raw
            for part in node["$ref"].removeprefix("#/").split("/"):
                found = found[part.replace("~1", "/").replace("~0", "~")]
            node = found
        return node

    def kinds(self, schema: Any, name: str | None = None) -> list[Kind]:
        if "$ref" in schema:
            return self.kinds(self.resolve({"$ref": schema["$ref"]}), schema["$ref"].rpartition("/")[2])
        name = name or schema.get("title")
        if "allOf" in schema:
            parts = schema["allOf"]
            if len(parts) == 1 and not schema.get("properties"):
                return self.kinds(parts[0], name)
            return [Kind("object", name, schema)]
        for word in ("oneOf", "anyOf"):
            if word in schema:
                return [kind for part in schema[word] for kind in self.kinds(part)]
        declared = schema.get("type", [])
        types_ = [declared] if isinstance(declared, str) else list(declared)
        if "enum" in schema:
            nulls = [Kind("null")] if "null" in types_ or None in schema["enum"] else []
            return [Kind("enum", name, [v for v in schema["enum"] if v is not None]), *nulls]
        found: list[Kind] = []
        for word in types_:
            if word == "object" and schema.get("properties"):
                found.append(Kind("object", name, schema))
            elif word == "object":
                more = schema.get("additionalProperties", True)
                found.append(Kind("map", name, more if isinstance(more, dict) else {}))
            elif word == "array":
                found.append(Kind("array", name, schema.get("items", {})))
            elif word == "string" and schema.get("format") in ("date-time", "date", "uuid"):
                found.append(Kind(schema["format"]))
            else:
                found.append(Kind(word))
        return found or [Kind("any")]

    def members(self, schema: Any) -> tuple[dict[str, Any], set[str]]:
        """Return the properties of an object and which are required, with those that `allOf` brings in."""
        schema = self.resolve(schema)
        properties: dict[str, Any] = {}
        required: set[str] = set()
        for part in schema.get("allOf", ()):
            more, needed = self.members(part)
            properties |= more
            required |= needed
        return properties | schema.get("properties", {}), required | set(schema.get("required", ()))

    def schemas(self) -> None:
        taken: dict[str, str] = {}
        for name in self.models.__all__:
            if taken.setdefault(plain(name), name) != name:
                self.say(f"model {name}", f"is hard to tell from {taken[plain(name)]}")
        for name, schema in self.raw.get("components", {}).get("schemas", {}).items():
            place = f"schema {name}"
            if plain(name) not in taken:
                self.say(place, "nothing is named after it")
                continue
            self.by_name[name] = getattr(self.models, taken[plain(name)])
            self.fits(self.kinds(schema, name), self.by_name[name], place)

    def fits(self, kinds: Sequence[Kind], given: Any, place: str, *, argument: bool = False) -> None:
        """Compare the shapes a schema allows with a Python type.

        An argument takes more: mappings for models, plain strings for enums and UUIDs, any sequence for a list.
        """
        options = _options(given)
        if kinds == [Kind("any")]:
            if options != [Any]:
                self.say(place, f"may be anything, but is typed {_shown(given)}")
            return
        left = list(options)
        for kind in kinds:
            fitting = [option for option in left if self.matches(kind, option, place, argument)]
            if not fitting:
                self.say(place, f"{_told(kind)} does not fit {_shown(given)}")
                continue
            left.remove(fitting[0])
            extra: tuple[Any, ...] = ()
            if argument and kind.word == "object":
                extra = (Mapping[str, Any],)
            elif argument and kind.word == "enum":
                extra = (type(kind.schema[0]),)
            elif argument and kind.word == "uuid":
                extra = (str,)
            left = [option for option in left if option not in extra]
        if left:
            self.say(place, f"{', '.join(map(_shown, left))} is not in the schema")

    def matches(self, kind: Kind, option: Any, place: str, argument: bool) -> bool:
        origin, parts = typing.get_origin(option), typing.get_args(option)
        match kind.word:
            case "null":
                return option is type(None)
            case "date-time":
                return option == (datetime.datetime if argument else self.model.Timestamp)
            case "date":
                return option is datetime.date
            case "uuid":
                return option is uuid.UUID
            case "any":
                return option is Any
            case "map":
                if origin is not (Mapping_ if argument else dict) or parts[0] is not str:
                    return False
                self.fits(self.kinds(kind.schema), parts[1], f"{place}{{}}", argument=argument)
                return True
            case "array":
                if origin is not (Sequence_ if argument else list):
                    return False
                self.fits(self.kinds(kind.schema), parts[0], f"{place}[]", argument=argument)
                return True
            case "object":
                if not (isinstance(option, type) and issubclass(option, self.model.Model)):
                    return False
                if kind.name is not None and plain(option.__name__) != plain(kind.name):
                    return False
                if kind.name is None and not set(self.members(kind.schema)[0]) & {
                    f.encode_name for f in msgspec.structs.fields(option)
                }:
                    return False
                self.is_object(option, kind.schema, place if kind.name is None else f"schema {kind.name}")
                return True
            case "enum":
                bases = (self.model.OpenEnum, self.model.OpenIntEnum)
                if not (isinstance(option, type) and issubclass(option, bases)):
                    return False
                if kind.name is not None and plain(option.__name__) != plain(kind.name):
                    return False
                self.is_enum(option, kind.schema, place if kind.name is None else f"schema {kind.name}")
                return True
            case word:
                return option is PLAIN.get(word)

    def is_object(self, model: Any, schema: Any, place: str) -> None:
        if (model, id(schema)) in self.checked:
            return
        self.checked.add((model, id(schema)))
        self.known.add(model)
        properties, required = self.members(schema)
        fields = {f.encode_name: f for f in msgspec.structs.fields(model)}
        for wire in fields.keys() - properties.keys():
            self.say(f"{place}.{wire}", f"{model.__name__} has it, the schema has not")
        for wire in required - properties.keys():
            self.say(f"{place}.{wire}", "required, but described nowhere")
        if properties and schema.get("additionalProperties", True) is not True:
            self.say(place, "additionalProperties beside properties")
        for wire, inner in properties.items():
            there = f"{place}.{wire}"
            if wire not in fields:
                self.say(there, f"{model.__name__} lacks it")
                continue
            found = fields[wire]
            if found.required != (wire in required):
                self.say(there, "required in one place only")
            if not found.required and found.default is not msgspec.UNSET:
                self.say(there, f"left out, it is {found.default!r} and not UNSET")
            options = _options(found.type)
            if (msgspec.UnsetType in options) != (wire not in required):
                self.say(there, "UNSET is in its type where it is required, or is not where it may be absent")
            self.fits(self.kinds(inner), _union(o for o in options if o is not msgspec.UnsetType), there)

    def is_enum(self, found: Any, values: Sequence[Any], place: str) -> None:
        self.known.add(found)
        have = [member.value for member in found.__members__.values()]
        for value in [v for v in values if v not in have]:
            self.say(f"{place}={value}", f"{found.__name__} lacks it")
        for value in [v for v in have if v not in values]:
            self.say(f"{place}={value}", f"{found.__name__} has it, the schema has not")
        never = max(values) + 1 if isinstance(values[0], int) else "".join(values) + "?"
        try:
            told_apart = found(never).value == never and not found(never).is_known
        except (TypeError, ValueError):  # an enum without any value cannot be called
            told_apart = False
        if not told_apart or not all(member.is_known for member in found):
            self.say(place, "undeclared values are refused, or not told apart from declared ones")

    # Operations

    def all_operations(self) -> None:
        declared: dict[str, Any] = dict(self.operations.OPERATIONS)
        methods: dict[str, str] = dict(self.operations.METHODS)
        for path, item in self.raw["paths"].items():
            for method in METHODS:
                if method not in item:
                    continue
                raw = item[method]
                operation_id = raw["operationId"]
                if operation_id not in declared or operation_id not in methods:
                    self.say(operation_id, "there is no declaration or no method")
                    continue
                shared = {(p["in"], p["name"]): p for p in map(self.resolve, item.get("parameters", ()))}
                own = {(p["in"], p["name"]): p for p in map(self.resolve, raw.get("parameters", ()))}
                _Call(self, raw, declared.pop(operation_id), methods.pop(operation_id)).compare(
                    method.upper(), path, [*(shared | own).values()]
                )
        for operation_id in {*declared, *methods}:
            self.say(operation_id, "is declared, but not in the document")
        constants = {v.id for v in vars(self.operations).values() if isinstance(v, self.declarations.Operation)}
        for operation_id in constants ^ set(self.operations.OPERATIONS):
            self.say(operation_id, "has a constant or is in OPERATIONS, but not both")
        for scheme in self.raw.get("components", {}).get("securitySchemes", {}):
            if scheme not in ("ld_api_key", "session_cookie"):
                self.say(f"security scheme {scheme}", "nothing is known of it")


class _Call:
    """One operation beside its declaration and its method."""

    def __init__(self, ledger: _Ledger, raw: Any, declared: Any, dotted: str) -> None:
        self.ledger = ledger
        self.raw = raw
        self.id: str = raw["operationId"]
        self.declared = declared
        self.dotted = dotted

    def say(self, place: str, what: str) -> None:
        self.ledger.say(f"{self.id} {place}".strip(), what)

    def same(self, what: str, have: Any, want: Any) -> None:
        if have != want:
            self.say(what, f"{have!r} is declared, {want!r} is in the document")

    def compare(self, method: str, path: str, parameters: Sequence[Any]) -> None:
        have = self.declared
        by_place: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}, "cookie": {}}
        for parameter in parameters:
            by_place[parameter["in"]][parameter["name"]] = parameter
        placeholders = [part.partition("}")[0] for part in path.split("{")[1:]]
        self.same("id", have.id, self.id)
        self.same("document", have.document, self.ledger.document)
        self.same("method", have.method, method)
        self.same("path", have.path, path)
        self.same("path parameters", sorted(placeholders), sorted(by_place["path"]))
        self.same("path parameters", have.path_parameters, tuple(placeholders))
        self.same("query parameters", sorted(w for _, w in have.query_parameters), sorted(by_place["query"]))
        self.same("header parameters", set(have.header_parameters), set(by_place["header"]))
        for name in by_place["cookie"]:
            self.say(f"cookie {name}", "is not in the declaration")
        self.same("idempotent", have.idempotent, "idempotency-key" in by_place["header"])
        self.same("evidence", have.evidence, self.raw.get("x-evidence"))
        self.security()
        returned = self.responses()
        body = self.body()
        self.method(by_place, body, returned)

    def security(self) -> None:
        options = self.raw.get("security", self.ledger.raw.get("security", []))
        want = "none" if not options else "any" if any("ld_api_key" in o for o in options) else "session"
        self.same("credentials", self.declared.credentials, want)
        if self.raw.get("x-session-only", False) != (want == "session"):
            self.say("credentials", "x-session-only contradicts security")

    def body(self) -> Any:
        have = self.declared
        raw = self.raw.get("requestBody")
        if raw is None:
            self.same("body", have.body, None)
            return None
        raw = self.ledger.resolve(raw)
        self.same("body required", have.body_required, raw.get("required", False))
        media = list(raw["content"])
        self.same("body media types", [have.body_media_type], media)
        (kind,) = self.ledger.kinds(raw["content"][media[0]]["schema"])
        if kind.word != "object" or have.body is None:
            self.say("body", f"{_told(kind)} is declared as {have.body}")
            return None
        if kind.name is None or plain(kind.name) != plain(have.body):
            self.say("body", f"{kind.name} is declared as {have.body}")
        self.ledger.is_object(getattr(self.ledger.models, have.body), kind.schema, f"schema {kind.name}")
        return kind.schema

    def responses(self) -> tuple[str, Any]:
        """Compare the answers; return what the method should give: a word, and the schema that it is about."""
        have = self.declared
        success: list[int] = []
        errors: list[int] = []
        created: dict[str, list[Kind]] = {}
        returned: list[tuple[str, Any]] = []
        for status, response in self.raw["responses"].items():
            answer = self.ledger.resolve(response)
            if not status.isdigit():
                self.say(f"response {status}", "is not a status")
                continue
            headers = {name.lower(): self.ledger.resolve(h) for name, h in answer.get("headers", {}).items()}
            if int(status) >= 400:
                errors.append(int(status))
                for media, content in answer.get("content", {}).items():
                    names = [kind.name for kind in self.ledger.kinds(content["schema"])]
                    if media != "application/problem+json" or names != ["ErrorResponse"]:
                        self.say(f"response {status} {media}", "is no ErrorResponse in application/problem+json")
            else:
                success.append(int(status))
                ids = [h for h in headers if h.startswith("ld-") and h != "ld-request"]
                created |= {h: self.ledger.kinds(headers.pop(h)["schema"]) for h in ids}
                returned.append(self.returned(answer.get("content", {}), status))
            for header in headers:
                self.ledger.say(f"response header {header}", "is not in the declarations")
        self.same("success", sorted(have.success), sorted(success))
        self.same("errors", sorted(have.errors), sorted(errors))
        self.same("created", set(have.created), set(created))
        for header, kinds in created.items():
            if [kind.word for kind in kinds] != ["integer"]:
                self.say(f"response header {header}", "is no integer, as ids are")
            if not hasattr(self.ledger.protocols.Result, f"{header.removeprefix('ld-')}_id"):
                self.say(f"response header {header}", "a result has no property for it")
        if not returned or any(r != returned[0] for r in returned):
            self.say("responses", "no success, or successes that differ")
            return "nothing", None
        self.same("returns", have.returns, returned[0][0])
        return returned[0]

    def returned(self, content: Any, status: str) -> tuple[str, Any]:
        if not content:
            return "nothing", None
        if len(content) > 1:
            self.say(f"response {status}", f"has several media types: {', '.join(sorted(content))}")
        media, entry = next(iter(content.items()))
        if media != "application/json":
            return "content", None
        schema = entry["schema"]
        (kind, *others) = self.ledger.kinds(schema)
        if kind.word == "object" and not others:
            members = self.ledger.members(kind.schema)[0]
            if members.keys() >= PAGE:
                return "page", schema
            return "one", schema
        if kind.word == "array" and not others:
            inner = self.ledger.kinds(kind.schema)
            if [k.word for k in inner] == ["object"]:
                return "list", schema
        return "json", schema

    def method(self, places: Mapping[str, dict[str, Any]], body: Any, returned: tuple[str, Any]) -> None:
        package = self.ledger.resources
        (root,) = [v for k, v in vars(package).items() if k.endswith("Resources") and k != "Resources"]
        recorder = _Recorder()
        holder = root.__new__(root)
        holder._caller = recorder
        resource_name, _, name = self.dotted.partition(".")
        try:
            resource = getattr(holder, resource_name)
            method = getattr(resource, name)
        except AttributeError as error:
            self.say("method", f"{self.dotted} cannot be called: {error}")
            return
        function = getattr(type(resource), name)
        names = _Names(self.ledger, type(resource))
        whole = inspect.signature(function)
        forms = [inspect.signature(o) for o in typing.get_overloads(function)]

        # What each argument becomes, found by calling: sentinels go in, and are looked up in what the caller is told.
        arguments = [p for p in whole.parameters if p != "self"]
        sentinels = {p: object() for p in arguments if p != "body"}
        method(**sentinels)
        told = recorder.told
        if told["operation"] is not self.ledger.operations.OPERATIONS[self.id]:
            self.say("method", f"{self.dotted} calls {told['operation'].id}")
        by_sentinel = {id(s): p for p, s in sentinels.items()}
        wires = dict(self.declared.query_parameters)
        used: dict[str, dict[str, str]] = {
            "path": {w: by_sentinel.get(id(v), "?") for w, v in told["path"].items()},
            "query": {wires.get(p, "?"): by_sentinel.get(id(v), "?") for p, v in (told.get("query") or {}).items()},
            "body": {w: by_sentinel.get(id(v), "?") for w, v in (told.get("fields") or {}).items()},
        }
        if told.get("options") is not sentinels.get("options"):
            self.say("options", "is not passed on")
        if self.declared.idempotent and told.get("idempotency_key") is not sentinels.get("idempotency_key", ""):
            self.say("idempotency_key", "is not passed on")
        if body is not None:
            one = object()
            needed = {p: sentinels[p] for p in used["path"].values() if p in sentinels}
            method(**needed, body=one)
            if recorder.told.get("body") is not one:
                self.say("body", "is not passed on")
        for header in places["header"]:
            if header != "idempotency-key":
                self.ledger.say(f"header {header}", "is no argument")

        modes = {mode: [f for f in forms if f"[{mode}]" in str(f.parameters["self"].annotation)] for mode in MODES}
        for mode, signatures in modes.items():
            with_body = [s for s in signatures if "body" in s.parameters]
            without = [s for s in signatures if "body" not in s.parameters]
            if len(without) != 1 or len(with_body) != (body is not None):
                self.say(mode, f"{len(without)} overloads without a body, {len(with_body)} with one")
                continue
            self.arguments(without[0], names, places, body, used)
            for signature in with_body:
                self.whole_body(signature, names)
                self.arguments(signature, names, places, None, used)
            for signature in signatures:
                self.result(_evaluated(signature.return_annotation, names), mode, *returned)
                for p in signature.parameters.keys() - whole.parameters.keys():
                    self.say(f"argument {p}", "is in an overload only")

    def arguments(
        self,
        signature: inspect.Signature,
        names: _Names,
        places: Mapping[str, dict[str, Any]],
        body: Any,
        used: Mapping[str, dict[str, str]],
    ) -> None:
        spare = set(signature.parameters) - {"self", "options", "body"}
        if self.declared.idempotent:
            self.optional(signature, names, "idempotency_key", str)
            spare.discard("idempotency_key")
        self.optional(signature, names, "options", self.ledger.declarations.Options)
        for where in ("path", "query"):
            for wire, parameter in places[where].items():
                place = f"{where} {wire}"
                argument = used[where].get(wire)
                if argument is None or argument not in signature.parameters:
                    paged = self.declared.returns == "page" and where == "query"
                    self.say(place, "no argument of a list in pages" if paged else "no argument")
                    continue
                spare.discard(argument)
                found = signature.parameters[argument]
                needed = parameter.get("required", False)
                given = _options(_evaluated(found.annotation, names))
                optional = found.default is not found.empty
                if optional is needed:
                    self.say(place, f"the argument {'can' if optional else 'cannot'} be left out")
                if optional:
                    given = [o for o in given if o is not type(None)]
                self.ledger.fits(
                    self.ledger.kinds(parameter["schema"]), _union(given), f"{self.id} {place}", argument=True
                )
        properties, required = ({}, set[str]()) if body is None else self.ledger.members(body)
        for wire, schema in properties.items():
            argument = used["body"].get(wire)
            if argument is None or argument not in signature.parameters:
                self.say(f"body {wire}", "no argument")
                continue
            spare.discard(argument)
            found = signature.parameters[argument]
            if (found.default is found.empty) != (wire in required):
                self.say(f"body {wire}", "required in one place only")
            if found.default not in (found.empty, msgspec.UNSET):
                self.say(f"body {wire}", f"left out, it is {found.default!r} and not UNSET")
            given = _options(_evaluated(found.annotation, names))
            if (msgspec.UnsetType in given) != (wire not in required):
                self.say(f"body {wire}", "UNSET is missing in its type, or too much")
            self.ledger.fits(
                self.ledger.kinds(schema),
                _union(o for o in given if o is not msgspec.UnsetType),
                f"{self.id} body {wire}",
                argument=True,
            )
        for wire in used["body"].keys() - properties.keys() if body is not None else ():
            self.say(f"body {wire}", "is sent, but not in the schema")
        for argument in spare:
            self.say(f"argument {argument}", "is not in the document")

    def optional(self, signature: inspect.Signature, names: _Names, argument: str, kind: Any) -> None:
        found = signature.parameters.get(argument)
        if found is None or found.default is not None or _evaluated(found.annotation, names) != (kind | None):
            self.say(f"argument {argument}", f"is not an optional {kind.__name__}")

    def whole_body(self, signature: inspect.Signature, names: _Names) -> None:
        found = signature.parameters["body"]
        given = _options(_evaluated(found.annotation, names))
        want = [getattr(self.ledger.models, self.declared.body), Mapping[str, Any]]
        if not self.declared.body_required:
            want.append(type(None))
        if given != want or found.default is not found.empty:
            self.say("body", f"the argument is {given}")

    def result(self, given: Any, mode: str, word: str, schema: Any) -> None:
        words, protocols = self.ledger.declarations, self.ledger.protocols
        if mode in ("Async", "AsyncRaw") and word != "page":
            if typing.get_origin(given) is not Coroutine_:
                self.say("returns", f"{_shown(given)} cannot be awaited")
                return
            given = typing.get_args(given)[2]
        place = f"{self.id} returns"
        if mode in ("Raw", "AsyncRaw") and word != "page":
            if typing.get_origin(given) is not words.RawResponse:
                self.say("returns", f"{_shown(given)} is no raw response")
                return
            (given,) = typing.get_args(given)
        if self.declared.outcome is not None:
            accepted = protocols.Accepted if mode in ("Sync", "Raw") else protocols.AsyncAccepted
            if word != "nothing" or typing.get_origin(given) is not accepted:
                self.say("returns", f"{_shown(given)} cannot be waited for")
            return
        if word in ("nothing", "content"):
            if given is not {"nothing": protocols.Result, "content": words.Content}[word]:
                self.say("returns", _shown(given))
            return
        if word in ("page", "list"):
            lists = {"Sync": "Pages", "Async": "AsyncPages", "Raw": "RawPages", "AsyncRaw": "AsyncRawPages"}
            want = words.Items if word == "list" else getattr(protocols, lists[mode])
            if typing.get_origin(given) is not want:
                self.say("returns", f"{_shown(given)} instead of {want.__name__}")
                return
            (given,) = typing.get_args(given)
        model = None if self.declared.model is None else getattr(self.ledger.models, self.declared.model)
        if word == "page":
            self.ledger.fits(self.ledger.kinds(schema), model, place)
            schema = self.ledger.members(schema)[0]["items"]
        if word in ("page", "list"):
            (array,) = self.ledger.kinds(schema)
            schema = array.schema
        self.ledger.fits(self.ledger.kinds(schema), given, place)
        if word in ("one", "list", "json") and given != model:
            self.say("returns", f"{_shown(given)} is promised, {_shown(model)} is declared")


MODES = ("Sync", "Async", "Raw", "AsyncRaw")
Mapping_ = typing.get_origin(Mapping[str, Any])
Sequence_ = typing.get_origin(Sequence[Any])
Coroutine_ = typing.get_origin(typing.Coroutine[Any, Any, Any])


def _evaluated(annotation: Any, names: _Names) -> Any:
    return eval(annotation, {}, names) if isinstance(annotation, str) else annotation


def _options(given: Any) -> list[Any]:
    """Return the members of a union, also of one that the decoder has to try one by one."""
    if typing.get_origin(given) in (typing.Union, types.UnionType):
        return [o for part in typing.get_args(given) for o in _options(part)]
    if isinstance(given, type) and getattr(given, "variants", ()):
        return [o for part in given.variants for o in _options(part)]
    return [type(None) if given is None else given]


def _union(options: Any) -> Any:
    return typing.Union[tuple(options)]  # noqa: UP007


def _told(kind: Kind) -> str:
    return f"{kind.word} {kind.name}" if kind.name else kind.word


def _shown(given: Any) -> str:
    return given.__name__ if isinstance(given, type) and not typing.get_args(given) else str(given)


def document(path: Path) -> Any:
    """Read a corrected document."""
    return json.loads(path.read_bytes())
