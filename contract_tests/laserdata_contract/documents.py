"""What the corrected documents declare, as far as laws and runner need it.

Nothing here judges an API: it only answers questions such as "which operations are paged" from the documents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, unquote, urlsplit

from laserdata_contract.shapes import elements, members

METHODS = ("get", "put", "post", "delete", "patch", "options", "head", "trace")
MUTATING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
PAGE_MEMBERS = frozenset({"items", "page", "total_pages", "total_results"})
PLACEHOLDER = re.compile(r"\{([^}]+)\}")
CLOUD = re.compile("/(aws|gcp)/")
DEEPEST = 6
"""How deep the parts of a schema are followed."""
KEY_SCHEME = "ld_api_key"
SESSION_SCHEME = "session_cookie"

Json = Any
"""A decoded JSON value; the suite judges answers of any shape, so this stays open."""


class UnusableDocument(Exception):  # named for what it says, as laws read it
    """A document that cannot be read or is not OpenAPI; the message is for people."""


@dataclass(frozen=True)
class Parameter:
    """One parameter of an operation, with its references followed."""

    name: str
    place: str
    required: bool
    schema: Mapping[str, Json]
    example: Json = None


@dataclass(frozen=True)
class Operation:
    """One method of one path of one document."""

    document: Document = field(repr=False, compare=False)
    name: str
    """Name of the document, e.g. `core`."""
    method: str
    """Upper case."""
    path: str
    raw: Mapping[str, Json] = field(repr=False, compare=False)

    @cached_property
    def label(self) -> str:
        """`METHOD /path`, the name schemathesis uses too."""
        return f"{self.method} {self.path}"

    @cached_property
    def key(self) -> str:
        """Name of the operation among all documents."""
        return f"{self.name} {self.label}"

    @property
    def region(self) -> str:
        """The region where it is tested, such as `aws-us`; empty for what is not of a supervisor."""
        return self.document.region

    def named(self, names: Collection[str]) -> bool:
        """Whether its label, its key or its key in any region is among those names."""
        return bool({self.label, self.key, f"{self.document.service} {self.label}"} & set(names))

    def at(self, region: str) -> Operation | None:
        """The same operation in another region, where that has it."""
        return self.document.at(region).by_label.get(self.label)

    @property
    def cloud(self) -> str:
        """The one cloud whose deployments it is about, by its path; empty where it is about any."""
        found = CLOUD.search(self.path)
        return found[1] if found and self.document.service == "supervisor" else ""

    @property
    def permission(self) -> str:
        """What an API key has to hold: a permission, `membership`, `ownership`, or empty where nothing is told."""
        return str(self.raw.get("x-permission", ""))

    def address(self, path: Mapping[str, object]) -> str:
        """Its path with the placeholders filled in."""
        return PLACEHOLDER.sub(lambda found: quote(str(path[found[1]]), safe=""), self.path)

    @property
    def operation_id(self) -> str:
        """`operationId`, or the empty string where the document gives none."""
        return str(self.raw.get("operationId", ""))

    @property
    def mutating(self) -> bool:
        """Whether the method may change something."""
        return self.method in MUTATING

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """Parameters of the path and the operation; the operation's own win."""
        found: dict[tuple[str, str], Parameter] = {}
        path_item = self.document.raw["paths"][self.path]
        for node in [*path_item.get("parameters", []), *self.raw.get("parameters", [])]:
            given = self.document.resolve(node)
            example = given.get("example")
            if example is None and isinstance(given.get("examples"), dict):
                named = [self.document.resolve(one) for one in given["examples"].values()]
                example = named[0].get("value") if named else None
            schema = self.document.resolve(given.get("schema", {}))
            if example is None:
                example = schema.get("example", next(iter(schema.get("examples", [])), None))
            parameter = Parameter(
                name=given["name"],
                place=given["in"],
                required=bool(given.get("required", False)),
                schema=schema,
                example=example,
            )
            found[(parameter.place, parameter.name.lower())] = parameter
        return tuple(found.values())

    def parameters_in(self, place: str) -> tuple[Parameter, ...]:
        """Parameters in `path`, `query`, `header` or `cookie`."""
        return tuple(one for one in self.parameters if one.place == place)

    @cached_property
    def schemes(self) -> frozenset[str]:
        """Names of the security schemes of which any one opens the operation; empty means it needs none."""
        stated = self.raw.get("security", self.document.raw.get("security", []))
        if {} in stated:
            return frozenset()
        return frozenset(name for requirement in stated for name in requirement)

    @property
    def takes_key(self) -> bool:
        """Whether an API key opens the operation."""
        return KEY_SCHEME in self.schemes

    @property
    def session_only(self) -> bool:
        """Whether only a session opens the operation."""
        return bool(self.schemes) and not self.takes_key

    @property
    def public(self) -> bool:
        """Whether the operation needs no credential."""
        return not self.schemes

    @property
    def idempotent(self) -> bool:
        """Whether the operation declares the `idempotency-key` header."""
        return any(one.name.lower() == "idempotency-key" for one in self.parameters_in("header"))

    @cached_property
    def body_schema(self) -> Mapping[str, Json] | None:
        """Schema of the JSON request body, or None where there is no JSON body."""
        body = self.document.resolve(self.raw.get("requestBody", {}))
        media = body.get("content", {}).get("application/json")
        return None if media is None else self.document.resolve(media.get("schema", {}))

    @cached_property
    def body_members(self) -> Mapping[str, Mapping[str, Json]]:
        """Schemas of the members of the JSON request body, by name."""
        return self.document.properties(self.body_schema or {})

    @cached_property
    def success_members(self) -> Mapping[str, Mapping[str, Json]]:
        """Schemas of the members of the first JSON object that a success has for its body, by name."""
        return self.document.properties(self.success_schema or {})

    @cached_property
    def success(self) -> Mapping[str, Mapping[str, Json]]:
        """2xx responses by status, references followed."""
        responses = self.raw.get("responses", {})
        return {status: self.document.resolve(node) for status, node in responses.items() if status.startswith("2")}

    @cached_property
    def success_schema(self) -> Mapping[str, Json] | None:
        """Schema of the first JSON body of a 2xx response."""
        for response in self.success.values():
            media = response.get("content", {}).get("application/json")
            if media is not None:
                return self.document.resolve(media.get("schema", {}))
        return None

    @cached_property
    def item_members(self) -> Mapping[str, Mapping[str, Json]]:
        """Schemas of the members of a list's items, by name, paged or not; empty where a success has no items."""
        schema = self.success_schema or {}
        paged = self.document.resolve(members(schema.get("properties")).get("items", {}))
        return self.document.properties((paged or schema).get("items", {}))

    @cached_property
    def is_list(self) -> bool:
        """Whether a success answers with items, paged or not."""
        return self.method == "GET" and bool(self.item_members)

    @cached_property
    def tells_its_place(self) -> bool:
        """Whether what it shows has members that its address has too, or names its owner."""
        shown = self.success_members.keys() | self.item_members.keys()
        names = {one.name for one in self.parameters_in("path")}
        return self.method == "GET" and bool(names and shown & {*names, "owner_kind"})

    def placed(self, url: str) -> dict[str, str]:
        """Values of the path's placeholders in a URL of the operation; empty where it is none."""
        found = self._pattern.search(unquote(urlsplit(url).path))
        return found.groupdict() if found is not None else {}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = PLACEHOLDER.split(self.path)
        return re.compile(
            "".join(f"(?P<{one}>[^/]+)" if n % 2 else re.escape(one) for n, one in enumerate(parts)) + "$"
        )

    @property
    def paged(self) -> bool:
        """Whether a success answers with a page: items, page, total_pages, total_results."""
        schema = self.success_schema
        return schema is not None and set(schema.get("properties", {})) >= PAGE_MEMBERS

    @cached_property
    def created_headers(self) -> tuple[str, ...]:
        """Names of declared 2xx response headers that carry ids of things made (`ld-division`, ...)."""
        names: dict[str, None] = {}
        for response in self.success.values():
            for name in response.get("headers", {}):
                if name.lower().startswith("ld-") and name.lower() != "ld-request":
                    names[name.lower()] = None
        return tuple(names)

    @property
    def item(self) -> Operation | None:
        """For a collection's path: GET of one of its items, where the document has it."""
        return self.document.item_of(self.path, "GET")

    @property
    def listing(self) -> Operation | None:
        """For a POST: the paged GET of the same path, where the document has it."""
        found = self.document.by_label.get(f"GET {self.path}")
        return found if found is not None and found.paged else None

    @property
    def removal(self) -> Operation | None:
        """For a collection's path: DELETE of one of its items, where the document has it."""
        return self.document.item_of(self.path, "DELETE")

    @property
    def inferred(self) -> bool:
        """Whether the document itself says that the path is a guess."""
        return self.raw.get("x-evidence") == "inferred"


