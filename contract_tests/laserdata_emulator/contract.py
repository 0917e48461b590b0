"""The contract, compiled once: routes, validators and defaults of every operation of a corrected document."""

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

import jsonschema_rs

from .problems import Issue, Problem
from .shapes import least
from .wire import array, coercion, table

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
Schema = Mapping[str, Any]


class ContractError(Exception):
    """A document that cannot be compiled; the message names the operation."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: where its text is found and which types its schema allows."""

    name: str
    place: str
    value: Callable[[str], Any]
    item: Callable[[str], Any] | None  # of an array
    required: bool
    explode: bool


class HeaderRule(NamedTuple):
    """What a response's header may say."""

    name: str
    required: bool
    value: Callable[[str], Any]
    validator: jsonschema_rs.Draft202012Validator | None


@dataclass(frozen=True, slots=True)
class ResponseRule:
    """What one status may carry."""

    bodies: Mapping[str, jsonschema_rs.Draft202012Validator | None]
    headers: tuple[HeaderRule, ...]


class Shape(NamedTuple):
    """The least that an operation may answer when all goes well."""

    status: int
    body: Any
    headers: dict[str, str]
    media: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a document, ready to check requests and responses without touching a schema."""

    id: str
    document: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    headers: tuple[str, ...]  # the parameters that are headers
    parameters_validator: jsonschema_rs.Draft202012Validator
    defaults: Mapping[str, Any]
    body_validator: jsonschema_rs.Draft202012Validator | None
    body_required: bool
    body_defaults: Mapping[str, Any]
    responses: Mapping[str, ResponseRule]
    open: bool
    accepts_key: bool
    accepts_session: bool
    idempotent: bool
    summary: str
    evidence: str
    shape: Callable[[], Shape]


@dataclass
class _Node:
    literal: dict[str, "_Node"] = field(default_factory=dict[str, "_Node"])
    patterns: list[tuple[re.Pattern[str], "_Node"]] = field(default_factory=list[tuple[re.Pattern[str], "_Node"]])
    operations: dict[str, tuple[Operation, tuple[str, ...]]] = field(
        default_factory=dict[str, tuple[Operation, tuple[str, ...]]]
    )


class Match(NamedTuple):
    """Where a request leads: its operation and the texts of the path's placeholders."""

    operation: Operation
    values: Mapping[str, str]


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
        # Routes never change, and callers repeat themselves: the same texts mean the same again. What is raised is not
        # kept, nor may what is given be changed.
        self.find, self.read = lru_cache(maxsize=512)(self._find), lru_cache(maxsize=512)(self._read)

    def _read(
        self, method: str, raw_path: str, query: tuple[tuple[str, str], ...], headers: tuple[str | None, ...]
    ) -> Mapping[str, Any]:
        """The checked parameters of a request; `headers` are the texts of the operation's. Raises Problem 400."""
        operation, path = self.find(method, raw_path)
        texts: dict[str, list[str]] = {}
        for name, value in query:
            texts.setdefault(name, []).append(value)
        return read_parameters(operation, path, texts, dict(zip(operation.headers, headers, strict=True)).get)

    def _find(self, method: str, raw_path: str) -> Match:
        """The operation for a path still percent-encoded. Raises Problem 404, or 405 with `allow`."""
        segments = raw_path.split("/")[1:]
        if "%" in raw_path:
            segments = [unquote(segment, errors="replace") for segment in segments]
        found = self._walk(self._root, segments, 0, ()) if all(segments) else None
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

    def _walk(
        self, node: _Node, segments: list[str], at: int, values: tuple[str, ...]
    ) -> tuple[_Node, tuple[str, ...]] | None:
        if at == len(segments):
            return (node, values) if node.operations else None
        literal = node.literal.get(segments[at])
        if literal is not None and (found := self._walk(literal, segments, at + 1, values)):
            return found
        for pattern, child in node.patterns:
            match = pattern.fullmatch(segments[at])
            if match and (found := self._walk(child, segments, at + 1, values + match.groups())):
                return found
        return None


def _pointer(*parts: str) -> str:
    return "/".join(quote(part.replace("~", "~0").replace("/", "~1"), safe="~") for part in parts)


_RANGES = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}


def _bounded(node: Any) -> Any:
    """The same document, with the bounds that an integer's format means written as bounds, which validators enforce."""
    if isinstance(node, list):
        return [_bounded(item) for item in array(node)]
    if not isinstance(node, dict):
        return node
    found = {key: _bounded(value) for key, value in table(node).items()}
    bounds = _RANGES.get(str(found.get("format")))
    if bounds is not None and "integer" in str(found.get("type")):
        return {"minimum": bounds[0], "maximum": bounds[1], **found}
    return found


