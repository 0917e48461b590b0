"""What the templates see: one document as models, enums, aliases, resources and operations, ready to be printed.

openapi-python-client parses the document and names the classes; the decisions that are ours (names of methods, types
as people write them, docstrings) are made here, so that the templates only lay out. Every string that comes from the
document reaches code either as a checked identifier or through `repr`, and prose only through `prose.literal`.

Maps have no order: members and query parameters are sorted, path ids follow the path.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias, cast

from openapi_python_client import strings
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.literal_enum_property import LiteralEnumProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from pipeline.console import Problem
from pipeline.names import Name, check_clashes, constant, name_of, shortened, singular, snake, usable
from pipeline.prose import lines_of, literal, one_line, sentence

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
IDEMPOTENCY_HEADER = "idempotency-key"

# The path id that a client knows, so that its methods need not be given it: by the family of the document.
KNOWN_IDS = {"supervisor": "deployment_id"}
KNOWN_ID = "tenant_id"

# What the end of accepted work gives (`x-outcome`): its type, and the document whose models it is of.
OUTCOMES = {
    "deployment_ready": ("DeploymentDetails", "core"),
    "deployment_gone": ("None", ""),
    "connector_active": ("ConnectorInstanceInfo", "supervisor"),
    "activities_done": ("Items[ActivityInfo]", "supervisor"),
    "backups_done": ("Items[BackupInfo]", "supervisor"),
    "snapshots_done": ("Items[SnapshotInfo]", "supervisor"),
}

# The query parameter with which a protected resource is deleted; the client can ask for it.
CODE = "code"

# Members never shown by repr. Names, because no document marks them: a channel's `destination` is a secret URL, its
# `headers` may hold an Authorization, `values` of a config hold passwords, `url` is a presigned link or one to sign in.
SECRETS = frozenset(
    {"token", "secret", "password", "csrf_token", "client_secret", "destination", "headers", "values", "url"}
    | {"invitation"}
)

# Names a field or an argument cannot have: they would hide what its class or method needs.
RESERVED_FIELDS = frozenset(
    {"result", "datetime", "uuid", "additional_properties", "list", "dict", "str", "int", "float", "bool", "bytes"}
    | {"next_page", "previous_page", "Any", "OneOf", "Timestamp", "UNSET", "Unset"}
)
RESERVED_ARGUMENTS = frozenset({"self", "body", "idempotency_key", "options"})

# Names that modules of generated code import: a class of the document cannot have them.
RESERVED_CLASSES = frozenset(
    {"Accepted", "Any", "Async", "AsyncAccepted", "AsyncPages", "AsyncRaw", "AsyncRawPages", "Code", "Content"}
    | {"Coroutine", "Items", "Mapping", "ModeT", "Model", "OneOf", "OpenEnum", "OpenIntEnum", "Options", "Pages"}
    | {"Raw", "RawPages", "RawResponse", "Resource", "Result", "Sequence", "Sync", "Timestamp", "TypeAlias", "Unset"}
    | {"PageModel", "TYPE_CHECKING", "UNSET"}
)

# Characters in the docstrings of one document.
MOST_PROSE = 20_000_000

_RAW_STATUS = re.compile(r"[1-5]\d\d")


@dataclass(frozen=True)
class Annotation:
    """A type as code, and the names it needs.

    `kinds` are the JSON types it covers: a decoder tells the members of a union apart by nothing else.
    """

    text: str
    given: str
    classes: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ("any",)

    @property
    def words(self) -> frozenset[str]:
        """The identifiers in the type, for choosing imports."""
        return frozenset(re.findall(r"[A-Za-z_][A-Za-z_0-9.]*", f"{self.text} {self.given}"))


_CODE = Annotation("str", "Code", kinds=("string",))


@dataclass(frozen=True)
class Field:
    """A member of a model or of a request body."""

    name: str
    wire: str
    annotation: Annotation
    required: bool
    description: str

    @property
    def secret(self) -> bool:
        """Whether its value must never be shown; a flag that says so of something else may be."""
        return self.wire in SECRETS and self.annotation.kinds != ("boolean",)

    @property
    def declared(self) -> str:
        """Its type in a model."""
        return self.annotation.text if self.required else f"{self.annotation.text} | Unset"

    @property
    def keyword(self) -> str:
        """The argument that sets it, as a method's signature declares it."""
        return f"{self.name}: {self.annotation.given}" if self.required else self.loose

    @property
    def loose(self) -> str:
        """The same where a whole body may be given instead."""
        return f"{self.name}: {self.annotation.given} | Unset = UNSET"


@dataclass(frozen=True)
class Model:
    """A class for a JSON object."""

    name: str
    module: str
    schema: str
    description: str
    fields: tuple[Field, ...]

    @property
    def renamed(self) -> dict[str, str]:
        """Python name to JSON name, where they differ."""
        return {f.name: f.wire for f in self.fields if f.name != f.wire}

    @property
    def secrets(self) -> list[str]:
        """The members whose values must never be shown."""
        return sorted(f.name for f in self.fields if f.secret)

    @property
    def base(self) -> str:
        """The class it is made from."""
        counted = {f.name for f in self.fields if f.declared == "int"}
        return "PageModel" if counted >= {"page", "total_pages"} else "Model"

    @property
    def classes(self) -> list[str]:
        """The other classes its members name."""
        return sorted({name for f in self.fields for name in f.annotation.classes} - {self.name})

    @property
    def doc(self) -> str:
        """Its docstring."""
        lines = lines_of(sentence(self.description), 4, first=3)
        if self.fields:
            lines += ["", "    Attributes:"]
            for f in self.fields:
                lines += lines_of(sentence(f.description) or "Not described by the document.", 8, name=f.name)
        return literal(lines, 4)

    @property
    def words(self) -> set[str]:
        """Every identifier in its types."""
        return {word for f in self.fields for word in re.findall(r"[A-Za-z_][A-Za-z_0-9]*", f.declared)}