@dataclass(frozen=True)
class Document:
    """One corrected OpenAPI document."""

    name: str
    file: Path
    raw: Mapping[str, Json] = field(repr=False)
    region: str = ""
    """Of a supervisor's document: the region where it is tested."""
    clouds: tuple[str, ...] | None = None
    """Of a supervisor's document: which of its operations are tested, by their `cloud`; all when None."""
    served: tuple[str, ...] = ()
    """Of a document that only some regions serve: those regions."""
    _elsewhere: dict[str, Document] = field(default_factory=dict[str, "Document"], repr=False, compare=False)

    def at(self, region: str) -> Document:
        """The whole document in another region."""
        if region not in self._elsewhere:
            self._elsewhere[region] = Document(f"supervisor-{region}", self.file, self.raw, region)
        return self._elsewhere[region]

    def resolve(self, node: Json) -> dict[str, Json]:
        """Follow local `$ref`s of `node` until it has none; siblings of a `$ref` win over what it names."""
        seen: set[str] = set()
        extra: dict[str, Json] = {}
        while isinstance(node, dict) and "$ref" in node:
            mapping = cast(dict[str, Json], node)
            reference = str(mapping["$ref"])
            if reference in seen or not reference.startswith("#/"):
                raise UnusableDocument(f"{self.file}: the reference {reference!r} goes in a circle or leaves the file")
            seen.add(reference)
            extra = {**{key: value for key, value in mapping.items() if key != "$ref"}, **extra}
            node = self.raw
            for part in reference[2:].split("/"):
                try:
                    node = node[part.replace("~1", "/").replace("~0", "~")]
                except (KeyError, TypeError):
                    raise UnusableDocument(f"{self.file}: nothing is at the reference {reference!r}") from None
        return {**cast(dict[str, Json], node), **extra} if isinstance(node, dict) else {}

    def plain(self, schema: Json) -> dict[str, Json]:
        """A schema without references and unions: of several the first that is not null, of parts all together."""
        node = self.resolve(schema)
        for union in ("oneOf", "anyOf"):
            choices = [self.resolve(one) for one in elements(node.get(union))]
            chosen = next((one for one in choices if one.get("type") != "null"), None)
            if chosen is not None:
                node = {**self.plain(chosen), **{name: one for name, one in node.items() if name != union}}
        for part in elements(node.get("allOf")):
            node = {**self.plain(part), **{name: one for name, one in node.items() if name != "allOf"}}
        return node

    def kind(self, schema: Json) -> str:
        """The type of what a schema is about, when it is not null; empty where none is told."""
        kinds = self.plain(schema).get("type")
        return next((str(one) for one in (elements(kinds) or [kinds]) if one not in ("null", None)), "")

    def properties(self, schema: Json, depth: int = 0) -> dict[str, dict[str, Json]]:
        """Members that an object may have, by name, with those of all parts of its schema."""
        node = self.resolve(schema)
        found = {name: self.resolve(one) for name, one in members(node.get("properties")).items()}
        if depth <= DEEPEST:
            for union in ("allOf", "oneOf", "anyOf"):
                for part in elements(node.get(union)):
                    found = {**self.properties(part, depth + 1), **found}
        return found

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """All operations, in the order of the document."""
        return tuple(self._walk())

    def _walk(self) -> Iterator[Operation]:
        for path, item in self.raw.get("paths", {}).items():
            for method in METHODS:
                if method in item:
                    one = Operation(document=self, name=self.name, method=method.upper(), path=path, raw=item[method])
                    if self.clouds is None or one.cloud in self.clouds:
                        yield one

    @cached_property
    def by_label(self) -> Mapping[str, Operation]:
        """Operations by `METHOD /path`."""
        return {one.label: one for one in self.operations}

    def item_of(self, path: str, method: str) -> Operation | None:
        """The operation `method` on `path/{some_id}`."""
        for one in self.operations:
            if one.method == method and one.path.startswith(path + "/{") and "/" not in one.path[len(path) + 1 :]:
                return one
        return None

    def reading(self, name: str, ids: Collection[str]) -> Operation | None:
        """The operation that reads what a placeholder names, by as many of the ids as can be."""
        return self._on("GET", name, ids)

    def removing(self, name: str, ids: Collection[str]) -> Operation | None:
        """The operation that removes what a placeholder names, by as many of the ids as can be."""
        return self._on("DELETE", name, ids)

    def _on(self, method: str, name: str, ids: Collection[str]) -> Operation | None:
        found = [
            one
            for one in self.operations
            if one.method == method and one.takes_key and one.path.endswith(f"/{{{name}}}")
            if all(each.name in ids for each in one.parameters_in("path"))
        ]
        return max(found, key=lambda one: len(one.parameters_in("path")), default=None)

    @property
    def service(self) -> str:
        """Which base URL serves it: core, audit, notifier or supervisor (a region's own document too)."""
        return self.name.split("-", 1)[0]