class _Compiler:
    def __init__(self, name: str, document: Schema) -> None:
        self.name = name
        self.document: dict[str, Any] = _bounded(document)
        self.uri = f"urn:laserdata:{name}"
        self.registry = jsonschema_rs.Registry([(self.uri, self.document)])
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}
        self._responses: dict[str, ResponseRule] = {}

    def resolve(self, node: Any, at: str) -> tuple[dict[str, Any], str]:
        """Follow `$ref`s; gives the object found, empty if it is none, and its pointer."""
        found, seen = table(node), set[str]()
        while isinstance(found.get("$ref"), str):
            ref = str(found["$ref"])
            if not ref.startswith("#/") or ref in seen:
                raise ContractError(f"{self.name}: cannot follow the reference {ref}")
            seen.add(ref)
            at = ref[2:]
            target: Any = self.document
            for part in at.split("/"):
                key = unquote(part).replace("~1", "/").replace("~0", "~")
                items = array(target)
                if key.isdigit() and int(key) < len(items):
                    target = items[int(key)]
                elif key in table(target):
                    target = target[key]
                else:
                    raise ContractError(f"{self.name}: the reference {ref} leads nowhere")
            found = table(target)
        return found, at

    def ref(self, at: str) -> dict[str, str]:
        return {"$ref": f"{self.uri}#/{at}"}

    def at(self, schema: Any, at: str) -> jsonschema_rs.Draft202012Validator:
        """The validator of the schema at a pointer; those that only refer to the same one share it."""
        if table(schema).keys() <= {"$ref", "description", "example"}:
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
        node, _ = self.resolve(schema, "")
        own = node.get("type")
        if own is not None or depth > 8:
            return frozenset(map(str, array(own))) or frozenset({str(own)})
        parts = [part for word in ("oneOf", "anyOf", "allOf") for part in array(node.get(word))]
        return frozenset[str]().union(*(self.types(part, depth + 1) for part in parts))

    def properties(self, schema: Any, depth: int = 0) -> dict[str, Any]:
        """The properties that an object schema names, looking through references and `allOf`."""
        node, _ = self.resolve(schema, "")
        found = dict(table(node.get("properties")))
        for part in array(node.get("allOf")) if depth <= 8 else ():
            found |= self.properties(part, depth + 1)
        return found

    def defaults(self, schemas: Mapping[str, Any]) -> dict[str, Any]:
        """The defaults that schemas give, by name; one beside a reference wins over the one behind it."""
        found: dict[str, Any] = {}
        for name, schema in schemas.items():
            for node in (table(schema), self.resolve(schema, "")[0]):
                if "default" in node:
                    found[name] = node["default"]
                    break
        return found

    def operation(self, path: str, method: str, item: Schema, op: Schema) -> Operation:
        at = f"paths/{_pointer(path)}"
        parameters, parameters_schema, defaults = self.parameters(
            [
                *((p, f"{at}/parameters/{n}") for n, p in enumerate(array(item.get("parameters")))),
                *((p, f"{at}/{method}/parameters/{n}") for n, p in enumerate(array(op.get("parameters")))),
            ]
        )
        body, body_at = self.resolve(op.get("requestBody"), f"{at}/{method}/requestBody")
        body_validator = None
        body_defaults: dict[str, Any] = {}
        for media, content in table(body.get("content")).items():
            if media.partition(";")[0].strip() == "application/json":
                schema = table(content).get("schema", {})
                body_validator = self.at(schema, f"{body_at}/content/{_pointer(media)}/schema")
                body_defaults = self.defaults(self.properties(schema))
        security = op.get("security", self.document.get("security"))
        schemes = {name for option in array(security) for name in table(option)}
        responses = {
            status: self.response(*self.resolve(response, f"{at}/{method}/responses/{_pointer(status)}"))
            for status, response in table(op.get("responses")).items()
        }
        return Operation(
            id=str(op.get("operationId") or f"{method} {path}"),
            document=self.name,
            method=method.upper(),
            path=path,
            parameters=parameters,
            headers=tuple(one.name for one in parameters if one.place == "header"),
            parameters_validator=self.validator(parameters_schema),
            defaults=defaults,
            body_validator=body_validator,
            body_required=bool(body.get("required")),
            body_defaults=body_defaults,
            responses=responses,
            open=not schemes,
            accepts_key="ld_api_key" in schemes,
            accepts_session="session_cookie" in schemes,
            idempotent=any(p.name == "idempotency-key" for p in parameters),
            summary=str(op.get("summary") or op.get("description") or "").strip().partition("\n")[0],
            evidence=str(op.get("x-evidence") or "documented"),
            shape=partial(self.shape, op),
        )

    def shape(self, op: Schema) -> Shape:
        """The least valid answer of an operation with the lowest status that means no failure."""
        status = min((status for status in table(op.get("responses")) if status[0] in "23"), default="200")
        response = self.follow(table(op.get("responses")).get(status))
        headers = {
            name.lower(): str(least(self.follow(raw).get("schema"), self.follow))
            for name, raw in table(response.get("headers")).items()
            if self.follow(raw).get("required")
        }
        code = int(status) if status.isdigit() else 200
        for media, content in table(response.get("content")).items():
            if media.partition(";")[0].strip() == "application/json":
                return Shape(code, least(table(content).get("schema"), self.follow), headers, "application/json")
            return Shape(code, b"", headers, media)
        return Shape(code, None, headers, "")

    def follow(self, node: Any) -> dict[str, Any]:
        """What a node says, or what it refers to."""
        return self.resolve(node, "")[0]

    def parameters(
        self, declared: list[tuple[Any, str]]
    ) -> tuple[tuple[Parameter, ...], dict[str, Any], dict[str, Any]]:
        found: dict[str, Parameter] = {}
        schemas: dict[str, Any] = {}
        validated: dict[str, Any] = {}
        for raw, raw_at in declared:
            node, at = self.resolve(raw, raw_at)
            name, place = str(node.get("name")), str(node.get("in"))
            if place == "header":
                name = name.lower()
            schemas[name] = node.get("schema")
            resolved, _ = self.resolve(schemas[name], "")
            found[name] = Parameter(
                name=name,
                place=place,
                value=coercion(types := self.types(resolved)),
                item=coercion(self.types(resolved.get("items"))) if "array" in types else None,
                required=bool(node.get("required")),
                explode=bool(node.get("explode", node.get("style", "form") == "form" and place == "query")),
            )
            validated[name] = self.ref(f"{at}/schema") if "schema" in node else {}
        required = [name for name, parameter in found.items() if parameter.required]
        schema = {"type": "object", "properties": validated, "required": required}
        return tuple(found.values()), schema, self.defaults(schemas)

    def response(self, node: Schema, at: str) -> ResponseRule:
        if at not in self._responses:
            self._responses[at] = self._response(node, at)
        return self._responses[at]

    def _response(self, node: Schema, at: str) -> ResponseRule:
        bodies = {
            media.partition(";")[0].strip().lower(): (
                self.at(content["schema"], f"{at}/content/{_pointer(media)}/schema") if "schema" in content else None
            )
            for media, content in table(node.get("content")).items()
        }
        headers: list[HeaderRule] = []
        for name, raw in table(node.get("headers")).items():
            header, header_at = self.resolve(raw, f"{at}/headers/{_pointer(name)}")
            # A body's own type is told by `bodies`.
            required = bool(header.get("required")) and name.lower() != "content-type"
            schema = header.get("schema")
            validator = None if schema is None else self.at(schema, f"{header_at}/schema")
            headers.append(HeaderRule(name.lower(), required, coercion(self.types(schema)), validator))
        return ResponseRule(bodies, tuple(headers))