@dataclass(frozen=True)
class Enumeration:
    """A set of values, kept open."""

    name: str
    module: str
    schema: str
    description: str
    members: tuple[tuple[str, str], ...]
    base: str

    @property
    def doc(self) -> str:
        """Its docstring."""
        return literal(lines_of(sentence(self.description), 4, first=3), 4)


@dataclass(frozen=True)
class Alias:
    """A named type that is no class of its own: an id, a text, a map."""

    name: str
    annotation: Annotation
    description: str

    @property
    def doc(self) -> str:
        """Its docstring."""
        return literal(lines_of(sentence(self.description), 0, first=3), 0)


@dataclass(frozen=True)
class Argument:
    """A path or query parameter."""

    name: str
    wire: str
    annotation: Annotation
    required: bool
    description: str
    known: bool = False

    @property
    def positional(self) -> str:
        """As an argument that must be given."""
        return f"{self.name}: {self.annotation.given}"

    @property
    def keyword(self) -> str:
        """As an argument that may be left out."""
        given = self.annotation.given
        return (
            f"{self.name}: {given}" if self.required and not self.known else f"{self.name}: {_optional(given)} = None"
        )


@dataclass(frozen=True)
class Operation:
    """One operation: its declaration and its methods."""

    name: Name
    id: str
    constant: str
    method: str
    path: str
    summary: str
    description: str
    ids: tuple[Argument, ...]
    query: tuple[Argument, ...]
    headers: tuple[str, ...]
    body: str | None
    body_description: str
    body_media_type: str | None
    body_required: bool
    fields: tuple[Field, ...]
    returns: str
    model: str | None
    item: str
    returned: str
    success: tuple[int, ...]
    errors: tuple[tuple[int, str], ...]
    created: tuple[str, ...]
    idempotent: bool
    credentials: str
    evidence: str | None
    needs: str
    outcome: str | None
    document: str
    version: str

    @property
    def outcome_type(self) -> str:
        """What waiting for the end of the accepted work gives."""
        return OUTCOMES[self.outcome][0] if self.outcome else ""

    @property
    def foreign(self) -> tuple[str, str] | None:
        """Another document and the model of it that the outcome names."""
        if self.outcome is None:
            return None
        text, document = OUTCOMES[self.outcome]
        name = text.removeprefix("Items[").removesuffix("]")
        return None if document in ("", self.document.partition("-")[0]) else (document, name)

    @property
    def takes_code(self) -> bool:
        """Whether it deletes what may be protected, with a code to confirm it."""
        return self.method == "DELETE" and any(a.wire == CODE for a in self.query)

    @property
    def types(self) -> tuple[tuple[str, str], ...]:
        """The kinds of client, each with what the method returns there."""
        raw = f"RawResponse[{self.sync_type}]"
        waits = f"RawResponse[Async{self.sync_type}]" if self.outcome else raw
        paged = self.returns == "page"
        return (
            ("Sync", self.sync_type),
            ("Async", self.async_type),
            ("Raw", f"RawPages[{self.item}]" if paged else raw),
            ("AsyncRaw", f"AsyncRawPages[{self.item}]" if paged else f"Coroutine[Any, Any, {waits}]"),
        )

    @property
    def sync_type(self) -> str:
        """What its synchronous method returns."""
        if self.outcome:
            return f"Accepted[{self.outcome_type}]"
        return {
            "nothing": "Result",
            "one": self.item,
            "list": f"Items[{self.item}]",
            "page": f"Pages[{self.item}]",
            "content": "Content",
            "json": self.item,
        }[self.returns]

    @property
    def async_type(self) -> str:
        """What its asynchronous method returns."""
        if self.returns == "page":
            return f"AsyncPages[{self.item}]"
        return f"Coroutine[Any, Any, {'Async' if self.outcome else ''}{self.sync_type}]"

    @property
    def known(self) -> list[Argument]:
        """Path ids that the client may know."""
        return [a for a in self.ids if a.known]

    @property
    def given(self) -> list[Argument]:
        """Path ids that the caller has to give."""
        return [a for a in self.ids if not a.known]

    @property
    def paging(self) -> bool:
        """Whether the arguments `page` and `results` are the pager's."""
        return self.returns == "page"

    def signature(self, form: str) -> str:
        """Return the parameters after `self`.

        Args:
            form: `fields` where the body's members are arguments, `body` where it is given whole, `any` for both.
        """
        positional = [a.positional for a in self.given]
        named = [a.keyword for a in self.query]
        if self.body is not None:
            whole = f"{self.body} | Mapping[str, Any]"
            if form == "body":
                positional.append(f"body: {whole}" if self.body_required else f"body: {whole} | None")
            elif form == "any":
                positional.append(f"body: {whole} | None = None")
            if form == "fields":
                named = [f.keyword for f in sorted(self.fields, key=lambda f: not f.required)] + named
            elif form == "any":
                named = [f.loose for f in self.fields] + named
        named += [a.keyword for a in self.known]
        if self.idempotent:
            named.append("idempotency_key: str | None = None")
        named.append("options: Options | None = None")
        return ", ".join([*positional, "*", *named])

    @property
    def forms(self) -> tuple[str, ...]:
        """The ways to call it."""
        if self.body is None:
            return ("none",)
        return ("fields", "body") if self.fields else ("body",)

    @property
    def path_argument(self) -> str:
        """The path ids as the body of the method passes them on."""
        return "{" + ", ".join(f"{a.wire!r}: {a.name}" for a in self.ids) + "}"

    @property
    def query_argument(self) -> str:
        """The query parameters as the body of the method passes them on."""
        return "{" + ", ".join(f"{a.name!r}: {a.name}" for a in self.query) + "}"

    @property
    def fields_argument(self) -> str:
        """The body's members as the body of the method passes them on."""
        return "{" + ", ".join(f"{f.wire!r}: {f.name}" for f in self.fields) + "}"

    @property
    def classes(self) -> set[str]:
        """The models and enums that its types name."""
        parts = [part.annotation for part in (*self.ids, *self.query)] + [part.annotation for part in self.fields]
        found = {name for annotation in parts for name in annotation.classes}
        found |= {self.body} if self.body else set()
        if self.outcome and self.foreign is None:
            found |= {self.outcome_type.removeprefix("Items[").removesuffix("]")} - {"None"}
        return found | ({self.item} if self.model is not None and self.item[0].isupper() else set())

    @property
    def title(self) -> str:
        """Its summary as a sentence."""
        return sentence(one_line(self.summary))

    @property
    def doc(self) -> str:
        """The docstring of its methods."""
        return literal([*self._doc_lines()], 8)

    def _doc_lines(self) -> Iterator[str]:
        yield from lines_of(self.title, 8, first=3)
        about = [sentence(self.description), _ACCESS.get(self.credentials, ""), self.needs]
        for text in filter(None, about):
            yield from ("", *lines_of(text, 8))
        yield from ("", "        Args:")
        for name, text in self._arguments():
            yield from lines_of(sentence(text) or "Not described by the document.", 12, name=name)
        yield from ("", "        Returns:", *lines_of(self._returned(), 12))
        yield from ("", "        Raises:")
        for status, text in self.errors:
            yield from lines_of(f"{status}. {sentence(text)}", 12, name=_ERRORS.get(status, "StatusError"))
        yield "            LaserDataError: The call failed in another way; see its subclasses."
        how = f" (path {self.evidence})" if self.evidence else ""
        yield from (
            "",
            f"        Operation `{self.id}` of {self.document}{how}:",
            f"        `{self.method} {self.path}`.",
        )

    def _arguments(self) -> Iterator[tuple[str, str]]:
        yield from ((a.name, a.description) for a in self.given)
        if self.body is not None:
            about = sentence(one_line(self.body_description)) or f"The request body: a `{self.body}` or a mapping."
            none = "" if self.body_required else " `None` sends none."
            parts = " Give this, or its members one by one." if self.fields else ""
            yield "body", f"{about}{parts}{none}"
            yield from ((f.name, f.description) for f in self.fields)
        for a in self.query:
            asked = " Or a function that gives it: called when a code was needed and has been sent."
            yield a.name, f"{sentence(a.description)}{asked if self.takes_code and a.wire == CODE else ''}"
        for known in self.known:
            yield known.name, f"{one_line(known.description).rstrip('.')}; the client's own if left out."
        if self.idempotent:
            yield "idempotency_key", "Your own key, 1 to 255 visible ASCII characters; a new UUIDv4 if left out."
        yield "options", "What this one call does differently: timeout in seconds, further headers."

    def _returned(self) -> str:
        about = sentence(self.returned)
        if self.returns == "page":
            about = (
                f"Every `{self.item}` of every page, fetched as you iterate; `.page(n)` gives one page, "
                "`.pages()` one after the other."
            )
        elif self.returns == "nothing":
            about = f"How the call went: status, headers, request id. {about}"
        if self.outcome:
            about += f" `.wait()` returns when the work has ended, with {_ENDS[self.outcome]}."
        place = "" if self.returns == "nothing" else "result."
        ids = " and ".join(f"`{place}{header.removeprefix('ld-')}_id`" for header in self.created)
        if len(self.created) > 1:
            return f"{about} {ids} are the ids of what was created, `None` for what was not."
        return f"{about} {ids} is the id of what was created." if ids else about


