"""The contract, compiled once: routes, validators and defaults of every operation of a corrected document."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote

import jsonschema_rs

from .problems import Issue, Problem
from .wire import coerce

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
Schema = Mapping[str, Any]


class ContractError(Exception):
    """A document that cannot be compiled; the message names the operation."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: where its text is found and which types its schema allows."""

    name: str
    place: str
    types: frozenset[str]
    item_types: frozenset[str]
    required: bool
    explode: bool


@dataclass(frozen=True, slots=True)
class ResponseRule:
    """What one status may carry."""

    bodies: Mapping[str, jsonschema_rs.Draft202012Validator | None]
    required_headers: tuple[str, ...]
    headers: Mapping[str, tuple[frozenset[str], jsonschema_rs.Draft202012Validator]]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a document, ready to check requests and responses without touching a schema."""

    id: str
    document: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    parameters_validator: jsonschema_rs.Draft202012Validator
    defaults: Mapping[str, Any]
    body_validator: jsonschema_rs.Draft202012Validator | None
    body_required: bool
    body_types: frozenset[str]
    body_defaults: Mapping[str, Any]
    responses: Mapping[str, ResponseRule]
    open: bool
    accepts_key: bool
    accepts_session: bool
    idempotent: bool
    paged: bool


@dataclass
class _Node:
    literal: dict[str, "_Node"] = field(default_factory=dict)
    patterns: list[tuple[re.Pattern[str], "_Node"]] = field(default_factory=list)
    operations: dict[str, tuple[Operation, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a request leads: its operation and the texts of the path's placeholders."""

    operation: Operation
    values: dict[str, str]


class Routes:
    """Paths of one origin as a tree; a literal segment wins over a placeholder."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        """Raises ContractError when two operations answer to the same method and path."""
        self._root = _Node()
        for operation in operations:
            node = self._root
            names: list[str] = []
            for segment in operation.path.strip("/").split("/"):
                if "{" not in segment:
                    node = node.literal.setdefault(segment, _Node())
                    continue
                names += re.findall(r"\{([^}]+)\}", segment)
                parts = re.split(r"\{[^}]+\}", segment)
                pattern = re.compile("(.+)".join(map(re.escape, parts)), re.DOTALL)
                for known, child in node.patterns:
                    if known == pattern:
                        node = child
                        break
                else:
                    node.patterns.append((pattern, child := _Node()))
                    # Placeholders with text around them are the narrower ones: try them first.
                    node.patterns.sort(key=lambda pair: len(pair[0].pattern), reverse=True)
                    node = child
            if operation.method in node.operations:
                raise ContractError(f"two operations answer to {operation.method} {operation.path}")
            node.operations[operation.method] = (operation, tuple(names))

    def find(self, method: str, raw_path: str) -> Match:
        """The operation for a path still percent-encoded. Raises Problem 404, or 405 with `allow`."""
        segments = raw_path.split("/")[1:]
        found = self._walk(self._root, segments, 0) if all(segments) else None
        if found is None:
            raise Problem(404, "route_not_found", "There is no operation at this path.")
        node, values = found
        if method not in node.operations:
            raise Problem(
                405,
                "method_not_allowed",
                "This path does not know this method.",
                headers={"allow": ", ".join(sorted(node.operations))},
            )
        operation, names = node.operations[method]
        return Match(operation, dict(zip(names, values, strict=True)))

    def _walk(self, node: _Node, segments: list[str], at: int) -> tuple[_Node, list[str]] | None:
        if at == len(segments):
            return (node, []) if node.operations else None
        text = unquote(segments[at], errors="replace")
        literal = node.literal.get(text)
        if literal is not None and (found := self._walk(literal, segments, at + 1)):
            return found
        for pattern, child in node.patterns:
            match = pattern.fullmatch(text)
            if match and (found := self._walk(child, segments, at + 1)):
                return found[0], [*match.groups(), *found[1]]
        return None


def _pointer(*parts: str) -> str:
    return "/".join(quote(part.replace("~", "~0").replace("/", "~1"), safe="~") for part in parts)


_RANGES = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}


def _bounded(node: Any) -> Any:
    """The same document, with the bounds that an integer's format means written as bounds, which validators enforce."""
    if isinstance(node, dict):
        found = {key: _bounded(value) for key, value in node.items()}
        if found.get("format") in _RANGES and "integer" in str(found.get("type")):
            low, high = _RANGES[found["format"]]
            return {"minimum": low, "maximum": high, **found}
        return found
    return [_bounded(item) for item in node] if isinstance(node, list) else node