def load(directory: Path) -> tuple[Document, ...]:
    """Read every `*.json` of a directory of corrected documents, core first.

    Raises:
        UnusableDocument: there is none, or one is not JSON or not OpenAPI 3.1.
    """
    order = {"core": 0, "audit": 1, "notifier": 2, "supervisor": 3}
    documents: list[Document] = []
    serving = _serving(directory.parent / "manifest.json")
    for file in directory.glob("*.json"):
        try:
            raw = json.loads(file.read_bytes())
        except ValueError as error:
            raise UnusableDocument(f"{file} is not JSON ({error}); run `make regenerate`.") from None
        if not str(members(raw).get("openapi", "")).startswith("3.1"):
            raise UnusableDocument(f"{file} is not an OpenAPI 3.1 document; run `make regenerate`.")
        regions = tuple(region for region, name in serving.items() if name == file.stem != "supervisor")
        documents.append(Document(file.stem, file, members(raw), served=regions))
    if not documents:
        raise UnusableDocument(f"{directory} holds no corrected documents; run `make regenerate` first.")
    return tuple(sorted(documents, key=lambda one: (order.get(one.service, 9), one.name)))


def _serving(manifest: Path) -> Mapping[str, Json]:
    """Region to document, as `make regenerate` writes it beside the documents; by their names where it did not."""
    try:
        return members(members(json.loads(manifest.read_bytes())).get("regions"))
    except (OSError, ValueError):
        return {}