_ENDS = {
    "deployment_ready": "the deployment as it is then",
    "deployment_gone": "nothing: the deployment is gone",
    "connector_active": "the connector instance",
    "activities_done": "the activities, one for each node",
    "backups_done": "the backups, one for each node",
    "snapshots_done": "the snapshots, one for each node",
}

_ACCESS = {
    "session": "Needs a signed-in session; API keys are refused.",
    "none": "Needs no credentials.",
}

_NEEDS = {
    "membership": "Any API key of the tenant will do",
    "ownership": "Only the tenant's owner may",
}
_PERMISSION = re.compile(r"[a-z_]{1,40}(:[a-z_]{1,40}){1,3}")


def _needs(raw: Mapping[str, Any]) -> str:
    """Return what an API key has to hold, in a sentence; nothing where the description says it, or the document not."""
    permission = str(raw.get("x-permission"))
    if f"`{permission}`" in str(raw.get("description")):
        return ""
    told = _NEEDS.get(permission) or (
        f"An API key needs the permission `{permission}`" if _PERMISSION.fullmatch(permission) else ""
    )
    return f"{told}{' (inferred)' if raw.get('x-permission-evidence') == 'inferred' else ''}." if told else ""


_ERRORS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    410: "GoneError",
    429: "RateLimitError",
    500: "ServerError",
    502: "ServerError",
    503: "ServerError",
    504: "ServerError",
}


