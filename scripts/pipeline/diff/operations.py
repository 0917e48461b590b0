"""How two documents differ, operation by operation."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pipeline.diff.contract import SUNSET, Contract, as_list, as_node, settle
from pipeline.diff.model import Change, Level, Node, Subject, exact, short, step
from pipeline.diff.rules import RULES
from pipeline.diff.schemas import Place, Schemas

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

_STYLES: Final = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}
_OPERATION: Final = frozenset(
    {"operationId", "tags", "parameters", "requestBody", "responses", "callbacks", "security", "deprecated", SUNSET}
)
_PARAMETER: Final = frozenset(
    {"name", "in", "required", "deprecated", SUNSET, "style", "explode", "allowReserved", "allowEmptyValue"}
    | {"schema", "content"}
)
_ROOT: Final = frozenset({"openapi", "jsonSchemaDialect", "paths", "webhooks", "components", "security", "tags"})
_OAUTH_URLS: Final = {"authorizationUrl": "oauth-url", "tokenUrl": "oauth-token-url", "refreshUrl": "oauth-url"}


def compare(old: Node, new: Node, *, today: datetime.date | None = None) -> list[Change]:
    """Return every change of the contract from `old` to `new`, in the order of the document.

    Args:
        old: an OpenAPI 3.1 document.
        new: the same one later.
        today: the day by which a sunset is over; None: no sunset is over yet.
    """
    return _Comparison(Contract(old), Contract(new), today).run()


@dataclass(frozen=True)
class _Endpoint:
    """One operation with what its path item says for it."""

    key: str
    pointer: str
    path: str
    method: str
    node: Node
    parameters: Mapping[str, tuple[str, Node]]
    alone: bool  # no other operation of its path is left in the other document


class _Comparison:
    def __init__(self, old: Contract, new: Contract, today: datetime.date | None) -> None:
        self.old = old
        self.new = new
        self.today = today
        settle(old, new)
        self.schemas = Schemas(old, new)
        self.found: dict[tuple[str, ...], Change] = {}
        self.operation = ""

    def run(self) -> list[Change]:
        self._document()
        self._paths()
        self._webhooks()
        self._components()
        return list(self.found.values())

    def add(self, change: Change) -> None:
        """Keep a change; what one part does to several operations is one change."""
        known = self.found.get(change.key)
        operations = (self.operation,) if self.operation else ()
        if known is None:
            self.found[change.key] = replace(change, operations=operations)
        else:
            level = max(known.level, change.level)
            more = tuple(o for o in operations if o not in known.operations)
            self.found[change.key] = replace(known, level=level, operations=known.operations + more)

    def say(
        self, id_: str, what: str, pointer: str, before: Any = None, after: Any = None, subject: Subject = ()
    ) -> None:
        rule = RULES[id_]
        text = rule.text.format(what=what, before=_words(before), after=_words(after))
        self.add(Change(id_, rule.level, rule.direction, text, pointer, (), before, after, subject))

    def differs(self, old: Any, new: Any) -> bool:
        """Whether two parts say different things."""
        return self.old.shape(old) != self.new.shape(new)

    def unclassified(self, old: Node, new: Node, known: Iterable[str], what: str, pointer: str) -> None:
        """Say of each key that no rule knows that it differs."""
        for key in sorted((old.keys() | new.keys()) - frozenset(known)):
            if self.differs(old.get(key), new.get(key)):
                where = step(pointer, key)
                self.say("unclassified-change", f"`{key}` of {what}", where, old.get(key), new.get(key))

    # The document

    def _document(self) -> None:
        old, new = self.old.root, self.new.root
        for key, id_, what in (
            ("openapi", "openapi-version-changed", "The version of OpenAPI"),
            ("jsonSchemaDialect", "json-schema-dialect-changed", "The dialect of JSON Schema"),
        ):
            if old.get(key) != new.get(key):
                self.say(id_, what, f"/{key}", old.get(key), new.get(key))
        self._tags(old, new, "The document", "/tags", ())
        before, after = (as_list(root.get("security")) for root in (old, new))
        for removed in _missing(before, after):
            self.say("api-global-security-removed", "Security of the document", "/security", before=removed)
        for added in _missing(after, before):
            self.say("api-global-security-added", "Security of the document", "/security", after=added)
        if ("security" in old) != ("security" in new) and not before and not after:
            self.say(
                "unclassified-change",
                "`security` of the document",
                "/security",
                old.get("security"),
                new.get("security"),
            )
        self.unclassified(old, new, _ROOT, "the document", "")

    def _tags(self, old: Node, new: Node, what: str, pointer: str, subject: Subject) -> None:
        before, after = as_list(old.get("tags")), as_list(new.get("tags"))
        for tag in _missing(before, after):
            self.say("api-tag-removed", what, pointer, before=tag, subject=subject)
        for tag in _missing(after, before):
            self.say("api-tag-added", what, pointer, after=tag, subject=subject)

    # Paths

    def _paths(self) -> None:
        old, new = self._endpoints(self.old), self._endpoints(self.new)
        pairs, gone, added = _paired(old, new)
        left = {endpoint.path for endpoint in new.values()} | {o.path for o, _ in pairs}
        for endpoint in gone:
            self._removed(endpoint, path_too=endpoint.path not in left)
        for before, after in pairs:
            self.operation = after.key
            count = len(self.found)
            touched = sum(self.operation in change.operations for change in self.found.values())
            self._endpoint(before, after)
            if (
                len(self.found) == count
                and touched == sum(self.operation in change.operations for change in self.found.values())
                and self._told(self.old, before) != self._told(self.new, after)
            ):
                self.say("unclassified-change", f"Operation {after.key}", after.pointer)
        for endpoint in added:
            self.operation = endpoint.key
            self.say(
                "endpoint-added", f"Operation {endpoint.key}", endpoint.pointer, after=endpoint.node.get("operationId"),
                subject=("operation", endpoint.key),
            )  # fmt: skip
        self.operation = ""
        self._path_items()

    def _path_items(self) -> None:
        """Say what differs of paths beside their operations and parameters, and of paths without operations."""
        old, new = as_node(self.old.root.get("paths")), as_node(self.new.root.get("paths"))
        for path in sorted({*old, *new}):
            before, after = (
                contract.resolved(paths.get(path), "pathItems")
                for contract, paths in ((self.old, old), (self.new, new))
            )
            known = {*METHODS, "parameters"} if (before.keys() | after.keys()) & {*METHODS} else set[str]()
            pointer = step("/paths", path)
            self.unclassified(before, after, known, f"path {path}", pointer)
            if not known and (path in old) != (path in new) and not before and not after:
                self.say("unclassified-change", f"Path {path}", pointer)

    def _endpoints(self, contract: Contract) -> dict[tuple[str, str], _Endpoint]:
        found: dict[tuple[str, str], _Endpoint] = {}
        for path, value in as_node(contract.root.get("paths")).items():
            item = contract.resolved(value, "pathItems")
            pointer = step("/paths", path)
            shared = self._parameters(contract, item, pointer)
            for method in METHODS:
                if not isinstance(item.get(method), dict):
                    continue
                node = as_node(item[method])
                own = self._parameters(contract, node, step(pointer, method))
                key = f"{method.upper()} {path}"
                found[path, method] = _Endpoint(
                    key, step(pointer, method), path, method, node, {**shared, **own}, alone=False
                )
        return found

    def _parameters(self, contract: Contract, node: Node, pointer: str) -> dict[str, tuple[str, Node]]:
        found: dict[str, tuple[str, Node]] = {}
        for index, value in enumerate(as_list(node.get("parameters"))):
            at, parameter = self._followed(contract, value, step(pointer, "parameters", str(index)), "parameters")
            name = str(parameter.get("name", ""))
            place = str(parameter.get("in", ""))
            found[f"{place} {name.lower() if place == 'header' else name}"] = (at, parameter)
        return found

    def _followed(self, contract: Contract, value: Any, pointer: str, kind: str) -> tuple[str, Node]:
        """Return what a reference leads to, and where that stands."""
        reference = as_node(value).get("$ref")
        if isinstance(reference, str) and reference.startswith("#/"):
            pointer = reference[1:]
        return pointer, contract.resolved(value, kind)

    def _told(self, contract: Contract, endpoint: _Endpoint) -> str:
        """Return the shape of an operation with what its path and its document say for it."""
        parameters = {key: contract.shape(node) for key, (_, node) in endpoint.parameters.items()}
        rest = {key: contract.shape(value) for key, value in endpoint.node.items() if key != "parameters"}
        return exact([parameters, rest, _security(contract, endpoint)])

    def _removed(self, endpoint: _Endpoint, *, path_too: bool) -> None:
        self.operation = endpoint.key
        sunset = endpoint.node.get(SUNSET)
        day = _day(sunset)
        how = "without-deprecation"
        if endpoint.node.get("deprecated") is True:
            early = day is not None and (self.today is None or self.today < day)
            how = "before-sunset" if early else "with-deprecation"
        self.say(
            f"api-{'path-' * path_too}removed-{how}", f"Operation {endpoint.key}", endpoint.pointer,
            before=sunset or endpoint.node.get("operationId"), subject=("operation", endpoint.key),
        )  # fmt: skip

    # One operation

    def _endpoint(self, old: _Endpoint, new: _Endpoint) -> None:
        what = f"Operation {new.key}"
        subject: Subject = ("operation", new.key)
        names = zip(_names(old.path), _names(new.path), strict=True)
        renamed = {before: after for before, after in names if before != after}
        for before, after in renamed.items():
            self.say("path-parameter-renamed", what, new.pointer, before, after, ("argument", new.key, after))
        ids = old.node.get("operationId"), new.node.get("operationId")
        if ids[0] != ids[1]:
            word = "added" if ids[0] is None else "removed"
            self.say(f"api-operation-id-{word}", what, step(new.pointer, "operationId"), ids[0], ids[1], subject)
        self._tags(old.node, new.node, what, step(new.pointer, "tags"), subject)
        self._lifecycle(old.node, new.node, what, new.pointer, subject)
        self._credentials(old, new, what)
        self._all_parameters(old, new, renamed)
        self._body(old, new)
        self._responses(old, new)
        self._callbacks(old, new, what)
        self.unclassified(old.node, new.node, _OPERATION, new.key, new.pointer)

    def _lifecycle(self, old: Node, new: Node, what: str, pointer: str, subject: Subject) -> None:
        was, is_ = old.get("deprecated") is True, new.get("deprecated") is True
        before, after = old.get(SUNSET), new.get(SUNSET)
        if is_ and not was:
            with_sunset = "-with-sunset" if after is not None else ""
            self.say(f"endpoint-deprecated{with_sunset}", what, step(pointer, "deprecated"), None, after, subject)
        elif was and not is_:
            self.say("endpoint-reactivated", what, step(pointer, "deprecated"), subject=subject)
        where = step(pointer, "x-sunset")
        if before == after:
            return
        if after is None:
            self.say("sunset-deleted", what, where, before, subject=subject)
        elif before is None:
            if was or not is_:
                self.say("sunset-added", what, where, None, after, subject)
        else:
            days = _day(before), _day(after)
            later = days[0] is not None and days[1] is not None and days[0] <= days[1]
            self.say(
                "sunset-postponed" if later else "api-sunset-date-changed-too-small",
                what,
                where,
                before,
                after,
                subject,
            )

    def _credentials(self, old: _Endpoint, new: _Endpoint, what: str) -> None:
        before, after = _security(self.old, old), _security(self.new, new)
        where = step(new.pointer, "security")
        free = {} in before, {} in after
        if not free[0] and free[1]:
            self.say("api-security-became-optional", what, where)
        elif free[0] and not free[1]:
            self.say("api-security-became-required", what, where)
        gone, added = ([o for o in _missing(*pair) if o] for pair in ((before, after), (after, before)))
        for option in list(gone):
            same = next((other for other in added if other.keys() == option.keys()), None)
            if same is None:
                if free[1] or any(_within(other, option) for other in after):
                    self.say("api-security-relaxed", what, where, _alternative(option))
                else:
                    self.say("api-security-removed", what, where, before=_alternative(option))
                continue
            added.remove(same)
            for scheme in sorted(option):
                for scope in _missing(as_list(same[scheme]), as_list(option[scheme])):
                    self.say("api-security-scope-added", what, where, None, f"{scheme} {scope}")
                for scope in _missing(as_list(option[scheme]), as_list(same[scheme])):
                    self.say("api-security-scope-removed", what, where, f"{scheme} {scope}")
        for option in added:
            self.say("api-security-added", what, where, None, _alternative(option))

    # Parameters

    def _all_parameters(self, old: _Endpoint, new: _Endpoint, renamed: Mapping[str, str]) -> None:
        before = {
            f"path {renamed[key[5:]]}" if key.startswith("path ") and key[5:] in renamed else key: value
            for key, value in old.parameters.items()
        }
        gone = {key: value for key, value in before.items() if key not in new.parameters}
        for key, (pointer, node) in new.parameters.items():
            place, _, name = key.partition(" ")
            what = f"{place.capitalize()} parameter `{node.get('name', '')}`"
            subject: Subject = ("argument", new.key, str(node.get("name", "")))
            if key in before:
                self._parameter(before[key], (pointer, node), what, subject)
                continue
            moved = next((k for k in gone if k.partition(" ")[2].lower() == name.lower()), None)
            if moved is not None:
                was = gone.pop(moved)
                self.say("request-parameter-moved", what, pointer, moved.partition(" ")[0], place, subject)
                self._parameter(was, (pointer, node), what, subject)
            elif place == "path":
                self.say("new-request-path-parameter", what, pointer, None, node.get("name"), subject)
            else:
                kind = "required" if node.get("required") is True else "optional"
                self.say(f"new-{kind}-request-parameter", what, pointer, None, node.get("name"), subject)
        for key, (pointer, node) in gone.items():
            what = f"{key.partition(' ')[0].capitalize()} parameter `{node.get('name', '')}`"
            how = "-with-deprecation" if node.get("deprecated") is True else ""
            argument = ("argument", new.key, str(node.get("name", "")))
            self.say(f"request-parameter-removed{how}", what, pointer, node.get("name"), None, argument)

    def _parameter(self, old: tuple[str, Node], new: tuple[str, Node], what: str, subject: Subject) -> None:
        (was_at, before), (pointer, after) = old, new
        place = Place("request-parameter", "request", was_at, pointer, what[0].lower() + what[1:], subject)
        self._required(before, after, "request-parameter", what, pointer, subject)
        self._serialised(before, after, place)
        if before.get(SUNSET) != after.get(SUNSET):
            where = step(pointer, "x-sunset")
            self.say("request-parameter-sunset-changed", what, where, before.get(SUNSET), after.get(SUNSET), subject)
        for key, word in (("allowReserved", "reserved"), ("allowEmptyValue", "empty")):
            if before.get(key, False) != after.get(key, False):
                values = before.get(key, False), after.get(key, False)
                self.say(
                    f"request-parameter-allow-{word}-changed", what, step(pointer, key), values[0], values[1], subject
                )
        self.unclassified(before, after, _PARAMETER, what[0].lower() + what[1:], pointer)

    def _required(self, old: Node, new: Node, scope: str, what: str, pointer: str, subject: Subject) -> None:
        was, is_ = old.get("required") is True, new.get("required") is True
        if was != is_:
            word = "required" if is_ else "optional"
            self.say(f"{scope}-became-{word}", what, step(pointer, "required"), subject=subject)

    def _serialised(self, old: Node, new: Node, place: Place) -> None:
        """Compare what parameters and headers have in common: style, content, schema, deprecation."""
        what = place.what
        default = [_STYLES.get(str(node.get("in", "header")), "simple") for node in (old, new)]
        styles = [node.get("style", usual) for node, usual in zip((old, new), default, strict=True)]
        if styles[0] != styles[1] and old.get("in") == new.get("in"):
            self.say(
                f"{place.scope}-style-changed", what, step(place.new, "style"), styles[0], styles[1], place.subject
            )
        explodes = [n.get("explode", s == "form") for n, s in zip((old, new), styles, strict=True)]
        if explodes[0] != explodes[1] and styles[0] == styles[1]:
            self.say(
                f"{place.scope}-explode-changed",
                what,
                step(place.new, "explode"),
                explodes[0],
                explodes[1],
                place.subject,
            )
        if old.get("deprecated", False) != new.get("deprecated", False):
            name = "deprecated" if new.get("deprecated") is True else "reactivated"
            self.add(self.schemas.change(name, place))
        contents = [as_node(node.get("content")) for node in (old, new)]
        media = [next(iter(content), None) for content in contents]
        if media[0] != media[1]:
            self.say(
                f"{place.scope}-content-changed", what, step(place.new, "content"), media[0], media[1], place.subject
            )
        where = place
        nodes = [old, new]
        if media[0] is not None and media[1] is not None:
            nodes = [as_node(c[str(m)]) for c, m in zip(contents, media, strict=True)]
            where = place.at("content", media[1])
        if "schema" not in nodes[0] and "schema" not in nodes[1]:
            return
        if media[0] == media[1] and "schema" not in nodes[0]:
            self.say(f"{place.scope}-schema-added", what, step(where.new, "schema"), subject=place.subject)
        elif media[0] == media[1] and "schema" not in nodes[1]:
            self.say(f"{place.scope}-schema-removed", what, step(where.new, "schema"), subject=place.subject)
        elif "schema" in nodes[0] and "schema" in nodes[1]:
            self._schema(nodes[0]["schema"], nodes[1]["schema"], where.at("schema"))

    def _schema(self, old: Any, new: Any, place: Place) -> None:
        for change in self.schemas.compare(old, new, place):
            self.add(change)

    # Bodies

    def _body(self, old: _Endpoint, new: _Endpoint) -> None:
        had, has = "requestBody" in old.node, "requestBody" in new.node
        if not had and not has:
            return
        what = "The request body"
        subject: Subject = ("body", new.key)
        was_at, before = self._followed(
            self.old, old.node.get("requestBody"), step(old.pointer, "requestBody"), "requestBodies"
        )
        pointer, after = self._followed(
            self.new, new.node.get("requestBody"), step(new.pointer, "requestBody"), "requestBodies"
        )
        if not had:
            kind = "required" if after.get("required") is True else "optional"
            self.say(f"request-body-added-{kind}", what, pointer, subject=subject)
        elif not has:
            self.say("request-body-removed", what, pointer, subject=subject)
        else:
            self._required(before, after, "request-body", what, pointer, subject)
            place = Place("request-body", "request", was_at, pointer, "the request body", subject)
            self._content(before, after, place, "request-body-media-type")
            self.unclassified(before, after, {"required", "content"}, "the request body", pointer)

    def _content(self, old: Node, new: Node, place: Place, id_: str) -> None:
        before, after = as_node(old.get("content")), as_node(new.get("content"))
        for media in sorted(before.keys() - after.keys()):
            where = step(place.old, "content", media)
            self.say(f"{id_}-removed", place.what, where, before=media, subject=place.subject)
        for media in sorted(after.keys() - before.keys()):
            self.say(f"{id_}-added", place.what, step(place.new, "content", media), after=media, subject=place.subject)
        for media in sorted(before.keys() & after.keys()):
            was, is_ = as_node(before[media]), as_node(after[media])
            here = place.at("content", media)
            if "schema" in was and "schema" in is_:
                self._schema(was["schema"], is_["schema"], here.at("schema"))
            elif "schema" in was or "schema" in is_:
                word = "added" if "schema" in is_ else "removed"
                self.say(
                    f"{place.scope}-media-type-schema-{word}",
                    place.what,
                    step(here.new, "schema"),
                    subject=place.subject,
                )
            if self.differs(was.get("encoding"), is_.get("encoding")):
                where = step(here.new, "encoding")
                self.say(f"{place.scope}-encoding-changed", place.what, where, was.get("encoding"), is_.get("encoding"))
            self.unclassified(was, is_, {"schema", "encoding"}, f"{media} of {place.root}", here.new)
        if ("content" in old) != ("content" in new) and not before and not after:
            self.say("unclassified-change", f"`content` of {place.root}", step(place.new, "content"))

    def _responses(self, old: _Endpoint, new: _Endpoint) -> None:
        before, after = as_node(old.node.get("responses")), as_node(new.node.get("responses"))
        subject: Subject = ("operation", new.key)
        for status in sorted({*before, *after}):
            kind = "success" if status[:1] in ("2", "3") else "non-success"
            where = [step(endpoint.pointer, "responses", status) for endpoint in (old, new)]
            if status not in before:
                self.say(f"response-{kind}-status-added", f"Answer {status}", where[1], None, status, subject)
            elif status not in after:
                self.say(f"response-{kind}-status-removed", f"Answer {status}", where[0], status, None, subject)
            else:
                was_at, was = self._followed(self.old, before[status], where[0], "responses")
                at, is_ = self._followed(self.new, after[status], where[1], "responses")
                self._response(
                    was, is_, Place("response-body", "response", was_at, at, f"the answer {status}", subject)
                )

    def _response(self, old: Node, new: Node, place: Place) -> None:
        self._content(old, new, place, "response-media-type")
        headers = [
            {name.lower(): (name, value) for name, value in as_node(node.get("headers")).items()} for node in (old, new)
        ]
        for key in sorted({*headers[0], *headers[1]}):
            name = (headers[1].get(key) or headers[0][key])[0]
            here = replace(place, scope="response-header", root=f"header `{name}` of {place.root}").at("headers", name)
            if key not in headers[0]:
                self.say("response-header-added", here.what, here.new, None, name, here.subject)
            elif key not in headers[1]:
                required = self.old.resolved(headers[0][key][1], "headers").get("required") is True
                word = "required" if required else "optional"
                self.say(f"{word}-response-header-removed", here.what, here.old, name, None, here.subject)
            else:
                was_at, was = self._followed(self.old, headers[0][key][1], here.old, "headers")
                at, is_ = self._followed(self.new, headers[1][key][1], here.new, "headers")
                here = replace(here, old=was_at, new=at)
                self._required(was, is_, "response-header", here.what, at, here.subject)
                self._serialised(was, is_, here)
                self.unclassified(was, is_, _PARAMETER, here.root, at)
        if self.differs(old.get("links"), new.get("links")):
            self.say("response-link-changed", place.what, step(place.new, "links"), old.get("links"), new.get("links"))
        self.unclassified(old, new, {"content", "headers", "links"}, place.root, place.new)

    def _callbacks(self, old: _Endpoint, new: _Endpoint, what: str) -> None:
        before, after = as_node(old.node.get("callbacks")), as_node(new.node.get("callbacks"))
        self._named(before, after, "callback", what, step(new.pointer, "callbacks"), "callbacks")

    def _webhooks(self) -> None:
        before, after = as_node(self.old.root.get("webhooks")), as_node(self.new.root.get("webhooks"))
        self._named(before, after, "webhook", "", "/webhooks", "pathItems")

    def _named(self, old: Node, new: Node, id_: str, owner: str, pointer: str, kind: str) -> None:
        for name in sorted({*old, *new}):
            where = step(pointer, name)
            what = owner or f"`{name}`"
            if name not in old:
                self.say(f"{id_}-added", what, where, after=name)
            elif name not in new:
                self.say(f"{id_}-removed", what, where, before=name)
            elif self.old.shape(self.old.resolved(old[name], kind)) != self.new.shape(
                self.new.resolved(new[name], kind)
            ):
                self.say(f"{id_}-changed", what, where, after=name)

    # Components

    def _components(self) -> None:
        old, new = as_node(self.old.root.get("components")), as_node(self.new.root.get("components"))
        used = [_used(contract) for contract in (self.old, self.new)]
        for kind in sorted(({*old, *new}) - {"securitySchemes"}):
            before, after = as_node(old.get(kind)), as_node(new.get(kind))
            for name in sorted({*before, *after}):
                reference = f"#{step('/components', kind, name)}"
                what = f"`{name}` of {kind}"
                subject: Subject = ("schema", name) if kind == "schemas" else ("component", kind, name)
                if name not in before:
                    if reference not in used[1]:
                        self.say("component-added", what, reference[1:], after=name, subject=subject)
                elif name not in after:
                    if reference not in used[0]:
                        id_ = "api-schema-removed" if kind == "schemas" else "component-removed"
                        self.say(id_, what, reference[1:], before=name, subject=subject)
                elif self.differs(before[name], after[name]) and not (reference in used[0] and reference in used[1]):
                    self.say("component-changed", what, reference[1:], before[name], after[name], subject)
        self._schemes(as_node(old.get("securitySchemes")), as_node(new.get("securitySchemes")))

    def _schemes(self, old: Node, new: Node) -> None:
        for name in sorted({*old, *new}):
            what = f"Security scheme `{name}`"
            where = step("/components/securitySchemes", name)
            if name not in old:
                self.say("api-security-component-added", what, where, after=name)
            elif name not in new:
                self.say("api-security-component-removed", what, where, before=name)
            else:
                self._scheme(self.old.resolved(old[name]), self.new.resolved(new[name]), what, where)

    def _scheme(self, old: Node, new: Node, what: str, where: str) -> None:
        if old.get("type") != new.get("type"):
            self.say("api-security-component-type-changed", what, step(where, "type"), old.get("type"), new.get("type"))
        for key in sorted((old.keys() | new.keys()) - {"type", "flows"}):
            if self.differs(old.get(key), new.get(key)):
                self.say("security-component-changed", what, step(where, key), old.get(key), new.get(key))
        flows = as_node(old.get("flows")), as_node(new.get("flows"))
        for name in sorted({*flows[0], *flows[1]}):
            at = step(where, "flows", name)
            if name not in flows[0] or name not in flows[1]:
                self.say("security-component-oauth-flow-changed", what, at, name in flows[0], name)
                continue
            before, after = as_node(flows[0][name]), as_node(flows[1][name])
            for key in sorted((before.keys() | after.keys()) - {"scopes"}):
                if self.differs(before.get(key), after.get(key)):
                    id_ = _OAUTH_URLS.get(key)
                    told = f"api-security-component-{id_}-changed" if id_ else "security-component-oauth-flow-changed"
                    self.say(
                        told, f"`{key}` of {what[0].lower()}{what[1:]}", step(at, key), before.get(key), after.get(key)
                    )
            scopes = as_list(before.get("scopes")), as_list(after.get("scopes"))
            for scope in _missing(*scopes):
                self.say("api-security-component-oauth-scope-removed", what, at, before=scope)
            for scope in _missing(scopes[1], scopes[0]):
                self.say("api-security-component-oauth-scope-added", what, at, after=scope)


def _words(value: Any) -> str:
    return value if isinstance(value, str) else short(value)


def _names(path: str) -> list[str]:
    return re.findall(r"\{([^{}]*)\}", path)


def _shape(path: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", path)


def _paired(
    old: Mapping[tuple[str, str], _Endpoint], new: Mapping[tuple[str, str], _Endpoint]
) -> tuple[list[tuple[_Endpoint, _Endpoint]], list[_Endpoint], list[_Endpoint]]:
    """Pair operations: those of one path, then those whose paths differ in names of parameters only."""
    pairs = [(old[key], endpoint) for key, endpoint in new.items() if key in old]
    gone = {key: endpoint for key, endpoint in old.items() if key not in new}
    added: list[_Endpoint] = []
    shapes = {(_shape(path), method): (path, method) for path, method in gone}
    for key, endpoint in new.items():
        if key in old:
            continue
        same = shapes.pop((_shape(key[0]), key[1]), None)
        if same is None:
            added.append(endpoint)
        else:
            pairs.append((gone.pop(same), endpoint))
    return pairs, list(gone.values()), added


def _security(contract: Contract, endpoint: _Endpoint) -> list[Node]:
    """Return the alternatives that an operation takes; none at all is one without credentials."""
    found = endpoint.node.get("security", contract.root.get("security"))
    return [as_node(option) for option in as_list(found)] or [{}]


def _within(option: Node, other: Node) -> bool:
    """Whether who has what `other` needs has what `option` needs."""
    return all(k in other and not _missing(as_list(v), as_list(other[k])) for k, v in option.items())


def _alternative(option: Node) -> str:
    return (
        "no credentials"
        if not option
        else " and ".join(
            f"{scheme} ({', '.join(map(str, as_list(scopes)))})" if scopes else scheme
            for scheme, scopes in option.items()
        )
    )


def _missing(values: list[Any], others: list[Any]) -> list[Any]:
    """Return the values that are not among the others."""
    known = {exact(value) for value in others}
    return list({exact(value): value for value in values if exact(value) not in known}.values())


def _day(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _used(contract: Contract) -> set[str]:
    """Return the references that lead out of paths and webhooks, at any distance."""
    found: set[str] = set()
    todo: list[Any] = [contract.root.get("paths"), contract.root.get("webhooks")]
    while todo:
        node = todo.pop()
        if isinstance(node, list):
            todo.extend(as_list(node))
        elif isinstance(node, dict):
            for key, value in as_node(node).items():
                if key == "$ref" and isinstance(value, str):
                    if value not in found:
                        found.add(value)
                        parts = value.split("/")
                        kind = parts[2] if len(parts) == 4 else "schemas"
                        todo.append(contract.target(value, kind))
                else:
                    todo.append(value)
    return found


__all__ = ["METHODS", "Level", "compare"]