class _Compiler:
    def __init__(self, name: str, document: Schema) -> None:
        self.name = name
        self.document = document = _bounded(document)
        self.uri = f"urn:laserdata:{name}"
        self.registry = jsonschema_rs.Registry([(self.uri, dict(document))])
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}
        self._responses: dict[str, ResponseRule] = {}

    def resolve(self, node: Any, at: str) -> tuple[Any, str]:
        """Follow `$ref`s; gives the node and its pointer."""
        seen: set[str] = set()
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            ref: str = node["$ref"]
            if not ref.startswith("#/") or ref in seen:
                raise ContractError(f"{self.name}: cannot follow the reference {ref}")
            seen.add(ref)
            at = ref[2:]
            node = self.document
            for part in at.split("/"):
                key = unquote(part).replace("~1", "/").replace("~0", "~")
                if isinstance(node, list) and key.isdigit() and int(key) < len(node):
                    node = node[int(key)]
                elif isinstance(node, dict) and key in node:
                    node = node[key]
                else:
                    raise ContractError(f"{self.name}: the reference {ref} leads nowhere")
        return node, at

    def ref(self, at: str) -> dict[str, str]:
        return {"$ref": f"{self.uri}#/{at}"}

    def at(self, schema: Any, at: str) -> jsonschema_rs.Draft202012Validator:
        """The validator of the schema at a pointer; those that only refer to the same one share it."""
        if isinstance(schema, dict) and schema.keys() <= {"$ref", "description", "example"}:
            _, at = self.resolve(schema, at)
        if at not in self._validators:
            self._validators[at] = self.validator(self.ref(at))
        return self._validators[at]

    def validator(self, schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
        try:
            return jsonschema_rs.Draft202012Validator(schema, registry=self.registry, validate_formats=True)
        except (ValueError, jsonschema_rs.ReferencingError) as exc:
            raise ContractError(f"{self.name}: a schema cannot be compiled: {exc}") from None

    def types(self, schema: Any, depth: int = 0) -> frozenset[str]:
        """The JSON types that a schema may allow, looking through references and unions."""
        schema, _ = self.resolve(schema, "")
        if not isinstance(schema, dict) or depth > 8:
            return frozenset()
        own = schema.get("type")
        if isinstance(own, str):
            return frozenset({own})
        if isinstance(own, list):
            return frozenset(map(str, own))
        found: set[str] = set()
        for word in ("oneOf", "anyOf", "allOf"):
            for part in schema.get(word) or ():
                found |= self.types(part, depth + 1)
        return frozenset(found)

    def properties(self, schema: Any, depth: int = 0) -> dict[str, Any]:
        """The properties that an object schema names, looking through references and `allOf`."""
        schema, _ = self.resolve(schema, "")
        if not isinstance(schema, dict) or depth > 8:
            return {}
        found = dict(schema.get("properties") or {})
        for part in schema.get("allOf") or ():
            found |= self.properties(part, depth + 1)
        return found

    def default(self, schema: Any) -> tuple[bool, Any]:
        if isinstance(schema, dict) and "default" in schema:
            return True, schema["default"]
        schema, _ = self.resolve(schema, "")
        if isinstance(schema, dict) and "default" in schema:
            return True, schema["default"]
        return False, None

    def operation(self, path: str, method: str, item: Schema, op: Schema) -> Operation:
        at = f"paths/{_pointer(path)}"
        parameters, parameters_schema, defaults = self.parameters(
            [
                *((p, f"{at}/parameters/{n}") for n, p in enumerate(item.get("parameters") or ())),
                *((p, f"{at}/{method}/parameters/{n}") for n, p in enumerate(op.get("parameters") or ())),
            ]
        )
        body_validator = None
        body_required = False
        body_types: frozenset[str] = frozenset()
        body_defaults: dict[str, Any] = {}
        if "requestBody" in op:
            body, body_at = self.resolve(op["requestBody"], f"{at}/{method}/requestBody")
            body_required = bool(body.get("required"))
            for media, content in (body.get("content") or {}).items():
                if media.partition(";")[0].strip() == "application/json":
                    schema = content.get("schema") or {}
                    body_validator = self.at(schema, f"{body_at}/content/{_pointer(media)}/schema")
                    body_types = self.types(schema)
                    for name, prop in self.properties(schema).items():
                        known, value = self.default(prop)
                        if known:
                            body_defaults[name] = value
        security = op.get("security", self.document.get("security"))
        schemes = {name for option in security or () for name in option}
        responses = {
            status: self.response(*self.resolve(response, f"{at}/{method}/responses/{_pointer(status)}"))
            for status, response in (op.get("responses") or {}).items()
        }
        success = [self.resolve(r, "")[0] for s, r in (op.get("responses") or {}).items() if s.startswith("2")]
        bodies = [c.get("schema") for r in success for c in (r.get("content") or {}).values()]
        return Operation(
            id=str(op.get("operationId") or f"{method} {path}"),
            document=self.name,
            method=method.upper(),
            path=path,
            parameters=parameters,
            parameters_validator=self.validator(parameters_schema),
            defaults=defaults,
            body_validator=body_validator,
            body_required=body_required,
            body_types=body_types,
            body_defaults=body_defaults,
            responses=responses,
            open=not schemes,
            accepts_key="ld_api_key" in schemes,
            accepts_session="session_cookie" in schemes,
            idempotent=any(p.name == "idempotency-key" for p in parameters),
            paged=any({"items", "total_pages", "total_results"} <= self.properties(body).keys() for body in bodies),
        )

    def parameters(
        self, declared: list[tuple[Any, str]]
    ) -> tuple[tuple[Parameter, ...], dict[str, Any], dict[str, Any]]:
        found: dict[str, Parameter] = {}
        schemas: dict[str, Any] = {}
        defaults: dict[str, Any] = {}
        for raw, raw_at in declared:
            node, at = self.resolve(raw, raw_at)
            name, place = str(node["name"]), str(node["in"])
            if place == "header":
                name = name.lower()
            schema = node.get("schema") or {}
            resolved, _ = self.resolve(schema, "")
            found[name] = Parameter(
                name=name,
                place=place,
                types=self.types(schema),
                item_types=self.types(resolved.get("items") or {}),
                required=bool(node.get("required")),
                explode=bool(node.get("explode", node.get("style", "form") == "form" and place == "query")),
            )
            schemas[name] = self.ref(f"{at}/schema") if "schema" in node else {}
            known, value = self.default(schema)
            if known:
                defaults[name] = value
        required = [name for name, parameter in found.items() if parameter.required]
        return tuple(found.values()), {"type": "object", "properties": schemas, "required": required}, defaults

    def response(self, node: Schema, at: str) -> ResponseRule:
        if at not in self._responses:
            self._responses[at] = self._response(node, at)
        return self._responses[at]

    def _response(self, node: Schema, at: str) -> ResponseRule:
        bodies = {
            media.partition(";")[0].strip().lower(): (
                self.at(content["schema"], f"{at}/content/{_pointer(media)}/schema") if "schema" in content else None
            )
            for media, content in (node.get("content") or {}).items()
        }
        required: list[str] = []
        headers: dict[str, tuple[frozenset[str], jsonschema_rs.Draft202012Validator]] = {}
        for name, raw in (node.get("headers") or {}).items():
            header, header_at = self.resolve(raw, f"{at}/headers/{_pointer(name)}")
            if header.get("required"):
                required.append(name.lower())
            if "schema" in header:
                headers[name.lower()] = (
                    self.types(header["schema"]),
                    self.at(header["schema"], f"{header_at}/schema"),
                )
        return ResponseRule(bodies, tuple(required), headers)


def compile_document(name: str, document: Schema) -> list[Operation]:
    """Compile every operation of one document. Raises ContractError with the place of what is wrong."""
    compiler = _Compiler(name, document)
    return [
        compiler.operation(path, method, item, item[method])
        for path, item in (document.get("paths") or {}).items()
        for method in METHODS
        if method in item
    ]


_CODES: dict[str, str] = {
    "Required": "missing",
    "Type": "wrong_type",
    "Enum": "not_allowed",
    "Constant": "not_allowed",
    "Minimum": "too_small",
    "ExclusiveMinimum": "too_small",
    "Maximum": "too_large",
    "ExclusiveMaximum": "too_large",
    "MinLength": "too_short",
    "MaxLength": "too_long",
    "MinItems": "too_few",
    "MaxItems": "too_many",
    "Pattern": "malformed",
    "Format": "malformed",
    "AdditionalProperties": "unknown_field",
}


def issues(validator: jsonschema_rs.Draft202012Validator, value: Any, limit: int = 20) -> list[Issue]:
    """What is wrong with a value, at most `limit` things, each with the dotted path of its place."""
    found: list[Issue] = []
    for error in validator.iter_errors(value):
        keyword = type(error.kind).__name__
        path = [str(part) for part in error.instance_path]
        if keyword == "Required":
            path.append(str(getattr(error.kind, "property", "")).strip('"'))
        reason = error.message if len(error.message) <= 200 else error.message[:197] + "..."
        found.append(Issue(_CODES.get(keyword, "invalid"), reason, ".".join(path) or None))
        if len(found) == limit:
            break
    return found


def read_parameters(
    operation: Operation,
    path: Mapping[str, str],
    query: Mapping[str, list[str]],
    header: Callable[[str], str | None],
) -> dict[str, Any]:
    """The parameters of a request as values, defaults filled in. Raises Problem 400 with all issues."""
    values: dict[str, Any] = {}
    wrong: list[Issue] = []
    for parameter in operation.parameters:
        name = parameter.name
        if parameter.place == "path":
            texts = [path[name]] if name in path else []
        elif parameter.place == "query":
            texts = query.get(name, [])
        elif parameter.place == "header":
            text = header(name)
            texts = [] if text is None else [text]
        else:
            continue  # cookies are the business of authentication
        if not texts:
            if name in operation.defaults:
                values[name] = operation.defaults[name]
        elif "array" in parameter.types:
            parts = texts if parameter.explode else [part for text in texts for part in text.split(",")]
            values[name] = [coerce(part, parameter.item_types) for part in parts]
        elif len(texts) > 1:
            wrong.append(Issue("duplicate", f"{name} is given {len(texts)} times", name))
        else:
            values[name] = coerce(texts[0], parameter.types)
    if wrong or not operation.parameters_validator.is_valid(values):
        wrong += issues(operation.parameters_validator, values)
        raise Problem(400, "validation_failed", "The request's parameters do not fit the contract.", wrong)
    return values


def check_body(operation: Operation, value: Any) -> None:
    """Raises Problem 400 with all issues when a parsed body does not fit."""
    validator = operation.body_validator
    if validator is not None and not validator.is_valid(value):
        wrong = issues(validator, value)
        raise Problem(400, "validation_failed", "The request's body does not fit the contract.", wrong)


def response_mistake(
    operation: Operation, status: int, media: str | None, body: Any, headers: Mapping[str, str]
) -> str | None:
    """What a response does wrong against the contract, in a sentence, or None. `body` is the value, not the bytes."""
    rule = (
        operation.responses.get(str(status))
        or operation.responses.get(f"{status // 100}XX")
        or operation.responses.get("default")
    )
    if rule is None:
        return f"status {status} is not declared"
    if media is None:
        if any(validator is not None for validator in rule.bodies.values()):
            return f"status {status} needs a body ({', '.join(rule.bodies)})"
    elif media not in rule.bodies:
        return f"content type {media} is not declared for status {status}"
    else:
        validator = rule.bodies[media]
        if validator is not None and not validator.is_valid(body):
            first = issues(validator, body, 1)[0]
            return f"the body of status {status} does not fit at {first.path or 'its root'}: {first.reason}"
    for name in rule.required_headers:
        if name not in headers and name != "content-type":
            return f"status {status} needs the header {name}"
    for name, (types, checker) in rule.headers.items():
        if name in headers and not checker.is_valid(coerce(headers[name], types)):
            return f"the header {name} of status {status} does not fit: {headers[name]!r}"
    return None