@dataclass(frozen=True)
class Resource:
    """A class whose methods are operations on one kind of thing."""

    name: str
    class_name: str
    title: str
    operations: tuple[Operation, ...]

    @property
    def doc(self) -> str:
        """Its docstring."""
        lines = lines_of(self.title, 4, first=3)
        ways = ["`await` what a method returns" if any(o.returns != "page" for o in self.operations) else ""]
        ways += ["iterate over pages with `async for`" if any(o.paging for o in self.operations) else ""]
        lines += ["", *lines_of(f"In an asynchronous client, {' and '.join(filter(None, ways))}.", 4)]
        lines += ["", "    Methods:"]
        for operation in self.operations:
            lines += lines_of(operation.title, 8, name=operation.name.method)
        return literal(lines, 4)

    @property
    def property_doc(self) -> str:
        """The docstring of the property that leads to it."""
        return literal(lines_of(self.title, 8, first=3), 8)

    @property
    def classes(self) -> list[str]:
        """The models and enums that its methods name."""
        return sorted({name for o in self.operations for name in o.classes})

    @property
    def uses(self) -> set[str]:
        """Every identifier in its signatures."""
        text = " ".join(f"{o.signature('any')} {o.types}" for o in self.operations)
        return set(re.findall(r"[A-Za-z_][A-Za-z_0-9]*", text))

    @property
    def foreign(self) -> list[tuple[str, str]]:
        """Models of other documents that its methods name."""
        return sorted({o.foreign for o in self.operations if o.foreign})


@dataclass
class View:
    """One document."""

    document: str
    package: str
    title: str
    version: str
    digest: str
    models: list[Model] = field(default_factory=list[Model])
    enums: list[Enumeration] = field(default_factory=list[Enumeration])
    aliases: list[Alias] = field(default_factory=list[Alias])
    operations: list[Operation] = field(default_factory=list[Operation])
    resources: list[Resource] = field(default_factory=list[Resource])

    @property
    def modules(self) -> dict[str, str]:
        """Class name to the module that holds it."""
        found = {m.name: m.module for m in self.models} | {e.name: e.module for e in self.enums}
        return dict(sorted(found.items()))


# What reading an odd document raises, beside Problem.
ODD = (AttributeError, IndexError, KeyError, RecursionError, StopIteration, TypeError, ValueError)

Refusals: TypeAlias = "list[tuple[str, str, str]]"
"""What cannot be expressed: `operation` or `class`, its name (`GET /a`, `Thing`), and the reason."""


def view_of(
    document: str, raw: Mapping[str, Any], data: GeneratorData, digest: str, refused: Refusals | None = None
) -> View:
    """Return what the templates need to print one document.

    Args:
        document: its name.
        raw: the document.
        data: what openapi-python-client read in it.
        digest: of its facts.
        refused: takes what cannot be expressed; the view is without it then, and no use but to find the rest.

    Raises:
        Problem: something cannot be expressed, and `refused` is left out.
    """
    return _Builder(document, raw, data, refused).build(digest)