def at_regions(documents: Sequence[Document], regions: Sequence[str], whole: Collection[str]) -> tuple[Document, ...]:
    """The documents, those of supervisors at the regions where they are tested.

    What is about one cloud alone is tested where that cloud is: at a region beside the others, if need be.

    Args:
        documents: as they were read.
        regions: those whose supervisors are known, such as `aws-us`.
        whole: those where a supervisor is tested whole, at least one; a region's own document always is.
    """
    taken = {region for document in documents for region in mine(document)}
    placed: list[Document] = []
    for document in documents:
        own = mine(document)
        if document.service != "supervisor" or document.region or not regions:
            placed.append(document)
        elif own:
            placed += [replace(document, name=f"supervisor-{one}", region=one) for one in own if one in regions]
        else:
            free = [one for one in regions if one not in taken]
            clouds: dict[str, list[str]] = {one: ["", cloud_of(one)] for one in free if one in whole}
            for cloud in dict.fromkeys(one.cloud for one in document.operations):
                if clouds and not any(cloud in kept for kept in clouds.values()):
                    there = next((one for one in free if cloud_of(one) == cloud), next(iter(clouds)))
                    clouds.setdefault(there, []).append(cloud)
            placed += [replace(document.at(one), clouds=tuple(kept)) for one, kept in clouds.items()]
    return tuple(placed)


def mine(document: Document) -> tuple[str, ...]:
    """The regions that serve this document while most serve another; none for the document of most."""
    region = document.name.removeprefix("supervisor").lstrip("-") if document.service == "supervisor" else ""
    return document.served or ((region,) if region else ())


def cloud_of(region: str) -> str:
    """The cloud of a region's name: `aws` of `aws-us`."""
    return region.partition("-")[0]