def compile_document(name: str, document: Schema) -> list[Operation]:
    """Compile every operation of one document. Raises ContractError with the place of what is wrong."""
    compiler = _Compiler(name, document)
    return [
        compiler.operation(path, method, item, item[method])
        for path, item in table(document.get("paths")).items()
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
        reason = _forbidden(error, value) if keyword == "Not" else error.message
        reason = reason if len(reason) <= 200 else reason[:197] + "..."
        found.append(Issue(_CODES.get(keyword, "invalid"), reason, ".".join(path) or None))
        if len(found) == limit:
            break
    return found


def _forbidden(error: jsonschema_rs.ValidationError, value: Any) -> str:
    """What a `not` forbids, in the words of the titles that its schemas carry."""
    schema = table(getattr(error.kind, "schema", None))
    for part in error.instance_path:
        value = value[part]
    met: list[str] = []
    for option in (table(option) for option in array(schema.get("anyOf", [schema]))):
        with contextlib.suppress(ValueError, jsonschema_rs.ReferencingError):  # it refers to its document: no words
            if "title" in option and jsonschema_rs.is_valid(option, value):
                met.append(str(option["title"]))
    return f"not allowed: {'; '.join(met).lower()}" if met else "this combination is not allowed"


def read_parameters(
    operation: Operation,
    path: Mapping[str, str],
    query: Mapping[str, Sequence[str]],
    header: Callable[[str], str | None],
) -> dict[str, Any]:
    """The parameters of a request as values, defaults filled in. Raises Problem 400 with all issues."""
    values: dict[str, Any] = {}
    wrong: list[Issue] = []
    for parameter in operation.parameters:
        name = parameter.name
        if parameter.place == "path":
            texts: Sequence[str] = (path[name],) if name in path else ()
        elif parameter.place == "query":
            texts = query.get(name, ())
        elif parameter.place == "header":
            text = header(name)
            texts = () if text is None else (text,)
        else:
            continue  # cookies are the business of authentication
        if not texts:
            if name in operation.defaults:
                values[name] = operation.defaults[name]
        elif parameter.item is not None:
            parts = texts if parameter.explode else [part for text in texts for part in text.split(",")]
            values[name] = list(map(parameter.item, parts))
        elif len(texts) > 1:
            wrong.append(Issue("duplicate", f"{name} is given {len(texts)} times", name))
        else:
            values[name] = parameter.value(texts[0])
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
        if validator is not None and not isinstance(body, bytes) and not validator.is_valid(body):
            first = issues(validator, body, 1)[0]
            return f"the body of status {status} does not fit at {first.path or 'its root'}: {first.reason}"
    for name, required, value, checker in rule.headers:
        text = headers.get(name)
        if text is None:
            if required:
                return f"status {status} needs the header {name}"
        elif checker is not None and not checker.is_valid(value(text)):
            return f"the header {name} of status {status} does not fit: {text!r}"
    return None