class _Builder:
    def __init__(
        self, document: str, raw: Mapping[str, Any], data: GeneratorData, refused: Refusals | None = None
    ) -> None:
        self.document = document
        self.refused = refused
        self.raw = raw
        self.data = data
        self.schemas: Mapping[str, Any] = raw.get("components", {}).get("schemas", {})
        self.by_class: dict[str, tuple[str, Any]] = {}
        for name, schema in self.schemas.items():
            class_name = str(strings.ClassName(name, ""))
            with self.attempt("class", class_name):
                usable(class_name, name)
                if class_name in self.by_class:
                    raise Problem(
                        f"{document}: schemas {shortened(self.by_class[class_name][0])} and {shortened(name)} would "
                        f"share the class {class_name}: rename one with a correction"
                    )
                self.by_class[class_name] = (name, schema)
        # Members of models are looked up before the types that their annotations name.
        self.reserved_fields = RESERVED_FIELDS | self.by_class.keys() | {str(m.class_info.name) for m in data.models}
        self.reserved_fields |= {str(e.class_info.name) for e in data.enums}
        # By name, because a property may hold its model as it was before openapi-python-client had read all of it.
        self.whole = {str(m.class_info.name): m for m in data.models}
        self.maps = {name: m for name, m in self.whole.items() if _is_map(m)}
        self.unfolding: set[str] = set()
        self.told = 0

    def build(self, digest: str) -> View:
        info = self.raw["info"]
        view = View(
            document=self.document,
            package=snake(self.document),
            title=one_line(info["title"]),
            version=one_line(info["version"]),
            digest=digest,
        )
        for found in self.data.models:
            with self.attempt("class", str(found.class_info.name)):
                view.models += [] if self.is_map(found) else [self.model(found)]
        for values in self.data.enums:
            with self.attempt("class", str(values.class_info.name)):
                view.enums.append(self.enumeration(values))
        view.models.sort(key=lambda m: m.name)
        view.enums.sort(key=lambda e: e.name)
        taken = {"aliases": "the aliases"}
        for name, module in [(m.name, m.module) for m in view.models] + [(e.name, e.module) for e in view.enums]:
            with self.attempt("class", name):
                if taken.setdefault(module, name) != name:
                    raise Problem(
                        f"{self.document}: {taken[module]} and class {name} would share the module {module}.py"
                    )
                usable(name, name)
        classes = set(view.modules)
        view.aliases = [
            self.alias(class_name, name, schema)
            for class_name, (name, schema) in sorted(self.by_class.items())
            if class_name not in classes
        ]
        view.aliases = self.ordered(view.aliases)
        for class_name in sorted(RESERVED_CLASSES & {*classes, *(a.name for a in view.aliases)}):
            with self.attempt("class", class_name):
                raise Problem(
                    f"{self.document}: a schema gives a class named {class_name}, which generated code uses itself: "
                    "rename the schema with a correction"
                )
        view.operations = sorted(self.operations(), key=lambda o: o.id)
        self.check_methods(view.operations)
        own = {f"{strings.pascal_case(view.package)}Resources"}
        view.resources = self.resources(
            view.operations, classes | {a.name for a in view.aliases} | RESERVED_CLASSES | own
        )
        return view

    @contextmanager
    def attempt(self, kind: str, name: str) -> Generator[None, None, None]:
        """Let a part that cannot be expressed be left out, where the caller takes what is refused."""
        try:
            yield
        except (Problem, *ODD) as error:
            if self.refused is None:
                raise
            self.refused.append((kind, name, str(error) if isinstance(error, Problem) else repr(error)))

    def check_methods(self, operations: Sequence[Operation]) -> None:
        """Refuse operations that would be the same method."""
        if self.refused is None:
            check_clashes({o.id: o.name for o in operations})
            return
        seen: dict[Name, str] = {}
        for o in operations:
            with self.attempt("operation", f"{o.method} {o.path}"):
                check_clashes({seen.setdefault(o.name, o.id): o.name, o.id: o.name})

    def ordered(self, aliases: Sequence[Alias]) -> list[Alias]:
        """Return aliases so that each stands after those it names: they are evaluated as they stand.

        Raises:
            Problem: one names itself, in the end.
        """
        waiting = {alias.name: alias for alias in aliases}
        found: list[Alias] = []
        while waiting:
            ready = [a for a in waiting.values() if not a.annotation.classes & waiting.keys()]
            for alias in ready or [next(iter(waiting.values()))]:
                with self.attempt("class", alias.name):
                    if not ready:
                        raise Problem(f"{self.document}: the type {alias.name} is made of itself, in the end")
                found.append(waiting.pop(alias.name))
        return found

    # Models

    def model(self, found: ModelProperty) -> Model:
        name = str(found.class_info.name)
        schema_name, raw = self.by_class.get(name, (name, {}))
        declared = dict(self.properties(raw))
        fields = [self.member(prop, declared, self.reserved_fields) for prop in _members_of(found)]
        _distinct(f"{self.document}: model {name}", fields)
        for f in fields:
            if re.search(r'[\\"\x00-\x1f]', f.wire):
                raise Problem(
                    f"{self.document}: {schema_name} has a member {f.wire!r}, and no model can have one so named"
                )
        description = raw.get("description") or _text(found.description) or f"The `{schema_name}` of {self.document}."
        return Model(name, snake(name), schema_name, description, tuple(fields))

    def member(self, prop: PropertyProtocol, declared: Mapping[str, Any], reserved: Set[str]) -> Field:
        wire = _text(prop.name)
        raw = declared.get(wire, {})
        description = raw.get("description") or self.resolved(raw).get("description") or _text(prop.description)
        self.tell(description)
        return Field(
            name=_field_name(wire, reserved),
            wire=wire,
            annotation=self.annotation(prop),
            required=prop.required,
            description=description or "",
        )

    def tell(self, description: str | None) -> None:
        """Count prose that goes into docstrings; raise Problem where it is too much, for one text may go into many."""
        self.told += len(description or "")
        if self.told > MOST_PROSE:
            raise Problem(f"{self.document}: its docstrings would hold more than {MOST_PROSE:,} characters")

    def properties(self, schema: Mapping[str, Any], seen: frozenset[str] = frozenset()) -> Iterator[tuple[str, Any]]:
        """Yield the members that a schema declares itself or takes over by reference or `allOf`."""
        reference = schema.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            yield from self.properties(self.resolved(schema), seen | {reference})
        for part in schema.get("allOf", ()):
            yield from self.properties(part, seen)
        yield from schema.get("properties", {}).items()

    def resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the schema that a reference (also a nullable one) names, or the schema itself."""
        options = [s for s in schema.get("oneOf", ()) if s.get("type") != "null"]
        if len(options) == 1:
            schema = options[0]
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return schema
        found: Any = self.raw
        for part in reference.removeprefix("#/").split("/"):
            found = found[part.replace("~1", "/").replace("~0", "~")]
        return cast("Mapping[str, Any]", found) if isinstance(found, Mapping) else {}

    def enumeration(self, found: EnumProperty | LiteralEnumProperty) -> Enumeration:
        name = str(found.class_info.name)
        schema_name, raw = self.by_class.get(name, (name, {}))
        values: list[Any] = list(found.values.values() if isinstance(found, EnumProperty) else found.values)
        raw_values = [v for v in raw.get("enum", ()) if v is not None] or values
        members: dict[str, str] = {}
        for value in raw_values:
            key = _member_name(value)
            if key in members:
                raise Problem(
                    f"{self.document}: values {members[key]} and {value!r} of {name} would share the name {key}"
                )
            members[key] = repr(value)
        description = raw.get("description") or _text(found.description) or f"The `{schema_name}` of {self.document}."
        base = "OpenIntEnum" if all(isinstance(v, int) for v in raw_values) else "OpenEnum"
        return Enumeration(name, snake(name), schema_name, description, tuple(members.items()), base)

    def alias(self, class_name: str, name: str, schema: Mapping[str, Any]) -> Alias:
        found = self.maps.get(class_name)
        annotation = self.map_annotation(found) if found is not None else self.raw_annotation(schema)
        description = schema.get("description") or f"The `{name}` of {self.document}."
        return Alias(class_name, annotation, description)

    def is_map(self, found: ModelProperty) -> bool:
        """Whether an object has no members of its own, only others that are all of one type."""
        return _is_map(self.whole.get(str(found.class_info.name), found))

    # Types

    def annotation(self, prop: PropertyProtocol) -> Annotation:
        match prop:
            case ModelProperty():
                name = str(prop.class_info.name)
                if self.is_map(prop):
                    return self.map_annotation(self.maps.get(name, prop))
                return Annotation(name, f"{name} | Mapping[str, Any]", frozenset({name}), ("object",))
            case EnumProperty() | LiteralEnumProperty():
                name = str(prop.class_info.name)
                whole = isinstance(prop, EnumProperty) and prop.value_type is int
                return Annotation(
                    name,
                    f"{name} | {'int' if whole else 'str'}",
                    frozenset({name}),
                    ("integer" if whole else "string",),
                )
            case ListProperty():
                inner = self.annotation(prop.inner_property)
                return Annotation(f"list[{inner.text}]", f"Sequence[{inner.given}]", inner.classes, ("array",))
            case UnionProperty():
                return _union([self.annotation(p) for p in prop.inner_properties])
            case DateTimeProperty():
                return Annotation("Timestamp", "datetime.datetime", kinds=("string",))
            case DateProperty():
                return Annotation("datetime.date", "datetime.date", kinds=("string",))
            case UuidProperty():
                return Annotation("uuid.UUID", "uuid.UUID | str", kinds=("string",))
            case BooleanProperty():
                return Annotation("bool", "bool", kinds=("boolean",))
            case IntProperty():
                return Annotation("int", "int", kinds=("integer",))
            case FloatProperty():
                return Annotation("float", "float", kinds=("integer", "number"))
            case StringProperty() | ConstProperty():
                if isinstance(prop, ConstProperty) and not isinstance(prop.value.raw_value, str):
                    return Annotation("Any", "Any")
                return Annotation("str", "str", kinds=("string",))
            case FileProperty():
                return Annotation("str", "str", kinds=("string",))
            case NoneProperty():
                return Annotation("None", "None", kinds=("null",))
            case _:
                return Annotation("Any", "Any")

    def map_annotation(self, prop: ModelProperty) -> Annotation:
        more = prop.additional_properties
        name = str(prop.class_info.name)
        if more is None or name in self.unfolding:  # a map of maps of its own kind has no end
            inner = Annotation("Any", "Any")
        else:
            self.unfolding.add(name)
            inner = self.annotation(more)
            self.unfolding.discard(name)
        return Annotation(f"dict[str, {inner.text}]", f"Mapping[str, {inner.given}]", inner.classes, ("object",))

    def raw_annotation(self, schema: Mapping[str, Any]) -> Annotation:
        """The type of a named schema that became no class, read from the document itself."""
        whole = schema.get("allOf", ())
        if len(whole) == 1 and not schema.get("properties"):
            return self.raw_annotation(whole[0])
        reference = schema.get("$ref")
        if isinstance(reference, str):
            name = str(strings.ClassName(reference.rpartition("/")[2], ""))
            return Annotation(name, name, frozenset({name}), ("object",))
        options = schema.get("oneOf") or schema.get("anyOf")
        if options:
            return _union([self.raw_annotation(s) for s in options])
        kind: object = schema.get("type")
        if isinstance(kind, list):
            return _union([self.raw_annotation({**schema, "type": k}) for k in cast("list[str]", kind)])
        if schema.get("title") and kind == "object":
            return self.raw_annotation({"$ref": f"#/{schema['title']}"})
        if kind == "string":
            text = {"date-time": "Timestamp", "date": "datetime.date", "uuid": "uuid.UUID"}.get(
                schema.get("format", ""), "str"
            )
            return Annotation(text, text, kinds=("string",))
        if kind == "array":
            inner = self.raw_annotation(schema.get("items", {}))
            return Annotation(f"list[{inner.text}]", f"list[{inner.text}]", inner.classes, ("array",))
        plain = {"integer": "int", "number": "float", "boolean": "bool", "null": "None", "object": "dict[str, Any]"}
        text = plain.get(str(kind), "Any")
        return Annotation(text, text, kinds=(str(kind),) if text != "Any" else ("any",))

    # Operations

    def operations(self) -> Iterator[Operation]:
        endpoints = {
            str(endpoint.name): endpoint
            for collection in self.data.endpoint_collections_by_tag.values()
            for endpoint in collection.endpoints
        }
        seen: dict[str, str] = {}
        for path, item in self.raw["paths"].items():
            for method in METHODS:
                if method in item:
                    with self.attempt("operation", f"{method.upper()} {path}"):
                        yield self.found_operation(path, method, item, endpoints, seen)

    def found_operation(
        self, path: str, method: str, item: Mapping[str, Any], endpoints: Mapping[str, Endpoint], seen: dict[str, str]
    ) -> Operation:
        raw = item[method]
        operation_id = raw.get("operationId")
        if not isinstance(operation_id, str):
            raise Problem(f"{self.document}: {method.upper()} {path} has no operationId, so it has no name")
        key = str(strings.PythonIdentifier(operation_id, "field_"))
        if key in seen:
            raise Problem(
                f"{self.document}: operations {seen[key]} and {operation_id} would share the Python name {key}: "
                "rename one with a correction"
            )
        seen[key] = operation_id
        endpoint = endpoints.get(key)
        if endpoint is None:
            raise Problem(f"{self.document}: operation {operation_id} was dropped by openapi-python-client")
        return self.operation(path, method, item, raw, endpoint)

    def operation(
        self, path: str, method: str, item: Mapping[str, Any], raw: Mapping[str, Any], endpoint: Endpoint
    ) -> Operation:
        parameters = [self.resolved(p) for p in (*item.get("parameters", ()), *raw.get("parameters", ()))]
        about = {(p["in"], p["name"]): p for p in parameters}
        ids = tuple(
            sorted(
                (self.argument(p, about, "path") for p in endpoint.path_parameters),
                key=lambda a: path.index(f"{{{a.wire}}}"),
            )
        )
        query = tuple(
            sorted((self.argument(p, about, "query") for p in endpoint.query_parameters), key=lambda a: a.wire)
        )
        headers = tuple(sorted(_text(p.name) for p in (*endpoint.header_parameters, *endpoint.cookie_parameters)))
        returns, model, item_type, success, returned = self.success(raw, endpoint)
        if returns == "page":
            query = tuple(a for a in query if a.wire != "page")
        if method == "delete":
            query = tuple(replace(a, annotation=_CODE) if a.wire == CODE else a for a in query)
        body, body_type, fields, body_raw = self.body(raw, endpoint)
        name = name_of(
            self.document, raw["operationId"], (raw.get("tags") or ["default"])[0], many=returns in ("page", "list")
        )
        _distinct(f"{self.document}: operation {raw['operationId']}", [*ids, *query, *fields])
        errors = tuple(
            (int(status), self.resolved(response).get("description", ""))
            for status, response in sorted(raw["responses"].items())
            if _RAW_STATUS.fullmatch(status) and int(status) >= 400
        )
        return Operation(
            name=name,
            id=raw["operationId"],
            constant=constant(raw["operationId"]),
            method=method.upper(),
            path=path,
            summary=raw.get("summary") or raw["operationId"],
            description=raw.get("description", ""),
            ids=ids,
            query=query,
            headers=headers,
            body=body,
            body_description=body_raw.get("description", ""),
            body_media_type=body_type,
            body_required=bool(body_raw.get("required")),
            fields=fields,
            returns=returns,
            model=model,
            item=item_type,
            returned=returned,
            success=success,
            errors=errors,
            created=self.created(raw, success),
            idempotent=IDEMPOTENCY_HEADER in headers,
            credentials=self.credentials(raw),
            evidence=raw.get("x-evidence"),
            needs=_needs(raw),
            outcome=self.outcome(raw, returns),
            document=self.document,
            version=one_line(self.raw["info"]["version"]),
        )

    def argument(
        self, prop: PropertyProtocol, about: Mapping[tuple[str, str], Mapping[str, Any]], where: str
    ) -> Argument:
        wire = _text(prop.name)
        raw = about.get((where, wire), {})
        annotation = self.annotation(prop)
        description = raw.get("description") or self.resolved(raw.get("schema", {})).get("description") or ""
        self.tell(description)
        return Argument(
            name=_field_name(wire, RESERVED_ARGUMENTS),
            wire=wire,
            annotation=Annotation(annotation.text, annotation.given, annotation.classes, annotation.kinds),
            required=prop.required,
            description=description,
            known=where == "path" and wire == KNOWN_IDS.get(self.document.partition("-")[0], KNOWN_ID),
        )

    def success(self, raw: Mapping[str, Any], endpoint: Endpoint) -> tuple[str, str | None, str, tuple[int, ...], str]:
        operation_id: str = raw["operationId"]
        statuses = sorted(int(s) for s in raw["responses"] if _RAW_STATUS.fullmatch(s) and 200 <= int(s) < 400)
        if not statuses:
            raise Problem(f"{self.document}: operation {operation_id} declares no success")
        responses = [self.resolved(raw["responses"][str(status)]) for status in statuses]
        returned: str = responses[0].get("description", "")
        contents: list[Mapping[str, Any]] = [response.get("content") or {} for response in responses]
        if any(_without_prose(content) != _without_prose(contents[0]) for content in contents[1:]):
            raise Problem(
                f"{self.document}: operation {operation_id} answers differently with statuses "
                f"{', '.join(map(str, statuses))}, which one method cannot return"
            )
        content = contents[0]
        success = tuple(statuses)
        if not content:
            return "nothing", None, "", success, returned
        json_types = [media for media in content if media == "application/json" or media.endswith("+json")]
        if not json_types:
            return "content", None, "Content", success, returned
        if len(content) > 1:
            raise Problem(
                f"{self.document}: operation {operation_id} answers in several media types, "
                f"{', '.join(sorted(content))}, of which a method would return only one"
            )
        found = next(
            response.prop
            for response in endpoint.responses
            if response.status_code.range is not None
            and response.status_code.range[0] <= statuses[0] <= response.status_code.range[1]
        )
        if isinstance(found, ModelProperty) and not self.is_map(found):
            name = str(found.class_info.name)
            items = _page_items(found)
            if items is not None:
                inner = self.annotation(items)
                return "page", name, inner.text, success, returned
            return "one", name, name, success, returned
        if isinstance(found, ListProperty):
            inner = self.annotation(found.inner_property)
            if inner.classes == frozenset({inner.text}):
                return "list", inner.text, inner.text, success, returned
        reference: object = content[json_types[0]].get("schema", {}).get("$ref")
        if isinstance(reference, str):
            name = str(strings.ClassName(reference.rpartition("/")[2], ""))
            return "json", name, name, success, returned
        return "json", None, "Any", success, returned

    def body(
        self, raw: Mapping[str, Any], endpoint: Endpoint
    ) -> tuple[str | None, str | None, tuple[Field, ...], Mapping[str, Any]]:
        if not endpoint.bodies:
            return None, None, (), {}
        if len(endpoint.bodies) > 1:
            media = ", ".join(sorted(_text(body.content_type) for body in endpoint.bodies))
            raise Problem(
                f"{self.document}: operation {raw['operationId']} takes its body in several media types, {media}, "
                "of which the client would send only one"
            )
        chosen = endpoint.bodies[0]
        if _text(chosen.content_type) != "application/json":
            raise Problem(
                f"{self.document}: operation {raw['operationId']} takes a {_text(chosen.content_type)} body, "
                "which the client cannot send yet"
            )
        found = chosen.prop
        described = self.resolved(raw["requestBody"])
        if not isinstance(found, ModelProperty) or self.is_map(found):
            raise Problem(f"{self.document}: the body of operation {raw['operationId']} is no object with members")
        declared = dict(self.properties(self.by_class.get(str(found.class_info.name), ("", {}))[1]))
        fields = tuple(self.member(p, declared, RESERVED_ARGUMENTS) for p in _members_of(found))
        return str(found.class_info.name), "application/json", fields, described

    def created(self, raw: Mapping[str, Any], success: Sequence[int]) -> tuple[str, ...]:
        found: set[str] = set()
        for status in success:
            headers = self.resolved(raw["responses"][str(status)]).get("headers", {})
            found |= {h.lower() for h in headers if h.lower().startswith("ld-") and h.lower() != "ld-request"}
        return tuple(sorted(found))

    def credentials(self, raw: Mapping[str, Any]) -> str:
        security = raw.get("security", self.raw.get("security", ()))
        if not security:
            return "none"
        return "any" if any("ld_api_key" in option for option in security) else "session"

    def outcome(self, raw: Mapping[str, Any], returns: str) -> str | None:
        found: str | None = raw.get("x-outcome")
        if found is not None and (found not in OUTCOMES or returns != "nothing"):
            raise Problem(
                f"{self.document}: operation {raw['operationId']} ends in {found!r}: expected one of "
                f"{', '.join(OUTCOMES)}, and an answer without a body"
            )
        return found

    # Resources

    def resources(self, operations: Iterable[Operation], taken: Set[str]) -> list[Resource]:
        grouped: dict[str, list[Operation]] = {}
        for operation in operations:
            grouped.setdefault(operation.name.resource, []).append(operation)
        order = ("list", "create", "get", "update", "delete")
        found: list[Resource] = []
        for name, members in sorted(grouped.items()):
            members.sort(key=lambda o: (order.index(o.name.method) if o.name.method in order else 9, o.name.method))
            thing = singular(name).replace("_", " ")
            for plain in ("api", "byoc", "aws", "gcp", "vpc"):
                thing = re.sub(rf"\b{plain}\b", plain.upper(), thing)
            thing = thing[0].upper() + thing[1:]
            class_name = "".join(part.capitalize() for part in name.split("_"))
            class_name += "Resource" * (class_name in taken or keyword.iskeyword(class_name))
            found.append(Resource(name, class_name, f"{thing} operations.", tuple(members)))
        return found


def _without_prose(content: Mapping[str, Any]) -> dict[str, Any]:
    return {media: entry.get("schema") for media, entry in content.items()}


def _is_map(prop: ModelProperty) -> bool:
    return not prop.required_properties and not prop.optional_properties and prop.additional_properties is not None


def _members_of(prop: ModelProperty) -> list[PropertyProtocol]:
    """Return the members of a model: those that must be there first, each group in alphabetical order."""
    required, optional = prop.required_properties or (), prop.optional_properties or ()
    return [p for group in (required, optional) for p in sorted(group, key=lambda p: _text(p.name))]


def _page_items(prop: ModelProperty) -> PropertyProtocol | None:
    members = {_text(p.name): p for p in _members_of(prop)}
    items = members.get("items")
    if {"items", "page", "total_pages", "total_results"} <= members.keys() and isinstance(items, ListProperty):
        return items.inner_property
    return None


def _union(members: Sequence[Annotation]) -> Annotation:
    """Join types; those that a decoder could not tell apart by their JSON type stand inside `OneOf[...]`."""
    unique = list({m.text: m for m in members}.values())
    nulls = [m for m in unique if m.text == "None"]
    rest = [m for m in unique if m.text != "None"]
    if any(m.text == "Any" for m in rest):
        return Annotation("Any", "Any")
    kinds = [k for m in rest for k in m.kinds]
    given = list(dict.fromkeys(part for m in rest for part in _alternatives(m.given))) if rest else []
    # `Mapping[...]` last, and once: the model classes are what an editor should offer first.
    given = [g for g in given if not g.startswith("Mapping")] + [g for g in given if g.startswith("Mapping")]
    texts = [m.text for m in rest]
    if len(kinds) != len(set(kinds)):
        texts = [f"OneOf[{', '.join(texts)}]"]
    none = ["None"] if nulls else []
    classes = frozenset(name for m in unique for name in m.classes)
    return Annotation(
        " | ".join(texts + none), " | ".join(given + none), classes, tuple(kinds) + ("null",) * bool(nulls)
    )


def _alternatives(text: str) -> list[str]:
    """Return the members of a union as they are written: `|` inside brackets is none of its own."""
    found = [""]
    depth = 0
    for part in text.split(" | "):
        found[-1] += f" | {part}" if depth else part
        depth += part.count("[") - part.count("]")
        if not depth:
            found.append("")
    return [part for part in found if part]


def _optional(given: str) -> str:
    return given if given.endswith("None") or given == "Any" else f"{given} | None"


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.get_untrusted_value() if hasattr(value, "get_untrusted_value") else str(value)


def _field_name(wire: str, reserved: Set[str]) -> str:
    name = wire if wire.isidentifier() and wire.isascii() and not wire.startswith("_") else snake(wire)
    return usable(f"{name}_" if keyword.iskeyword(name) or name in reserved else name, wire)


def _member_name(value: object) -> str:
    if isinstance(value, int):
        return f"VALUE_{value}" if value >= 0 else f"VALUE_NEGATIVE_{-value}"
    key = re.sub(r"[^A-Z0-9]+", "_", str(value).upper()).strip("_") or "EMPTY"
    return usable(f"VALUE_{key}" if key[0].isdigit() or key in ("MRO", "NAME", "VALUE") else key, str(value))


def _distinct(place: str, parts: Sequence[Field | Argument]) -> None:
    seen: dict[str, str] = {}
    for part in parts:
        if part.name in seen:
            raise Problem(f"{place}: {seen[part.name]!r} and {part.wire!r} would share the Python name {part.name}")
        seen[part.name] = part.wire


__all__ = [
    "Alias",
    "Enumeration",
    "Field",
    "Model",
    "Operation",
    "Resource",
    "View",
    "view_of",
]
